"""What stands above a text: title, byline, date, outlet, fields, in lines of their own."""

import re

from sayso.read.bylines import byline_line, outlet_line
from sayso.read.credits import sender_in, source_in
from sayso.read.dates import days_in
from sayso.read.drafts import ITEM, LABELS, Draft
from sayso.read.gluing import behind_day
from sayso.read.heads import Head, head_of
from sayso.read.kinds import Line
from sayso.read.markers import fold, load_markers
from sayso.read.sheets import Part
from sayso.read.titles import matches, title_candidates, title_line
from sayso.record import Label

__all__ = ["is_chronicle", "is_title_again", "label_head", "label_hinted", "label_named", "open_draft"]

_HEAD_LINES = 14  # lines before the first paragraph of a plain text; more of them are a list and no head
_FEWEST_FIELDS = 2
_FIELD_WORDS = 40
_DATED_WORDS = 20  # of a line that is about when and by whom, and no text
_MONTH_WORDS = 5  # of a line in which a month and year are the date: "Report | March 2016"
_MENUS = 0.5  # weight of a page whose short lines are mostly menu
_NEAR = 2  # lines
_FIELD = re.compile(r"\s*([^\W\d_][^\W\d_ /-]{0,12}(?:[ -][^\W\d_]{1,12})?) ?[:：] ?")
_FIELD_LABELS: dict[str, Label] = {"byline": "byline", "title": "title", "publisher": "credit", "credit": "credit", "link": "link", "navigation": "navigation"}


def open_draft(draft: Draft) -> None:
    """Find the section's fields, its title and where its text begins."""
    section, sheet = draft.section, draft.sheet
    given = sheet.metadata.title if section.kind == "article" else None
    candidates, draft.texts = title_candidates(sheet.lines, section.head, section.first, section.last)
    draft.start = draft.texts[0] if draft.texts else section.last
    draft.headed = _headed(draft)
    is_listlike = not sheet.is_page and (not draft.texts or draft.start - section.head > _HEAD_LINES)
    fields = _fields(draft)
    candidates = [each for each in candidates if each not in fields]
    name = _outlet_above(draft, candidates)
    if name is not None:
        candidates = [each for each in candidates if each > 0]
        draft.found.publisher, draft.labels[0] = name, "credit"
    if draft.found.title is None and (given or not is_listlike):
        draft.title = title_line(sheet, candidates, draft.texts, given=given)
    if is_listlike:
        draft.start = max([section.first - 1, *fields] if draft.title is None else [draft.title, *fields]) + 1
    elif draft.title is not None and draft.title >= draft.start:
        draft.texts = [each for each in draft.texts if each > draft.title]
        draft.start = draft.texts[0] if draft.texts else section.last


def _outlet_above(draft: Draft, candidates: list[int]) -> tuple[int, int] | None:
    """The outlet whose name is the first line of a text, above its title; "The Lake Post | English edition" gives the name alone."""
    line = draft.line(0)
    if draft.section.kind != "article" or draft.section.head > 0 or line.hint is not None or max(candidates, default=0) == 0:
        return None
    stop = next((line.start + cut for cut in (draft.flat[line.start : line.end].find(mark) for mark in (" | ", " - ", " – ")) if cut > 0), line.end)
    return (line.start, stop) if outlet_line(draft.flat, line.start, stop) else None


def _headed(draft: Draft) -> frozenset[int]:
    """Date lines that stand right above some text, with more text below: one may be of publication, several are a chronicle's."""
    last = draft.texts[-1] if draft.texts else 0
    lines, zones = draft.sheet.lines, draft.sheet.area.zones
    dates = (each for each in range(draft.section.head, last) if lines[each].kind == "date" and zones[each] == "main")
    return frozenset(each for each in dates if lines[each + 1].kind in {"prose", "short"})


def _fields(draft: Draft) -> set[int]:
    """Label a list of fields at the section's head: two and more in a row, or a single one that is the title."""
    taken: list[int] = []
    for position in range(draft.section.head, min(draft.section.last, draft.section.head + _HEAD_LINES)):
        line = draft.line(position)
        if line.hint is not None or line.words > _FIELD_WORDS or _role(draft, line) is None:
            break
        taken.append(position)
    if len(taken) < _FEWEST_FIELDS and not any(_role(draft, draft.line(each)) == "title" for each in taken):
        return set()
    for position in taken:
        _label_field(draft, position)
    draft.texts = [each for each in draft.texts if each not in taken]
    draft.start = max(draft.texts[0] if draft.texts else draft.section.last, taken[-1] + 1)
    return set(taken)


def _role(draft: Draft, line: Line) -> str | None:
    key = _FIELD.match(draft.sheet.words(line))
    return load_markers().fields.get(fold(key[1])) if key else None


def _label_field(draft: Draft, position: int) -> None:
    """Label a line "Author: A B" and keep what it tells."""
    line, found = draft.line(position), draft.found
    key, role = _FIELD.match(draft.sheet.words(line)), _role(draft, line)
    value = (line.start + key.end(), line.end) if key else (line.end, line.end)
    if role == "date":
        draft.take_days(line)
    elif value[0] < value[1]:
        if role == "byline":
            names = byline_line(draft.flat, *value, needs_cue=False)
            found.byline = found.byline or ((names.names_start, names.names_end) if names else sender_in(draft.flat, *value))
        elif role == "title":
            found.title = found.title or value
        elif role == "publisher":
            found.publisher = found.publisher or value
        elif role == "credit":
            found.credit = found.credit or value
    draft.labels[position] = "date" if role == "date" else _FIELD_LABELS.get(role or "", "navigation")


def label_head(draft: Draft) -> None:
    """Label what stands between the title and the text, and above the title what belongs to it."""
    if draft.title is not None:
        line = draft.line(draft.title)
        draft.labels[draft.title] = "title"
        draft.found.title = (line.start, line.end)
    is_page = draft.sheet.is_page
    upper = max(draft.section.head, draft.start - _HEAD_LINES) if is_page else draft.section.head
    for position in range(upper, draft.start):
        if position not in draft.labels:
            _head_line(draft, position)


def _head_line(draft: Draft, position: int) -> None:
    line = draft.line(position)
    if line.hint is not None:
        label_hinted(draft, position)
    elif is_title_again(draft, line):
        draft.labels[position] = "repeat"
    elif not (_dated(draft, position) or label_named(draft, position)):
        is_loose = line.kind in {"short", "section", "prose"}
        draft.labels[position] = _loose(draft, position) if is_loose else LABELS.get(line.kind, draft.body_label)
        if line.kind == "credit":
            draft.found.credit = draft.found.credit or source_in(draft.flat, line.start, line.end)


def _loose(draft: Draft, position: int) -> Label:
    """A short line of the head that is none of its usual parts: a kicker, a subtitle, a letterhead."""
    line = draft.line(position)
    is_above = draft.title is not None and position < draft.title
    if draft.sheet.is_page and (is_above or draft.title is None or line.words < 3 or line.kind == "section"):
        return "navigation"
    is_heading = line.words <= draft.heading_words(line) and not draft.goes_on(line) and not ITEM.match(draft.sheet.words(line))
    return "heading" if is_heading else draft.body_label


def is_title_again(draft: Draft, line: Line) -> bool:
    """Whether a line says the title once more."""
    if draft.title is None or line.words < 3:
        return False
    return line.folded == draft.line(draft.title).folded or (draft.section.kind == "article" and matches(line.folded, draft.sheet.metadata.title))


def _dated(draft: Draft, position: int) -> bool:
    """Label a line that is dates and bylines from end to end."""
    line = draft.line(position)
    if line.words > 2 * _DATED_WORDS or line.kind in {"caption", "boilerplate"}:
        return False
    if line.kind == "date":
        if is_chronicle(draft, position):
            return False
        draft.take_days(line)
        draft.labels[position] = "date"
        return True
    head = head_of(draft.flat, line.start, line.end, draft.sheet.known)
    if head is None or (head.day is None and head.updated is None and head.byline is None):
        return _partly_dated(draft, position)
    rest = draft.flat[head.rest : line.end].strip(" |,:-–—•·()")
    label: Label | None = _rest_label(draft, head, line) if rest else "date"
    if label is None:
        return False
    draft.take(head)
    draft.parts[position] = [Part(piece.start, piece.end, piece.label, draft.owner) for piece in head.pieces]
    if head.rest < line.end:
        draft.parts[position].append(Part(head.rest, line.end, label, draft.owner))
    return True


def is_chronicle(draft: Draft, position: int) -> bool:
    """Whether a bare date above a paragraph is one of several that head the paragraphs, and no date of publication."""
    if position not in draft.headed or not draft.flat[draft.line(position).start].isdigit():
        return False
    return len(draft.headed) > 1


def _rest_label(draft: Draft, head: Head, line: Line) -> Label | None:
    """What is left of a dated line: an outlet, an author, a role; None if it is text."""
    left = draft.flat[head.rest : line.end]
    start = head.rest + len(left) - len(left.lstrip(" |,:-–—•·("))
    if line.end - start > 60:  # characters: longer than an outlet's name with a place
        return None
    is_for = draft.flat[start : start + 4].casefold() == "for "  # "By A B For The Daily Gleam"
    behind = start + 4 if is_for else start
    if outlet_line(draft.flat, behind, line.end) or (is_for and all(each[0].isupper() for each in draft.flat[behind : line.end].split())):
        draft.found.publisher = draft.found.publisher or (behind, line.end)
        return "credit"
    names = byline_line(draft.flat, start, line.end, needs_cue=False)
    if names is not None and head.byline is None and not draft.has_common_word(names.names_start, names.names_end):
        head.byline = (names.names_start, names.names_end)
        return "byline"
    return "credit" if line.words <= _DATED_WORDS and not line.is_ended else None


def _partly_dated(draft: Draft, position: int) -> bool:
    """Label a short line with a date in it: an outlet, an author or a place stands before it, a topic perhaps behind it."""
    line, flat = draft.line(position), draft.flat
    if line.words > _DATED_WORDS or line.kind not in {"short", "byline", "credit", "prose"} or position == draft.title:
        return False
    day = next((each for each in days_in(flat, line.start, line.end) if each.precision == "day" or line.words <= _MONTH_WORDS), None)
    if day is None or (line.is_ended and line.words > 8):
        return False
    if flat[behind_day(flat, day.end, line.end) : line.end].strip(" |,.:)(-–—•·")[:1].islower():
        return False
    stop = day.start
    words = list(re.finditer(r"[^\W\d_][\w.']*", flat[line.start : stop]))
    while words and fold(words[-1][0]) in load_markers().labels | load_markers().weekdays:
        stop = line.start + words.pop().start()
    before = (line.start, line.start + len(flat[line.start : stop].rstrip(" |,.:-–—•·(")))
    if before[0] >= before[1]:
        draft.labels[position] = "date"
    elif _reads_on(flat[slice(*before)]):
        return False
    else:
        label = _before_date(draft, before)
        draft.parts[position] = [Part(line.start, stop, label, draft.owner), Part(stop, line.end, "date", draft.owner)]
    draft.take_days(line)
    return True


def _reads_on(words: str) -> bool:
    """Whether the words before a date are a phrase that the date belongs to, as in "Report of 5 May 2015"."""
    return words.rsplit(" ", 1)[-1].islower() or words.count(" ") >= 8 or any(each.isdigit() for each in words)


_MARKUP = "*_# "  # Markdown's marks for emphasis and headings


def _before_date(draft: Draft, span: tuple[int, int]) -> Label:
    """What the words before a line's date are: the author, the outlet, a place."""
    words = draft.flat[slice(*span)]
    span = (span[0] + len(words) - len(words.lstrip(_MARKUP)), span[1])
    words = draft.flat[slice(*span)]
    is_place = fold(words) in load_markers().cities or re.search(rf"\b(?:in|at|near|from|outside|to) {re.escape(words)}\b", draft.flat) is not None
    names = byline_line(draft.flat, *span, needs_cue=False)
    if names is not None and not is_place and not outlet_line(draft.flat, *span):
        draft.found.byline = draft.found.byline or (names.names_start, names.names_end)
        return "byline"
    if words.count(" ") >= 4:
        return "date"
    folded = fold(words)
    if folded in load_markers().documents:
        return "date"
    if not is_place and folded not in load_markers().months and len(folded) > 2 and draft.found.publisher is None:
        draft.found.publisher = span
    return "credit"


def label_named(draft: Draft, position: int) -> bool:
    """Label a line that names the author or the outlet."""
    line, flat = draft.line(position), draft.flat
    names = byline_line(flat, line.start, line.end) if line.kind in {"byline", "credit"} else None
    if names is not None:
        draft.found.byline = draft.found.byline or (names.names_start, names.names_end)
        draft.labels[position] = "byline"
        return True
    if line.kind not in {"short", "section"} or line.words > 12 or position == draft.title:
        return False
    is_beside = _is_beside(draft, position)
    if is_beside and outlet_line(flat, line.start, line.end) and _is_outlet(draft, line):
        draft.found.publisher = draft.found.publisher or (line.start, line.end)
        draft.labels[position] = "credit"
        return True
    is_below = draft.title is not None and position > draft.title
    names = byline_line(flat, line.start, line.end, needs_cue=False)
    follows_cue = position > 0 and draft.line(position - 1).folded in {"by", "written by", "author", "posted by"}
    if names is None or draft.found.byline is not None or not (is_below or follows_cue):
        return False
    # In a plain text a name stands right below the title or right above the text; parties to a case do not.
    is_near = draft.sheet.is_page or draft.title is None or position - draft.title <= _NEAR or draft.start - position <= _NEAR
    if not follows_cue and not is_near:
        return False
    if not follows_cue and (draft.has_common_word(names.names_start, names.names_end) or (draft.sheet.is_page and not is_beside)):
        return False
    draft.found.byline = (names.names_start, names.names_end)
    draft.labels[position] = "byline"
    return True


def _is_beside(draft: Draft, position: int) -> bool:
    """Whether a date or byline stands next to a line."""
    lines = draft.sheet.lines
    if position - 1 in draft.parts:
        return True
    return any(line.kind in {"date", "byline"} for line in (*lines[max(0, position - 2) : position], *lines[position + 1 : position + 3]))


def _is_outlet(draft: Draft, line: Line) -> bool:
    """Whether a line that could be an outlet's name is more than a section's: on a page full of menus the name must stand elsewhere too."""
    if draft.sheet.area.weight < _MENUS or line.folded in load_markers().agencies:
        return True
    return any(line.folded in each.folded for each in draft.sheet.lines if each.kind in {"credit", "boilerplate"} and each.start != line.start)


def label_hinted(draft: Draft, position: int) -> None:
    """Label a line as the format says, and keep what it tells."""
    line, found = draft.line(position), draft.found
    assert line.hint is not None
    draft.labels[position] = line.hint
    if line.hint == "title" and found.title is None:
        found.title = (line.start, line.end)
    elif line.hint == "date":
        draft.take_days(line)
    elif line.hint == "byline" and found.byline is None:
        names = byline_line(draft.flat, line.start, line.end, needs_cue=False)
        found.byline = (names.names_start, names.names_end) if names else sender_in(draft.flat, line.start, line.end)
    elif line.hint == "credit" and found.credit is None:
        found.credit = source_in(draft.flat, line.start, line.end)
