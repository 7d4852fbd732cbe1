"""The days of dates of the calendar, with the year, month or day that they leave unsaid."""

from dataclasses import replace
from datetime import date, timedelta

from sayso.record.intervals import Precision
from sayso.text.times.calendars import Days, month_days, portion_days, season_days, seasons_near, shift_months, valid, year_days
from sayso.text.times.frames import STEPS, UNKNOWN, Frame, Outcome, base_of, known, nearest
from sayso.text.times.points import Point

__all__ = ["date_days"]


def _within_year(point: Point, year: int) -> Days | None:
    """The days of a date in a given year."""
    if point.season is not None:
        return season_days(point.season, year)
    if point.month is None:
        return year_days(year)
    if point.week is not None:
        return _week_of_month(point, year)
    last_month = point.last_month or point.month
    last_year = year + (last_month < point.month)
    if point.day is None:
        return month_days(year, point.month)[0], month_days(last_year, last_month)[1]
    first = valid(year, point.month, point.day)
    last = valid(last_year, last_month, point.last_day or point.day)
    return (first, last) if first is not None and last is not None and first <= last else None


def _week_of_month(point: Point, year: int) -> Days | None:
    """As in "the first week of May", "the last Friday of May" (weeks of a month are counted from its first day, give or take one)."""
    first, last = month_days(year, point.month or 1)
    number = point.week or 1
    if point.weekday is not None:
        days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
        matching = [day for day in days if day.weekday() == point.weekday]
        if number == 9:
            return matching[-1], matching[-1]
        return (matching[number - 1], matching[number - 1]) if number <= len(matching) else None
    if point.unit == "day":
        day = last if number == 9 else valid(year, first.month, number)
        return (day, day) if day is not None else None
    if point.unit not in {"week", "weekend"}:
        return None
    if number == 9:
        return last - timedelta(days=6), last
    if number > 5:
        return None
    return first + timedelta(days=max(0, 7 * (number - 1) - 3)), min(last, first + timedelta(days=7 * number + 2))


def _precision(point: Point) -> Precision:
    if point.portion is not None or point.last_day is not None or (point.last_month is not None and point.last_month != point.month):
        return "range"
    if point.season is not None:
        return "season"
    if point.week is not None:
        return "day" if point.weekday is not None or point.unit == "day" else "week"
    if point.day is not None:
        return "minute" if point.part == "clock" else "day"
    if point.month is not None:
        return "month"
    if point.is_century or point.unit == "century":
        return "century"
    if point.unit == "decade":
        return "decade"
    return "range" if point.last_year is not None else "year"


def _with_portion(point: Point, days: Days | None) -> Days | None:
    if days is None or point.portion is None or point.day is not None:
        return days
    if point.season is not None:
        return days
    return portion_days(days, point.portion)


def _with_night(point: Point, days: Days | None) -> Days | None:
    """A night reaches into the next day."""
    if days is None or point.part != "night" or point.day is None:
        return days
    return days if point.last_day is not None else (days[0], days[1] + timedelta(days=1))


def date_days(point: Point, frame: Frame) -> Outcome:
    """The days of a date of the calendar; what it leaves unsaid comes from the frame."""
    if point.short_year is not None:
        point = _with_century(point, frame)
        if point.year is None:
            return UNKNOWN
    is_relative = point.year is None or point.short_year is not None
    if point.year is not None:
        days = (
            (date(point.year or 1, 1, 1), date(point.last_year, 12, 31))
            if point.last_year is not None and point.month is None
            else _within_year(point, point.year)
        )
    elif point.year_reference is not None:
        days = _in_referred_year(point, frame)
    elif point.month is None and point.season is None:
        days = _day_of_month(point, frame)
    else:
        days = _in_unsaid_year(point, frame)
    return known(_with_night(point, _with_portion(point, days)), _precision(point), is_relative=is_relative)


def _with_century(point: Point, frame: Frame) -> Point:
    """As in "’93": the last year with these digits up to the day of writing; none without one."""
    if frame.anchor is None or point.short_year is None:
        return point
    year = frame.anchor.year - (frame.anchor.year - point.short_year) % 100
    return replace(point, year=year)


def _in_referred_year(point: Point, frame: Frame) -> Days | None:
    reference = point.year_reference or ""
    base = base_of(reference, frame)
    if base is None:
        return None
    if reference == "that" and frame.context is not None and frame.context[1].year != base.year:
        return None
    return _within_year(point, base.year + STEPS[reference])


def _in_unsaid_year(point: Point, frame: Frame) -> Days | None:
    reference = point.reference
    if reference in {"that", "following", "previous"} or (frame.year_of != "anchor" and reference is None):
        return _in_story_year(point, frame)
    if frame.anchor is None:
        return None
    year = frame.anchor.year
    if point.season is not None:
        return _season_near(point, frame)
    if reference == "this":
        return _within_year(point, year)
    candidates = [days for days in (_within_year(point, year + step) for step in range(-8, 9)) if days is not None]
    days = nearest(candidates, frame, reference)
    if days is not None and point.weekday is not None and point.day is not None and days[0].weekday() != point.weekday:
        return None
    return days


def _season_near(point: Point, frame: Frame) -> Days | None:
    """A season without a year: the nearest of each hemisphere, and the days from the first to the last of them."""
    if frame.anchor is None or point.season is None:
        return None
    anchor = frame.anchor
    chosen: list[Days] = []
    for seasons in seasons_near(point.season, anchor.year):
        if point.reference == "last":
            days = next((days for days in reversed(seasons) if days[1] < anchor), None)
        elif point.reference == "next":
            days = next((days for days in seasons if days[0] > anchor), None)
        else:
            days = nearest(seasons, frame, None)
        if days is not None:
            chosen.append(days)
    return (min(days[0] for days in chosen), max(days[1] for days in chosen)) if chosen else None


def _in_story_year(point: Point, frame: Frame) -> Days | None:
    if frame.context is None:
        return None
    first, last = frame.context
    if first.year != last.year:
        return None
    step = STEPS.get(point.reference or "that", 0)
    if step == 0:
        return _nearest_to_story(point, (first, last))
    for year in (first.year - 1, first.year, first.year + 1)[::step]:
        days = _within_year(point, year)
        if days is not None and ((step > 0 and days[0] > last) or (step < 0 and days[1] < first)):
            return days
    return None


def _nearest_to_story(point: Point, story: Days) -> Days | None:
    """The date in the year that brings it nearest to the story’s time: January after December is the next one."""
    first, last = story
    candidates = [days for days in (_within_year(point, first.year + step) for step in (0, 1, -1)) if days is not None]
    if not candidates or (last - first).days > 300:  # the story has only named its year
        return _within_year(point, first.year)
    return min(candidates, key=lambda days: max(0, (days[0] - last).days, (first - days[1]).days))


def _day_of_month(point: Point, frame: Frame) -> Days | None:
    """As in "the 9th", "the 9th of last month", "Sunday 16"."""
    if point.day is None:
        return None
    if point.weekday is not None:
        return _weekday_and_day(point, frame)
    reference = point.reference
    in_story = reference in {"that", "following", "previous"} or (reference is None and frame.year_of != "anchor")
    if in_story:
        if frame.context is None or (frame.context[0].year, frame.context[0].month) != (frame.context[1].year, frame.context[1].month):
            return None
        month = shift_months(frame.context[0].replace(day=1), STEPS.get(reference or "that", 0))
        day = valid(month.year, month.month, point.day)
        return (day, day) if day is not None else None
    if frame.anchor is None:
        return None
    if reference is not None:
        month = shift_months(frame.anchor.replace(day=1), STEPS[reference])
        day = valid(month.year, month.month, point.day)
        return (day, day) if day is not None else None
    months = [shift_months(frame.anchor.replace(day=1), step) for step in range(-2, 3)]
    days = [day for day in (valid(month.year, month.month, point.day) for month in months) if day is not None]
    return nearest([(day, day) for day in days], frame, None)


def _weekday_and_day(point: Point, frame: Frame) -> Days | None:
    """The nearest month in which the day falls on the weekday."""
    if frame.anchor is None or point.day is None:
        return None
    step = 1 if frame.is_ahead else -1
    for distance in range(6):
        month = shift_months(frame.anchor.replace(day=1), step * distance)
        day = valid(month.year, month.month, point.day)
        if day is not None and day.weekday() == point.weekday and (day - frame.anchor).days * step >= 0:
            return day, day
    return None
