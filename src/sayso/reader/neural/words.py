"""Words as the encoder takes them: runs of letters or digits, single marks; each with its shape, since the encoder's own pieces are lower-cased."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.reader.neural.hints import Hints

__all__ = ["SHAPES", "Pieces", "Word", "encode", "shape_of", "shapes_of", "split_words"]

_WORD = re.compile(r"\w+|[^\w\s]")

# What lower-casing hides. A word that follows the one before it without a space has the number of its shape plus half of SHAPES.
_LOWER, _TITLE, _FIRST, _UPPER, _CAPITAL, _MIXED, _DIGITS, _FIGURE, _OPENING, _CLOSING, _MARK = range(11)
SHAPES = 22

_OPENERS = frozenset("“‘«„(['\"")
_CLOSERS = frozenset("”’»)]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place in a document, in characters; `opens` where it begins a sentence, `glued` where no space stands before it."""

    start: int
    end: int
    text: str
    opens: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Pieces:
    """A window of words as the encoder's input: `ids` and `shapes` of each piece (with the marks of begin and end), `firsts` the place of each word's first piece.

    `hints` are pairs (piece, hint).
    """

    ids: list[int]
    shapes: list[int]
    firsts: list[int]
    hints: list[tuple[int, int]]


def split_words(text: str, start: int, end: int) -> list[Word]:
    """The words of the sentence at characters start to end of a text."""
    words: list[Word] = []
    before = start
    for found in _WORD.finditer(text, start, end):
        words.append(Word(found.start(), found.end(), found[0], not words, bool(words) and found.start() == before))
        before = found.end()
    return words


def shape_of(text: str, *, opens: bool) -> int:
    """The shape of a word."""
    if text.isdigit():
        return _DIGITS
    if not text[0].isalnum() and len(text) == 1:
        return _OPENING if text in _OPENERS else _CLOSING if text in _CLOSERS else _MARK
    if any(character.isdigit() for character in text):
        return _FIGURE
    if text.islower():
        return _LOWER
    if text.isupper():
        return _UPPER if len(text) > 1 else _CAPITAL
    if text[:1].isupper() and text[1:].islower():
        return _FIRST if opens else _TITLE
    return _MIXED if text.lower() != text else _LOWER


def shapes_of(words: Iterable[Word]) -> list[int]:
    """The shapes of words, those without a space before them apart."""
    return [shape_of(word.text, opens=word.opens) + (SHAPES // 2 if word.glued else 0) for word in words]


def encode(words: Sequence[Word], pieces_of: Callable[[str], Sequence[int]], ends: tuple[int, int], hints: Hints) -> Pieces:
    """The encoder's input for a window; `pieces_of` gives a word's pieces (at least one), `ends` are the marks of begin and end."""
    made = Pieces([ends[0]], [0], [], [])
    texts = [word.text for word in words]
    for text, shape, known in zip(texts, shapes_of(words), hints.of(texts), strict=True):
        first = len(made.ids)
        found = pieces_of(text)
        made.firsts.append(first)
        made.ids.extend(found)
        made.shapes.extend([shape] * len(found))
        made.hints.extend((place, hint) for place in range(first, len(made.ids)) for hint in known)
    made.ids.append(ends[1])
    made.shapes.append(0)
    return made
