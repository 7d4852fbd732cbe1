"""What was received, and what became of it."""

from dataclasses import dataclass
from typing import Literal

from sayso.ids import content_id
from sayso.record.articles import Article
from sayso.record.spans import Span

Label = Literal[
    "title",
    "byline",
    "date",
    "body",
    "heading",
    "pull quote",
    "caption",
    "navigation",
    "teaser",
    "comment",
    "credit",
    "link",
    "boilerplate",
    "repeat",
]
"""What a paragraph is. Claims are read from body and caption alone (and from the body of teasers, as the teaser's);
"heading" is a heading inside an article, "repeat" a running head or a paragraph that stands elsewhere in full, "link" a bare address."""

Reason = Literal[
    "unreadable",
    "empty",
    "encrypted",
    "too large",
    "too slow",
    "too much memory",
    "crashed",
    "unsupported",
    "no text",
    "damaged",
    "too deep",
    "not text",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Bytes as they came: one file, or one member of an archive.

    `name` is the file's own name, `origin` where it came from (a path below the folder given; members behind `!/`, addresses as they stand).
    `received` is the time in ISO 8601, UTC, and an argument of the build: nothing here reads a clock.
    """

    name: str
    origin: str
    data: bytes
    received: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """One step in the life of a document: what was done, when, by which tool, with what result."""

    step: str
    at: str
    tool: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of the document's text with its label; paragraphs are in order and do not overlap."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text that was received: bytes' custody, decoded text, labelled paragraphs, articles.

    `size` is in bytes; `language` an ISO 639-1 code or None where it cannot be told; `unread` says why no claims were read, if so.
    """

    id: str
    name: str
    sha256: str
    media_type: str
    size: int
    origin: str
    received: str
    language: str | None
    text: str
    paragraphs: tuple[Paragraph, ...]
    articles: tuple[Article, ...]
    custody: tuple[Custody, ...]
    unread: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The span from start to end of this document's text."""
        return Span(start, end, self.text[start:end])

    def label_at(self, position: int) -> Label | None:
        """The label of the paragraph that holds this character, None between paragraphs."""
        return next((p.label for p in self.paragraphs if p.start <= position < p.end), None)


def document_id(name: str, sha256: str) -> str:
    """The id of a document: of its name and its bytes."""
    return content_id("document", name, sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Bytes that could not be used, and why: an editorial fact, stored, counted and printed.

    `detail` is a sentence for the user: what happened and what to do.
    """

    name: str
    origin: str
    sha256: str
    size: int
    reason: Reason
    detail: str
    received: str
