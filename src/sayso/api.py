"""The few functions that notebooks, scripts and the command line call."""

from os import PathLike
from pathlib import Path
from typing import Any

import msgspec

from sayso.codebook import load_codebook
from sayso.errors import InvalidSettings, UnwritableOutput
from sayso.export import EXPORTERS, Manifest
from sayso.pipeline.build import Watch
from sayso.pipeline.build import build as run_build
from sayso.report import report
from sayso.settings import Settings
from sayso.store import Case, open_case
from sayso.version import VERSION

__all__ = ["build", "open", "write_brief", "write_export"]

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


def write_brief(case: Case, path: AnyPath, *, title: str | None = None) -> Path:
    """Write the brief of a case, one HTML file that needs no network, and give its path."""
    info = case.info()
    settings = Settings() if info.build is None else info.build.settings
    made = {"version": VERSION, "case": case.path.name, "made": info.made, "state": info.state}
    if info.build is not None:
        reader = info.build.reader
        made |= {"last build": info.build.at, "reader": f"{reader.name} {reader.version}", "codebook": reader.codebook, "settings": str(settings)}
    codebook = load_codebook(None if settings.codebook is None else Path(settings.codebook))
    page = report(case.record(), title=title or case.path.stem, codebook=codebook, made=made)
    target = Path(path)
    _write(target, page)
    return target


def write_export(case: Case, folder: AnyPath, *, format: str = "jsonl") -> tuple[Path, ...]:  # noqa: A002 - the word of the command's option
    """Write the record of a case into a folder, one file a noun, and give the files' paths. Raises InvalidSettings for an unknown format."""
    exporter = EXPORTERS.get(format)
    if exporter is None:
        message = f"There is no format {format!r}; sayso writes {', '.join(sorted(EXPORTERS))}."
        raise InvalidSettings(message)
    return exporter.write(case.record(), _manifest(case), Path(folder))


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
