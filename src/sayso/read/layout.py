"""From stretches of text at places on pages to paragraphs in reading order.

Columns are read one after the other, lines are joined to paragraphs over columns and pages, words that were broken at a line's end are
mended, and what runs along the head and foot of the pages is kept apart as repeats.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from sayso.record import Label

__all__ = ["Sheet", "Stretch", "laid_out"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of one line at their place on the page, in points from the page's upper left corner; `size` is the letters' height."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page with its size in points; `margin` is what is written up or down its side."""

    number: int
    width: float
    height: float
    stretches: tuple[Stretch, ...]
    margin: str = ""


_MARGIN = 0.13  # of the page's height: heads and feet run within this of an edge
_REPEATED = 0.3  # of the pages: heads that differ on left and right pages still come on almost every second one
_PROSE = 18  # letters: stretches of text columns are longer on average, those of tables shorter
_CROSSING = 0.15  # of a page's stretches may cross the space between columns: headings, pictures' captions
_END = re.compile(r"[.!?:;…。؟۔]['\"’”»)\]]*\d{0,3}\Z")
_MOST_LINES = 500  # of one paragraph
_BULLET = re.compile(r"(?:[•‣▪●○◦■□–—*·-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)])\s")
_NUMBER = re.compile(r"(?:p(?:age|\.)?\s*)?[-–—(\[|]*\s*(?:\d{1,5}|[ivxlc]{1,7})\s*[-–—)\]|]*(?:\s*(?:of|/|von|de|sur)\s*\d{1,5})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"([^\W\d_]+)-\Z")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def _key(stretch: Stretch) -> str:
    return _DIGITS.sub("#", " ".join(stretch.text.casefold().split()))


def _repeats(sheets: Sequence[Sheet]) -> set[tuple[int, int]]:
    """Which stretches are heads, feet, page numbers or line numbers: (page, position on it)."""
    edges: dict[str, set[int]] = {}
    near: list[tuple[int, int, Stretch]] = []
    for sheet in sheets:
        for at, stretch in enumerate(sheet.stretches):
            if stretch.bottom < _MARGIN * sheet.height or stretch.top > (1 - _MARGIN) * sheet.height:
                near.append((sheet.number, at, stretch))
                edges.setdefault(_key(stretch), set()).add(sheet.number)
    least = max(2, _REPEATED * len(sheets))
    found = {(number, at) for number, at, stretch in near if len(edges[_key(stretch)]) >= least or _NUMBER.fullmatch(stretch.text)}
    for sheet in sheets:
        found.update((sheet.number, at) for at in _line_numbers(sheet))
    return found


def _line_numbers(sheet: Sheet) -> list[int]:
    """Numbers down one margin of a page, as transcripts have them."""
    numbers = [(at, stretch) for at, stretch in enumerate(sheet.stretches) if stretch.text.isascii() and stretch.text.isdigit() and len(stretch.text) < 4]
    edges = Counter(round(stretch.right) for _, stretch in numbers)
    if not edges or edges.most_common(1)[0][1] < 8:
        return []
    edge, count = min(edges.items(), key=lambda item: (-item[1], item[0]))
    column = [(at, stretch) for at, stretch in numbers if abs(stretch.right - edge) <= 8]
    values = [int(stretch.text) for _, stretch in sorted(column, key=lambda item: item[1].top)]
    rising = sum(upper + 1 == lower for upper, lower in pairwise(values))
    return [at for at, _ in column] if count >= 8 and rising >= 0.8 * (len(values) - 1) else []


def _gutter(stretches: Sequence[Stretch]) -> float | None:
    """Where a space between two columns of text runs down, in points from the left; None for one column."""
    wide = [stretch for stretch in stretches if len(stretch.text) > 3]
    if len(wide) < 8:
        return None
    left, right = min(stretch.left for stretch in wide), max(stretch.right for stretch in wide)
    best: tuple[float, float] | None = None
    grid = max(1.0, (right - left) / 300)  # points: as many places as this are tried, however wide a page is
    candidates = sorted({round(stretch.left / grid) * grid - 2 for stretch in wide if left + 0.2 * (right - left) < stretch.left < left + 0.8 * (right - left)})
    for place in candidates:
        crossing = sum(stretch.left < place - 1 and stretch.right > place + 1 for stretch in wide)
        before = [stretch for stretch in wide if stretch.right <= place + 1]
        behind = [stretch for stretch in wide if stretch.left >= place - 1]
        if crossing > _CROSSING * len(wide) or min(len(before), len(behind)) < max(4, len(wide) / 6):
            continue
        if min(sum(len(s.text) for s in side) / len(side) for side in (before, behind)) < _PROSE:
            continue
        if min(max(s.bottom for s in before), max(s.bottom for s in behind)) <= max(min(s.top for s in before), min(s.top for s in behind)):
            continue
        score = (crossing / len(wide), -place)
        best = min(best, score) if best is not None else score
    return -best[1] if best is not None else None


def _columns(stretches: list[Stretch], depth: int = 3) -> Iterator[list[Stretch]]:
    """Cut a page into columns in reading order; what runs across them comes where it stands."""
    place = _gutter(stretches) if depth else None
    if place is None:
        if stretches:
            yield stretches
        return
    is_right_to_left = sum("\u0590" <= letter <= "\u08ff" for stretch in stretches for letter in stretch.text[:5]) > len(stretches) * 2
    band: list[Stretch] = []
    for stretch in [*sorted(stretches, key=lambda stretch: (stretch.top, stretch.left)), None]:
        if stretch is not None and not (stretch.left < place - 1 and stretch.right > place + 1):
            band.append(stretch)
            continue
        left = [each for each in band if each.right <= place + 1]
        right = [each for each in band if each.right > place + 1]
        for side in (right, left) if is_right_to_left else (left, right):
            yield from _columns(side, depth - 1)
        band = []
        if stretch is not None:
            yield [stretch]


def _rows(column: list[Stretch]) -> list[Stretch]:
    """Join stretches that stand side by side to lines, from the top down."""
    rows: list[list[Stretch]] = []
    for stretch in sorted(column, key=lambda stretch: (stretch.top + stretch.bottom, stretch.left)):
        last = rows[-1][-1] if rows else None
        if last is not None:
            shared = min(last.bottom, stretch.bottom) - max(last.top, stretch.top)
            if shared > 0.6 * min(last.bottom - last.top, stretch.bottom - stretch.top):
                rows[-1].append(stretch)
                continue
        rows.append([stretch])
    return [_row(row) for row in rows]


def _row(row: list[Stretch]) -> Stretch:
    if len(row) == 1:
        return row[0]
    is_right_to_left = all(any("\u0590" <= letter <= "\u08ff" for letter in stretch.text) for stretch in row)
    parts = sorted(row, key=lambda stretch: stretch.left, reverse=is_right_to_left)
    text = parts[0].text
    for before, part in pairwise(parts):
        gap = max(part.left - before.right, before.left - part.right)
        text += ("\t" if gap > 2.5 * part.size else " ") + part.text
    longest = max(parts, key=lambda stretch: len(stretch.text))
    return Stretch(
        text,
        min(stretch.left for stretch in row),
        min(stretch.top for stretch in row),
        max(stretch.right for stretch in row),
        max(stretch.bottom for stretch in row),
        longest.size,
        longest.is_bold,
    )


class _Words:
    """The words of a document, to tell how a word that was broken at a line's end is written."""

    def __init__(self, lines: Sequence[Stretch]) -> None:
        self.known: Counter[str] = Counter()
        for line in lines:
            found = _WORDS.findall(line.text)
            self.known.update(found[:-1] if line.text.endswith("-") else found)

    def joined(self, upper: str, lower: str) -> str:
        """Two lines as one."""
        broken, first = _BROKEN.search(upper), _FIRST_WORD.match(lower)
        if upper.endswith(("–", "—")) or (upper.endswith("-") and (broken is None or first is None)):
            return upper + lower
        if broken is None or first is None:
            return f"{upper} {lower}"
        before, after = broken[1], first[0]
        if f"{before}{after}" in self.known:
            return upper[:-1] + lower
        if not after[0].islower() or f"{before}-{after}" in self.known or (before in self.known and after in self.known):
            return upper + lower
        return upper[:-1] + lower


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being joined: its text, its last line, how many lines, and the column that the line stands in."""

    text: str
    last: Stretch
    first: Stretch
    right: float
    lines: int = 1


class _Joiner:
    """Joins lines to paragraphs. What stands between two halves of one (notes, heads, feet) waits until it ends."""

    def __init__(self, lines: Sequence[Stretch]) -> None:
        self.words = _Words(lines)
        weights: Counter[float] = Counter()
        for line in lines:
            weights[round(line.size * 2) / 2] += len(line.text)
        bold = sum(len(line.text) for line in lines if line.is_bold)
        self.has_bold = 0 < bold < 0.3 * sum(weights.values())
        self.size = min(weights.items(), key=lambda item: (-item[1], item[0]))[0] if weights else 0.0
        self.done: list[tuple[_Paragraph, bool]] = []
        self._open: _Paragraph | None = None
        self._waiting: list[tuple[_Paragraph, bool]] = []

    def _close(self) -> None:
        if self._open is not None:
            self.done.append((self._open, False))
            self._open = None
        self.done.extend(self._waiting)
        self._waiting.clear()

    def aside(self, stretch: Stretch) -> None:
        """Set apart a head, a foot or a number."""
        self._waiting.append((_Paragraph(stretch.text, stretch, stretch, stretch.right), True))

    def column(self, lines: list[Stretch]) -> None:
        """Join the lines of one column."""
        if not lines:
            return
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        steps = [lower.top - upper.top for upper, lower in pairwise(lines) if abs(lower.size - upper.size) < 0.15 * upper.size]
        usual = [step for step in steps if step > 0]
        leading = min(median(usual), 2.2 * self.size) if usual else 1.3 * self.size
        body = max((at for at, line in enumerate(lines) if line.size > 0.92 * self.size), default=-1)
        # Small print at a column's foot: notes, which must not tear the paragraph that goes on in the next column.
        main, notes = (lines[: body + 1], lines[body + 1 :]) if body >= 0 else (lines, [])
        for group, is_note in ((main, False), (notes, True)):
            pending: _Paragraph | None = None
            for at, line in enumerate(group):
                following = group[at + 1] if at + 1 < len(group) else None
                if at == 0 and not is_note:
                    if self._open is not None and self._goes_on(self._open, line):
                        self._add(self._open, line, right)
                        continue
                    self._close()
                open_now = pending if is_note else self._open
                if at and open_now is not None and not self._is_new(open_now, line, following, (left, right, leading)):
                    self._add(open_now, line, right)
                    continue
                opened = _Paragraph(line.text, line, line, right)
                if is_note:
                    pending = opened
                    self._waiting.append((opened, False))
                else:
                    if at:
                        self._close()
                    self._open = opened

    def _add(self, paragraph: _Paragraph, line: Stretch, right: float) -> None:
        paragraph.text = self.words.joined(paragraph.text, line.text)
        paragraph.last, paragraph.right = line, right
        paragraph.lines += 1

    def _goes_on(self, paragraph: _Paragraph, line: Stretch) -> bool:
        """Whether a paragraph goes on at the head of another column or page."""
        last = paragraph.last
        if abs(last.size - line.size) > 0.08 * last.size or last.is_bold != line.is_bold or _BULLET.match(line.text):
            return False
        if _END.search(last.text) and not line.text[0].islower():
            return False
        return line.text[0].islower() or last.text.endswith((",", "-")) or (last.right > paragraph.right - 4 * last.size and paragraph.lines > 1)

    @staticmethod
    def _is_new(paragraph: _Paragraph, line: Stretch, following: Stretch | None, column: tuple[float, float, float]) -> bool:
        """Whether a line begins a paragraph below another line of its column."""
        left, right, leading = column
        last = paragraph.last
        if paragraph.lines >= _MOST_LINES or line.top - last.top > 1.3 * leading or abs(line.size - last.size) > 0.12 * last.size:
            return True
        if "\t" in line.text or "\t" in last.text or _BULLET.match(line.text):
            return True
        width = last.right - last.left
        if line.is_bold != last.is_bold and not line.text[0].islower() and (_END.search(last.text) or width < 0.5 * (right - left)):
            return True
        has_ended = _END.search(last.text) is not None
        indent = line.left - last.left
        is_indented = 0.6 * line.size < indent < 8 * line.size and last.left < left + 0.5 * line.size + 0.1
        if is_indented and (following is None or following.left < line.left - 0.5 * line.size) and (has_ended or not line.text[0].islower()):
            return paragraph.lines > 1 or has_ended or not _BULLET.match(paragraph.first.text)
        room = right - last.right
        if has_ended and room > 0.12 * (right - left) and not line.text[0].islower():
            return True
        return max(room, right - left - width) > 0.45 * (right - left) and not line.text[0].islower()

    def finish(self) -> list[tuple[_Paragraph, bool]]:
        """All paragraphs in order, and whether each is a repeat."""
        self._close()
        return self.done


def _hint(paragraph: _Paragraph, *, size: float, has_bold: bool, title: str) -> Label | None:
    """What letters larger than the text's, or bold in a short line, say."""
    first, text = paragraph.first, paragraph.text
    key = "".join(text.casefold().split())
    if title and key and (key == title or (len(key) > 15 and (title.startswith(key) or key.startswith(title)))):
        return "title"
    if "\t" in text or len(text) > 250 or paragraph.lines > 5 or not any(letter.isalpha() for letter in text):
        return None
    if first.size > 1.15 * size:
        return "heading"
    if has_bold and first.is_bold and paragraph.last.is_bold and paragraph.lines < 3 and not text.endswith((".", ",", ";")):
        return "heading"
    return None


def laid_out(sheets: Sequence[Sheet], title: str | None = None) -> list[tuple[str, Label | None]]:
    """Paragraphs in reading order with hints: repeats, headings by their letters, the title.

    `title` is the title as the file's properties have it; without a match the largest heading of the first page is the title.
    """
    repeats = _repeats(sheets)
    plan: list[tuple[list[Stretch], list[list[Stretch]]]] = []
    for sheet in sheets:
        asides = [stretch for at, stretch in enumerate(sheet.stretches) if (sheet.number, at) in repeats]
        rest = [stretch for at, stretch in enumerate(sheet.stretches) if (sheet.number, at) not in repeats]
        numbers = [stretch for stretch in asides if stretch.text.isdigit() and len(asides) > 8]
        if numbers:
            # Line numbers are one aside, not one for each line.
            asides = [replace(numbers[0], text=" ".join(stretch.text for stretch in numbers)), *(stretch for stretch in asides if stretch not in numbers)]
        if sheet.margin:
            asides.append(Stretch(sheet.margin, 0.0, 0.0, 0.0, sheet.height, 0.0))
        plan.append((asides, [_rows(column) for column in _columns(rest)]))
    joiner = _Joiner([line for _, columns in plan for column in columns for line in column])
    first_page = 0
    for asides, columns in plan:
        for aside in asides:
            joiner.aside(aside)
        for column in columns:
            joiner.column(column)
        first_page = first_page or len(joiner.done) + 1
    wanted = "".join((title or "").casefold().split())
    found: list[tuple[str, Label | None]] = []
    paragraphs = joiner.finish()
    sizes = [
        p.first.size
        for p, is_repeat in paragraphs[:first_page]
        if not is_repeat and p.first.size > 1.15 * joiner.size and any(letter.isalpha() for letter in p.text) and "\t" not in p.text
    ]
    largest = max(sizes, default=0.0)
    has_title = False
    for at, (paragraph, is_repeat) in enumerate(paragraphs):
        hint: Label | None = "repeat" if is_repeat else _hint(paragraph, size=joiner.size, has_bold=joiner.has_bold, title="" if has_title else wanted)
        if hint == "heading" and not has_title and at < first_page and paragraph.first.size >= largest > 0:
            hint = "title"
        has_title = has_title or hint == "title"
        found.append((paragraph.text, hint))
    return found
