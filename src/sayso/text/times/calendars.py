"""Sums with days, months and years."""

import calendar
from datetime import date, timedelta

__all__ = ["Days", "month_days", "portion_days", "season_days", "seasons_near", "shift", "shift_months", "unit_days", "valid", "year_days"]

Days = tuple[date, date]
"""A first and a last day, inclusive."""

# Which part of a year, month or other stretch the words name, in twelfths: early 2018 is January to April.
_PORTIONS = {
    "early": (0, 4),
    "mid": (4, 8),
    "late": (8, 12),
    "first half": (0, 6),
    "second half": (6, 12),
    "first quarter": (0, 3),
    "second quarter": (3, 6),
    "third quarter": (6, 9),
    "fourth quarter": (9, 12),
    "first third": (0, 4),
    "second third": (4, 8),
    "last third": (8, 12),
}
# A month has no twelfths: its parts in days.
_MONTH_PORTIONS = {"early": (1, 10), "mid": (10, 20), "late": (20, 31), "first half": (1, 15), "second half": (15, 31)}


def valid(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    if not (1 <= month <= 12 and 1 <= year <= 9998 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def year_days(year: int) -> Days:
    """The first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def month_days(year: int, month: int) -> Days:
    """The first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def shift_months(day: date, count: int) -> date:
    """The same day so many months later; the month's last day where that month is shorter."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, count: float, unit: str) -> date:
    """The day so many units later, in whole days or months; raises OverflowError or ValueError beyond the calendar."""
    if unit in {"hour", "minute", "second"}:
        hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[unit] * count
        return day + timedelta(days=round(hours / 24))
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return day + timedelta(days=round(days * count))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "generation": 300}[unit]
    return shift_months(day, round(months * count))


def unit_days(day: date, unit: str) -> Days:
    """The first and last day of the unit of the calendar that holds the day; weeks begin on Monday."""
    if unit == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if unit == "weekend":
        first = day - timedelta(days=day.weekday()) + timedelta(days=5)
        return first, first + timedelta(days=1)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit == "quarter":
        first_month = 3 * ((day.month - 1) // 3) + 1
        return date(day.year, first_month, 1), month_days(day.year, first_month + 2)[1]
    if unit == "year":
        return year_days(day.year)
    if unit == "decade":
        first_year = day.year - day.year % 10
        return date(first_year, 1, 1), date(first_year + 9, 12, 31)
    if unit == "century":
        first_year = day.year - day.year % 100
        return date(max(1, first_year), 1, 1), date(first_year + 100, 12, 31)
    return day, day


def portion_days(days: Days, portion: str) -> Days:
    """The part of the days that "early", "mid", "late", "first half" … name; neighbouring parts may share a day."""
    first, last = days
    if first.day == 1 and 27 <= (last - first).days <= 30 and portion in _MONTH_PORTIONS:
        begin, end = _MONTH_PORTIONS[portion]
        return first.replace(day=begin), first.replace(day=min(end, last.day))
    begin, end = _PORTIONS[portion]
    if first.day == 1 and first.month == 1 and last.month == 12 and last.day == 31:
        years = last.year - first.year + 1
        if years >= 10:
            return date(first.year + years * begin // 12, 1, 1), date(min(last.year, first.year + years * end // 12), 12, 31)
        months = years * 12
        return shift_months(first, months * begin // 12), shift_months(first, -(-months * end // 12)) - timedelta(days=1)
    length = (last - first).days
    return first + timedelta(days=length * begin // 12), first + timedelta(days=-(-length * end // 12))


# The first month of a season, in the north and in the south; "fall" is said in the north alone.
_SEASONS = {"spring": (3, 9), "summer": (6, 12), "autumn": (9, 3), "winter": (12, 6), "fall": (9,)}


def season_days(season: str, year: int) -> Days:
    """The days that a season of a year can mean where the hemisphere is not known.

    A winter over New Year may belong to the year that it begins or ends in; a summer is taken to lie in its year.
    """
    if season == "summer":
        return year_days(year)
    firsts = [date(year - (month == 12), month, 1) for month in _SEASONS[season]]
    lasts = [shift_months(date(year, month, 1), 3) - timedelta(days=1) for month in _SEASONS[season]]
    return min(firsts), max(lasts)


def seasons_near(season: str, year: int) -> list[list[Days]]:
    """The seasons of this name around a year, sorted, for each hemisphere that has it."""
    return [
        [(first, shift_months(first, 3) - timedelta(days=1)) for first in (date(year + step, month, 1) for step in range(-2, 3))] for month in _SEASONS[season]
    ]
