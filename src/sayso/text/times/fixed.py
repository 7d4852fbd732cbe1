"""Dates in figures."""

import re
from datetime import date

from sayso.record.intervals import Precision
from sayso.text.times.calendars import Days, valid

__all__ = ["fixed_days"]

_FIGURES = re.compile(r"\d+")
_PIVOT = 70  # "12.06.69" is 2069 in POSIX’ reading: two figures below 70 belong to this century


def _year(figures: str) -> int:
    year = int(figures)
    if len(figures) > 2:
        return year
    return 2000 + year if year < _PIVOT else 1900 + year


def fixed_days(text: str) -> tuple[Days | None, Precision]:
    """The days of "2020-10-22", "12.06.2020" or "10/22/2020", and their precision.

    Where day and month could be exchanged, a stop means day first; with a stroke both readings are kept, as a range. None where the calendar has no such day.
    """
    precision: Precision = "minute" if "T" in text else "day"
    figures = _FIGURES.findall(text[:10])
    if len(figures) < 3:
        return None, precision
    if len(figures[0]) == 4:
        day = valid(int(figures[0]), int(figures[1]), int(figures[2]))
        return ((day, day) if day is not None else None), precision
    year, first, second = _year(figures[2]), int(figures[0]), int(figures[1])
    if "." in text:
        day = valid(year, second, first)
        return ((day, day) if day is not None else None), precision
    readings: list[date] = sorted({day for day in (valid(year, second, first), valid(year, first, second)) if day is not None})
    if not readings:
        return None, precision
    return (readings[0], readings[-1]), precision if len(readings) == 1 else "range"
