"""Figures in a stretch: number, bounds, what is counted."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.text.quantities.counted import counted_end, is_plural_noun, money_after, phrase_end
from sayso.text.quantities.numerals import NUMBER, Number, Words, data, lex, read_number

__all__ = ["Found", "find"]

_BOUNDS = {tuple(phrase.split()): bound for bound, phrases in data()["bounds"].items() for phrase in phrases}
_BOUNDS_AFTER = {tuple(phrase.split()): bound for bound, phrases in data()["bounds_after"].items() for phrase in phrases}
_LONGEST_BOUND = max(map(len, _BOUNDS))
_NUMBERING = frozenset(data()["nouns"]["numbering"])
_AGES = frozenset(data()["nouns"]["ages"])
_PRONOUN_MAKERS = frozenset(data()["nouns"]["pronoun_makers"])
_SIZES = frozenset(data()["nouns"]["sizes"])
_STOPS = frozenset(data()["nouns"]["stops"])
_HAS_NUMBER = re.compile(r"[DWYKZVQF]")
_QUOTED = re.compile(r"[“”\"«»‘]|(?<!\w)['’]|['’](?!\w)")
_LARGEST = 1e15  # a longer figure is a number of an account, not a count
_CALIBRES = frozenset({"mm", "cm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure of a stretch, places in characters of the stretch."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    number_start: int
    number_end: int


@dataclass(slots=True)
class _Span:
    """A number or range under way: its words, its values, the currency before it."""

    first: int
    last: int
    low: float
    high: float
    is_vague: bool
    is_share: bool
    currency: str | None


def _is_no_count(words: Words, number: Number) -> bool:
    """Whether the figure is the name of something: "Resolution 2254", "AK-47", "9/11", "[2]", the "1." of a list, an age."""
    first, last = number.first, number.last
    before = words.lowers[first - 1] if first else ""
    letter = words.classes[first - 1] if first else ""
    following = words.lowers[last] if last < len(words.lowers) else ""
    if before == "." and first > 1 and words.touches(first - 1):
        before = words.lowers[first - 2]
    if (
        number.high > _LARGEST
        or before in _NUMBERING
        or before in _AGES
        or words.classes[last : last + 1] == "D"
        or (letter == "D" and not is_plural_noun(following) and not 1000 <= words.values[first - 1][0] <= 2100)
        or (letter == "." and before in {"/", "[", "#", "§", "№", ":", "_", "=", "*", "+"} and words.touches(first))
    ):
        return True
    if letter == "-" and words.touches(first) and words.touches(first - 1):
        return True  # "T-72"; the right side of a range is read with its left one
    if following in {"/", ":", "°", "]"} and words.touches(last):
        return True
    if words.classes[first] != "D":
        return False
    if following == "." and first == 0:
        return True
    if words.lowers[first][0] == "0" and words.lowers[first][1:2].isdigit():
        return True  # "01": a place in a list
    if letter == "^" and first > 1 and not (last < len(words.lowers) and is_plural_noun(following)) and following not in {"%", "percent", "per"}:
        return True
    return letter == "," and first > 1 and words.classes[first - 2] == "^" and following in {",", "."} and last == first + 1 and 10 <= number.low <= 99


def _is_pronoun(words: Words, number: Number) -> bool:
    """Whether "one" or "a" stands for no number: "one of them", "no one"."""
    if number.low != 1 or number.last != number.first + 1 or words.classes[number.first] not in "Wa":
        return False
    before = words.lowers[number.first - 1] if number.first else ""
    following = words.lowers[number.last] if number.last < len(words.lowers) else ""
    return (
        before in _PRONOUN_MAKERS
        or words.classes[number.last : number.last + 1] not in ("x", "^", "-")
        or following in _STOPS
        or words.classes[number.first] == "a"
    )


def _range(words: Words, left: Number) -> Number | None:
    """The number that makes a range with the one before: "40-60", "40 to 60", "three or four", "between 40 and 60"."""
    place = left.last
    joint = words.classes[place : place + 1]
    before = words.lowers[left.first - 1] if left.first else ""
    if words.classes[left.first - 1 : left.first] == "$":
        before = words.lowers[left.first - 2] if left.first > 1 else ""
    if joint not in ("-", "t", "o", "A") or (joint == "A" and before != "between"):
        return None
    following = place + 1
    if words.classes[following : following + 1] == "$":
        following += 1
    found = NUMBER.match(words.classes, following)
    if found is None:
        return None
    right = read_number(words, found)
    if right.is_vague or right.is_share or left.is_vague:
        return None
    if joint == "t" and (before == "to" or words.lowers[left.first - 2 : left.first] == ("up", "to")):
        return None
    low = left.low * right.factor if right.factor > 1 and left.factor == 1 and left.low < right.low / right.factor else left.low
    if low >= right.high or (joint == "o" and right.high > 3 * low):
        return None
    return Number(left.first, right.last, low, right.high, factor=right.factor)


def _bound_before(words: Words, first: int) -> tuple[int, str]:
    """Where the words that bound the number before it begin, and which bound they are."""
    for length in range(min(_LONGEST_BOUND, first), 0, -1):
        bound = _BOUNDS.get(words.lowers[first - length : first])
        if bound is not None:
            if words.lowers[first - length : first] in {("the",), ("all",), ("only",), ("just",)}:
                return first, ""
            return first - length, bound
    return first, ""


def _bound_after(words: Words, last: int) -> tuple[int, str]:
    for length in (3, 2, 1):
        bound = _BOUNDS_AFTER.get(words.lowers[last : last + length])
        if bound is not None and last + length <= len(words.lowers) and (words.lowers[last] != "-" or words.touches(last)):
            return last + length, bound
    return last, ""


def _unit(words: Words, span: _Span, *, is_one: bool) -> tuple[int, str | None] | None:
    """Where the counted words end, and the unit; None where the number counts nothing that can be told and is no number on its own."""
    place = span.last
    if words.classes[place : place + 1] == "%" or words.classes[place : place + 2] == "pc":
        return place + (1 if words.classes[place] == "%" else 2), "%"
    if span.currency is not None:
        return place, span.currency
    money = money_after(words, place)
    if money is not None:
        return money
    if words.classes[place : place + 1] == "-" and words.touches(place) and words.touches(place + 1):
        return _size(words, place)
    if span.is_share:
        counted = counted_end(words, place, is_one=False, is_share=True)
        return (counted[1] if counted is not None else place), "share"
    if words.lowers[place : place + 1] == ("strong",):
        return place + 1, "strong"
    if words.lowers[place : place + 1] and words.lowers[place] in _CALIBRES:
        return None
    counted = counted_end(words, place, is_one=is_one)
    if counted is None:
        return None if is_one else (place, None)
    if counted[0] == counted[1]:
        return counted[1], None
    name = words.text[words.starts[counted[0]] : words.ends[counted[1] - 1]]
    end = counted[1]
    if _QUOTED.search(name) and end < len(words.starts) and words.touches(end) and words.text[words.starts[end]] in "”\"'’»":
        end += 1
    return end, _QUOTED.sub("", name)


def _size(words: Words, hyphen: int) -> tuple[int, str | None] | None:
    """As in "a 100,000-strong force", "a five-man crew": the noun is in the span, the unit is what the hyphen joins."""
    word = words.lowers[hyphen + 1]
    if word not in _SIZES:
        return None
    end = hyphen + 2
    return phrase_end(words, end, is_plural=False) or end, word


def _found(words: Words, span: _Span) -> Found | None:
    is_one = span.low == span.high == 1 and not span.is_vague
    first = span.first - (span.currency is not None)
    start, bound = _bound_before(words, first)
    if words.lowers[start - 1 : start] in {("between",), ("from",)} and span.low != span.high and not span.is_vague:
        start -= 1
    last, after = _bound_after(words, span.last)
    number_last = span.last
    if after:
        span.last = last
    unit = _unit(words, span, is_one=is_one)
    if unit is None:
        return None
    end, name = unit
    if not after:
        end, after = _bound_after(words, end) if name is not None else (end, "")
    bound = bound if bound not in {"", "exact"} else after
    low: float | None = span.low
    high: float | None = span.high
    if bound == "low":
        high = None if span.low == span.high or span.is_vague else high
    elif bound == "high":
        low = None if span.low == span.high else low
    return Found(
        start=words.starts[start],
        end=words.ends[end - 1],
        low=low,
        high=high,
        unit=name,
        approximate=span.is_vague or bound == "about",
        number_start=words.starts[first],
        number_end=words.ends[number_last - 1],
    )


@lru_cache(maxsize=256)
def find(text: str) -> tuple[Found, ...]:
    """The figures of a stretch, in order, not overlapping; times are still among them."""
    words = lex(text)
    if not _HAS_NUMBER.search(words.classes):
        return ()
    results: list[Found] = []
    place, done = 0, 0
    while True:
        match = NUMBER.search(words.classes, place)
        if match is None:
            return tuple(results)
        number = read_number(words, match)
        place = match.end()
        if _is_no_count(words, number):
            continue
        wider = _range(words, number)
        number = wider or number
        place = number.last
        if wider is None and _is_pronoun(words, number):
            continue
        currency = words.values[number.first - 1] if words.classes[number.first - 1 : number.first] == "$" else None
        span = _Span(number.first, number.last, number.low, number.high, number.is_vague, number.is_share, currency)
        found = _found(words, span)
        if found is not None and found.start >= done:
            results.append(found)
            done = found.end
            while place < len(words.starts) and words.starts[place] < done:
                place += 1
