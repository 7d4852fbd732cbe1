"""Days as intervals: what is certain about a time, and no more."""

from dataclasses import dataclass
from typing import Literal

from sayso.record.spans import Span

Precision = Literal["day", "week", "month", "season", "year", "decade", "century", "range", "open", "minute"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Interval:
    """Two ISO 8601 days, inclusive; None where that end is open or unknown.

    A day is written YYYY-MM-DD. Both ends None says nothing at all.
    """

    earliest: str | None = None
    latest: str | None = None

    def is_known(self) -> bool:
        """Whether at least one end is given."""
        return self.earliest is not None or self.latest is not None

    def meets(self, other: "Interval") -> bool:
        """Whether the two could hold a common day; an open end reaches for ever."""
        return (self.earliest is None or other.latest is None or self.earliest <= other.latest) and (
            other.earliest is None or self.latest is None or other.earliest <= self.latest
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An article's publication date: an interval with its evidence.

    `span` and `text` are the words it was read from, None where it comes from metadata or bounds alone; `basis` says which:
    "metadata", "text" (a date line), "bounded" (not before the latest past date that the text itself mentions).
    """

    earliest: str | None
    latest: str | None
    basis: Literal["metadata", "text", "bounded", "given"]
    text: str | None = None
    span: Span | None = None

    @property
    def interval(self) -> Interval:
        """The days alone."""
        return Interval(earliest=self.earliest, latest=self.latest)
