"""Times in the course of a text: what each is counted from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.record import Interval
from sayso.text.times.calendars import Days, year_days
from sayso.text.times.expressions import TimeExpression
from sayso.text.times.parsing import Parsed, parse
from sayso.text.times.resolving import Frame, Outcome, days_of, resolve

__all__ = ["follow", "read_stretch"]

_SCENE = 3  # sentences after which a scene inside news is over, unless another date has kept it up
_LONGEST = 366  # days: a longer stretch of time gives no year to the dates after it


@dataclass(frozen=True, slots=True)
class _Story:
    """The time that a text has reached; `is_scene` where it was set by a date with its year, so that the dates after it share the year."""

    days: Days | None = None
    is_scene: bool = False
    age: int = 0  # sentences since the scene was last spoken of


def _has_year(parsed: Parsed) -> bool:
    return any(point.kind == "fixed" or point.year is not None or point.short_year is not None for point in parsed.points)


def _is_scene(parsed: Parsed, outcome: Outcome) -> bool:
    """Whether the dates after an expression without a year of their own take its year: it says its year, and heads the sentence or names a month."""
    if parsed.is_attributive or not _has_year(parsed) or outcome.earliest is None or outcome.latest is None:
        return False
    names_month = any(point.month is not None or point.kind == "fixed" for point in parsed.points)
    return (names_month and parsed.core_start > parsed.start) or parsed.heads


def _next_story(story: _Story, parsed: Parsed, outcome: Outcome, *, has_anchor: bool) -> _Story:
    """The story’s time after an expression."""
    kind = parsed.points[0].kind
    if outcome.earliest is None or outcome.latest is None or parsed.relation not in {"at", "around", "by"}:
        return story
    if kind in {"duration", "window", "vague", "recurring", "part", "clock"}:
        return story
    days = outcome.earliest, outcome.latest
    point = parsed.points[0]
    if point.season is not None and point.year is not None:
        days = year_days(point.year)
    if (days[1] - days[0]).days > _LONGEST:
        return story
    if _is_scene(parsed, outcome):
        return _Story(days, is_scene=True)
    if parsed.is_attributive:
        return story
    if _has_year(parsed):
        return _Story(days, is_scene=not has_anchor or story.is_scene)
    if outcome.is_relative and kind in {"deictic", "ago", "weekday", "unit"} and parsed.points[0].reference not in {"that", "following", "previous"}:
        return _Story(days, is_scene=False)  # counted from the day of writing: the text is back in its own time
    return _Story(days, is_scene=story.is_scene)


def _expression(parsed: Parsed, outcome: Outcome, start: int) -> TimeExpression:
    has_days = outcome.earliest is not None or outcome.latest is not None
    return TimeExpression(
        start=start + parsed.start,
        end=start + parsed.end,
        earliest=outcome.earliest.isoformat() if outcome.earliest is not None else None,
        latest=outcome.latest.isoformat() if outcome.latest is not None else None,
        precision=outcome.precision if has_days else None,
        is_duration=parsed.points[0].kind in {"duration", "window"},
        is_anchor_relative=outcome.is_relative,
        core_start=start + parsed.core_start,
        is_attributive=parsed.is_attributive,
    )


def _read(
    text: str, stretch: tuple[int, int], anchor: Days | None, tense: str | None, story: _Story, *, is_history: bool = False
) -> tuple[list[TimeExpression], _Story]:
    """The expressions of one stretch, and the story’s time after it."""
    expressions: list[TimeExpression] = []
    for parsed in parse(text[stretch[0] : stretch[1]]):
        tells = story.days is not None and (anchor is None or is_history)
        in_story = tells or (story.days is not None and story.is_scene)
        frame = Frame(context=story.days, tense=tense, year_of="context" if tells else "scene" if in_story else "anchor")
        outcome = resolve(parsed, anchor, frame)
        if in_story and anchor is not None and outcome.earliest is not None and outcome.earliest > anchor[1] and tense not in {"future", "hypothetical"}:
            outcome = resolve(parsed, anchor, replace(frame, year_of="anchor"))
        expressions.append(_expression(parsed, outcome, stretch[0]))
        story = _next_story(story, parsed, outcome, has_anchor=anchor is not None and not is_history)
    return expressions, story


def read_stretch(text: str, stretch: tuple[int, int], *, anchor: Interval | None, tense: str | None, context: Interval | None) -> list[TimeExpression]:
    """The expressions of one stretch alone."""
    return _read(text, stretch, days_of(anchor), tense, _Story(days_of(context), is_scene=False))[0]


def _is_history(parsed: Sequence[Parsed]) -> bool:
    """Whether a text tells a past with its own years, so that its dates without one belong to that and not to the day of writing.

    News counts from the day of writing ("on Wednesday", "last month"); histories, judgments and dossiers name month and year.
    """
    scenes = sum(1 for expression in parsed if _has_year(expression) and not expression.is_attributive and expression.points[0].month is not None)
    written_now = sum(
        1
        for expression in parsed
        for point in expression.points
        if point.kind in {"deictic", "ago", "weekday"}
        or (point.kind == "unit" and point.reference in {"last", "this", "next"})
        or (point.kind == "window" and point.reference in {"past", "next"})
    )
    return scenes >= 3 and written_now * 4 <= scenes


def follow(text: str, stretches: Sequence[tuple[int, int]], *, anchor: Interval | None) -> list[list[TimeExpression]]:
    """The expressions of the stretches of one text, in order.

    In news, a date that sets the scene ("In March 2017, …") gives its year to those after it up to the end of the paragraph; in a history, or without
    a day of writing, up to the next date.
    """
    days = days_of(anchor)
    story = _Story()
    found: list[list[TimeExpression]] = []
    is_history = days is not None and _is_history([expression for start, end in stretches for expression in parse(text[start:end])])
    last = 0
    for start, end in stretches:
        if days is not None and not is_history:
            ends = "\n" in text[last:start] or story.age >= _SCENE
            story = _Story(story.days, is_scene=story.is_scene and not ends, age=story.age + 1)
        expressions, story = _read(text, (start, end), days, None, story, is_history=is_history)
        found.append(expressions)
        last = end
    return found
