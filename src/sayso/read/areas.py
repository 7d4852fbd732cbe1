"""Which part of a page is the article: menus before it, other texts and readers' comments after it.

A plain text without any trace of a web page is an article from end to end. On a page, each paragraph of prose speaks for the article and
each menu's word against it; the article is the stretch with the highest sum. How much a short line weighs against it depends on how much
of the page is menu, so that a report copied with one stray "Skip to main content" keeps its lists.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.read.kinds import Line

__all__ = ["Area", "area_of", "is_headline", "is_text"]

Zone = Literal["main", "tail", "comments"]

_SUBSTANCE = 15  # words of prose that must stand before "Comments" or "Related" ends an article; before that it is a link
_RESUMING = 2  # paragraphs of prose in a row after a tail's marker that show that the article goes on
_RESUMING_WORDS = 40
_LONG = 25  # words: more without a sentence's end are no headline
_PROSE_GAIN = 40.0  # a paragraph speaks for the article by its words, up to this
_COSTS = {
    "navigation": 7.0,
    "button": 2.0,
    "section": 5.0,
    "boilerplate": 9.0,
    "tail": 12.0,
    "comments": 12.0,
    "insert": 4.0,
    "image": 1.0,
    "credit": 1.0,
    "caption": 1.0,
    "byline": 1.0,
    "date": 1.0,
    "link": 1.0,
    "symbol": 0.0,
}
_SHORT_COST = 4.0
_MUCH_MENU = 12  # lines of menu that make a page of which every short line is suspect
_MASTHEAD_COST = 60.0
_AROUND = 3  # lines on either side
_DENSE = 0.4
_BELONGING = 0.45  # of the longer words must have stood in the article before
_BELONGING_WORDS = 10
_THREAD = 12  # lines from one comment to the next
_CLOCK = re.compile(r"\d[:.]\d\d|\bago\b")
_CONTENT = re.compile(r"[^\W\d_]{5,}")
_FURNITURE = frozenset({"navigation", "button", "tail", "comments"})
_PASSING = frozenset({"caption", "image", "link", "symbol", "button"})
_CLOSING = frozenset({"byline", "credit", "caption", "date"})  # what stands right below an article's last paragraph and is its own
_ESCALATING = frozenset({"navigation", "section", "boilerplate"})
_MOST_ESCALATION = 3.0  # times the cost, for the third of three such lines in a row and all after it


@dataclass(frozen=True, slots=True)
class Area:
    """The article's first and last line (end excluded), each line's zone, and how much of a page this is, 0 (a plain text) to 1."""

    first: int
    last: int
    zones: tuple[Zone, ...]
    weight: float


def is_text(line: Line) -> bool:
    """Whether a line is prose that nothing marks as something else."""
    return line.kind == "prose" and line.hint in {None, "body"}


def is_headline(line: Line) -> bool:
    """Whether a line could be a headline: a few words, and no sentence's end but a question's."""
    is_question = line.kind == "prose" and line.words <= 20 and line.folded.endswith("?")
    return (is_question or line.kind in {"short", "section", "insert"}) and 3 <= line.words <= 30 and line.hint in {None, "title", "heading"}


def _weight(lines: Sequence[Line]) -> float:
    """How much of a page this is: its menu's lines, and phrases that stand nowhere else than on pages."""
    menu = sum(line.kind in _FURNITURE and line.hint is None for line in lines)
    sure = sum(line.kind in _FURNITURE and line.hint is None and line.folded.count(" ") >= (1 if line.kind == "tail" else 2) for line in lines)
    weak = sum(line.kind in {"boilerplate", "image"} and line.hint is None for line in lines)
    if sure == 0 and menu + weak < 2:
        return 0.0
    return min(1.0, (menu + sure + weak / 2) / _MUCH_MENU)


def _is_commented(lines: Sequence[Line], position: int) -> bool:
    """Whether what follows "Comments" is readers' comments and no part of a report with that heading."""
    after = lines[position + 1 : position + 9]
    brief = sum(line.kind != "prose" for line in after)
    return lines[position].folded.startswith(("#", "leave", "post", "add")) or lines[position].folded.count(" ") > 1 or brief * 3 >= len(after)


def _resumes(lines: Sequence[Line], position: int) -> bool:
    """Whether the article goes on here: prose follows prose, as it does not in lists of other texts."""
    run = 0
    words = 0
    for line in lines[position:]:
        if line.kind in _PASSING:
            continue
        if not is_text(line) or line.is_cut or not line.is_ended:
            break
        run += 1
        words += line.words
        if run >= _RESUMING and words >= _RESUMING_WORDS:
            return True
    return False


def _content(flat: str, line: Line) -> set[str]:
    """The longer words of a line, by which two paragraphs show that they speak of one thing."""
    return {each.casefold() for each in _CONTENT.findall(flat, line.start, line.end)}


def _zones(flat: str, lines: Sequence[Line]) -> tuple[Zone, ...]:
    zones: list[Zone] = []
    zone: Zone = "main"
    prose = 0
    has_other = False
    seen: set[str] = set()
    threads = _threads(flat, lines)
    for position, line in enumerate(lines):
        if line.hint is not None:
            zones.append(zone if line.hint in {"comment", "teaser", "navigation", "boilerplate"} else "main")
            continue
        if line.kind == "tail" and prose >= _SUBSTANCE:
            zone = "tail"
        elif (line.kind == "comments" and prose >= _SUBSTANCE and _is_commented(lines, position)) or (position in threads and prose >= _SUBSTANCE):
            zone = "comments"
        elif zone == "tail" and is_text(line):
            # Once a summary of another text has been passed, single paragraphs are summaries too.
            if _resumes(lines, position) or (not has_other and not is_headline(lines[position - 1]) and _belongs(flat, line, seen)):
                zone = "main"
            has_other = zone == "tail"
        if zone == "main" and is_text(line):
            prose += line.words
            seen |= _content(flat, line)
        zones.append(zone)
    return tuple(zones)


def _threads(flat: str, lines: Sequence[Line]) -> set[int]:
    """Lines where readers' comments begin though no word says so: name, day and hour, words, and again name, day and hour, words."""
    found: list[int] = []
    for position in range(1, len(lines)):
        line, above = lines[position], lines[position - 1]
        is_named = above.kind in {"short", "byline"} and above.words <= 4 and not above.is_ended
        if line.kind == "date" and is_named and line.hint is None and _CLOCK.search(flat, line.start, line.end) is not None:
            found.append(position - 1)
    return {upper for upper, lower in pairwise(found) if lower - upper <= _THREAD}


def _belongs(flat: str, line: Line, seen: set[str]) -> bool:
    """Whether a single paragraph behind a tail's marker speaks of what the article speaks of."""
    if not line.is_ended or line.words < _BELONGING_WORDS:
        return False
    words = _content(flat, line)
    return len(words & seen) >= _BELONGING * len(words)


def _mastheads(lines: Sequence[Line]) -> set[int]:
    """Lines that look like a headline with a date or byline below it and text below that: where some text begins."""
    found: set[int] = set()
    for position, line in enumerate(lines):
        if not is_headline(line) or line.words < 4:
            continue
        below = [
            each for each in lines[position + 1 : position + 6] if each.kind not in {"image", "symbol", "navigation", "button", "section", "link", "caption"}
        ][:3]
        if below and below[0].kind in {"date", "byline"} and any(is_text(each) for each in below[1:]):
            found.add(position)
    return found


def _densities(lines: Sequence[Line]) -> list[float]:
    """What share of the lines around each line is prose: articles stand close, lists of other texts have two or three lines between."""
    marks = [1 if line.kind == "prose" and (line.is_ended or line.words >= _LONG) else 0 for line in lines]
    weights = [0 if line.kind in _PASSING or line.kind in {"credit", "boilerplate"} else 1 for line in lines]
    densities: list[float] = []
    for position in range(len(lines)):
        low, high = max(0, position - _AROUND), position + _AROUND + 1
        total = sum(weights[low:high])
        densities.append(sum(marks[low:high]) / total if total else 0.0)
    return densities


def _gain(line: Line, zone: Zone, weight: float, density: float) -> float:
    if line.hint is not None:
        return 0.0 if line.hint in {"navigation", "boilerplate", "teaser", "comment"} else 20.0
    if zone != "main":
        return -5.0
    if line.kind == "prose":
        gain = min(_PROSE_GAIN, line.words) * (0.5 if line.is_cut else 1.0)
        if not line.is_ended and line.words < _LONG:
            gain -= weight * (gain + _SHORT_COST)  # on a page it may as well be a headline
        return gain if density >= _DENSE else gain * (1 - weight * (1 - density / _DENSE))
    if line.kind == "short":
        if line.is_ended or not any(map(str.isalpha, line.folded)):
            return 2.0 if line.is_ended else 0.0
        return -_SHORT_COST * weight
    return -_COSTS[line.kind] * weight


def area_of(flat: str, lines: Sequence[Line]) -> Area:
    """Find the article among a page's lines: the stretch whose paragraphs speak most for it."""
    weight = _weight(lines)
    if weight == 0:
        return Area(0, len(lines), ("main",) * len(lines), weight)
    zones = _zones(flat, lines)
    mastheads = _mastheads(lines)
    densities = _densities(lines)
    best = (0.0, 0, 0)
    total, first, run = 0.0, 0, 0
    for position, (line, zone) in enumerate(zip(lines, zones, strict=True)):
        run = run + 1 if line.kind in _ESCALATING else 0
        if position in mastheads:
            total -= _MASTHEAD_COST * weight
        if total <= 0:
            total, first = 0.0, position
        total += _gain(line, zone, weight, densities[position]) * max(1.0, min(_MOST_ESCALATION, run))
        if total > best[0]:
            best = (total, first, position + 1)
    last = best[2]
    while 0 < last < len(lines) and zones[last] == "main" and lines[last].kind in _CLOSING:
        last += 1
    return Area(best[1], last, zones, weight)
