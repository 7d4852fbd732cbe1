"""The grammar: which runs of words name a time."""

import re
from collections.abc import Callable, Iterator

from sayso.text.times import dates, units
from sayso.text.times.lexing import Words
from sayso.text.times.points import Point

__all__ = ["find_points"]

_COUNT = r"(?:[dn]|[qN](?:-?N)*|a[q2]|qf|2a|a)f?T?(?:&a?2)?"
_PORTION = r"(?:T?(?:[OoLE]?E?[e2](?:-|f)|E(?:-|f|p)?)T?)"
_REFERENCE = "[LXtzFB]"
_YEAR = rf"(?:,?f?T?(?:Y(?!-[dn])|y)|,?f?{_REFERENCE}J)"
_DAY = "(?:T?[do]|TO(?=&TO|[-Ku]TO|f[Mm]|&Tof|&TOf))"
# A list of days is bounded, so that the search stays linear.
_DAYS = rf"{_DAY}(?:(?:-|K|u){_DAY}|(?:,{_DAY}){{0,6}},?&{_DAY})?"

# Tried in this order at each word; the first that fits is taken.
_PATTERNS = {
    "fixed": r"(?:[Ww]P?,?)?[IQ]",
    "day_month": rf"(?:[Ww]P?,?p?)?{_DAYS}f?[Mm]{_YEAR}?",
    "month_day": rf"(?:[Ww]P?,?|[LXt])?[Mm]{_DAYS}{_YEAR}?",
    "era": r"(?:[dnY](?:-[dnY])?\$|\$[dnY])",
    "every": r"T?[OoL][UWw]fv[UJMm]",
    "week_of_month": rf"T?[OoL][UWw]f{_PORTION}?[Mm]{_YEAR}?",
    "month_year": rf"{_PORTION}?[Mm](?:(?:-|/|&|K)[Mm])?{_YEAR}",
    "part_of": r"T?[EL]?[Ph]f(?=[TDMmWwdo])",
    "season": rf"{_PORTION}?T?(?:{_REFERENCE}|v)?S(?:&S)?{_YEAR}|[Yy]S|{_PORTION}?T?{_REFERENCE}S",
    "bare_season": rf"{_PORTION}?T?S",
    "month": rf"{_PORTION}?(?:{_REFERENCE}(?![Mm][do]))?[Mm](?:[/&][Mm])?(?:f?{_REFERENCE}J)?",
    "year_range": r"Y[-/](?:Y|[dn])(?![-/][dnY])",
    "decade": rf"{_PORTION}?T?{_REFERENCE}?E?-?G",
    "quarter": rf"T?Z{_YEAR}?|T?[OoL][e2U]{_YEAR}|T?[OoL][e2]f{_REFERENCE}U",
    "century": r"T?E?-?[oOi]-?U\$?",
    "window": rf"T?[LVXF]~*{_COUNT}-?[UJh]|T{_COUNT}[LXFB][UJh]|T?V[UJh]|TX[UJh]",
    "deictic": r"D[P]?|T[U][bA]D",
    "ago": rf"~*{_COUNT}-?[UJh](?:&a2)?g",
    "later": rf"~*{_COUNT}-?[UJh](?:&a2)?[lkbA]",
    "day_of_month": rf"T?of(?:{_REFERENCE}U|TU)",
    "weekday": rf"(?:Ep?)?T?{_REFERENCE}?[Ww]P?(?:f?[LXt]U)?",
    "portion_of_unit": r"T[OoLE]?[e2]fT[UJ]",
    "unit": rf"(?:[kl]p?|{_PORTION})?T?{_REFERENCE}(?:~|F)?[UJP]|T[UJP][bA]",
    "year": rf"(?:{_PORTION}|TJ)?[Yy]",
    "ordinal": r"T?o",
    "recurring": r"v[oOF~]?[UJWwPMmSh]|R|T?[OoL][UWw]fv[UJM]",
    "duration": rf"~*{_COUNT}-?[UJh]",
    "some_units": r"(?<=p)[UJh]",
    "numbered_unit": r"T[OoL][UJP]",
    "holiday": rf"T?HP?{_YEAR}?",
    "clock": r"C",
    "part": r"E?T?P",
    "vague": r"j|(?:Tz|[Ttz])[5V](?![UJhxN^nd])",
}
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))
_HAS_TIME = re.compile(r"[MmWwYyoGSPHDCIQZUJhRjvi$5V]")


_Builder = Callable[[Words, int, int], Point | None]
_BUILDERS: dict[str, _Builder] = {
    "fixed": dates.fixed,
    "month_day": dates.month_day,
    "era": dates.era,
    "week_of_month": dates.week_of_month,
    "part_of": units.part_of,
    "bare_season": dates.bare_season,
    "month": dates.month,
    "year_range": dates.year_range,
    "decade": dates.decade,
    "century": dates.century,
    "quarter": dates.quarter,
    "window": units.window,
    "deictic": units.deictic,
    "ago": units.ago,
    "later": units.later,
    "day_of_month": dates.day_of_month,
    "weekday": dates.weekday,
    "unit": units.unit,
    "portion_of_unit": units.portion_of_unit,
    "year": dates.year,
    "ordinal": dates.ordinal,
    "every": units.recurring,
    "recurring": units.recurring,
    "duration": units.duration,
    "some_units": units.some_units,
    "numbered_unit": units.numbered_unit,
    "holiday": dates.holiday,
    "clock": units.clock,
    "part": units.part,
    "vague": units.vague,
}


def find_points(words: Words) -> Iterator[Point]:
    """The times that the words name, one by one, in order, not overlapping."""
    if not _HAS_TIME.search(words.classes):
        return
    place = 0
    while True:
        found = _GRAMMAR.search(words.classes, place)
        if found is None:
            return
        point = _BUILDERS.get(found.lastgroup or "", dates.dated)(words, found.start(), found.end())
        if point is None:
            place = found.start() + 1
            continue
        yield point
        place = max(point.last, found.start() + 1)
