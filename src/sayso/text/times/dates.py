"""Dates of the calendar, from their words."""

import re
from dataclasses import replace
from typing import Any

from sayso.text.times.lexing import Words, data
from sayso.text.times.points import Point

_WEEKDAY_DAY = re.compile(r"[Ww],?T?[do]")
_QUARTERS = {1: "first quarter", 2: "second quarter", 3: "third quarter", 4: "fourth quarter"}
_HALVES = {1: "first half", 2: "second half"}
_THIRDS = {1: "first third", 2: "second third", 3: "last third"}


def portion_of(words: Words, first: int, last: int) -> str | None:
    """The portion that the words first..last name, if any: "early", "the second half of", "the end of"."""
    ordinal, portion = None, None
    for index in range(first, last):
        letter, value = words.classes[index], words.values[index]
        if letter in "Oo":
            ordinal = value
        elif letter == "L":
            ordinal = 9
        elif letter == "E" or (letter == "e" and value in {"early", "mid", "late"}):
            portion = value
        elif letter == "2" or (letter in "eU" and value in {"quarter", "third"}):
            names = _HALVES if letter == "2" else {"quarter": _QUARTERS, "third": _THIRDS}[value]
            portion = names.get(len(names) if ordinal == 9 else ordinal or 0)
        elif letter not in "kl":
            continue
    return portion


def days_in(words: Words, first: int, last: int) -> tuple[int | None, int | None]:
    """The first and the last day of a month among the words."""
    days = [words.values[index] for index in range(first, last) if words.classes[index] in "do"]
    return (days[0], days[-1] if len(days) > 1 else None) if days else (None, None)


def dated(words: Words, first: int, last: int) -> Point:
    """A date of the calendar from its words: year, months, days, weekday, season, portion, and what refers to another time."""
    fields: dict[str, Any] = {}
    months = [words.values[index] for index in range(first, last) if words.classes[index] in "Mm"]
    if months:
        fields["month"], fields["last_month"] = months[0], months[-1] if len(months) > 1 else None
        fields["day"], fields["last_day"] = days_in(words, first, last)
    for index in range(first, last):
        letter, value = words.classes[index], words.values[index]
        following = words.classes[index + 1] if index + 1 < last else ""
        if letter == "Y":
            fields["year"] = value
        elif letter == "y":
            fields["short_year"] = value
        elif letter in "LXtzFB" and following == "J":
            fields["year_reference"] = value
        elif letter in "LXtzFB" and following and following in "MmS":
            fields["reference"] = value
        elif letter in "Ww":
            fields["weekday"] = value
        elif letter == "S":
            fields.setdefault("season", value)
        elif letter == "P":
            fields["part"] = value
    head = next((index for index in range(first, last) if words.classes[index] in "MmSYyGWw"), last)
    portion = portion_of(words, first, head)
    return Point(kind="date", first=first, last=last, portion=portion, **fields)


def fixed(words: Words, first: int, last: int) -> Point:
    """A date in figures."""
    return Point(kind="fixed", first=first, last=last, value=words.lowers[last - 1])


def month_day(words: Words, first: int, last: int) -> Point | None:
    """As in "March 15"; but in "in March 15 people were killed" the figure counts people."""
    point = dated(words, first, last)
    if point.year is None and point.year_reference is None and words.classes[last - 1] == "d":
        following = words.classes[last : last + 1]
        before = words.lowers[first - 1] if first else ""
        name = max(index for index in range(first, last) if words.classes[index] in "Mm")
        if following == "x" and words.lowers[last].isalpha() and (before == "in" or (words.classes[last - 2] == "&" and is_counted(words, last))):
            return month(words, first, name + 1) if before == "in" else replace(point, last=last - 2, last_day=None)
    return point


def is_counted(words: Words, index: int) -> bool:
    """Whether the word at `index` is a noun that a figure can count: a plural, a measure."""
    if index >= len(words.lowers) or words.classes[index] not in "x^":
        return False
    word = words.lowers[index]
    return word in data()["numbered"]["counted"] or (
        words.classes[index] == "x"
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "’s"))
        and not word.endswith("wards")
        and word not in {"was", "has", "is", "as", "his", "its", "this", "us"}
    )


def era(_words: Words, first: int, last: int) -> Point:
    """A year or century before or after Christ: its days cannot be written here."""
    return Point(kind="vague", first=first, last=last, value="era")


def week_of_month(words: Words, first: int, last: int) -> Point:
    """As in "the first week of August", "the last Friday of May"."""
    point = dated(words, first, last)
    ordinal = next(words.values[index] for index in range(first, last) if words.classes[index] in "OoL")
    week = 9 if ordinal == "last" else ordinal
    return replace(
        point,
        week=week,
        unit=next((words.values[index] for index in range(first, last) if words.classes[index] == "U"), None),
        day=None,
        last_day=None,
        portion=None,
        reference=None,
    )


def bare_season(words: Words, first: int, last: int) -> Point | None:
    """A season without a year needs a preposition or "the" before it and no name around it."""
    if words.values[last - 1] == "fall" or words.classes[last : last + 1] == "^":
        return None
    before = words.classes[first - 1 : first]
    if words.classes[first] != "T" and before not in ("p", "r", "b", "A", "u", "&", "~") and not (first == 0 and words.classes[last : last + 1] == ","):
        return None
    return None if words.classes[last : last + 1] == "x" and words.classes[first] != "T" and before == "&" else dated(words, first, last)


def month(words: Words, first: int, last: int) -> Point | None:
    """A month alone: not where the word is a name ("Theresa May") or no month ("may")."""
    point = dated(words, first, last)
    index = max(place for place in range(first, last) if words.classes[place] in "Mm")
    if point.reference or point.portion or point.year_reference:
        return None if words.classes[index] == "m" and not words.is_capital(index) else point
    before, following = words.classes[first - 1 : first], words.classes[last : last + 1]
    if words.classes[index] == "m":
        safe = (
            words.lowers[first - 1] in {"in", "since", "until", "till", "during", "between", "from", "of", "through", "throughout", "before", "after"}
            if first
            else False
        )
        in_range = following and following in "K-u&" and words.classes[last + 1 : last + 2] in ("M", "m", "d", "o")
        closes_range = bool(before) and before in "K-u" and first > 1 and words.classes[first - 2] in "MmYy"
        heads = bool(before) and words.lowers[first - 1] == "by" and (first == 1 or (words.lowers[index] != "may" and following in (",", ".", "&", "")))
        if (
            not words.is_capital(index)
            or not (safe or in_range or closes_range or heads)
            or (following == "^" and not in_range and words.lowers[first - 1] not in {"in", "since", "until"})
        ):
            return None
        return point
    if not (before and before in "prbAuc") and (following == "^" or before == "^"):
        return None
    return point


def year_range(words: Words, first: int, last: int) -> Point | None:
    """As in "1980-1988", "2006-07"."""
    start, end = words.values[first], words.values[last - 1]
    if end is None:
        return None
    if words.classes[last - 1] != "Y":
        figures = words.text[words.starts[last - 1] : words.ends[last - 1]]
        if len(figures) != 2 or not figures.isdigit():
            return year(words, first, first + 1)
        end = start - start % 100 + int(figures)
    if not (1000 <= start < end <= 2100):
        return year(words, first, first + 1)
    return Point(kind="date", first=first, last=last, year=start, last_year=end)


def decade(words: Words, first: int, last: int) -> Point:
    """As in "the 1980s"; "the 1900s" may be a century."""
    point = dated(words, first, last)
    year = words.values[last - 1]
    years = 99 if year % 100 == 0 and year < 2000 else 9
    return replace(point, year=year, last_year=year + years, unit="decade" if years == 9 else "century")


def century(words: Words, first: int, last: int) -> Point | None:
    """As in "the early 19th century"; nothing else that ordinals count."""
    unit = next((index for index in range(first, last) if words.classes[index] == "U"), None)
    if unit is None:
        return None
    if words.values[unit] != "century":  # "the third day" is counted from what happened, so that it has no days
        return Point(kind="vague", first=first, last=last, value="numbered") if words.classes[first] == "T" else None
    number = next(words.values[index] for index in range(first, last) if words.classes[index] in "oOi")
    if words.classes[last - 1] == "$":
        return Point(kind="vague", first=first, last=last, value="era") if words.values[last - 1] == "bc" else century(words, first, last - 1)
    if not 2 <= number <= 21:
        return None
    return Point(
        kind="date",
        first=first,
        last=last,
        year=100 * (number - 1),
        last_year=100 * number,
        is_century=True,
        portion=portion_of(words, first, unit - 2),
        unit="century",
    )


def quarter(words: Words, first: int, last: int) -> Point | None:
    """As in "Q3 2019", "the first half of last year"."""
    point = dated(words, first, last)
    letter = next((index for index in range(first, last) if words.classes[index] == "Z"), None)
    portion = _QUARTERS[words.values[letter]] if letter is not None else portion_of(words, first, last)
    if portion is None or (letter is None and portion in {"early", "mid", "late"}):
        return None
    if words.classes[last - 1] == "U":
        return Point(kind="unit", first=first, last=last, reference=words.values[last - 2], unit=words.values[last - 1], portion=portion)
    if point.year is None and point.short_year is None and point.year_reference is None:
        point = replace(point, year_reference="this")
    return replace(point, portion=portion)


def day_of_month(words: Words, first: int, last: int) -> Point | None:
    """As in "the 19th of last month"."""
    unit = words.values[last - 1]
    if unit != "month":
        return None
    reference = words.values[last - 2] if words.classes[last - 2] != "T" else "that"
    return Point(kind="date", first=first, last=last, day=days_in(words, first, last)[0], reference=reference, unit="month")


def weekday(words: Words, first: int, last: int) -> Point | None:
    """A weekday: not where it is part of a name ("The Sunday Times") and, abbreviated, only where that is clear."""
    index = next(place for place in range(first, last) if words.classes[place] in "Ww")
    longer = _WEEKDAY_DAY.match(words.classes, index)
    if longer and words.classes[index + 1 : index + 2] in ("d", "o", "T", ",") and last == index + 1:
        day = longer.end() - 1
        if (
            not is_counted(words, longer.end())
            and words.classes[longer.end() : longer.end() + 1] not in ("x", "^", "N", "U")
            and (words.classes[day] == "o" or words.classes[day - 1] != ",")
        ):
            return Point(kind="date", first=first, last=longer.end(), weekday=words.values[index], day=words.values[day])
    before, following = words.classes[index - 1 : index] if index else "", words.classes[last : last + 1]
    if words.classes[index] == "w" and not (before and before in "pbAur~LXt") and following not in (",", ".", ""):
        return None
    if index and (words.lowers[index - 1] in data()["numbered"]["feast_makers"] or words.classes[index - 1] == "a"):
        return Point(kind="vague", first=index, last=last, value="feast")
    if following == "^" and last == index + 1 and not (before and before in "pbAurLXt"):
        return None
    reference = next((words.values[place] for place in range(first, index) if words.classes[place] in "LXtzFB"), None)
    part = words.values[index + 1] if words.classes[index + 1 : index + 2] == "P" and index + 1 < last else None
    point = Point(kind="weekday", first=first, last=last, weekday=words.values[index], reference=reference, part=part)
    if words.classes[last - 1] == "U":
        if words.values[last - 1] != "week":
            return replace(point, last=index + 1 + (part is not None))
        return replace(point, unit="week", reference=words.values[last - 2])
    return point


def year(words: Words, first: int, last: int) -> Point | None:
    """A year alone: not where the figure counts something or numbers it."""
    index = last - 1
    letter, value = words.classes[index], words.values[index]
    point = dated(words, first, last)
    if letter == "y":
        return point if point.portion or (first and words.classes[first - 1] in "prubAc&-KT~") else None
    before = words.classes[first - 1] if first else ""
    previous = words.lowers[first - 1] if first else ""
    following = words.classes[last : last + 1]
    touches_mark = first > 0 and words.touches(first) and words.text[words.starts[first] - 1] in "$€£¥#+§№.,:-–/_@^*="
    if (touches_mark and before not in (",", "-")) or previous in data()["numbered"]["nouns"] or previous == "at":
        return None
    if words.touches(last) if last < len(words.starts) else False:
        glued = words.text[words.starts[last]]
        if (
            glued in "%°+$€£"
            or (following == "-" and last + 1 < len(words.starts) and words.touches(last + 1) and words.classes[last + 1] == "x")
            or glued.isalpha()
        ):
            return None
    if following and (following in "hQI" or words.lowers[last] in {"utc", "gmt", "hrs", "local"}):
        return None  # an hour: "updated 1935 05.10.2017"
    if point.portion or words.classes[first] == "T":
        return point
    continues = before != "" and before in "&K-u" and first > 1 and words.classes[first - 2] in "YyMmGdo"
    is_temporal = (continues or (before != "" and before in "prubAc")) and previous not in {"by", "for", "into", "within", "from"}
    if value < 1500 or value > 2099:
        return point if is_temporal and following not in ("x", "^", "U", "h", "q", "N", "n", "d") else None
    if before == "~" and leads_to(words, first):
        return point
    if (
        before == "~"
        or previous in {"$", "€", "£", "us$", "usd", "eur"}
        or (previous in data()["numbered"]["determiners"] and is_counted(words, last) and value % 100 == 0)
    ):
        return point if previous in {"around", "about", "circa"} and not following.strip(".,)") else None
    if is_counted(words, last) and not is_temporal and previous not in data()["numbered"]["determiners"]:
        return None
    if following in ("x", "^") and before in ("x", "N", "n", "d", "q") and is_counted(words, last):
        return None
    return point


def leads_to(words: Words, first: int) -> bool:
    """Whether "at least" or "about" before the word `first` follows a preposition of time: "since at least 2018"."""
    return bool({"since", "until", "by", "in", "from", "later"}.intersection(words.lowers[max(0, first - 3) : first])) or words.lowers[first - 1] in {
        "around",
        "circa",
    }


def ordinal(words: Words, first: int, last: int) -> Point | None:
    """As in "the 9th" alone: only after a preposition and before no noun."""
    following = words.classes[last : last + 1]
    previous = words.lowers[first - 1] if first else ""
    if words.classes[first] != "T" or previous not in {"on", "by", "until", "since", "from", "to", "of", "before", "after", "and", "between", "till"}:
        return None
    is_noun = following != "" and following in "x^UJWwhSP-" and words.lowers[last] not in data()["numbered"]["followers"]
    return None if is_noun else Point(kind="date", first=first, last=last, day=words.values[last - 1], unit="month")


def holiday(words: Words, first: int, last: int) -> Point | None:
    """A feast: with its day where that stands still."""
    place = next(index for index in range(first, last) if words.classes[index] == "H")
    if words.classes[last : last + 1] == "^" and words.classes[first - 1 : first] != "p":
        return None
    value = words.values[place]
    if words.classes[last : last + 1] == "W":  # "Easter Monday"
        return Point(kind="vague", first=first, last=last + 1, value="feast")
    if value and words.lowers[place + 1 : place + 2] not in (("eve",), ("market",)):
        month, day = value.split("-")
        return replace(dated(words, first, last), month=int(month), day=int(day))
    return Point(kind="vague", first=first, last=last, value="feast")
