"""Reading back what JsonLines wrote."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec

from sayso.errors import UnreadableInput
from sayso.export import lines
from sayso.export.exporters import Manifest
from sayso.export.from_lines import Lines, from_lines
from sayso.export.lines import FORMAT, LATER, LINES, Line, ManifestFile
from sayso.record import Record

LineType = TypeVar("LineType", bound=Line)


def read_export(folder: Path) -> tuple[Record, Manifest]:
    """The record and the manifest that `JsonLines.write` wrote into a folder; written again, they give the same bytes.

    What the contract does not carry is not there: antecedents of mentions, stances, the words of a negation, why a document is unread, sizes of what was
    rejected, paths of lists. Raises UnreadableInput for a folder that holds no whole export, and Ungrounded where a text is not what stands at its span.
    """
    head = _manifest(folder)

    def read(kind: type[LineType]) -> list[LineType]:
        return _lines(folder, kind, head.counts)

    given = Lines(
        documents=read(lines.DocumentLine),
        rejected=read(lines.RejectedLine),
        articles=read(lines.ArticleLine),
        mentions=read(lines.MentionLine),
        claims=read(lines.ClaimLine),
        entities=read(lines.EntityLine),
        propositions=read(lines.PropositionLine),
        origins=read(lines.OriginLine),
        lineage=read(lines.LineageLine),
        drifts=read(lines.DriftLine),
        findings=read(lines.FindingLine),
        judgements=read(lines.JudgementLine),
        lists=read(lines.ListLine),
        listings=read(lines.ListingLine),
    )
    record = replace(from_lines(given), identities=() if head.identities is msgspec.UNSET else head.identities)
    return record, Manifest(version=head.version, codebook=head.codebook, reader=head.reader, settings=head.settings)


def _manifest(folder: Path) -> ManifestFile:
    path = folder / "manifest.json"
    try:
        head = msgspec.json.decode(path.read_bytes(), type=ManifestFile)
    except OSError as error:
        message = f"There is no export in {folder}: {path.name} cannot be opened ({error.strerror or error})."
        raise UnreadableInput(message) from error
    except msgspec.MsgspecError as error:
        message = f"The file {path} is no manifest of an export: {error}."
        raise UnreadableInput(message) from error
    if head.sayso > FORMAT:
        message = f"The export {folder} was written by a newer version of sayso (format {head.sayso}, this one reads {FORMAT}). Install the newest sayso."
        raise UnreadableInput(message)
    return head


def _lines(folder: Path, kind: type[LineType], counts: dict[str, int]) -> list[LineType]:
    """All lines of one kind, as many as the manifest says; none of a kind that the export is older than."""
    name = next(name for name, known in LINES.items() if known is kind)
    path = folder / (name + ".jsonl")
    if name in LATER and name not in counts:
        return []
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"The export in {folder} is not whole: {path.name} cannot be opened ({error.strerror or error}). Export the case again."
        raise UnreadableInput(message) from error
    decoder = msgspec.json.Decoder(kind)
    found: list[LineType] = []
    for number, line in enumerate(data.removesuffix(b"\n").split(b"\n") if data else [], start=1):
        try:
            found.append(decoder.decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            message = f"Line {number} of {path} is not as docs/record-format.md says: {error}."
            raise UnreadableInput(message) from error
    if len(found) != counts.get(name):
        message = f"The export in {folder} is not whole: {path.name} has {len(found)} lines, its manifest says {counts.get(name)}. Export the case again."
        raise UnreadableInput(message)
    return found
