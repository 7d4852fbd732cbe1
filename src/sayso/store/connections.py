"""Opening the file of a case: for reading or for writing, with what SQLite says put into words."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from sayso.errors import CaseBusy, CaseNotFound, CaseTooNew, DamagedCase, SaysoError, UnreadableInput
from sayso.store.locks import WriterLock
from sayso.store.migrations import APPLICATION_ID, CURRENT, migrate

_WAIT = 10.0  # seconds to wait for SQLite's own short locks; the writer's lock is never waited for
_CACHE = 64 * 1024  # KiB of pages that a writer keeps at hand: the indexes of some 100,000 claims
_HEADER = b"SQLite format 3\x00"


def worded(error: sqlite3.Error, path: Path) -> SaysoError | None:
    """What an error of SQLite means for the user; None for mistakes of the program itself."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return DamagedCase(f"The file {path} is no case, or it is damaged ({error}). Take a copy of it from your backup, or build it again from the documents.")
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return CaseBusy(f"The case {path} is in use by another program ({error}). Try again in a moment.")
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}:
        return SaysoError(f"The case {path} cannot be read or written ({error}). Look for a full disk or missing rights; what was reported as done is kept.")
    return None


def _uri(path: Path, options: str) -> str:
    # as_uri writes ?, #, % and blanks of the name as %XX, so that none of them ends it.
    return path.as_uri() + "?" + options


def _connect(uri: str) -> sqlite3.Connection:
    # Transactions are begun by _begin, not by Python. Connections pass between threads, but are used by one at a time.
    connection = sqlite3.connect(uri, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # so that INSERT OR REPLACE cannot get past the triggers that keep documents
    return connection


def _options(path: Path) -> tuple[str, ...]:
    """How to open a case for reading, best first.

    "rw" reads beside a writer and tidies up SQLite's side files when it closes; "ro" where the file cannot be written to; "immutable" for a folder without
    write access, where SQLite cannot make its side files, and only where no side file says that there is more than the case itself holds.
    """
    log = path.with_name(path.name + "-wal")
    is_alone = not log.exists() or log.stat().st_size == 0
    return ("mode=rw", "mode=ro", "mode=ro&immutable=1") if is_alone else ("mode=rw", "mode=ro")


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read. Raises the sayso error that says why there can be none."""
    refused: sqlite3.Error | None = None
    for options in _options(path):
        try:
            connection = _connect(_uri(path, options))
        except sqlite3.Error as error:
            refused = error
            continue
        try:
            connection.execute("PRAGMA query_only = ON")
            # A case can come from anybody: nothing in its views may act. Not for writers: before SQLite 3.44, FTS5 in triggers would count as acting.
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            refused = error
        except sqlite3.Error as error:
            connection.close()
            raise worded(error, path) or error from error
        else:
            return connection
    assert refused is not None
    raise worded(refused, path) or refused from refused


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection that writes; the writer's lock must be held. Every commit is on the disk before it returns."""
    try:
        connection = _connect(_uri(path, "mode=rw"))
        connection.execute("PRAGMA synchronous = FULL")
        # The log is copied back into the case only by checkpoint(), under the writer's lock: see locks.py.
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA cache_size = " + str(-_CACHE))
    except sqlite3.Error as error:
        raise worded(error, path) or error from error
    return connection


def _begin(how: str, connection: Connection) -> None:
    connection.exec_driver_sql(how)


def _reworded(path: Path, context: ExceptionContext) -> None:
    if isinstance(context.original_exception, sqlite3.Error):
        error = worded(context.original_exception, path)
        if error is not None:
            raise error from context.original_exception


def engine(path: Path, connect: Callable[[Path], sqlite3.Connection], *, begin: str) -> Engine:
    """An engine over connections of one kind, which begins transactions with `begin` and raises sayso's errors."""
    made = create_engine("sqlite://", creator=partial(connect, path), poolclass=QueuePool, hide_parameters=True)
    event.listen(made, "begin", partial(_begin, begin))
    event.listen(made, "handle_error", partial(_reworded, path))
    return made


def _begins_like_a_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def check(path: Path) -> None:
    """Make sure that a case of this version stands at the path; bring an older one up to date.

    Raises CaseNotFound, UnreadableInput, DamagedCase, CaseTooNew, and CaseBusy where an older case is in use.
    """
    if not path.exists():
        message = f"There is no case at {path}. Make one with: sayso build FOLDER --case {path.name}"
        raise CaseNotFound(message)
    try:
        is_database = path.is_file() and _begins_like_a_database(path)
    except OSError as error:
        message = f"The case {path} cannot be opened: {error.strerror}."
        raise UnreadableInput(message) from error
    if not is_database:
        message = f"The file {path} is no case of sayso. Give the file that `sayso build` made."
        raise DamagedCase(message)
    with closing(connect_reader(path)) as connection:
        try:
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise worded(error, path) or error from error
    if application_id != APPLICATION_ID or version < 1:
        message = f"The file {path} is a database, but no case of sayso. Give the file that `sayso build` made."
        raise DamagedCase(message)
    if version > CURRENT:
        message = f"The case {path} was made by a newer version of sayso (its format is {version}, this one knows up to {CURRENT}). Install the newest sayso."
        raise CaseTooNew(message)
    if version < CURRENT:
        with WriterLock(path), closing(connect_writer(path)) as connection:
            migrate(connection)


def make(path: Path, *, at: str, tool: str) -> None:
    """Make an empty case; the writer's lock must be held. It appears at the path whole or not at all."""
    fresh = path.with_name(path.name + ".new")
    # What is left of an earlier case of this name goes too: SQLite would take its log for the new one's.
    for name in (fresh.name, fresh.name + "-wal", fresh.name + "-shm", path.name + "-wal", path.name + "-shm"):
        path.with_name(name).unlink(missing_ok=True)
    try:
        with closing(_connect(_uri(fresh, "mode=rwc"))) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            migrate(connection)
            connection.execute("INSERT INTO meta (name, value) VALUES ('state', 'empty'), ('made', ?)", (at,))
            connection.execute("INSERT INTO steps (step, at, tool, detail) VALUES ('made', ?, ?, '')", (at, tool))
            checkpoint(connection)
        fresh.replace(path)
    except sqlite3.Error as error:
        raise worded(error, path) or error from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def checkpoint(connection: sqlite3.Connection, *, milliseconds: int = 500) -> None:
    """Copy the write-ahead log back into the case and cut it off; the writer's lock must be held.

    Readers that still look at an older state are waited for only so long. Then the log stays, and the next checkpoint or the last one to close does the rest.
    """
    connection.execute("PRAGMA busy_timeout = " + str(milliseconds))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.execute("PRAGMA busy_timeout = " + str(int(_WAIT * 1000)))
