"""What a reader sees in sentences: one graph over their words. Rules, the trained model and an LLM all give this."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.record.articles import Article
from sayso.record.claims import Polarity, Tense
from sayso.record.documents import Document
from sayso.record.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionTag:
    """A name or title: person, organization, location, facility, weapon, title, nationality, event, document."""

    span: Span
    kind: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An argument of a trigger: its role (actor target instrument place post object time quantity) and words."""

    role: str
    span: Span
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that carry a predicate of the codebook, with labelled edges to the arguments.

    `certainty` holds the hedge's words, `negation` the words that deny it (their presence makes the polarity denied unless said otherwise).
    """

    span: Span
    predicate: str
    mode: str | None = None
    edges: tuple[Edge, ...] = ()
    polarity: Polarity = "affirmed"
    negation: Span | None = None
    certainty: Span | None = None
    tense: Tense = "past"
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Somebody's saying, writing, showing or finding something.

    `cue` is None for a quotation without words of saying, `source` None where it stands in another sentence or is the author's own;
    `contents` are the pieces of what is said, as far as this sentence holds them; `is_denied` marks a saying that did not happen
    ("has not confirmed"), which makes no link; `rejects` one that denies its content ("denied that").
    """

    cue: Span | None
    source: Span | None
    contents: tuple[Span, ...] = ()
    is_quotation: bool = False
    is_denied: bool = False
    rejects: bool = False
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The graph over one sentence of a document."""

    sentence: Span
    mentions: tuple[MentionTag, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    speeches: tuple[Speech, ...] = ()


class Tagger(Protocol):
    """A reader of sentences: the seam that rules, the trained model and an LLM share.

    `languages` are the ISO 639-1 codes that it knows; a text in another language is reported as unread.
    """

    name: str
    version: str
    languages: frozenset[str]

    def tag(self, document: Document, article: Article, sentences: Sequence[Span]) -> Iterator[Reading]:
        """One Reading for each sentence, in order; all spans are in characters of the document."""
        ...
