"""An article as extraction sees it: its passages, its sentences with what the tagger read in them, its quotations."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.lexicon import Lexicon
from sayso.extract.passages import Passage
from sayso.record import Article, Document, Reading, Span

__all__ = ["Line", "Scene"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence with its reading, and where it stands: its number in the article and its passage's."""

    index: int
    passage: int
    sentence: Span
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything that the steps of extraction look at."""

    document: Document
    article: Article
    lexicon: Lexicon
    passages: Sequence[Passage]
    lines: Sequence[Line]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def line_at(self, position: int) -> Line | None:
        """The line that holds a character, or the last one before it; None before the first."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.lines[middle].sentence.start <= position:
                low = middle + 1
            else:
                high = middle
        return self.lines[low - 1] if low else None
