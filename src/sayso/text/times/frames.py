"""What relative times are counted from, and what comes out."""

from dataclasses import dataclass
from datetime import date

from sayso.record import Interval
from sayso.record.intervals import Precision
from sayso.text.times.calendars import Days

__all__ = ["STEPS", "UNKNOWN", "WIDEST", "Frame", "Outcome", "base_of", "days_of", "known", "nearest"]

WIDEST = {
    "day": 31,
    "week": 62,
    "weekend": 62,
    "fortnight": 62,
    "hour": 2,
    "minute": 1,
    "second": 1,
}  # days of the story's time from which so short a step can still be taken
STEPS = {"last": -1, "previous": -1, "this": 0, "that": 0, "next": 1, "following": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What relative times are counted from: the day of writing, the time that the story has reached, and the clause's tense.

    `year_of` says which of them gives the year to dates that name none: the day of writing ("anchor"), the time of the story ("context"),
    or a scene inside news ("scene"), which gives it to dates but not to weekdays.
    """

    anchor: date | None = None
    context: Days | None = None
    tense: str | None = None
    year_of: str = "anchor"

    @property
    def is_ahead(self) -> bool:
        """Whether dates without a year are looked for after the day of writing."""
        return self.tense in {"future", "hypothetical"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """First and last day, None for an open or unknown side; `is_relative` where the frame was used."""

    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    is_relative: bool = False


UNKNOWN = Outcome()


def days_of(interval: Interval | None) -> Days | None:
    """The two ends as days; None where one is missing."""
    if interval is None or interval.earliest is None or interval.latest is None:
        return None
    try:
        days = date.fromisoformat(interval.earliest[:10]), date.fromisoformat(interval.latest[:10])
    except ValueError:
        return None
    return days if days[0] <= days[1] else None


def known(days: Days | None, precision: Precision, *, is_relative: bool = False) -> Outcome:
    """An outcome with both ends, or none."""
    return UNKNOWN if days is None else Outcome(earliest=days[0], latest=days[1], precision=precision, is_relative=is_relative)


def nearest(candidates: list[Days], frame: Frame, reference: str | None) -> Days | None:
    """The one of the days, sorted, that the words mean: the last not after the day of writing, or the first not before it."""
    anchor = frame.anchor
    if anchor is None:
        return None
    if reference == "last":
        return next((days for days in reversed(candidates) if days[1] < anchor and not (days[0] <= anchor <= days[1])), None)
    if reference == "next":
        return next((days for days in candidates if days[0] > anchor), None)
    if frame.is_ahead:
        return next((days for days in candidates if days[1] >= anchor), None)
    return next((days for days in reversed(candidates) if days[0] <= anchor), None)


def base_of(reference: str, frame: Frame) -> date | None:
    """The day from which "last", "that", "following" … are counted."""
    if reference in {"last", "this", "next"}:
        return frame.anchor
    return frame.context[0] if frame.context is not None else None
