"""Where paragraphs begin and end in plain text.

Text files break lines for two reasons: because a paragraph ends, or because the line is full. Which one holds is told by the text as a
whole: in a text wrapped at some width, lines break just where the next word would not fit, and go on in small letters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.read.blocks import Block, Page
from sayso.read.flat import flatten
from sayso.read.markers import load_markers

__all__ = ["Row", "rows_in", "split_text", "text_page"]

_ROWS = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ITEM = re.compile(r"(?:[-*•·‣◦▪–—>|#] |[-•·‣◦▪](?=\w)|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)] |\[\d{1,3}\]|https?://)")
_ENDED = frozenset(".!?…:;\"')]”’»。！？؟")
_FULL = 0.5  # share of line breaks that must look like full lines; wrapped texts measured 0.8 and more, others 0.2 and less
_SMALL = 0.2  # share of lines that must go on in small letters; verse that begins its lines with capitals has hardly any
_WIDEST = 120  # characters: nobody wraps wider than this, and a paragraph on one line is mostly longer
_LONGER = 0.1  # share of lines that may be longer than the width: tables, addresses
_LIKELY = 40  # characters: shorter lines that are followed by small letters may be a menu in small letters
_NARROWEST = 30  # narrower columns are verse or lists


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a text without the white space at its ends; `indent` is how much stood before it."""

    start: int
    end: int
    indent: int

    @property
    def width(self) -> int:
        """How far to the right it reaches, in characters."""
        return self.indent + self.end - self.start


def rows_in(text: str, start: int = 0, end: int | None = None) -> Iterator[list[Row]]:
    """Runs of lines without an empty line or a page's end between them."""
    run: list[Row] = []
    last = start
    for match in _ROWS.finditer(text, start, len(text) if end is None else end):
        between = text[last : match.start()]
        last = match.end()
        words = text[match.start() : match.end()]
        shown = words.strip()
        if run and (not shown or between.count("\n") > 1 or between.count("\r") > 1 or "\x0c" in between or "\u2029" in between):
            yield run
            run = []
        if shown:
            indent = len(words) - len(words.lstrip())
            run.append(Row(match.start() + indent, match.start() + indent + len(shown), indent))
    if run:
        yield run


def _width(runs: Sequence[Sequence[Row]]) -> int:
    """The width that the text is wrapped at, if it is: what nine in ten lines with a line after them stay within."""
    widths = sorted(row.width for run in runs for row in run[:-1])
    return widths[min(len(widths) - 1, len(widths) * 9 // 10)] if widths else 0


def _room(flat: str, upper: Row, lower: Row, width: int) -> int:
    """How many characters of the width would be left if the lower line's first word stood on the upper line."""
    space = flat.find(" ", lower.start, lower.end)
    return width - upper.width - 1 - ((lower.end if space < 0 else space) - lower.start)


def _goes_on(flat: str, upper: Row, lower: Row) -> bool:
    return flat[lower.start].islower() and flat[upper.end - 1] not in ".!?…:。"


def _is_wrapped(flat: str, runs: Sequence[Sequence[Row]], width: int) -> bool:
    pairs = [pair for run in runs for pair in pairwise(run)]
    if not pairs or not _NARROWEST <= width <= _WIDEST:
        return False
    # Where many lines run on far beyond the width, lines are paragraphs, and the few pairs of short ones are not wrapped.
    rows = [row for run in runs for row in run]
    if sum(row.width > 1.25 * width for row in rows) > _LONGER * len(rows):
        return False
    full = sum(_room(flat, upper, lower, width) < 0 or _goes_on(flat, upper, lower) for upper, lower in pairs)
    small = sum(_goes_on(flat, upper, lower) for upper, lower in pairs)
    return full >= _FULL * len(pairs) and small >= max(1, _SMALL * len(pairs))


def _breaks(flat: str, upper: Row, lower: Row, width: int) -> bool:
    """Whether a paragraph ends between two lines of a wrapped text."""
    if _ITEM.match(flat, lower.start, lower.end):
        return True
    if _goes_on(flat, upper, lower):
        return False
    is_ended = flat[upper.end - 1] in _ENDED
    if lower.indent > upper.indent + 1 and is_ended:
        return True
    # A line much shorter than it could be was ended on purpose.
    return is_ended and _room(flat, upper, lower, width) > width // 4


def _is_torn(flat: str, upper: Row, lower: Row) -> bool:
    """Whether a sentence runs over the line's end in a text that is not wrapped as a whole, as where single paragraphs were pasted in."""
    if upper.width > _WIDEST or _ITEM.match(flat, lower.start, lower.end) or not _goes_on(flat, upper, lower):
        ends = flat[upper.start : upper.end].rsplit(" ", 1)[-1]
        return _NARROWEST < upper.width <= _WIDEST and ends in load_markers().unfinished and not _ITEM.match(flat, lower.start, lower.end)
    begins = flat[lower.start : lower.end].split(" ", 1)[0]
    return begins != "by" and (upper.width >= _LIKELY or begins in load_markers().unfinished)


def split_text(text: str, start: int = 0, end: int | None = None) -> tuple[Block, ...]:
    """The paragraphs of a plain text, in order: each line by itself, or the lines of a wrapped paragraph together.

    Every visible character lies in one block, and no block begins or ends in white space. `start` and `end` bound the stretch that is split.
    """
    flat = flatten(text)
    runs = list(rows_in(text, start, end))
    width = _width(runs)
    is_wrapped = _is_wrapped(flat, runs, width)
    blocks: list[Block] = []
    for run in runs:
        first = run[0].start
        for upper, lower in pairwise(run):
            if _breaks(flat, upper, lower, width) if is_wrapped else not _is_torn(flat, upper, lower):
                blocks.append(Block(first, upper.end))
                first = lower.start
        blocks.append(Block(first, run[-1].end))
    return tuple(blocks)


def text_page(text: str) -> Page:
    """A plain text as a page: its text unchanged, its paragraphs as blocks without hints."""
    return Page(text=text, blocks=split_text(text), format="text")
