"""Days written out in a text: what was written, and the interval of days that it can mean.

Only dates with a year are found: a day and month alone fix nothing. "12/03/2018" can be read in two ways, and its interval then reaches from the one
to the other, unless the text itself shows which way its numbers go.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.read.markers import load_markers

__all__ = ["Day", "day_without_year", "days_in", "iso", "short_day", "years_in"]

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_WINDOW = 40  # characters before a year that can hold its day and month, the longest month name and connectors included
_YMD = re.compile(r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)")
_EASTERN = re.compile(r"(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월](?: ?(?P<d>\d{1,2}) ?[日일])?")
_NUMERIC = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})$")
_SHORT = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{2})(?![\d./-])")
_WORD = re.compile(r"[^\W\d_]+")
_CENTURY = 70  # a year of two digits below this is read as 20xx, as POSIX does with 69

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date's characters and the days it can mean, ISO 8601, inclusive.

    `other` is the second reading of an ambiguous numeric date, `day_first` the reading with the day before the month; `is_numeric` marks dates
    whose order of day and month is not told by a name, and `order` says which stands first where only one reading is a day.
    """

    start: int
    end: int
    earliest: str
    latest: str
    precision: Precision
    is_numeric: bool = False
    other: str | None = None
    day_first: str | None = None
    order: Literal["day", "month"] | None = None


def iso(year: int, month: int, day: int) -> str | None:
    """A day as YYYY-MM-DD, None if there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns for day-month-year, month-day-year, month-year and day-month, each to be found at the end of a window."""
    names = "|".join(map(re.escape, sorted(load_markers().months, key=lambda name: (-len(name), name))))
    ordinal = "(?:st|nd|rd|th|er|re|º|ª|\\.)?"
    link = r"(?:(?: de| of| del| d'| di| da| van|-|/|,)? ?|\. ?)"
    after = r"(?:(?:\.|,)? ?(?:de |del |of |da |ל)?|[-/])"
    day = rf"(?<!\d)(?P<d>\d{{1,2}}){ordinal}(?: day)?{link}"
    month = rf"(?P<m>{names})(?![^\W\d_])"
    twice = rf"(?:/(?:{names}))?"  # "5 آذار/مارس 2018"
    word = r"(?<![^\W\d_])"
    return (
        re.compile(rf"{day}{month}{twice}{after}(?P<y>\d{{4}})$", re.IGNORECASE),
        re.compile(rf"{word}{month}\.? ?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:, ?| )(?P<y>\d{{4}})$", re.IGNORECASE),
        re.compile(rf"{word}{month}{twice}{after}(?P<y>\d{{4}})$", re.IGNORECASE),
        re.compile(rf"{day}{month}|{word}(?P<m2>{names})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)", re.IGNORECASE),
    )


@cache
def _month_words() -> frozenset[str]:
    """The last words of all months' names: where none stands before a year, there is no need to look closer."""
    return frozenset(name.rsplit(" ", 1)[-1] for name in load_markers().months)


def _month(name: str) -> int:
    return load_markers().months[name.casefold()]


def _of_day(start: int, end: int, day: str) -> Day:
    return Day(start=start, end=end, earliest=day, latest=day, precision="day")


def _of_month(start: int, end: int, year: int, month: int) -> Day:
    last = monthrange(year, month)[1]
    return Day(start=start, end=end, earliest=f"{year:04d}-{month:02d}-01", latest=f"{year:04d}-{month:02d}-{last:02d}", precision="month")


def _numeric(match: re.Match[str], year: int) -> Day | None:
    left, right = int(match["a"]), int(match["b"])
    day_first, month_first = iso(year, right, left), iso(year, left, right)
    if match["sep"] == "." and day_first is not None:
        month_first = day_first  # numbers parted by full stops stand day first wherever they are written so
    readings = sorted({day for day in (day_first, month_first) if day is not None})
    if not readings:
        return None
    other = readings[1] if len(readings) > 1 else None
    order: Literal["day", "month"] | None = None if left == right or other else ("month" if day_first is None else "day")
    return Day(
        start=match.start(),
        end=match.end(),
        earliest=readings[0],
        latest=readings[-1],
        precision="day",
        is_numeric=True,
        other=other,
        day_first=day_first,
        order=order,
    )


def _forward(flat: str, start: int) -> Day | None:
    """A date that begins with its year."""
    match = _YMD.match(flat, start) or _EASTERN.match(flat, start)
    if match is None:
        return None
    year, month = int(match["y"]), int(match["m"])
    if match["d"] is None:
        return _of_month(match.start(), match.end(), year, month) if 1 <= month <= 12 else None
    day = iso(year, month, int(match["d"]))
    return None if day is None else _of_day(match.start(), match.end(), day)


def _backward(flat: str, floor: int, end: int) -> Day | None:
    """A date that ends with its year."""
    day_first, month_first, month_only, _ = _named()
    match = _NUMERIC.search(flat, floor, end)
    if match is not None:
        return _numeric(match, int(match["y"]))
    if not any(each.casefold() in _month_words() for each in _WORD.findall(flat, floor, end)):
        return None
    for pattern in (day_first, month_first):
        match = pattern.search(flat, floor, end)
        if match is not None:
            day = iso(int(match["y"]), _month(match["m"]), int(match["d"]))
            return None if day is None else _of_day(match.start(), end, day)
    match = month_only.search(flat, floor, end)
    if match is None or not _is_month_name(match["m"]):
        return None
    return _of_month(match.start(), end, int(match["y"]), _month(match["m"]))


def _is_month_name(word: str) -> bool:
    """Whether a word without a day beside it is surely a month: "may 2018" and "mar 2018" in small letters may be other words."""
    return word[:1].isupper() or not word.isascii() or len(word) > 4


def days_in(flat: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """The dates with a year between start and end, in order; `flat` is the text with plain spaces and digits."""
    stop = len(flat) if end is None else end
    floor = start
    for match in _YEAR.finditer(flat, start, stop):
        if match.start() < floor:
            continue
        found = _forward(flat, match.start())
        if found is None or found.end > stop:
            found = _backward(flat, max(floor, match.start() - _WINDOW), match.end())
        if found is not None:
            yield found
            floor = found.end


def short_day(flat: str, start: int, end: int) -> Day | None:
    """A date such as 24/02/18 between start and end; only date lines are read so, for elsewhere it may be anything."""
    match = _SHORT.search(flat, start, end)
    if match is None:
        return None
    year = int(match["y"])
    return _numeric(match, year + (2000 if year < _CENTURY else 1900))


def day_without_year(flat: str, start: int, end: int) -> re.Match[str] | None:
    """A day and month ("05 Mar", "March 5") between start and end: it shows a dateline, and fixes no day."""
    return _named()[3].search(flat, start, end)


def years_in(flat: str, start: int, end: int) -> Iterator[Day]:
    """Bare years after a word that makes them years ("in 2003", "since 1979", "(2015)")."""
    words = load_markers().year_words
    for match in _YEAR.finditer(flat, start, end):
        before = flat[max(start, match.start() - 12) : match.start()]
        after = flat[match.end() : match.end() + 1]
        word = before.rstrip(" (-").rsplit(" ", 1)[-1].rsplit("(", 1)[-1].casefold()
        in_brackets = before.endswith("(") and after == ")"
        if (in_brackets or (before.endswith((" ", "-")) and word in words)) and not after.isalnum() and after not in {"-", "/", "%"}:
            year = int(match[0])
            yield Day(start=match.start(), end=match.end(), earliest=f"{year:04d}-01-01", latest=f"{year:04d}-12-31", precision="year")
