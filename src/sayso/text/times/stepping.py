"""The days of times that are counted from another: weekdays, units, steps, windows."""

from datetime import date, timedelta

from sayso.record.intervals import Precision
from sayso.text.times.calendars import Days, month_days, portion_days, shift, unit_days, year_days
from sayso.text.times.frames import STEPS, UNKNOWN, WIDEST, Frame, Outcome, base_of, known
from sayso.text.times.points import Point

__all__ = ["stepped", "unit_outcome", "weekday_days", "window"]

_COUNTED: dict[str, Precision] = {
    "day": "day",
    "week": "week",
    "fortnight": "range",
    "month": "month",
    "year": "year",
    "decade": "range",
    "hour": "day",
    "minute": "day",
    "second": "day",
}


def weekday_days(point: Point, frame: Frame) -> Outcome:
    """The day of "Wednesday": the last one up to the day of writing, or the first from it on."""
    if point.weekday is None:
        return UNKNOWN
    if (
        point.reference in {"that", "following", "previous"}
        or (frame.anchor is None and frame.context is not None)
        or (frame.year_of == "context" and point.reference is None)
    ):
        return _weekday_of_story(point, frame)
    anchor = frame.anchor
    if anchor is None:
        return UNKNOWN
    if point.unit == "week":
        monday = unit_days(anchor, "week")[0] + timedelta(days=7 * STEPS[point.reference or "this"])
        day = monday + timedelta(days=point.weekday)
    elif point.reference == "next" or (frame.is_ahead and point.reference != "last"):
        ahead = (point.weekday - anchor.weekday()) % 7
        day = anchor + timedelta(days=ahead or (7 if point.reference == "next" else 0))
    else:
        back = (anchor.weekday() - point.weekday) % 7
        day = anchor - timedelta(days=back or (7 if point.reference == "last" else 0))
    days = (day, day + timedelta(days=1)) if point.part == "night" else (day, day)
    return known(days, "minute" if point.part == "clock" else "day", is_relative=True)


def _weekday_of_story(point: Point, frame: Frame) -> Outcome:
    if frame.context is None or (frame.context[1] - frame.context[0]).days > 1 or point.weekday is None:
        return UNKNOWN
    day = frame.context[0]
    if point.reference == "previous":
        day -= timedelta(days=((day.weekday() - point.weekday) % 7) or 7)
    else:
        day += timedelta(days=((point.weekday - day.weekday()) % 7) or (7 if point.reference == "following" else 0))
    return known((day, day), "day", is_relative=True)


def unit_outcome(point: Point, frame: Frame) -> Outcome:
    """As in "last week", "that day", "the following year", "early next month", "later this year"."""
    unit, reference = point.unit or "day", point.reference or "this"
    if reference == "the":  # "the end of the month": of the story’s, or of the one that is written in
        reference = "that" if frame.year_of == "context" or frame.anchor is None else "this"
    if unit in {"hour", "minute", "second", "generation"}:
        return UNKNOWN
    base = base_of(reference, frame)
    if base is None:
        return UNKNOWN
    is_story = reference in {"that", "following", "previous"}
    if is_story and frame.context is not None and (frame.context[1] - frame.context[0]).days > WIDEST.get(unit, 366):
        return UNKNOWN
    step = STEPS.get(reference, 0)
    first = unit_days(shift(base, step, unit) if unit != "weekend" else base + timedelta(days=7 * step), unit)
    if unit == "weekend" and not is_story and frame.anchor is not None:
        first = _weekend(frame, reference)
    if is_story and frame.context is not None:
        last = unit_days(shift(frame.context[1], step, unit), unit)
        first = (first[0], last[1])
    precision: Precision = unit if unit in {"day", "week", "month", "year", "decade", "century"} else "range"  # type: ignore[assignment]
    if unit == "day" and reference == "last":  # "last night"
        first = (base - timedelta(days=1), base) if point.part == "night" else (base - timedelta(days=1), base - timedelta(days=1))
    elif point.part == "night":
        first = (first[0], first[1] + timedelta(days=1))
    if point.portion is not None and point.portion not in {"earlier", "later"}:
        first, precision = portion_days(first, point.portion), "range"
    if point.bound in {"earlier", "later"} and frame.anchor is not None and not is_story and step == 0:
        first = (first[0], frame.anchor) if point.bound == "earlier" else (frame.anchor, first[1])
        precision = "range"
    return known(first, precision, is_relative=True)


def _weekend(frame: Frame, reference: str) -> Days:
    anchor = frame.anchor or date(1, 1, 8)
    saturday = unit_days(anchor, "weekend")[0]
    if reference == "last":
        saturday -= timedelta(days=7)
    elif reference == "next":
        saturday += timedelta(days=7)
    elif not frame.is_ahead and saturday > anchor:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def _rounded(day: date, unit: str) -> Days:
    """The days that a count of units can mean: three days ago is a day, two months ago a month, two decades ago some ten years."""
    if unit in {"week", "fortnight", "weekend"}:
        return day - timedelta(days=3), day + timedelta(days=3)
    if unit in {"month", "quarter"}:
        return month_days(day.year, day.month)
    if unit == "year":
        return year_days(day.year)
    if unit in {"decade", "generation"}:
        return date(day.year - 5, 1, 1), date(day.year + 5, 12, 31)
    if unit == "century":
        return date(max(1, day.year - 50), 1, 1), date(day.year + 50, 12, 31)
    return day, day


def stepped(point: Point, base: Days, sign: int) -> Outcome:
    """So many units before or after the days; wider for "about", open on the far side for "more than"."""
    unit, count = point.unit or "day", point.count
    if count is None or (base[1] - base[0]).days > WIDEST.get(unit, 366):
        return UNKNOWN
    nearer, farther = shift(base[0], sign * count, unit), shift(base[1], sign * count, unit)
    days = _rounded(nearer, unit)[0], _rounded(farther, unit)[1]
    if count != int(count):
        days = shift(base[0], sign * count, unit) - timedelta(days=45), shift(base[1], sign * count, unit) + timedelta(days=45)
    precision = _COUNTED.get(unit, "range")
    if point.bound == "about":
        wide = {"day": 1, "week": 7, "fortnight": 7, "month": 31, "year": 366}.get(unit, 1)
        days, precision = (days[0] - timedelta(days=wide), days[1] + timedelta(days=wide)), "range"
    elif point.bound == "more":
        return (
            Outcome(earliest=None, latest=days[1], precision="open", is_relative=True)
            if sign < 0
            else Outcome(earliest=days[0], precision="open", is_relative=True)
        )
    elif point.bound == "less":
        days, precision = ((days[0], base[1]) if sign < 0 else (base[0], days[1])), "range"
    return known(days, precision, is_relative=True)


def window(point: Point, frame: Frame) -> Outcome:
    """As in "the past two weeks", "the next 30 hours": from or to the day of writing, the far end rounded outwards."""
    if point.reference in {"following", "previous"}:
        base, sign = (frame.context[1] if frame.context is not None else None), (1 if point.reference == "following" else -1)
    else:
        base, sign = frame.anchor, (1 if point.reference == "next" else -1)
    if base is None or point.count is None:
        return UNKNOWN
    far = shift(base, sign * point.count, point.unit or "day")
    is_long = point.unit in {"month", "year", "decade", "century", "generation"}
    rounded = unit_days(far, "month" if point.unit == "month" else "year") if is_long else (far, far)
    if point.unit in {"hour", "minute", "second"} and far == base:
        rounded = (base + timedelta(days=min(0, sign)), base + timedelta(days=max(0, sign)))
    days = (rounded[0], base) if sign < 0 else (base, rounded[1])
    return known(days, "range", is_relative=True)
