"""Running a build for the command line: options to settings, outcome to lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso.cli.console import plain
from sayso.cli.showing import refusal_lines
from sayso.errors import InvalidSettings
from sayso.pipeline.build import Watch, build
from sayso.reader import chosen_reader
from sayso.settings import ReadSettings, Settings
from sayso.store import open_case

_FIELDS = ("text", "title", "source", "date", "byline", "url")
_SHOWN = 8  # refused files that are named; the rest is counted


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to print after a build."""

    lines: tuple[str, ...]
    as_json: dict[str, Any]
    documents: int


def settings_from(
    limits: dict[str, Any], *, fields: Sequence[str], workers: int, reader: str | None, codebook: Path | None, publishers: Path | None
) -> Settings:
    """Settings from the command line's options; raises InvalidSettings for a field that means nothing."""
    named: dict[str, Any] = dict(limits)
    for given in fields:
        name, sign, value = given.partition("=")
        if name not in _FIELDS or not sign or not value:
            message = f"--field {given} means nothing. Write NAME=FIELD with one of the names {', '.join(_FIELDS)}: --field text=body"
            raise InvalidSettings(message)
        named[f"{name}_field"] = value
    read = replace(ReadSettings(), **named)
    return Settings(
        workers=workers,
        reader=reader,
        read=read,
        codebook=None if codebook is None else str(codebook.absolute()),
        publishers=None if publishers is None else str(publishers.absolute()),
    )


def default_case(inputs: Sequence[Path]) -> Path:
    """The case beside which a user stands who names none: the first input's name, in the folder where the command runs."""
    first = inputs[0].resolve()
    return Path(f"{first.name if first.is_dir() else first.stem}.sayso")


def run_build(inputs: Sequence[Path], *, case: Path | None, settings: Settings, watch: Watch) -> Outcome:
    """Build, and put what came of it into words."""
    path = case or default_case(inputs)
    built = build(inputs, case=path, settings=settings, watch=watch)
    with open_case(path, readonly=True) as opened:
        counts = opened.info().counts
        refused = list(opened.rejected())
        unread = [document.name for document in opened.documents() if document.unread is not None]
    lines = [
        f"[bold]{plain(str(path))}[/]: {counts['documents']:,} documents, {counts['claims']:,} claims, {counts['entities']:,} entities, {counts['propositions']:,} propositions",
        f"{built.read:,} of {built.files:,} files read now"
        + (f", {built.known:,} known from before" if built.known else "")
        + (f", {built.again:,} documents read again" if built.again else ""),
    ]
    if settings.reader is None and chosen_reader(None) == "rules":
        lines.append("Read by rules alone, which miss much: the trained reader (sayso\\[en] with the package sayso-en) is not installed.")
    if unread:
        lines.append(
            f"{len(unread):,} kept but not read for claims (language, or no text of an article): {plain(', '.join(unread[:_SHOWN]))}{' …' if len(unread) > _SHOWN else ''}"
        )
    if refused:
        lines.append(f"{len(refused):,} refused:")
        lines += refusal_lines(refused, path)
    lines.append(f"Next: sayso report {plain(str(path))}")
    data: dict[str, Any] = {
        "case": str(path),
        "files": built.files,
        "read": built.read,
        "known": built.known,
        "again": built.again,
        "counts": dict(counts),
        "unread": unread,
    }
    data["rejected"] = [{"origin": item.origin, "reason": item.reason, "detail": item.detail} for item in refused]
    return Outcome(lines=tuple(lines), as_json=data, documents=counts["documents"])
