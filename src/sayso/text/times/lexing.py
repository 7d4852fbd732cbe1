"""Words of a sentence as letters of a small alphabet, over which the grammar of times is written."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Words", "data", "lex"]


@cache
def data() -> Mapping[str, Any]:
    """The tables of times.toml."""
    return tomllib.loads(files("sayso.text.times").joinpath("times.toml").read_text(encoding="utf-8"))


def _lexicon() -> dict[str, tuple[str, Any]]:
    tables = data()
    lexicon: dict[str, tuple[str, Any]] = {}
    for letter, table in tables["classes"].items():
        for word, value in tables[table].items():
            lexicon.setdefault(word, (letter, value))
    return lexicon


_LEXICON = _lexicon()
_COMMON = frozenset(data()["common"]["classes"])
_COUNTS = frozenset("dnNq")
_MARKS = {",": ",", "(": "(", ")": ")", "[": "(", "]": ")", "&": "&", "/": "/", "-": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"}
_SENTENCE_HEADS = frozenset("“\"‘'«.:;•—–(")

_PIECE = re.compile(
    r"""
      (?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))
    | (?P<numeric>(?<![\d./-])(?:\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}-\d{1,2}-\d{4}|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2})(?![\d/]|[.-]\d))
    | (?P<clock>\d{1,2}(?:[:.]\d{2}){0,2}[ \u00a0]?(?:a\.m\.|p\.m\.|am\b|pm\b)|(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!:?\d))
    | (?P<decade>\b\d{3}0(?:['’]?s)\b|(?<!\w)['’]?[2-9]0s\b)
    | (?P<ordinal>\b\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<short>(?<![\w])['’]\d\d(?![\w]))
    | (?P<number>\d+(?:,\d{3})*(?:\.\d+)?)
    | (?P<quarter>\bQ[1-4]\b)
    | (?P<month>\b(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\.)
    | (?P<era>\b(?:B\.C\.E?\.?|A\.D\.|BCE?|AD|CE)(?!\w))
    | (?P<possessive>(?<=\w)['’]s?(?!\w))
    | (?P<word>[^\W\d_](?:[^\W\d_]|['’ʼ‘](?![sS](?![^\W\d_]))(?=[^\W\d_]))*)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch: one letter of `classes` for each, with its value, lower case form, and place in the stretch."""

    text: str
    classes: str
    values: tuple[Any, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def touches(self, index: int) -> bool:
        """Whether no space stands between the word and the one before it."""
        return index > 0 and self.ends[index - 1] == self.starts[index]

    def is_capital(self, index: int) -> bool:
        """Whether the word begins with a capital."""
        return self.text[self.starts[index]].isupper()


def _number(piece: str, following: str) -> tuple[str, Any]:
    """The class of a figure: day of a month, year, or another number."""
    if following.isalpha() or not piece.isdigit():
        return ("n", None) if following.isalpha() else ("n", float(piece.replace(",", "")))
    if len(piece) > 9:
        return "n", None
    value = int(piece)
    if len(piece) == 4 and 1000 <= value <= 2100:
        return "Y", value
    if len(piece) <= 2 and 1 <= value <= 31:
        return "d", value
    return "n", value


def _decade(piece: str) -> tuple[str, Any]:
    digits = "".join(mark for mark in piece if mark.isdigit())
    return "G", int(digits) if len(digits) == 4 else 1900 + int(digits)


def _word(piece: str, before: str, *, is_head: bool) -> tuple[str, Any, str]:
    """Class, value and lower case form of a word; a common word with a capital inside a sentence is taken for a part of a name."""
    lower = piece.lower()
    entry = _LEXICON.get(lower)
    is_capital = piece[0].isupper()
    is_counted = entry is not None and entry[0] in "UJh" and before in _COUNTS  # "Ten Years" in a headline
    if entry is None or (is_capital and not is_head and not is_counted and entry[0] in _COMMON):
        return ("^" if is_capital else "x"), None, lower
    letter, value = entry
    if letter in "mw" and not is_capital:
        letter = "m" if letter == "m" else "x"
    if letter == "M" and not is_capital and lower in {"august", "sept", "oct", "nov"}:
        letter = "m"
    if letter in "WH" and not is_capital and letter == "H":
        letter = "x"
    return letter, value, lower


def lex(text: str) -> Words:
    """The words and marks of a stretch, white space left out."""
    classes: list[str] = []
    values: list[Any] = []
    lowers: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _PIECE.finditer(text):
        piece, kind = found.group(), found.lastgroup
        start, end = found.span()
        lower = piece
        value: Any = None
        if kind == "word":
            is_head = not classes or text[ends[-1] - 1] in _SENTENCE_HEADS
            letter, value, lower = _word(piece, classes[-1] if classes else " ", is_head=is_head)
        elif kind == "mark":
            letter = _MARKS.get(piece, ".")
        elif kind == "number":
            is_hour = len(piece) == 4 and lowers[-1:] == ["at"] and piece[:2] < "24" and piece[2:] < "60"
            letter, value = ("C", piece) if is_hour and not text[end : end + 1].isalpha() else _number(piece, text[end : end + 1])
        elif kind in {"iso", "numeric", "clock"}:
            letter, value = {"iso": "I", "numeric": "Q", "clock": "C"}[kind], piece
        elif kind == "decade":
            letter, value = _decade(piece)
        elif kind == "ordinal":
            number = int(piece[:-2])
            letter, value = ("o", number) if 1 <= number <= 31 else ("i", number)
        elif kind == "short":
            letter, value = "y", int(piece[1:])
        elif kind == "quarter":
            letter, value = "Z", int(piece[1:])
        elif kind == "month":
            lower = piece.lower()
            letter, value = _LEXICON[lower]
        elif kind == "era":
            letter, value = "$", "bc" if piece[0] == "B" else "ad"
        else:
            letter = "'"
        classes.append(letter)
        values.append(value)
        lowers.append(lower)
        starts.append(start)
        ends.append(end)
    return Words(text, "".join(classes), tuple(values), tuple(lowers), tuple(starts), tuple(ends))
