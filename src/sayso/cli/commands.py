"""The commands: each parses, calls, prints."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.console import ERR, NOTHING, errors_told, print_json, progress_bar, say
from sayso.version import VERSION

app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who says so, on whose word, and who else?\n\n"
    "Reads a pile of open sources into a record: every claim in its own words, with the chain of who said it to whom. It never says what is true.\n\n"
    "[bold]Begin with[/]\n\n"
    "  sayso build articles/           read a folder into articles.sayso\n\n"
    "  sayso report articles.sayso     write the brief, one page to open in a browser\n\n"
    "  sayso find articles.sayso rockets",
)

CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", help="The case file, made by [bold]sayso build[/].")]
AssumedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--identity",
        metavar="CLAIM|all",
        help="See the case as it would be if this claim that two are one were so, by its id or the beginning; several times for several, [bold]all[/] for all that nobody set aside. Nothing is changed.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


def main() -> None:
    """Run the command line."""
    with errors_told():
        app()


def _version(value: bool) -> None:  # noqa: FBT001 - typer calls it so
    if value:
        print_json({"sayso": VERSION})
        raise typer.Exit


@app.callback()
def options(*, version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """Options before any command."""
    _ = version


@app.command(
    epilog="[bold]Examples[/]\n\n  sayso build articles/\n\n  sayso build articles/ mails.mbox --case river.sayso\n\n  sayso build news.jsonl --field text=body --field source=outlet"
)
def build(  # noqa: PLR0913 - a parameter is an option
    inputs: Annotated[
        list[Path], typer.Argument(metavar="FOLDER", help="Folders or files: text, Markdown, HTML, PDF, DOCX, EML, MBOX, WARC, WACZ, ZIP, JSON Lines.")
    ],
    *,
    case: Annotated[Path | None, typer.Option(help="The case file to make or add to. [dim]Default: the first folder's name with .sayso, here.[/]")] = None,
    codebook: Annotated[Path | None, typer.Option(help="A codebook of your own.", rich_help_panel="Data")] = None,
    publishers: Annotated[Path | None, typer.Option(help="Agencies and publisher families of your own, added to those known.", rich_help_panel="Data")] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=FIELD",
            help="For JSON Lines: what a field is called, such as [bold]--field text=body[/]; names: text, title, source, date, byline, url.",
            rich_help_panel="Data",
        ),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(
            metavar="sayso-en|rules",
            help="Who reads the sentences: the trained model with the rules, or the rules alone. [dim]Default: the model where it is installed.[/]",
            rich_help_panel="Data",
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that read at the same time.", rich_help_panel="Limits")] = 2,
    seconds: Annotated[float, typer.Option(min=1, help="Longest time for one document.", rich_help_panel="Limits")] = 30.0,
    memory: Annotated[int, typer.Option(min=256, help="Most memory for a reading process, in MB.", rich_help_panel="Limits")] = 2048,
    max_file_size: Annotated[int, typer.Option(min=1, help="Largest file that is read, in MB.", rich_help_panel="Limits")] = 200,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Read documents into a case. A case that is there already is added to: only what is new is read."""
    from sayso.cli.building import run_build, settings_from

    limits = {"seconds": seconds, "memory": memory * 1024**2, "file_size": max_file_size * 1024**2}
    settings = settings_from(limits, fields=field or [], workers=workers, reader=reader, codebook=codebook, publishers=publishers)
    with progress_bar(quiet=quiet or as_json) as bar:
        built = run_build(inputs, case=case, settings=settings, watch=bar)
    if as_json:
        print_json(built.as_json)
    elif not quiet:
        for line in built.lines:
            say(line)
    raise typer.Exit(0 if built.documents else NOTHING)


@app.command(epilog="[bold]Example[/]\n\n  sayso info river.sayso")
def info(case: CaseArgument, *, as_json: JsonOption = False) -> None:
    """What a case holds: what was read, what was refused, how much was found, by which reader."""
    from sayso.cli.showing import info_of

    shown = info_of(case)
    print_json(shown.as_json) if as_json else [say(line) for line in shown.lines]


@app.command(
    epilog='[bold]Examples[/]\n\n  sayso find river.sayso rockets\n\n  sayso find river.sayso "Oss Valley Guard" --limit 5\n\n  sayso find river.sayso --predicate funds --speaker ministry'
)
def find(  # noqa: PLR0913 - a parameter is an option
    case: CaseArgument,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS…]", help="Words that the sentence holds; quote a phrase.")] = None,
    *,
    predicate: Annotated[str | None, typer.Option(help="Only claims of this predicate, such as [bold]funds[/].")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only claims that a speaker of this name stands behind, at any place in the chain.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most claims to print.")] = 20,
    assumed: AssumedOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find claims by their words, predicate or speaker. Exit status 1 where nothing is found."""
    from sayso.cli.showing import found_in

    shown = found_in(case, " ".join(words or []), predicate=predicate, speaker=speaker, limit=limit, assumed=assumed or ())
    print_json(shown.as_json) if as_json else [say(line) for line in shown.lines]
    raise typer.Exit(0 if shown.as_json else NOTHING)


@app.command(epilog="[bold]Example[/]\n\n  sayso show river.sayso claim-3fe2     (the beginning of an id is enough)")
def show(
    case: CaseArgument,
    identity: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The id of a document, article, claim, entity, proposition, origin, finding, judgement, list or listing, or its beginning."
        ),
    ],
    *,
    assumed: AssumedOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one thing of a case with all that is known of it, and where it stands in the text."""
    from sayso.cli.showing import thing_in

    shown = thing_in(case, identity, assumed=assumed or ())
    print_json(shown.as_json) if as_json else [say(line) for line in shown.lines]


@app.command(
    epilog="[bold]Examples[/]\n\n  sayso judge river.sayso queue\n\n"
    '  sayso judge river.sayso same "Hassan Dorri" "Abu Rashed" --why "Both are on one warrant"\n\n'
    '  sayso judge river.sayso different entity-3fe2 entity-91ab --why "Brothers"\n\n'
    '  sayso judge river.sayso undo judgement-77c0 --why "The warrant was withdrawn"\n\n  sayso judge river.sayso list'
)
def judge(  # noqa: PLR0913 - a parameter is an option
    case: CaseArgument,
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION",
            help="same, different, accept, set-aside or undo, to judge; list, to see what was judged; queue, to see what is most worth it.",
        ),
    ],
    things: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[A B]",
            help="For same and different two things: a name as it is written, in quotation marks (it then means all that are so called), or the id of an entity or mention, or its beginning. For accept and set-aside the id of a claim that two are one. For undo a judgement's id.",
        ),
    ] = None,
    *,
    why: Annotated[str, typer.Option(help="The reason, kept with the judgement. Needed for same, different, accept, set-aside and undo.")] = "",
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who judges. [dim]Default: your login name.[/]")] = None,
    later: Annotated[bool, typer.Option("--later", help="Keep it only; the next build works it in.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="For queue: most questions to print.")] = 10,
    as_json: JsonOption = False,
) -> None:
    """Say who is who: that two names are one or two, with the reason. A judgement beats every score, is never deleted, and can be undone."""
    from sayso.cli import judging

    kind = judging.kind_of(action, things or [])
    if kind is None:
        shown = judging.listed(case) if action == "list" else judging.queued(case, limit=limit)
    else:
        with progress_bar(quiet=as_json) as bar:
            shown = judging.judged(case, kind, things or [], why=why, by=by, later=later, watch=bar)
    print_json(shown.as_json) if as_json else [say(line) for line in shown.lines]


@app.command(
    epilog="[bold]Examples[/]\n\n  sayso link river.sayso sdn.xml\n\n  sayso link river.sayso sdn.csv alt.csv\n\n"
    "  sayso link river.sayso own.csv --column 'name=Full Name' --column listed=Since\n\n  sayso link river.sayso      (what is linked, and what was found)\n\n"
    "  sayso link river.sayso --drop list-3fe2"
)
def link(  # noqa: PLR0913 - a parameter is an option
    case: CaseArgument,
    lists: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[LIST…]",
            help="Lists that you have downloaded: OFAC's XML, advanced XML or sdn.csv with alt.csv, the UN Security Council's XML, OpenSanctions' JSON or CSV, any CSV or TSV with a column of names.",
        ),
    ] = None,
    *,
    least: Annotated[
        float | None, typer.Option(metavar="SCORE", help="Least score of a match that is kept, up to 1. [dim]Default: 0.8, or what was said before.[/]")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=HEADING",
            help="For tables: what a column is called, such as [bold]--column 'name=Full Name'[/]; names: name, first, last, aliases, weak, kind, id, country, listed, authority, program, born.",
        ),
    ] = None,
    drop: Annotated[list[str] | None, typer.Option(metavar="LIST-ID", help="Match this list no longer. It stays in the case.")] = None,
    max_file_size: Annotated[int, typer.Option(min=1, help="Largest list that is read, in MB.")] = 1024,
    as_json: JsonOption = False,
) -> None:
    """Match the people and bodies of a case by name with sanctions lists and other lists of yours. It merges nothing and judges nobody."""
    from sayso.cli.linking import columns_from, linked

    columns = columns_from(column or [])
    with progress_bar(quiet=as_json) as bar:
        bar.begin("link", None)
        shown = linked(case, lists or [], drop=drop or [], least=least, columns=columns, file_size=max_file_size * 1024**2)
    print_json(shown.as_json) if as_json else [say(line) for line in shown.lines]
    raise typer.Exit(0 if shown.as_json else NOTHING)


@app.command(
    epilog='[bold]Examples[/]\n\n  sayso compare "Qassem Darwishi" "Ghasem Darvishi"\n\n  sayso compare "Liwa Sakhr" "Sakhr Brigade" --kind organization'
)
def compare(
    left: Annotated[str, typer.Argument(metavar="LEFT", help="A name, in quotation marks.")],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="Another name.")],
    *,
    kind: Annotated[str, typer.Option(metavar="KIND", help="What the names are of: person, organization, location, facility, weapon or other.")] = "person",
    as_json: JsonOption = False,
) -> None:
    """Compare two names: how likely they are spellings of one, and what speaks for and against it. It needs no case."""
    from sayso.cli.comparing import compared

    shown = compared(left, right, kind)
    print_json(shown.as_json) if as_json else [say(line) for line in shown.lines]


@app.command(epilog="[bold]Example[/]\n\n  sayso report river.sayso --out river.html")
def report(
    case: CaseArgument,
    *,
    out: Annotated[Path | None, typer.Option(help="The page to write. [dim]Default: the case's name with .html, beside it.[/]")] = None,
    title: Annotated[str | None, typer.Option(help="What the brief is headed.")] = None,
    assumed: AssumedOption = None,
) -> None:
    """Write the brief: one HTML page, offline, printable: who says what, through whom, and what stands against it."""
    from sayso import api

    with api.open(case) as opened:
        path = api.write_brief(opened, out or case.with_suffix(".html"), title=title, identities=assumed or ())
    ERR.print(f"The brief is in {path}: open it in a browser.") if ERR.is_terminal else None


@app.command(epilog="[bold]Example[/]\n\n  sayso export river.sayso --out river-record/")
def export(
    case: CaseArgument,
    *,
    out: Annotated[Path, typer.Option(help="The folder to write into.")],
    format: Annotated[str, typer.Option(help="jsonl: the public record, one JSON Lines file a noun.")] = "jsonl",  # noqa: A002
    assumed: AssumedOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the record for other programs."""
    from sayso import api

    with api.open(case) as opened:
        paths = api.write_export(opened, out, format=format, identities=assumed or ())
    if as_json:
        print_json([str(path) for path in paths])
    elif ERR.is_terminal:
        ERR.print(f"{len(paths)} files are in {out}.")
