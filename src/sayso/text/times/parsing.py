"""From single times to whole expressions: with their preposition, as ranges, with the hour."""

from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.text.times.grammar import find_points
from sayso.text.times.lexing import Words, data, lex
from sayso.text.times.points import Point

__all__ = ["Parsed", "parse"]

_PREFIXES = {tuple(phrase.split()): relation for relation, phrases in data()["prefixes"].items() for phrase in phrases}
_LONGEST_PREFIX = max(map(len, _PREFIXES))
_SUFFIXES = {tuple(phrase.split()): relation for relation, phrases in data()["suffixes"].items() for phrase in phrases}
_DETERMINERS = frozenset(data()["numbered"]["determiners"])
_LENGTHS = frozenset({"duration", "window"})
_DATES = frozenset({"date", "fixed", "weekday", "deictic"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An expression: characters start..end of the stretch, how its days follow from its times (two for a range), and what it stands in."""

    start: int
    end: int
    core_start: int
    relation: str
    points: tuple[Point, ...]
    is_attributive: bool
    heads: bool


def _with_hours(words: Words, points: list[Point]) -> list[Point]:
    """Hours, parts of the day and "the night of" joined with the day that they belong to; those that belong to none are kept if they stand alone."""
    joined: list[Point] = []
    index = 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        gap = words.classes[point.last : following.first] if following is not None else "?"
        if point.kind in {"clock", "part"} and following is not None and following.kind in _DATES and gap.strip("T") in ("", ",", "p", ",p"):
            points[index + 1] = replace(following, first=point.first, part=following.part or point.part or "clock")
        elif (
            point.kind in _DATES
            and following is not None
            and following.kind in {"clock", "part"}
            and gap in ("", ",", "p", "~", "^")
            and (gap != "^" or words.lowers[point.last] == "at")
        ):
            points[index + 1] = replace(point, last=following.last, part=point.part or following.part or "clock")
        elif point.kind != "part" or words.classes[point.last - 1] != "f":
            joined.append(point)
        index += 1
    return joined


def _is_open_to(left: Point, right: Point) -> bool:
    """Whether two times can be the ends of one range."""
    return left.kind in _DATES and right.kind in _DATES and (left.part is None or left.part != "clock")


def _range(words: Words, left: Point, right: Point) -> bool:
    """Whether the words between two times make them a range: "from A to B", "between A and B", "A - B"."""
    if not _is_open_to(left, right):
        return False
    gap = words.classes[left.last : right.first].replace("T", "").strip("p,")
    before = words.classes[left.first - 1] if left.first else ""
    if gap == "&":
        return before == "c"
    if gap not in ("K", "-", "u"):
        return False
    return before in ("r", "c", "p") or gap != "u" or (left.kind == "date" and right.kind == "date")


def _shared(left: Point, right: Point) -> tuple[Point, Point]:
    """The ends of a range, each with what only the other one says: "9 April to 27 May 1986", "from the 3rd to 5 May"."""
    if left.kind == "date" and right.kind == "date":
        if left.month is None and left.day is not None and right.month is not None:
            left = replace(left, month=right.month, unit=None)
        if right.month is None and right.day is not None and left.month is not None:
            right = replace(right, month=left.month, unit=None)
        if left.year is None and left.year_reference is None and left.short_year is None and (left.month or left.season):
            left = replace(left, year=right.year, year_reference=right.year_reference, short_year=right.short_year)
            if right.year is not None and left.month and right.month and left.month > right.month:
                left = replace(left, year=right.year - 1)
        elif right.year is None and right.year_reference is None and right.short_year is None and (right.month or right.season) and left.year is not None:
            wraps = left.month is not None and right.month is not None and right.month < left.month
            right = replace(right, year=(left.last_year or left.year) + wraps)
    return left, right


def _share_years(words: Words, points: list[Point]) -> list[Point]:
    """Dates of a list that share the year of its last: "on 3 March, 5 May and 7 June 2011"."""
    shared = list(points)
    for index in range(len(points) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        gap = words.classes[left.last : right.first].replace("T", "").replace("p", "").replace("x", "").replace("~", "")
        if gap not in (",", "&", ",&") or left.kind != "date" or right.kind != "date" or right.year is None or right.month is None:
            continue
        if left.month is not None and left.year is None and left.short_year is None and left.year_reference is None and left.month <= right.month:
            shared[index] = replace(left, year=right.year)
    return shared


def _prefix(words: Words, first: int) -> tuple[int, str | None]:
    """Where the preposition before the word `first` begins, and its relation."""
    for length in range(min(_LONGEST_PREFIX, first), 0, -1):
        relation = _PREFIXES.get(words.lowers[first - length : first])
        if relation is not None:
            return first - length, relation
    return first, None


def _qualifies(words: Words, first: int, last: int) -> bool:
    """Whether the words first..last qualify a noun after them: "the 2003 war", "Monday’s raid", "a four-year siege", "the war of 2004"."""
    following = words.classes[last : last + 1]
    before = words.lowers[first - 1] if first else ""
    if following == "'":
        return True
    if words.classes[first] != "T" and before == "of" and words.lowers[first - 2 : first - 1] not in (("as",), ("evening",), ("night",)):
        return True
    if following == "-" and words.touches(last) and last + 1 < len(words.classes) and words.touches(last + 1):
        return True
    if following == "" or following not in "x^":
        return False
    has_hyphen = any(words.classes[index] == "-" and words.touches(index) and words.classes[index + 1] in "UJh" for index in range(first, last - 1))
    return (
        has_hyphen
        or before in _DETERMINERS
        or (first < last and words.classes[first] == "T")
        or (first > 1 and words.classes[first - 1] in "x^E" and words.lowers[first - 2] in _DETERMINERS and words.classes[first] in "YMm")
    )


def _trimmed(words: Words, point: Point) -> Point:
    """Without the article, which belongs to the noun that the time qualifies."""
    if words.classes[point.first] == "T" and point.last - point.first > 1 and point.reference is None:
        return replace(point, first=point.first + 1)
    return point


def _expression(words: Words, points: tuple[Point, ...]) -> Parsed | None:
    first, last = points[0].first, points[-1].last
    lead = points[0]
    start, relation = _prefix(words, first)
    is_range = len(points) == 2
    is_attributive = False
    spans_range = is_range or lead.last_month is not None or lead.last_day is not None or (lead.last_year is not None and lead.unit is None)
    if spans_range and words.lowers[start:first] in {("from",), ("between",), ("from", "about"), ("for",), ("starting",)}:
        relation = "at"
    elif words.lowers[start:first] == ("between",):
        relation = "since"
    if is_range:
        relation = "at"
    else:
        following = words.classes[last : last + 1]
        needs_noun = lead.kind in {"date", "weekday", "duration", "deictic", "unit", "holiday"}
        if needs_noun and _qualifies(words, first, last) and (relation is None or following == "'" or lead.kind == "duration"):
            is_attributive = True
            if words.classes[first] == "T" and following != "'" and lead.kind == "date":
                lead = _trimmed(words, lead)
            if lead.kind != "unit" or following == "'":
                start, relation = lead.first, None
            first = lead.first
            points = (lead,)
    if relation is not None and words.lowers[start:first] == ("for",) and lead.kind not in _LENGTHS:
        start, relation = first, None
    if lead.kind in _LENGTHS and relation in {"by", "since", "until", "around"} and lead.kind == "duration":
        relation = "at"
    if not is_range and relation in {None, "at", "since"} and lead.kind in {"date", "fixed"}:
        for length in (2, 1):
            if (
                last + length <= len(words.lowers)
                and words.lowers[last : last + length] in _SUFFIXES
                and (length > 1 or words.lowers[last] != "on" or (relation == "since" and words.classes[last + 1 : last + 2] in ("", ",", ".", ")")))
            ):
                relation, last = "since", last + length
                break
        else:
            if words.classes[last : last + 1] in ("-", "K", "u") and words.lowers[last + 1 : last + 2] in (("present",), ("now",), ("date",), ("today",)):
                relation, last = "since", last + 2
    if relation in {"before", "around"} and lead.part is not None and lead.kind in _DATES:
        relation = "at"  # "before dawn on Tuesday" is on Tuesday
    is_head = all(words.classes[index] in ".,(" for index in range(start))
    return Parsed(
        start=words.starts[start],
        end=words.ends[last - 1],
        core_start=words.starts[first],
        relation=relation or "at",
        points=points,
        is_attributive=is_attributive,
        heads=is_head,
    )


def _is_lone_part(words: Words, point: Point) -> bool:
    return point.kind == "part" and words.classes[point.last - 1] == "f"


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Parsed, ...]:
    """The expressions of time in a stretch, in order, not overlapping; places are in characters of the stretch."""
    words = lex(text)
    points = list(find_points(words))
    if not points:
        return ()
    points = _share_years(words, [point for point in _with_hours(words, points) if not _is_lone_part(words, point)])
    expressions: list[Parsed] = []
    index = 0
    while index < len(points):
        left = points[index]
        group: tuple[Point, ...] = (left,)
        if index + 1 < len(points) and _range(words, left, points[index + 1]):
            group = _shared(left, points[index + 1])
        expression = _expression(words, group)
        if expression is not None and expressions and expressions[-1].start >= expression.start and expressions[-1].points[0].kind == "vague":
            expressions.pop()  # "recently" in "as recently as February"
        if expression is not None and (not expressions or expression.start >= expressions[-1].end):
            expressions.append(expression)
        elif expression is not None and expression.core_start >= expressions[-1].end:
            expressions.append(replace(expression, start=expression.core_start))
        index += len(group)
    return tuple(expressions)
