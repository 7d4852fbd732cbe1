"""Where one text ends and another begins on a page: its own articles, and what stands before and after them.

A section is a run of lines that one author answers for: a headline with a byline or date, and the text below it. A page has one as a rule;
a digest has several; and a piece of another text, cut off, may stand before the real headline.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from sayso.read.areas import Area, is_headline, is_text
from sayso.read.gluing import Known
from sayso.read.heads import head_of
from sayso.read.kinds import Line
from sayso.record import ArticleKind

__all__ = ["Section", "sections_of"]

_LOOK = 14  # lines below a headline within which its byline and text stand
_MOST_TEASERS = 5  # cut-off texts that stand one after the other before the real headline
_FEW_WORDS = 12  # of a text cut off whose headline stands in a list below
_CUT_WORDS = 25  # a text of fewer words that ends without a full stop may just lack it
_BEFORE = 40  # words of text that must stand before a second masthead, and
_AFTER = 25  # after it, for it to begin an article of its own
_PASSED_OVER = frozenset({"image", "symbol", "link", "caption", "navigation", "button", "section", "boilerplate", "tail", "comments"})


@dataclass(frozen=True, slots=True)
class Section:
    """Lines first to last (end excluded) that are one text, `head` the first line that may hold its title."""

    kind: ArticleKind
    head: int
    first: int
    last: int


def _after(lines: Sequence[Line], position: int, limit: int) -> list[int]:
    """The next lines that are something of their own, at most `limit` of them, and none far below."""
    near = range(position + 1, min(len(lines), position + 1 + _LOOK))
    return [other for other in near if lines[other].kind not in _PASSED_OVER][:limit]


def _has_head(flat: str, lines: Sequence[Line], position: int) -> bool:
    """Whether a byline or date stands below a headline, before or at the head of its text."""
    for other in _after(lines, position, 2):
        line = lines[other]
        if line.kind in {"byline", "date"}:
            return True
        head = head_of(flat, line.start, line.end, Known()) if is_text(line) or line.kind == "short" else None
        if head is not None and (head.byline is not None or head.day is not None):
            return True
        if is_text(line):
            return False
    return False


def _is_unfinished(line: Line) -> bool:
    return line.is_cut or (not line.is_ended and line.words >= _FEW_WORDS)


def _cut_teaser(flat: str, lines: Sequence[Line], begin: int, area: Area) -> Section | None:
    """A text cut off before the real headline: headline, text that breaks off, and then another headline with its own text.

    That a paragraph lacks its full stop is not enough: the first headline must stand in a list of others below, or the second have a
    byline or date, or the cut be marked by dots.
    """
    texts = list(islice((position for position in range(begin, area.last) if is_text(lines[position])), 3))
    for cut in texts:
        if not _is_unfinished(lines[cut]):
            continue
        above = [position for position in range(begin, cut) if is_headline(lines[position])]
        below = [position for position in _after(lines, cut, 1) if is_headline(lines[position])]
        if not above or not below or not any(is_text(line) for line in lines[below[0] + 1 : below[0] + 5]):
            continue
        head = above[-1]
        if lines[head].folded == lines[below[0]].folded:
            continue
        is_listed = any(line.folded == lines[head].folded for line in lines[below[0] + 1 :])
        is_long = lines[cut].words >= _CUT_WORDS
        if is_listed or (is_long and (lines[cut].is_cut or _has_head(flat, lines, below[0]))):
            return Section("teaser", head, head, cut + 1)
    return None


def _mastheads(flat: str, lines: Sequence[Line], first: int, area: Area) -> list[int]:
    """Headlines inside the area that begin a further article: a byline below them, text before and text after."""
    words = list(accumulate((line.words if is_text(line) else 0 for line in lines), initial=0))
    found: list[int] = []
    begun = first
    for position in range(first, area.last):
        line = lines[position]
        if area.zones[position] != "main" or not is_headline(line) or line.is_ended or words[position] - words[begun] < _BEFORE:
            continue
        below = _after(lines, position, 3)
        if not any(lines[each].kind == "byline" for each in below[:2]) and not (below and _has_glued_byline(flat, lines[below[0]])):
            continue
        if words[min(len(lines), below[-1] + 3)] - words[position] >= _AFTER:
            found.append(position)
            begun = position
    return found


def _has_glued_byline(flat: str, line: Line) -> bool:
    head = head_of(flat, line.start, line.end, Known()) if is_text(line) else None
    return head is not None and head.byline is not None


def sections_of(flat: str, lines: Sequence[Line], area: Area) -> list[Section]:
    """The texts of a page, in order; lines outside of all sections are no text of the page's own."""
    teasers: list[Section] = []
    while len(teasers) < _MOST_TEASERS:
        teaser = _cut_teaser(flat, lines, teasers[-1].last if teasers else 0, area)
        if teaser is None:
            break
        teasers.append(teaser)
    head = teasers[-1].last if teasers else 0
    first = max(area.first, head)
    if first >= area.last:
        return teasers
    begins = _mastheads(flat, lines, first, area)
    bounds = [first, *begins, area.last]
    articles = [Section("article", head if start == first else start, start, stop) for start, stop in pairwise(bounds)]
    return [*teasers, *articles]
