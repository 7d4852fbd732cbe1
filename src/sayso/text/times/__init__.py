"""Expressions of time, and the days that they support."""

import re
from collections.abc import Sequence

from sayso.record import Interval
from sayso.text.times.expressions import TimeExpression
from sayso.text.times.narrative import follow, read_stretch
from sayso.text.times.parsing import parse

__all__ = ["TimeExpression", "find_absolute_dates", "find_times", "follow_times", "spans_of_times"]

_OWN = frozenset({"day", "minute", "month"})
_IN_FIGURES = re.compile(r"[\d./-]{6,10}")


def find_times(text: str, start: int, end: int, *, anchor: Interval | None, tense: str | None = None, context: Interval | None = None) -> list[TimeExpression]:
    """Every expression of time in the stretch start..end, in order, not overlapping, with the days that it supports.

    `anchor` is when the words were written; only one whose both ends are known counts, and a wide one gives wide days or none.
    `tense` (past, present, future, hypothetical) says whether a date without a year lies before or after it; None is taken for past.
    `context` is the time that the story has reached, from which "three days later" and "the next day" are counted; without an anchor it gives the year too.
    Without either, dates that name no year keep their words alone: `earliest` and `latest` None.
    """
    return read_stretch(text, (start, end), anchor=anchor, tense=tense, context=context)


def follow_times(text: str, stretches: Sequence[tuple[int, int]], *, anchor: Interval | None) -> list[list[TimeExpression]]:
    """The expressions of each stretch (a sentence) of one article, in order, the time of the story carried from one to the next."""
    return follow(text, stretches, anchor=anchor)


def find_absolute_dates(text: str, start: int, end: int) -> list[TimeExpression]:
    """The dates that say their own year and month, for a document’s own date: "Oct. 22, 2020", "22 October 2020", "2020-10-22", "June 1988".

    A date in figures that can be read in two ways comes as the range of both.
    """
    dates = read_stretch(text, (start, end), anchor=None, tense=None, context=None)
    return [
        found
        for found in dates
        if found.earliest is not None and found.latest is not None and (found.precision in _OWN or _IN_FIGURES.fullmatch(text, found.core_start, found.end))
    ]


def spans_of_times(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the expressions of time stand in the stretch, without working out their days."""
    return [(start + parsed.core_start, start + parsed.end) for parsed in parse(text[start:end])]
