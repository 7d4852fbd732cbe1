"""Rows that are parts of other rows, handed out beside what they are parts of."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, select

from sayso.errors import DamagedCase

Row = RowMapping
Rows = dict[Table, list[dict[str, Any]]]
"""What to insert, by table."""


class Children:
    """The parts of one table, in the same order as the wholes: each whole asks once for its own.

    Both are read as they come, so that a case larger than memory can be walked through.
    """

    def __init__(self, rows: Iterable[Row], key: str) -> None:
        """`rows` are sorted as the wholes are; the column `key` holds the whole's id."""
        self._groups = groupby(rows, key=itemgetter(key))
        self._next = next(self._groups, None)

    def of(self, whole: str) -> list[Row]:
        """The parts of this whole, in order."""
        if self._next is None or self._next[0] != whole:
            return []
        parts = list(self._next[1])
        self._next = next(self._groups, None)
        return parts

    def finish(self, what: str) -> None:
        """Raise DamagedCase where parts are left that belong to nothing."""
        if self._next is not None:
            message = f"The case is damaged: its table of {what} holds parts of {self._next[0]!r}, which is not there. Build it again from the documents."
            raise DamagedCase(message)


def children(connection: Connection, table: Table, key: str, *, chosen: Select[Any] | None = None) -> Children:
    """The parts in a table whose wholes are sorted by id; of the wholes chosen, where some are."""
    query = select(table).order_by(table.c[key], *(table.c[name] for name in ("side", "position") if name in table.c))
    if chosen is not None:
        query = query.where(table.c[key].in_(chosen))
    return Children(connection.execute(query).mappings(), key)
