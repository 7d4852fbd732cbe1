"""Which files the paths that a user gives stand for."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import UnreadableInput

_OWN_ENDINGS = (".sayso", ".sayso-wal", ".sayso-shm", ".sayso-journal", ".sayso.lock")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file to read: where it came from, as the record will say, and where it lies now."""

    origin: str
    path: Path


def _files_below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(_OWN_ENDINGS):
                yield Path(root) / name


def collect(inputs: Sequence[Path]) -> list[Found]:
    """The files below the paths given, each once, sorted by origin: the folder's name and the path below it.

    Hidden files, sayso's own cases, and whatever is no plain file (pipes, devices) are passed over; links to files are followed, links to folders are not.
    Raises UnreadableInput for a path that does not exist.
    """
    found: dict[Path, Found] = {}
    for given in inputs:
        if not given.exists():
            message = f"There is nothing at {given}. Give a folder or files that exist: sayso build FOLDER…"
            raise UnreadableInput(message)
        base = given.resolve()
        for path in _files_below(base) if base.is_dir() else [base]:
            try:
                if not stat.S_ISREG(path.stat().st_mode):
                    continue
            except OSError:
                pass  # a dangling link or a file without rights: reading it will say why, in the record
            origin = f"{base.name}/{path.relative_to(base).as_posix()}" if base.is_dir() else path.name
            found.setdefault(path.resolve(), Found(_printable(origin), path))
    return sorted(found.values())


def _printable(name: str) -> str:
    """A file name as text that can be stored: bytes that are no UTF-8 become replacement signs."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
