"""What a text's own lines are: paragraphs, headings, captions, and what was put between them."""

from bisect import bisect_left

from sayso.read.areas import is_headline
from sayso.read.credits import source_in
from sayso.read.dates import days_in
from sayso.read.drafts import ITEM, LABELS, TRAILING, Draft
from sayso.read.heads import Head, head_of
from sayso.read.kinds import Kind, Line
from sayso.read.markers import load_markers
from sayso.read.mastheads import is_chronicle, is_title_again, label_hinted, label_named
from sayso.read.repeats import repeats_in
from sayso.read.sheets import Part
from sayso.record import Label

__all__ = ["elsewhere", "label_body", "label_repeats"]

_STANDFIRST = 2  # paragraphs that may stand above the byline
_DATE_REACH = 30  # characters from a paragraph's beginning to the end of the date that it begins with
_RUN = 3  # short lines above one another that make a list
_ENDS = frozenset(".,;:!?…،。：？؟")


def label_body(draft: Draft) -> None:
    """Label every line from where the text begins."""
    for position in range(draft.start, draft.section.last):
        if position in draft.labels or position in draft.parts:
            continue
        line = draft.line(position)
        if line.hint is not None:
            label_hinted(draft, position)
        elif draft.sheet.area.zones[position] != "main":
            draft.labels[position] = elsewhere(line)
        elif is_title_again(draft, line):
            draft.labels[position] = "repeat"
        else:
            draft.labels[position] = _text_line(draft, position)
    if draft.texts:
        _glued_head(draft, draft.texts[0])


def elsewhere(line: Line) -> Label:
    """The label of a line that belongs to another text."""
    if line.hint is not None:
        return line.hint
    if line.kind in {"prose", "short", "insert"}:
        return "teaser" if line.words > 2 else "navigation"
    return LABELS.get(line.kind, "navigation") if line.kind not in {"date", "byline"} else "navigation"


def _text_line(draft: Draft, position: int) -> Label:
    line = draft.line(position)
    kind: Kind = line.kind if draft.sheet.is_page or line.is_sure else line.plain
    if kind in {"section", "navigation"} and not line.is_sure and _stands_alone(draft, position):
        kind = "short"
    if kind == "prose":
        return draft.body_label
    if kind == "short":
        return "caption" if _is_captioned(draft, position) else _short(draft, position)
    if kind in {"date", "byline"}:
        return _late(draft, position, kind)
    if kind == "credit":
        draft.found.credit = draft.found.credit or source_in(draft.flat, line.start, line.end)
    return LABELS.get(kind, draft.body_label)


def _is_captioned(draft: Draft, position: int) -> bool:
    """Whether the next line is a picture's credit and nothing else: then this one is its caption."""
    if position + 1 >= draft.section.last or draft.line(position).is_ended:
        return False
    below = draft.line(position + 1)
    return below.kind == "caption" and below.words <= 6 and draft.line(position).words >= 4


def _stands_alone(draft: Draft, position: int) -> bool:
    """Whether a line has text right above and below: then a menu's word is a heading."""
    if position <= draft.start or position + 1 >= draft.section.last:
        return False
    return draft.line(position - 1).kind == "prose" and draft.line(position + 1).kind == "prose"


def _short(draft: Draft, position: int) -> Label:
    """A short line inside the text: a heading if text follows it and nothing says that it is part of a list or a sentence."""
    line = draft.line(position)
    if _follows_pointer(draft, position):
        return "teaser"
    words = draft.sheet.words(line)
    following = [each for each in draft.sheet.lines[position + 1 : position + 5] if each.kind not in {"image", "symbol", "link", "caption", "button"}]
    run = position
    while run > max(draft.start, position - _RUN) and draft.line(run - 1).kind == "short":
        run -= 1
    below = next((offset for offset, each in enumerate(following) if each.kind == "prose"), None)
    is_run = position - run + (below or 0) > 1
    is_introduced = run > draft.start and draft.goes_on(draft.line(run - 1))
    ends = words.rstrip(TRAILING)[-1:] in _ENDS
    if below is None or is_run or is_introduced or ends or line.words > draft.heading_words(line) or words[:1].islower() or ITEM.match(words):
        return draft.body_label
    return "heading"


def _follows_pointer(draft: Draft, position: int) -> bool:
    """Whether a headline stands in a list of pointers to other texts, right below a word for them."""
    if not draft.sheet.is_page or not is_headline(draft.line(position)) or draft.line(position).words < 4:
        return False
    for other in range(position - 1, max(draft.start - 1, position - 8), -1):
        line = draft.line(other)
        if line.kind == "tail" or (line.kind == "insert" and load_markers().starts["insert"].match(line.folded) == line.folded):
            return True
        if line.kind == "prose" or not (is_headline(line) or line.kind in {"image", "date", "section", "symbol"}):
            return False
    return False


def _late(draft: Draft, position: int, kind: Kind) -> Label:
    """A date or byline below the beginning of the text: under a standfirst, at the end, or in the midst of it."""
    line = draft.line(position)
    before = bisect_left(draft.texts, position)
    after = len(draft.texts) - before
    if before <= _STANDFIRST and after >= before:
        if kind == "date" and not is_chronicle(draft, position) and not draft.found.days:
            draft.take_days(line)
            return "date"
        if kind == "byline" and label_named(draft, position):
            return "byline"
    if kind == "date" and after == 0:
        draft.found.signed.extend(days_in(draft.flat, line.start, line.end))
        return "date"
    if kind == "byline":
        return "byline" if after == 0 and draft.found.byline is None and label_named(draft, position) else "credit"
    return "heading" if after else "date"


def _glued_head(draft: Draft, position: int) -> None:
    """Take apart what stands glued before the first paragraph."""
    line = draft.line(position)
    if draft.labels.get(position) != draft.body_label or line.hint is not None:
        return
    head = head_of(draft.flat, line.start, line.end, draft.sheet.known)
    if head is None or (draft.section.kind == "article" and _is_chronicle(draft, head)):
        return
    has_title = draft.found.title is not None
    draft.take(head)
    parts = [Part(each.start, each.end, "repeat" if each.label == "title" and has_title else each.label, draft.owner) for each in head.pieces]
    if head.rest < line.end:
        parts.append(Part(head.rest, line.end, draft.body_label, draft.owner))
    draft.parts[position] = parts
    del draft.labels[position]


def _is_chronicle(draft: Draft, head: Head) -> bool:
    """Whether the text's paragraphs begin with dates as the first does: then the date is the text's matter, and not its own."""
    if head.day is None or head.byline is not None or head.title is not None:
        return False
    begun = 0
    for position in draft.texts:
        line = draft.line(position)
        begun += next(days_in(draft.flat, line.start, min(line.end, line.start + _DATE_REACH)), None) is not None
    return begun > 1


def label_repeats(draft: Draft) -> None:
    """Label paragraphs that say again what another says."""
    positions = [each for each in range(draft.start, draft.section.last) if draft.labels.get(each) in {"body", "heading"}]
    spans = [(draft.line(each).start, draft.line(each).end) for each in positions]
    for number, is_quote in repeats_in(draft.flat, spans):
        draft.labels[positions[number]] = "pull quote" if is_quote else "repeat"
