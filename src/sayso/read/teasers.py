"""Other texts on an article's page: in lists below it, each a headline with some words of its text, or all glued on one line.

A teaser with text is an article of its own kind, so that nobody puts its words into the mouth of the page's author. A bare headline says too
little to be one and stays a labelled paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.read.areas import is_headline
from sayso.read.bodies import elsewhere
from sayso.read.bylines import byline_line, outlet_line
from sayso.read.dates import days_in
from sayso.read.heads import head_of
from sayso.read.kinds import Line
from sayso.read.markers import fold
from sayso.read.sheets import Authored, Part, Sheet
from sayso.record import Label

__all__ = ["label_tail"]

_LEAST = 15  # words of text that make a teaser an article
_BEFORE_TEXT = 4  # lines that may stand between a headline and its text
_MOST = 300  # teasers on one page; more of them are an index and nobody's texts


@dataclass(slots=True)
class _Group:
    """The lines of one other text: its headline, what belongs to it, its words."""

    title: int | None = None
    others: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)

    def words(self, lines: Sequence[Line]) -> int:
        return sum(lines[each].words for each in self.texts)


def _groups(sheet: Sheet, positions: Sequence[int]) -> list[_Group]:
    groups: list[_Group] = []
    group = _Group()
    for position in positions:
        line = sheet.lines[position]
        if line.kind == "prose" and line.hint in {None, "teaser", "body"} and not is_headline(line):
            has_own_title = group.texts and _begins_anew(sheet, position)
            if _has_other_title(sheet, group, line) or has_own_title or (group.texts and group.texts[-1] != position - 1):
                groups.append(group)
                group = _Group()
            group.texts.append(position)
        elif is_headline(line):
            if group.title is not None or group.texts:
                groups.append(group)
            group = _Group(title=position)
        elif line.kind in {"date", "byline", "image", "caption", "section", "short", "symbol", "button"} and group.title is not None and not group.texts:
            if len(group.others) < _BEFORE_TEXT:
                group.others.append(position)
        else:
            groups.append(group)
            group = _Group()
    groups.append(group)
    return [each for each in groups if each.title is not None or each.texts]


def _has_other_title(sheet: Sheet, group: _Group, line: Line) -> bool:
    """Whether a text has a glued title that is not the headline above it: then that one stands alone."""
    if group.title is None or group.texts:
        return False
    head = head_of(sheet.flat, line.start, line.end, sheet.known)
    return head is not None and head.title is not None and fold(sheet.flat[slice(*head.title)]) != sheet.lines[group.title].folded


def _begins_anew(sheet: Sheet, position: int) -> bool:
    """Whether a paragraph begins another text: it has a glued title, date or byline, or the one before broke off."""
    line = sheet.lines[position]
    return head_of(sheet.flat, line.start, line.end, sheet.known) is not None or sheet.lines[position - 1].is_cut


def _label_group(sheet: Sheet, group: _Group, owner: int) -> tuple[list[Part], Authored]:
    """The parts of a teaser with text, and what it tells of itself."""
    found = Authored(kind="teaser")
    parts: list[Part] = []
    if group.title is not None:
        line = sheet.lines[group.title]
        found.title = (line.start, line.end)
        parts.append(Part(line.start, line.end, "title", owner))
    parts.extend(_other(sheet, position, owner, found) for position in group.others)
    for number, position in enumerate(group.texts):
        line = sheet.lines[position]
        head = head_of(sheet.flat, line.start, line.end, sheet.known) if number == 0 else None
        if head is not None:
            has_title = found.title is not None
            found.title = found.title or head.title
            found.byline = found.byline or head.byline
            found.publisher = found.publisher or head.publisher
            if head.day is not None:
                found.days.append(head.day)
            if head.updated is not None:
                found.updates.append(head.updated)
            parts.extend(Part(each.start, each.end, "repeat" if each.label == "title" and has_title else each.label, owner) for each in head.pieces)
        start = line.start if head is None else head.rest
        if start < line.end:
            parts.append(Part(start, line.end, "teaser", owner))
    return parts, found


def _other(sheet: Sheet, position: int, owner: int, found: Authored) -> Part:
    line = sheet.lines[position]
    label: Label = "navigation"
    if line.kind == "date":
        found.days.extend(days_in(sheet.flat, line.start, line.end))
        label = "date"
    elif line.kind == "caption":
        label = "caption"
    elif line.kind in {"byline", "short"}:
        names = byline_line(sheet.flat, line.start, line.end, needs_cue=line.kind == "short")
        if outlet_line(sheet.flat, line.start, line.end):
            found.publisher = found.publisher or (line.start, line.end)
            label = "credit"
        elif names is not None:
            found.byline = found.byline or (names.names_start, names.names_end)
            label = "byline"
    return Part(line.start, line.end, label, owner if label != "navigation" else None)


def label_tail(sheet: Sheet, positions: Sequence[int], first_owner: int) -> tuple[list[Part], list[Authored]]:
    """Label the lines behind a tail's marker: the parts in order, and the texts among them that are long enough to be articles.

    `first_owner` is the number of the first such text; each next one has the next number.
    """
    parts: list[Part] = []
    texts: list[Authored] = []
    taken: set[int] = set()
    for group in _groups(sheet, positions):
        if group.words(sheet.lines) < _LEAST or len(texts) >= _MOST:
            continue
        own, found = _label_group(sheet, group, first_owner + len(texts))
        texts.append(found)
        parts.extend(own)
        taken.update(group.texts, group.others)
        if group.title is not None:
            taken.add(group.title)
    for position in positions:
        if position not in taken:
            line = sheet.lines[position]
            parts.append(Part(line.start, line.end, elsewhere(line)))
    return sorted(parts, key=_start), texts


def _start(part: Part) -> int:
    return part.start
