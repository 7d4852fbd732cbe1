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
def find(
    case: CaseArgument,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS…]", help="Words that the sentence holds; quote a phrase.")] = None,
    *,
    predicate: Annotated[str | None, typer.Option(help="Only claims of this predicate, such as [bold]funds[/].")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only claims that a speaker of this name stands behind, at any place in the chain.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most claims to print.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Find claims by their words, predicate or speaker. Exit status 1 where nothing is found."""
    from sayso.cli.showing import found_in

    shown = found_in(case, " ".join(words or []), predicate=predicate, speaker=speaker, limit=limit)
    print_json(shown.as_json) if as_json else [say(line) for line in shown.lines]
    raise typer.Exit(0 if shown.as_json else NOTHING)


@app.command(epilog="[bold]Example[/]\n\n  sayso show river.sayso claim-3fe2     (the beginning of an id is enough)")
def show(
    case: CaseArgument,
    identity: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a document, article, claim, entity, proposition, origin or finding, or its beginning.")
    ],
    *,
    as_json: JsonOption = False,
) -> None:
    """Show one thing of a case with all that is known of it, and where it stands in the text."""
    from sayso.cli.showing import thing_in

    shown = thing_in(case, identity)
    print_json(shown.as_json) if as_json else [say(line) for line in shown.lines]


@app.command(epilog="[bold]Example[/]\n\n  sayso report river.sayso --out river.html")
def report(
    case: CaseArgument,
    *,
    out: Annotated[Path | None, typer.Option(help="The page to write. [dim]Default: the case's name with .html, beside it.[/]")] = None,
    title: Annotated[str | None, typer.Option(help="What the brief is headed.")] = None,
) -> None:
    """Write the brief: one HTML page, offline, printable: who says what, through whom, and what stands against it."""
    from sayso import api

    with api.open(case) as opened:
        path = api.write_brief(opened, out or case.with_suffix(".html"), title=title)
    ERR.print(f"The brief is in {path}: open it in a browser.") if ERR.is_terminal else None


@app.command(epilog="[bold]Example[/]\n\n  sayso export river.sayso --out river-record/")
def export(
    case: CaseArgument,
    *,
    out: Annotated[Path, typer.Option(help="The folder to write into.")],
    format: Annotated[str, typer.Option(help="jsonl: the public record, one JSON Lines file a noun.")] = "jsonl",  # noqa: A002
    as_json: JsonOption = False,
) -> None:
    """Write the record for other programs."""
    from sayso import api

    with api.open(case) as opened:
        paths = api.write_export(opened, out, format=format)
    if as_json:
        print_json([str(path) for path in paths])
    elif ERR.is_terminal:
        ERR.print(f"{len(paths)} files are in {out}.")
