"""The shape of a case, step by step: an ordered list that is only ever added to."""

import sqlite3
from collections.abc import Callable
from importlib.resources import files

APPLICATION_ID = 0x53617953
"""Written into every case, so that a file says what it is: the letters "SayS"."""


def _statements(name: str) -> list[str]:
    """The statements of one of the SQL files beside this one."""
    statements: list[str] = []
    pending = ""
    for line in files("sayso.store").joinpath(name).read_text(encoding="utf-8").splitlines():
        if not pending and (not line.strip() or line.startswith("--")):
            continue
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements


def m001_initial(connection: sqlite3.Connection) -> None:
    """All tables, indexes and triggers."""
    for statement in _statements("m001_initial.sql"):
        connection.execute(statement)


def m002_lists(connection: sqlite3.Connection) -> None:
    """Reference lists, their entries and listings."""
    for statement in _statements("m002_lists.sql"):
        connection.execute(statement)


def m003_places(connection: sqlite3.Connection) -> None:
    """The place that an entity is in the gazetteer."""
    for statement in _statements("m003_places.sql"):
        connection.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (m001_initial, m002_lists, m003_places)
CURRENT = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a case from whatever version it has to the current one, all at once or not at all; its writer's lock must be held.

    `connection` is in autocommit mode. What was done is recorded in the table `migrations`.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
            migration(connection)
            connection.execute("INSERT INTO migrations (number, name) VALUES (?, ?)", (number, migration.__name__))
        # Pragmas take no parameters; both numbers are constants of this file.
        connection.execute("PRAGMA application_id = " + str(APPLICATION_ID))
        connection.execute("PRAGMA user_version = " + str(CURRENT))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
