"""From what the words say to the days that they support."""

from dataclasses import replace
from datetime import timedelta

from sayso.text.times.calendars import Days
from sayso.text.times.dating import date_days
from sayso.text.times.fixed import fixed_days
from sayso.text.times.frames import UNKNOWN, Frame, Outcome, days_of, known
from sayso.text.times.parsing import Parsed
from sayso.text.times.points import Point
from sayso.text.times.stepping import stepped, unit_outcome, weekday_days, window

__all__ = ["Frame", "Outcome", "days_of", "resolve"]


def _point(point: Point, frame: Frame) -> Outcome:
    """The days of one time; nothing where the frame lacks what they are counted from."""
    if point.kind == "fixed":
        days, precision = fixed_days(point.value)
        return known(days, precision)
    if point.kind == "date":
        return date_days(point, frame)
    if point.kind == "weekday":
        return weekday_days(point, frame)
    if point.kind == "unit":
        return unit_outcome(point, frame)
    if point.kind == "window":
        return window(point, frame)
    if point.kind == "deictic" and frame.anchor is not None:
        first, length = point.value
        day = frame.anchor + timedelta(days=first)
        return known((day, day + timedelta(days=length or (point.part == "night"))), "day", is_relative=True)
    if point.kind == "ago" and frame.anchor is not None:
        return stepped(point, (frame.anchor, frame.anchor), -1)
    if point.kind == "later" and frame.context is not None:
        return stepped(point, frame.context, -1 if point.reference == "earlier" else 1)
    return UNKNOWN


def _related(outcome: Outcome, relation: str) -> Outcome:
    """What a preposition makes of the days: since opens the end, until and by the beginning, before and after leave the days themselves."""
    if outcome.earliest is None and outcome.latest is None:
        return outcome
    if relation == "since":
        return replace(outcome, latest=None, precision="open")
    if relation in {"until", "by"}:
        return replace(outcome, earliest=None, precision="open")
    if relation == "before":
        latest = outcome.earliest - timedelta(days=1) if outcome.earliest is not None else None
        return replace(outcome, earliest=None, latest=latest, precision="open")
    if relation == "after":  # "after 2003" often means from some day of that year on
        return replace(outcome, latest=None, precision="open")
    if relation == "around" and outcome.earliest is not None and outcome.latest is not None:
        length = max(1, min(366, (outcome.latest - outcome.earliest).days + 1))
        wide = timedelta(days=3 if length == 1 else length)
        return replace(outcome, earliest=outcome.earliest - wide, latest=outcome.latest + wide, precision="range")
    return outcome


def _once(parsed: Parsed, frame: Frame) -> Outcome:
    try:
        outcomes = [_point(point, frame) for point in parsed.points]
        if len(outcomes) == 1:
            return _related(outcomes[0], parsed.relation)
        left, right = outcomes
        if parsed.points[1].kind == "date" and left.latest is not None and right.latest is not None and right.latest < left.latest and right.is_relative:
            later = replace(frame, anchor=left.latest, tense="future")
            right = _point(parsed.points[1], later)
        if left.earliest is None or right.latest is None or left.earliest > right.latest:
            return UNKNOWN
        return Outcome(earliest=left.earliest, latest=right.latest, precision="range", is_relative=left.is_relative or right.is_relative)
    except (OverflowError, ValueError):
        return UNKNOWN  # beyond the calendar: "ten thousand years ago"


def resolve(parsed: Parsed, anchor: Days | None, frame: Frame) -> Outcome:
    """The days of an expression, for a day of writing that is known to lie between two days.

    Worked out for both; where they differ by more than the day of writing itself can, the days cannot be fixed.
    """
    if anchor is None:
        return _once(parsed, replace(frame, anchor=None))
    first = _once(parsed, replace(frame, anchor=anchor[0]))
    if anchor[0] == anchor[1]:
        return first
    second = _once(parsed, replace(frame, anchor=anchor[1]))
    if first == second:
        return first
    if (first.earliest is None) != (second.earliest is None) or (first.latest is None) != (second.latest is None):
        return UNKNOWN
    moved = max(
        (second.earliest - first.earliest).days if first.earliest and second.earliest else 0,
        (second.latest - first.latest).days if first.latest and second.latest else 0,
    )
    if moved > (anchor[1] - anchor[0]).days + 31:
        return UNKNOWN
    earliest = min(first.earliest, second.earliest) if first.earliest and second.earliest else None
    latest = max(first.latest, second.latest) if first.latest and second.latest else None
    return Outcome(earliest=earliest, latest=latest, precision="open" if earliest is None or latest is None else "range", is_relative=True)
