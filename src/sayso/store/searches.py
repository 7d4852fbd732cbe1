"""Finding claims and passages by the words in them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Table, bindparam, func, literal_column, select

from sayso.store.tables import CLAIMS, CLAIMS_INDEX, PARAGRAPHS, PARAGRAPHS_INDEX

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORDS_IN_SNIPPET = 24
_MOST_TERMS = 64  # more words than anybody types; each costs SQLite a level of its expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A claim, or a paragraph of a document, that holds all the words looked for.

    `id` is the claim's, or the document's that the paragraph stands in; `start` and `end` are characters of that document. `snippet` has the words marked.
    """

    kind: Literal["claim", "passage"]
    id: str
    document: str
    start: int
    end: int
    snippet: str


def match_expression(words: str) -> str:
    """What a user typed, as an expression of FTS5 that can never be wrong: every word or "quoted phrase" must occur.

    Each term is quoted, so that AND, -, *, : and brackets are plain text. Empty where nothing in it could be found.
    """
    printable = "".join(" " if unicodedata.category(character).startswith("C") else character for character in words)
    terms = [phrase or word for phrase, word in _TERM.findall(printable)]
    return " ".join(f'"{term}"' for term in terms[:_MOST_TERMS] if any(character.isalnum() for character in term))


def find(connection: Connection, words: str, *, limit: int, marks: tuple[str, str]) -> Iterator[Hit]:
    """Claims, then passages, that hold all the words: the best of each first, at most `limit` of each."""
    expression = match_expression(words)
    if not expression:
        return
    before, after = marks
    for table, index in ((CLAIMS, CLAIMS_INDEX), (PARAGRAPHS, PARAGRAPHS_INDEX)):
        yield from _hits(connection, table, index, {"words": expression, "before": before, "after": after, "most": limit})


def _hits(connection: Connection, table: Table, index: Table, values: dict[str, str | int]) -> Iterator[Hit]:
    is_claim = table is CLAIMS
    identifier = table.c.id if is_claim else table.c.document
    whole = literal_column(index.name)  # FTS5 calls a column like its table: what MATCH and snippet() want
    snippet = func.snippet(whole, 0, bindparam("before"), bindparam("after"), "…", _WORDS_IN_SNIPPET)
    query = (
        select(identifier.label("id"), table.c.document, table.c.start, table.c.stop, snippet.label("snippet"))
        .select_from(index.join(table, table.c.number == index.c.rowid))
        .where(whole.op("MATCH")(bindparam("words")))
        .order_by(literal_column("rank"), identifier, table.c.start)
        .limit(bindparam("most"))
    )
    for row in connection.execute(query, values).mappings():
        yield Hit(kind="claim" if is_claim else "passage", id=row["id"], document=row["document"], start=row["start"], end=row["stop"], snippet=row["snippet"])
