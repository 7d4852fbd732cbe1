"""One writer at a time: a lock file beside the case.

SQLite would let a second process in between two commits. It must not be: SQLite 3.7.0 to 3.51.2, which most Pythons carry, can damage a file
when one connection resets the write-ahead log while another commits (its "WAL-reset" bug), and two builds would undo each other's work.
The system lets go of the lock when its holder ends, however it ends, so a lock file that was left behind locks nobody out.
"""

import os
import sys
from pathlib import Path
from typing import Self

from sayso.errors import CaseBusy, UnwritableOutput

_FAR = 2**30  # Windows keeps others from reading the bytes that are locked: those are far behind the number written here

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _seize(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def lock_path(case: Path) -> Path:
    """Where the lock of a case lies: beside it."""
    return case.with_name(case.name + ".lock")


class WriterLock:
    """The right to write to one case, held from `with` to its end; never waited for."""

    def __init__(self, case: Path) -> None:
        """The lock of the case at this path, whether or not it exists yet."""
        self._case = case
        self._path = lock_path(case)
        self._handle: int | None = None

    def __enter__(self) -> Self:
        """Take the lock. Raises CaseBusy where another holds it, UnwritableOutput where none can be made."""
        while self._handle is None:
            handle = self._open()
            if not _seize(handle):
                holder = os.read(handle, 20).decode("ascii", "replace")
                os.close(handle)
                named = f"process {holder}" if holder.isdigit() else "another process"
                message = f"The case {self._case} is being written to by {named}. Wait for it to end, then try again; reading works meanwhile."
                raise CaseBusy(message)
            if self._is_current(handle):
                self._handle = handle
            else:
                os.close(handle)
        os.ftruncate(self._handle, 0)
        os.write(self._handle, str(os.getpid()).encode())
        return self

    def __exit__(self, *_: object) -> None:
        """Let go, and leave nothing behind."""
        if self._handle is None:
            return
        # Removed while it is still held: whoever opened it meanwhile sees in _is_current that it holds a file that is gone.
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0), 0o644)
        except OSError as error:
            message = (
                f"The case {self._case} cannot be written to: its lock {self._path.name} cannot be made ({error.strerror}). Copy the case to a folder of yours."
            )
            raise UnwritableOutput(message) from error

    def _is_current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False
