"""The few functions that notebooks, scripts and the command line call."""

import getpass
from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

import msgspec

from sayso.codebook import load_codebook
from sayso.errors import InvalidJudgement, InvalidSettings, UnwritableOutput
from sayso.export import EXPORTERS, Manifest
from sayso.pipeline.build import Watch, utc_now
from sayso.pipeline.build import build as run_build
from sayso.pipeline.judge import Judged, Kind
from sayso.pipeline.judge import judge as run_judge
from sayso.pipeline.judge import questions as run_questions
from sayso.pipeline.linking import Linked, linking_of
from sayso.pipeline.linking import link_lists as run_link
from sayso.pipeline.linking import set_lists_aside as run_set_aside
from sayso.pipeline.views import view_of_case
from sayso.record import Identity, Listing, Record, ReferenceList, identities_of
from sayso.report import report
from sayso.resolve import Question
from sayso.settings import Settings
from sayso.store import Case, open_case
from sayso.version import VERSION

__all__ = ["build", "identities", "judge", "link", "link_lists", "open", "questions", "set_lists_aside", "view", "write_brief", "write_export"]

AnyPath = str | PathLike[str]


def build(*inputs: AnyPath, case: AnyPath, settings: Settings | None = None, watch: Watch | None = None) -> Case:
    """Read folders and files of documents into a case, new or there already, and give it, opened.

    Documents that cannot be used are in `case.rejected()`, each with its reason. Raises SaysoError where an input does not exist or another process writes to the case.
    """
    run_build([Path(given) for given in inputs], case=Path(case), settings=settings, watch=watch)
    return open(case)


def open(case: AnyPath) -> Case:  # noqa: A001 - as in zipfile.open, tarfile.open: the word is what users expect
    """Open a case to read it. Raises CaseNotFound, DamagedCase, CaseTooNew."""
    return open_case(Path(case), readonly=True)


def judge(case: AnyPath, kind: Kind, *things: str, why: str, by: str | None = None, later: bool = False, watch: Watch | None = None) -> Judged:
    """Add an analyst's judgement to a case for good, and derive the case anew by it, unless that is left for `later`.

        sayso.judge("river.sayso", "same", "Hassan Dorri", "Abu Rashed", why="Both are named on the same warrant.")

    "same" and "different" take two things, each the id of an entity or mention (or its beginning) or a name as it is written; "undo" takes the id of a judgement.
    `by` is the login name where it is not given. A case that is open meanwhile sees what came of it when it is read again. Raises InvalidJudgement where it cannot be
    carried out, UnknownId, CaseBusy where another process writes to the case.
    """
    return run_judge(Path(case), kind, things, why=why, by=_login() if by is None else by, later=later, watch=watch)


def questions(case: Case, *, limit: int | None = None) -> Sequence[Question]:
    """The pairs on who is who that are most worth an analyst's look, by what a judgement on them would change; at most `limit`."""
    return run_questions(case, limit=limit)


def link(case: AnyPath | Case, *lists: AnyPath, least: float | None = None, columns: Mapping[str, str] | None = None) -> tuple[Listing, ...]:
    """Match the entities of a case by name with reference lists, and give all its listings.

        sayso.link("river.sayso", "sdn.xml", "own.csv", columns={"name": "Full Name"})

    A list stays in the case, its bytes too, and is matched again by every build; the same bytes are taken once. `least` is the least score of a match that is kept,
    0.8 where nothing was said before. Nothing is merged: a match of names is not an identification. Raises UnreadableInput for a file that is no list.
    """
    return link_lists(case, *lists, least=least, columns=columns).listings


def link_lists(
    case: AnyPath | Case, *lists: AnyPath, least: float | None = None, columns: Mapping[str, str] | None = None, file_size: int | None = None
) -> Linked:
    """As `link`, and says which lists were read, with what could not be read of them. `file_size` is the largest file that is read, in bytes."""
    path = case.path if isinstance(case, Case) else Path(case)
    with open(path) as opened:
        settings = linking_of(opened)
    settings = replace(settings, least=settings.least if least is None else least, file_size=settings.file_size if file_size is None else file_size)
    return run_link(path, [Path(one) for one in lists], settings=settings, columns=columns, clock=utc_now)


def set_lists_aside(case: AnyPath | Case, *lists: str) -> tuple[ReferenceList, ...]:
    """Match some lists no longer, by their ids or the beginnings of those. They stay in the case; linking their files again brings them back."""
    return run_set_aside(case.path if isinstance(case, Case) else Path(case), lists, clock=utc_now)


def view(case: Case, *identities: str) -> Record:
    """The record of a case as it would be if claims that two are one were so; nothing is written.

        sayso.view(case, "claim-3fe2")        sayso.view(case, "all")

    `identities` are the ids of claims, or their beginnings, or "all" for every one that is affirmed and not set aside; `Record.identities` says what is assumed.
    Raises InvalidSettings for what is no such claim.
    """
    return view_of_case(case, identities)


def identities(case: Case) -> tuple[Identity, ...]:
    """The claims of a case that two are one, affirmed and denied, each with the entities that it names. They join nothing by themselves."""
    return identities_of(case.claims(), case.entities())


def write_brief(case: Case, path: AnyPath, *, title: str | None = None, identities: Sequence[str] = ()) -> Path:
    """Write the brief of a case, one HTML file that needs no network, and give its path; with `identities`, of the view that assumes them, see `view`."""
    info = case.info()
    settings = Settings() if info.build is None else info.build.settings
    made = {"version": VERSION, "case": case.path.name, "made": info.made, "state": info.state}
    if info.build is not None:
        reader = info.build.reader
        made |= {"last build": info.build.at, "reader": f"{reader.name} {reader.version}", "codebook": reader.codebook, "settings": str(settings)}
    codebook = load_codebook(None if settings.codebook is None else Path(settings.codebook))
    page = report(view_of_case(case, identities), title=title or case.path.stem, codebook=codebook, made=made)
    target = Path(path)
    _write(target, page)
    return target


def write_export(case: Case, folder: AnyPath, *, format: str = "jsonl", identities: Sequence[str] = ()) -> tuple[Path, ...]:  # noqa: A002 - the word of the command's option
    """Write the record of a case into a folder, one file a noun, and give the files' paths; with `identities`, the view that assumes them, see `view`.

    Raises InvalidSettings for an unknown format.
    """
    exporter = EXPORTERS.get(format)
    if exporter is None:
        message = f"There is no format {format!r}; sayso writes {', '.join(sorted(EXPORTERS))}."
        raise InvalidSettings(message)
    return exporter.write(view_of_case(case, identities), _manifest(case), Path(folder))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        message = "Who judges is not known: this computer gives no login name. Give it with --by NAME."
        raise InvalidJudgement(message) from error


def _manifest(case: Case) -> Manifest:
    build = case.info().build
    if build is None:
        return Manifest(version=VERSION, codebook="", reader="", settings={})
    settings: dict[str, Any] = msgspec.to_builtins(build.settings)
    return Manifest(version=VERSION, codebook=build.reader.codebook, reader=f"{build.reader.name} {build.reader.version}", settings=settings)


def _write(target: Path, text: str) -> None:
    """Write a text whole or not at all."""
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(target)
    except OSError as error:
        message = f"{target} cannot be written: {error.strerror or error}. Choose another place with --out."
        raise UnwritableOutput(message) from error
