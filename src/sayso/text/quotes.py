"""Quotations: where they open and close."""

import re
from dataclasses import dataclass, replace

__all__ = ["Quote", "find_quotes"]

_MARK = re.compile(r"``|''|[“”„«»‹›‘’‚\"']|(?P<break>\n[ \t\r\u00a0]*\n|\u2029)")
# What a closing mark can close; “ also closes, where a writer typed it for ”.
_CLOSED_BY = {"”": ("“", "„", '"', "”"), "»": ("«",), "›": ("‹",), "“": ("„", "“", '"'), "«": ("»",), '"': ('"', "“", "''"), "''": ("``", "''", '"')}
_SHORT_WORDS = frozenset({"em", "tis", "twas", "til", "cause", "n", "round", "bout", "neath"})
_YEAR = re.compile(r"\d\ds?\b")
_WORD = re.compile(r"\w+")
_SPACES = frozenset(" \t\r\n\u00a0\u2009\u202f\u200b")
_BEFORE_OPENING = _SPACES | frozenset("([{—–-/:;,=“„«‘\"'…")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: start..end with its marks, inner_start..inner_end without.

    `is_open` where the closing mark is missing: it runs to the end of its paragraph, and in most books goes on in the next.
    `depth` is 0 for the outermost, 1 for a quotation inside a quotation.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    is_open: bool
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Opened:
    """A mark that opened a quotation: its place among the results, what closes it, where the words begin."""

    start: int
    inner_start: int
    mark: str


def _before(text: str, place: int, start: int) -> str:
    return text[place - 1] if place > start else " "


def _after(text: str, place: int, end: int) -> str:
    return text[place] if place < end else " "


def _is_apostrophe(text: str, place: int, start: int, end: int) -> bool:
    """Whether the single mark at `place` belongs to a word: "didn’t", "’93", "’em", "workers’ homes" is left to the caller."""
    before, after = _before(text, place, start), _after(text, place + 1, end)
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and (_YEAR.match(text, place + 1, end) is not None):
        return True
    if before in _SPACES and after.isalpha():
        word = _WORD.match(text, place + 1, end)
        return word is not None and word.group().lower() in _SHORT_WORDS
    return False


def _opens_straight(text: str, place: int, after_place: int, stretch: tuple[int, int], *, is_inside: bool) -> bool:
    """Whether a straight mark opens: a space or a bracket stands before it and a word after; in doubt, whether none is open."""
    before, after = _before(text, place, stretch[0]), _after(text, after_place, stretch[1])
    can_open = before in _BEFORE_OPENING and after not in _SPACES
    can_close = before not in _SPACES
    if can_open != can_close:
        return can_open or (not is_inside and after.isalnum())
    return not is_inside


def _has_closing(text: str, place: int, end: int, mark: str) -> bool:
    """Whether a single closing mark follows in the paragraph, so that an apostrophe at a word's head is an opening mark."""
    limit = text.find("\n", place, min(end, place + 1500))
    limit = min(end, place + 1500) if limit < 0 else limit
    found = text.find(mark, place + 1, limit)
    while found >= 0:
        if not _after(text, found + 1, limit).isalnum() and _before(text, found, 0) not in _SPACES:
            return True
        found = text.find(mark, found + 1, limit)
    return False


class _Reader:
    """Walks over the marks of one stretch and keeps what is open."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[_Opened] = []
        self.quotes: list[Quote] = []
        self.budget = 200  # how often the rest of a paragraph is searched for a single closing mark: keeps the time linear

    def open(self, place: int, mark: str) -> None:
        self.stack.append(_Opened(place, place + len(mark), mark))

    def close(self, level: int, place: int, after: int) -> None:
        """Close the quotation at `level` of the stack, and as unclosed those inside it."""
        while len(self.stack) > level + 1:
            self.add(self.stack.pop(), place, place, is_open=True)
        self.add(self.stack.pop(), place, after, is_open=False)

    def add(self, opened: _Opened, inner_end: int, end: int, *, is_open: bool) -> None:
        if is_open and opened.mark in {"'", "‘", "’"}:
            return  # a single mark that nothing closes was an apostrophe
        if inner_end > opened.inner_start:
            self.quotes.append(Quote(opened.start, end, opened.inner_start, inner_end, is_open))

    def flush(self, place: int) -> None:
        """End of a paragraph: what is open stays open."""
        end = place
        while end > self.start and self.text[end - 1] in _SPACES:
            end -= 1
        while self.stack:
            self.add(self.stack.pop(), end, end, is_open=True)

    def level_of(self, marks: tuple[str, ...]) -> int | None:
        """The innermost level that one of the marks opened; deeper than eight nobody quotes."""
        for level in range(len(self.stack) - 1, max(-1, len(self.stack) - 9), -1):
            if self.stack[level].mark in marks:
                return level
        return None

    def single(self, place: int, mark: str) -> None:
        """A single mark, curly or straight: an apostrophe, or a quotation’s beginning or end."""
        if _is_apostrophe(self.text, place, self.start, self.end):
            return
        before, after = _before(self.text, place, self.start), _after(self.text, place + 1, self.end)
        level = self.level_of(("‘", "'", "‚"))
        if level is not None and before not in _SPACES and mark != "‘":
            inside = self.text[self.stack[level].inner_start : place]
            is_plural = before == "s" and after in _SPACES and self.budget > 0 and self._closes_later(place, mark)
            if inside and not is_plural:
                self.close(level, place, place + 1)
            return
        can_open = before in _BEFORE_OPENING and after not in _SPACES
        if mark == "‘" and can_open:
            self.open(place, mark)
        elif mark in "'’" and can_open and self._closes_later(place, "’" if mark == "’" else "'"):
            self.open(place, "'")

    def _closes_later(self, place: int, mark: str) -> bool:
        self.budget -= 1
        return self.budget >= 0 and _has_closing(self.text, place, self.end, mark)

    def double(self, place: int, mark: str) -> None:
        """A double or angular mark."""
        end = place + len(mark)
        level = self.level_of(_CLOSED_BY.get(mark, ()))
        if mark in {'"', "''"}:
            if _opens_straight(self.text, place, end, (self.start, self.end), is_inside=level is not None) and (
                level is None or self.stack[level].mark != mark
            ):
                self.open(place, mark)
            elif level is not None:
                self.close(level, place, end)
        elif mark == "“":
            is_close = _before(self.text, place, self.start) not in _SPACES and not _after(self.text, end, self.end).isalnum()
            if level is not None and is_close:
                self.close(level, place, end)
            elif level is None or _after(self.text, end, self.end) not in _SPACES:
                if level is not None and self.stack[level].mark == "“":
                    self._reopen(level, place)
                self.open(place, mark)
        elif level is not None:
            self.close(level, place, end)
        elif mark not in "”»›" or (_before(self.text, place, self.start) in _BEFORE_OPENING and _after(self.text, end, self.end) not in _SPACES):
            self.open(place, mark)  # ”Swedish” and »German« marks open with what closes elsewhere

    def _reopen(self, level: int, place: int) -> None:
        """The same mark opens again: the one before was never closed; it ends here, at the last word."""
        end = place
        while end > self.stack[level].inner_start and self.text[end - 1] in _SPACES:
            end -= 1
        while len(self.stack) > level:
            self.add(self.stack.pop(), end, end, is_open=True)


def _with_depth(quotes: list[Quote]) -> list[Quote]:
    """The quotations, sorted by start, each with the number of those that hold it."""
    holding: list[int] = []
    nested: list[Quote] = []
    for quote in quotes:
        while holding and holding[-1] <= quote.start:
            holding.pop()
        nested.append(replace(quote, depth=len(holding)) if holding else quote)
        holding.append(quote.end)
    return nested


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """The quotations of the stretch start..end, by start; nested ones follow the one that holds them.

    A quotation that runs over paragraphs, with an opening mark at the head of each and one closing mark at its end, comes as one Quote a paragraph,
    all `is_open` but the last. Marks that do not match are taken as they most likely were meant: “ after a word closes, a second “ ends the one before.
    """
    reader = _Reader(text, start, end)
    for found in _MARK.finditer(text, start, end):
        mark, place = found.group(), found.start()
        if found.lastgroup == "break":
            reader.flush(place)
        elif mark in {"'", "’", "‘", "‚"}:
            reader.single(place, mark)
        else:
            reader.double(place, mark)
    reader.flush(end)
    return _with_depth(sorted(reader.quotes, key=lambda quote: (quote.start, -quote.end)))
