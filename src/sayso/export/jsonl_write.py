"""Writing a record as JSON Lines: one file a noun, and a manifest."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from sayso.errors import UnwritableOutput
from sayso.export.exporters import Manifest
from sayso.export.lines import FORMAT, ManifestFile
from sayso.export.to_lines import to_lines
from sayso.record import Record, sorted_record


class JsonLines:
    """The format of docs/record-format.md: a public contract that `read_export` reads back."""

    def write(self, record: Record, manifest: Manifest, folder: Path) -> tuple[Path, ...]:
        """Write the record into a folder, made where it is missing: all files, empty ones too; the manifest last.

        The same record gives the same bytes, in whatever order its nouns come. Other files of the folder are left alone. Raises UnwritableOutput; then what stood
        in the folder before still stands there whole.
        """
        tables = to_lines(sorted_record(record))
        counts = {name: len(rows) for name, rows in tables.items()}
        head = ManifestFile(
            sayso=FORMAT,
            version=manifest.version,
            codebook=manifest.codebook,
            reader=manifest.reader,
            settings=dict(manifest.settings),
            counts=counts,
            identities=tuple(sorted(record.identities)) or msgspec.UNSET,
        )
        contents: dict[str, Iterable[bytes]] = {name + ".jsonl": (msgspec.json.encode(row) + b"\n" for row in rows) for name, rows in tables.items()}
        contents["manifest.json"] = [msgspec.json.format(msgspec.json.encode(head), indent=2) + b"\n"]
        try:
            return _written(contents, folder)
        except OSError as error:
            message = f"The record cannot be written to {folder}: {error.strerror or error}. Choose another folder with --out."
            raise UnwritableOutput(message) from error


def _written(contents: dict[str, Iterable[bytes]], folder: Path) -> tuple[Path, ...]:
    """Write all files beside the old ones first, and only then put each in its place."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {folder / name: folder / (name + ".part") for name in contents}
    try:
        for part, data in zip(parts.values(), contents.values(), strict=True):
            with part.open("wb") as file:
                file.writelines(data)
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return tuple(parts)
