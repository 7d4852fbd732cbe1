"""What every format of export has in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sayso.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """How the record was made: sayso's version, the codebook, the reader, the settings of the build (plain JSON values). Counts are the exporter's to add."""

    version: str
    codebook: str
    reader: str
    settings: Mapping[str, Any]


class Exporter(Protocol):
    """One format that a record can be written in."""

    def write(self, record: Record, manifest: Manifest, folder: Path) -> tuple[Path, ...]:
        """Write the record into a folder, made where it is missing, and give the files' paths.

        The same record gives the same bytes. Only files of the format's own names are written over. Raises UnwritableOutput.
        """
        ...
