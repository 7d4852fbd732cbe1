"""Times that are counted from another: units, lengths, steps, parts of the day."""

from dataclasses import replace

from sayso.text.times.dates import portion_of
from sayso.text.times.lexing import Words
from sayso.text.times.points import Kind, Point


def read_count(words: Words, first: int, last: int) -> tuple[float | None, str, str]:
    """Count, bound and unit of "nearly two and a half years"; the count is None where it is vague."""
    count: float | None = None
    bound, unit = "", ""
    after_and = False
    for index in range(first, last):
        letter, value = words.classes[index], words.values[index]
        if letter == "~":
            bound = value if value and bound != "less" else bound
            if value == "less" and index > first and words.lowers[index - 1] == "at":
                bound = "less"
        elif letter in "dn":
            count = float(value) if value is not None and value < 10_000 else None
        elif letter == "N":
            count = value if count is None else (count * value if value == 100 else count + value)
        elif letter == "2":
            count = (count or 0) + 0.5 if after_and or count is None else count * 0.5
        elif letter == "q":
            count = (float(value) if count is None or count == 1 else count * value) if value else None
        elif letter == "a" and count is None:
            count = 1.0
        elif letter == "a" and count == 0.5:
            continue
        elif letter in "UJh":
            unit = value
        after_and = letter == "&" or (after_and and letter == "a")
    vague = any(words.classes[index] == "q" and not words.values[index] for index in range(first, last))
    return (None if vague else count), bound, unit


def counted(kind: Kind, words: Words, first: int, last: int) -> Point:
    """A point of this kind with count, bound and unit."""
    count, bound, unit = read_count(words, first, last)
    reference = next((words.values[index] for index in range(first, last) if words.classes[index] in "LVXFB"), None)
    return Point(kind=kind, first=first, last=last, count=count, bound=bound, unit=unit, reference=reference)


def part_of(words: Words, first: int, last: int) -> Point:
    """As in "the night of", to be joined with the day that follows."""
    return Point(kind="part", first=first, last=last, part=next((words.values[index] for index in range(first, last) if words.classes[index] in "Ph"), None))


def window(words: Words, first: int, last: int) -> Point | None:
    """As in "the past two weeks", "recent months"."""
    point = counted("window", words, first, last)
    letters = words.classes[first:last]
    if letters[-2:-1] == "X" and not words.lowers[last - 1].endswith("s"):
        return unit(words, first, last)
    if len(letters.replace("T", "")) == 2 and "q" not in letters:  # "recent weeks", "the past week"
        is_plural = words.lowers[last - 1].endswith(("s", "centuries"))
        is_recent = any(words.lowers[index] in {"recent", "coming"} for index in range(first, last))
        return replace(point, count=None if is_plural or is_recent else 1.0, reference=words.values[last - 2])
    return point


def deictic(words: Words, first: int, last: int) -> Point | None:
    """As in "yesterday", "the day before yesterday", "overnight"."""
    letters = words.classes[first:last]
    place = letters.index("D") + first
    if place > 0 and words.is_capital(place) and words.classes[place - 1] == "^":
        return None  # the name of a paper or a channel
    from_day, length = words.values[place]
    if letters[0] == "T":
        step = -1 if "b" in letters else 1
        if words.values[first + 1] != "day":
            return None
        return Point(kind="deictic", first=first, last=last, value=(from_day + step, 0))
    part = words.values[last - 1] if letters[-1] == "P" else None
    return Point(kind="deictic", first=first, last=last, value=(from_day, length), part=part)


def unit(words: Words, first: int, last: int) -> Point | None:
    """As in "last week", "the following morning", "earlier this month", "the year before"."""
    letters = words.classes[first:last]
    if letters[-1] in "bA":
        if words.classes[last : last + 1] not in ("", ".", ",", "&", ")"):
            return None
        reference = "previous" if letters[-1] == "b" else "following"
        return Point(kind="unit", first=first, last=last, reference=reference, unit=unit_of(words, last - 2), part=part_at(words, last - 2))
    place = next((index for index in range(last - 1, first - 1, -1) if words.classes[index] in "LXtzFB"), None)
    if place is None or words.lowers[last - 1] in {"quarters", "sunset", "dawns"}:
        return None
    is_plural = words.lowers[last - 1].endswith("s") and words.lowers[last - 1] != "hours"
    if is_plural:
        return Point(kind="vague", first=first, last=last, value="units")
    if words.lowers[first - 1 : last] == ("to", "this", "day"):
        return Point(kind="vague", first=first, last=last, value="now")
    reference, unit = words.values[place], unit_of(words, last - 1)
    if (words.classes[last - 1] == "U" and unit == "day" and reference == "last") or (
        words.lowers[place] == "very" and words.classes[first] != "T" and words.classes[first] != "z"
    ):
        return None
    if reference == "this" and words.lowers[place] == "current" and first == place and words.classes[first - 1 : first] != "T":
        return None
    has_article = place > first and words.classes[place - 1] == "T"
    if has_article and reference == "next":  # "the next day" is counted from the story, "next week" from the day of writing
        reference = "following"
    elif has_article and reference == "last" and unit != "quarter":
        return Point(kind="window", first=first, last=last, reference="past", unit=unit, count=1.0) if letters in {"TLU", "TLJ"} else None
    portion = portion_of(words, first, place)
    bound = next((words.values[index] for index in range(first, place) if words.classes[index] in "kl"), "")
    return Point(kind="unit", first=first, last=last, reference=reference, unit=unit, part=part_at(words, last - 1), portion=portion, bound=bound)


def unit_of(words: Words, index: int) -> str:
    """The unit of the word, a day for its parts."""
    return "day" if words.classes[index] == "P" else words.values[index]


def part_at(words: Words, index: int) -> str | None:
    """The part of the day that the word names, if any."""
    return words.values[index] if words.classes[index] == "P" else None


def portion_of_unit(words: Words, first: int, last: int) -> Point | None:
    """As in "the end of the month"."""
    if words.classes[last : last + 1] == "-" and words.touches(last):
        return None  # "the end of the week-long truce"
    portion = portion_of(words, first, last - 2)
    if portion is None:
        return None
    return Point(kind="unit", first=first, last=last, reference="the", unit=words.values[last - 1], portion=portion)


def recurring(_words: Words, first: int, last: int) -> Point:
    """As in "every Thursday": no days."""
    return Point(kind="recurring", first=first, last=last)


def duration(words: Words, first: int, last: int) -> Point | None:
    """A length of time: not an age, not "a day" alone."""
    point = counted("duration", words, first, last)
    if (
        words.classes[last : last + 1] == "-"
        and last < len(words.starts)
        and words.touches(last)
        and words.lowers[last + 1 : last + 2] in (("old",), ("olds",))
    ):
        return None
    if words.lowers[last : last + 1] == ("old",) or words.lowers[last : last + 2] == ("of", "age") or words.lowers[first - 1 : first] == ("aged",):
        return None
    unit = next(index for index in range(last - 1, first - 1, -1) if words.classes[index] in "UJh")
    if point.unit == "quarter":
        return None  # "three quarters of"
    if unit and words.classes[unit - 1] == "a":
        before = words.classes[first - 1] if first else ""
        is_length = words.classes[first] == "~" or (before != "" and before in "pA") or words.lowers[unit - 1] == "one"
        if not is_length or words.lowers[first - 1 : first] == ("on",):
            return None
    return point


def clock(_words: Words, first: int, last: int) -> Point:
    """An hour."""
    return Point(kind="clock", first=first, last=last)


def part(words: Words, first: int, last: int) -> Point | None:
    """As in "at dawn", "in the evening": only after a preposition."""
    before = words.lowers[first - 1] if first else ""
    has_article = "T" in words.classes[first:last]
    if (
        before
        not in ({"in", "during", "throughout", "by", "into", "until"} if has_article else {"at", "by", "before", "after", "around", "until", "since", "from"})
        and words.classes[first - 1 : first] != "C"
    ):
        return None
    following = words.classes[last : last + 1]
    return None if following == "^" or (has_article and following == "x") else Point(kind="part", first=first, last=last, part=words.values[last - 1])


def vague(words: Words, first: int, last: int) -> Point | None:
    """As in "now", "recently", "at the time": no days."""
    if words.classes[first] != "j" and words.lowers[first - 1 : first] not in (("at",), ("in",), ("during",), ("by",), ("since",), ("until",), ("for",)):
        return None
    return Point(kind="vague", first=first, last=last, value=words.values[first])


def ago(words: Words, first: int, last: int) -> Point:
    """As in "nearly two years ago"."""
    return counted("ago", words, first, last)


def later(words: Words, first: int, last: int) -> Point | None:
    """As in "two days later", "a week earlier"."""
    step = words.classes[last - 1]
    if step in "bA" and words.classes[last : last + 1] not in ("", ".", ",", ")"):
        return duration(words, first, last - 1)  # before or after something that happened: no days
    point = counted("later", words, first, last)
    return replace(point, reference="earlier" if step in "kb" else "later")


def some_units(words: Words, first: int, last: int) -> Point | None:
    """As in "for years", "within days": a length without a count."""
    if not words.lowers[first].endswith("s") or words.lowers[first - 1] not in {"for", "within", "in"} or words.values[first] == "quarter":
        return None
    return Point(kind="duration", first=first, last=last, unit=words.values[first])


def numbered_unit(_words: Words, first: int, last: int) -> Point:
    """As in "the third day": counted from what happened, so that it has no days."""
    return Point(kind="vague", first=first, last=last, value="numbered")
