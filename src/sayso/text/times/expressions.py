"""What is found in a text about time."""

from dataclasses import dataclass

from sayso.record import Interval
from sayso.record.intervals import Precision

__all__ = ["TimeExpression"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of time, with the days that they support.

    start..end are characters of the text and hold the preposition ("since March 2017"); `core_start` is where the expression begins without it.
    `earliest` and `latest` are ISO 8601 days, inclusive; one is None where that side is open, both where the days cannot be fixed.
    `is_duration` marks lengths of time ("for two weeks"), whose days are None unless they are counted from the day of writing;
    `is_anchor_relative` that the days were worked out from the day of writing or from another date of the text;
    `is_attributive` that it qualifies a noun ("the 2003 invasion"), so that it dates the noun and not the clause.
    """

    start: int
    end: int
    earliest: str | None
    latest: str | None
    precision: Precision | None
    is_duration: bool
    is_anchor_relative: bool
    core_start: int
    is_attributive: bool = False

    @property
    def interval(self) -> Interval:
        """The days alone."""
        return Interval(earliest=self.earliest, latest=self.latest)
