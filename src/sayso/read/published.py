"""When a text was published: an interval of days with the words that it rests on, never more exact than they are.

First what the format says, then a date line of the text, then the address of the page; failing all, a text is not older than the latest
past day that it speaks of.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from sayso.read.blocks import Metadata
from sayso.read.dates import Day, days_in, iso, years_in
from sayso.read.flat import flatten, tidy
from sayso.read.markers import fold, load_markers
from sayso.read.sheets import Authored
from sayso.record import Dated, Span

__all__ = ["published"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])|[/-]((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_PASSED_OVER = frozenset(
    {"the", "end", "of", "early", "late", "mid", "year", "least", "at", "about", "around", "la", "le", "fin", "el", "final", "de", "ende", "del"}
)
_MONTHS = 12
_DATELINES = 3  # paragraphs, headings included, among which the first stands
_BEHIND_DATELINE = re.compile(r"\)?,?(?: ?\([^()]{2,30}\)| [\w.]{2,20})? ?[-–—:]|\)")
_BEHIND_DAY = re.compile(r"\.? ?[-–—] ")
_BEGINNING = 30  # characters that hold a date at a paragraph's beginning
_NEAR = 21  # days between an ambiguous date and one that is named near it; less than a month, or both readings of 1/2 would be near
_REACH = 250  # characters before a date in which a word can make it a future one


def _given(metadata: Metadata, found: Sequence[Day]) -> Dated | None:
    """The day that the format tells, made exact by the text where it is a month, a year, or can be read in two ways."""
    words = flatten(metadata.published or "").strip()
    day = next(days_in(words), None)
    match = _ISO.match(words)
    if day is not None and day.other is not None:
        chosen = _nearest(day, found)
        return Dated(earliest=chosen or day.earliest, latest=chosen or day.latest, basis="metadata")
    if day is not None:
        bounds = (day.earliest, day.latest)
    elif match is not None and match[3] is None and int(match[1]) > 0 and (match[2] is None or 1 <= int(match[2]) <= _MONTHS):
        year, first, last = int(match[1]), int(match[2] or 1), int(match[2] or _MONTHS)
        bounds = (f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{monthrange(year, last)[1]:02d}")
    else:
        return None
    if bounds[0] != bounds[1]:
        inside = next((each for each in found if each.other is None and bounds[0] <= each.earliest and each.latest <= bounds[1]), None)
        bounds = (inside.earliest, inside.latest) if inside else bounds
    return Dated(earliest=bounds[0], latest=bounds[1], basis="metadata")


def _nearest(day: Day, others: Iterable[Day]) -> str | None:
    """The reading of an ambiguous date that is near to a day named in the text while the other is not; None where none is, or both are."""
    readings = [each for each in (day.earliest, day.other) if each is not None]
    near: set[str] = set()
    for other in others:
        if other.precision != "day" or other.other is not None or other.is_numeric:
            continue
        if other.earliest in readings:
            return other.earliest
        named = date.fromisoformat(other.earliest).toordinal()
        near.update(each for each in readings if abs(date.fromisoformat(each).toordinal() - named) <= _NEAR)
    return near.pop() if len(near) == 1 else None


def _settled(days: Sequence[Day], others: Sequence[Day], url: str | None) -> Iterator[Day]:
    """The days, those that can be read in two ways made one where another date of the text or the page's address speaks for it."""
    order = _order(chain(days, others))
    address = _address_day(url)
    for day in days:
        if day.other is None:
            yield day
            continue
        chosen = _nearest(day, others) or (address if address in {day.earliest, day.other} else None) or _by_order(day, order)
        yield day if chosen is None else replace(day, earliest=chosen, latest=chosen, other=None)


def _order(days: Iterable[Day]) -> str | None:
    """Whether the text's other numbers put the day or the month first, None where none tells or they differ."""
    orders = {each.order for each in days if each.order is not None}
    return orders.pop() if len(orders) == 1 else None


def _by_order(day: Day, order: str | None) -> str | None:
    if order is None or day.day_first is None:
        return None
    return day.day_first if order == "day" else (day.other if day.day_first == day.earliest else day.earliest)


def _address_day(url: str | None) -> str | None:
    match = _IN_ADDRESS.search(url) if url else None
    if match is None:
        return None
    year, month, day = (int(each) for each in match.groups() if each is not None)
    return iso(year, month, day)


def _is_past(flat: str, day: Day, floor: int) -> bool:
    """Whether nothing in the clause before a date makes it a future or a planned one."""
    start = max(floor, day.start - _REACH)
    clause = flat[start : day.start]
    cut = max(clause.rfind(". "), clause.rfind("; "), clause.rfind("! "), clause.rfind("? "))
    words = [each.casefold() for each in _WORD.findall(clause[cut + 1 :])]
    after = [each.casefold() for each in _WORD.findall(flat[day.end : day.end + 24])[:1]]
    markers = load_markers()
    # "killed by the guard in 2007" is past, "by the end of 2030" is not: of "by" and "until" only what governs the date counts.
    governing = next((each for each in reversed(words) if each not in _PASSED_OVER), "")
    if " to be " in clause[cut + 1 :] or " set to " in clause[cut + 1 :]:
        return False
    return (
        not any(each in markers.future for each in words)
        and governing not in markers.until
        and not any(each in {"agenda", "vision", "goals", "targets", "deadline", "will"} for each in after)
    )


def _bounded(text: str, flat: str, spans: Sequence[tuple[int, int]]) -> Dated | None:
    """Not before the latest past day that the text speaks of, with the words for it."""
    best: Day | None = None
    for start, end in spans:
        for day in chain(days_in(flat, start, end), years_in(flat, start, end)):
            if (best is None or day.earliest > best.earliest) and _is_past(flat, day, start):
                best = day
    if best is None:
        return None
    return Dated(
        earliest=best.earliest, latest=None, basis="bounded", text=text[best.start : best.end], span=Span(best.start, best.end, text[best.start : best.end])
    )


def _dated(text: str, day: Day) -> Dated:
    words = text[day.start : day.end]
    return Dated(earliest=day.earliest, latest=day.latest, basis="text", text=words, span=Span(day.start, day.end, words))


def _in_title(flat: str, title: tuple[int, int] | None) -> Day | None:
    """The date in a title such as "Resolution 12 of 5 May 2015": of a document that is named by its date, not of what a report tells of."""
    if title is None:
        return None
    start, end = title
    day = next((each for each in days_in(flat, start, end) if each.precision == "day" and each.other is None), None)
    if day is None:
        return None
    before = flat[start : day.start]
    last = fold(before.rsplit(" ", 2)[-2] if before.endswith(" ") and " " in before.strip() else before)
    words = {fold(each) for each in _WORD.findall(before)}
    named = words & load_markers().documents or any(" " in each and each in before.casefold() for each in load_markers().documents)
    return day if named and (last in {"of", "dated", "on", "du", "de", "vom", "del", "от"} or before.rstrip().endswith((",", "(", "-", "–"))) else None


def _dateline(flat: str, spans: Sequence[tuple[int, int]]) -> Day | None:
    """A full date in the dateline of the first paragraph: "CITY, 5 March 2018 (Agency) -"."""
    for start, end in spans[:_DATELINES]:
        for day in days_in(flat, start, min(end, start + 90)):  # characters of the longest datelines
            before, after = flat[start : day.start], flat[day.end : day.end + 40]
            is_place = before.count(" ") <= 6 and before.rstrip().endswith((",", "(", "-", "–", "—", "/")) and before[:1].isupper()
            if day.precision == "day" and is_place and _BEHIND_DATELINE.match(after):
                return day
            if day.precision == "day" and not before and _BEHIND_DAY.match(after) and not _is_chronicle(flat, spans):
                return day
    return None


def _is_chronicle(flat: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether several paragraphs begin with a date."""
    begun = (next(days_in(flat, start, min(end, start + _BEGINNING)), None) for start, end in spans)
    return sum(day is not None and day.start == start for day, (start, _) in zip(begun, spans, strict=True)) > 1


def published(text: str, flat: str, found: Authored, spans: Sequence[tuple[int, int]], metadata: Metadata | None) -> Dated | None:
    """The interval in which a text was published; `spans` are its paragraphs, `metadata` what the format says if it is the page's own article.

    None where neither the format nor the text gives any date.
    """
    mentioned = [day for start, end in spans for day in days_in(flat, start, end)]
    url = metadata.url if metadata else None
    days = list(_settled([*found.days, *found.signed], [*found.updates, *mentioned], url))
    if metadata is not None and not metadata.is_weak:
        given = _given(metadata, [*days, *found.updates, *mentioned])
        if given is not None:
            return given
    day = next(iter(days), None) or _dateline(flat, spans) or _in_title(flat, found.title)
    if day is not None:
        return _dated(text, day)
    address = _address_day(url)
    if address is not None:
        return Dated(earliest=address, latest=address, basis="metadata", text=None)
    bounded = _bounded(text, flat, spans)
    latest = found.updates[0] if found.updates else None
    if latest is not None:
        floor = bounded.earliest if bounded and bounded.earliest is not None and bounded.earliest <= latest.latest else None
        return replace(_dated(text, latest), earliest=floor)
    if metadata is not None and metadata.is_weak:
        given = _given(metadata, ())
        if given is not None and (bounded is None or bounded.earliest is None or given.latest is None or bounded.earliest <= given.latest):
            return Dated(earliest=bounded.earliest if bounded else None, latest=given.latest, basis="metadata")
    return bounded


def shown(text: str, span: tuple[int, int] | None) -> str | None:
    """The words at a span as they are shown, None where there are none."""
    return (tidy(text[slice(*span)]) or None) if span else None
