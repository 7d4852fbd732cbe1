"""What every parser gives: a page's text and its blocks, before anything is said about authors.

A parser knows its format: that a menu is a menu, that a line runs along the head of every page. What a block is in an article
is decided later, in one place, from the words and these hints, so that an article reads the same from a web page, a PDF or a text file.
"""

from dataclasses import dataclass
from typing import Literal

from sayso.record import Label

__all__ = ["Block", "Builder", "Format", "Metadata", "Page"]

Format = Literal["text", "markdown", "html", "pdf", "docx", "mail", "json"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a page: the characters start to end (end excluded) of its text, without white space at either end.

    `hint` is what the format itself says of it, None where it says nothing and the words must decide.
    """

    start: int
    end: int
    hint: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the format says about the page outside its visible text; each None where it says nothing.

    `published` is the day as ISO 8601 (YYYY-MM-DD; YYYY-MM or YYYY where no more is given), or a field of JSON as it stands ("7/10/2016"); `is_weak` marks dates and names that often
    belong to the file and not to the article (a PDF's or DOCX's properties). `kind_hint` is what the page calls itself, as it stands ("NewsArticle", "article", "website").
    """

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    kind_hint: str | None = None
    is_weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as a parser gives it: the decoded or laid-out text, its blocks in order without overlap, and what the format says about it."""

    text: str
    blocks: tuple[Block, ...]
    format: Format
    metadata: Metadata = Metadata()


class Builder:
    """Lays out a text block by block, an empty line between them, and keeps the spans."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def add(self, text: str, hint: Label | None = None) -> None:
        """Append one block; white space at its ends is dropped, and a block without a visible character is left out."""
        content = text.strip()
        if not content:
            return
        if self._pieces:
            self._pieces.append("\n\n")
            self._length += 2
        self._blocks.append(Block(self._length, self._length + len(content), hint))
        self._pieces.append(content)
        self._length += len(content)

    def page(self, form: Format, metadata: Metadata | None = None) -> Page:
        """The page that was laid out."""
        return Page(text="".join(self._pieces), blocks=tuple(self._blocks), format=form, metadata=metadata or Metadata())
