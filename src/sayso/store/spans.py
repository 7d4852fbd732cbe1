"""A span in a table: three columns, so that a person can read the words and find the place."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Integer, RowMapping, Text

from sayso.record import Span


@dataclass(frozen=True, slots=True)
class SpanColumns:
    """The names of the columns start, stop and text of one span; all three are null where there is none."""

    start: str
    stop: str
    text: str

    def columns(self) -> tuple[Column[int], Column[int], Column[str]]:
        """The columns, new ones at every call, as SQLAlchemy wants it."""
        return Column(self.start, Integer), Column(self.stop, Integer), Column(self.text, Text)

    def values(self, span: Span | None) -> dict[str, Any]:
        """What to write for a span."""
        if span is None:
            return {self.start: None, self.stop: None, self.text: None}
        return {self.start: span.start, self.stop: span.end, self.text: span.text}

    def optional(self, row: RowMapping) -> Span | None:
        """The span of a row, None where it has none."""
        start = row[self.start]
        return None if start is None else Span(start, row[self.stop], row[self.text])

    def span(self, row: RowMapping) -> Span:
        """The span of a row that must have one."""
        return Span(row[self.start], row[self.stop], row[self.text])


def span_columns(prefix: str) -> SpanColumns:
    """The columns of the span that is called so."""
    return SpanColumns(f"{prefix}_start", f"{prefix}_stop", f"{prefix}_text")


OWN = SpanColumns("start", "stop", "text")
TRIGGER = span_columns("trigger")
NEGATION = span_columns("negation")
CERTAINTY = span_columns("certainty")
TIME = span_columns("time")
PLACE = span_columns("place")
CUE = span_columns("cue")
ANTECEDENT = span_columns("antecedent")
PUBLISHED = span_columns("published")
