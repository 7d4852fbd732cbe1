"""Mentions and claims: who says, through whom, that what; how sure; affirmed or denied."""

from dataclasses import dataclass
from typing import Literal

from sayso.record.intervals import Precision
from sayso.record.spans import Span

Polarity = Literal["affirmed", "denied"]
Tense = Literal["past", "present", "future", "hypothetical"]
LinkKind = Literal["publisher", "named", "unnamed", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name, title or other expression that stands for something, at its place in a document.

    `antecedent` is, for a pronoun, a short name or a description ("the group"), the earlier words that it stands for.
    `kind`: person, organization, location, facility, weapon, title, nationality, event, document; "other" for what has no name.
    """

    id: str
    document: str
    article: str
    span: Span
    kind: str
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Who or what fills a role, in the words of the text; `mention` is the id of the mention it is resolved by.

    `antecedent` is what a pronoun or a short name stands for, None for names that stand for themselves.
    """

    role: str
    span: Span
    mention: str | None = None
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When: the words, and the interval that they support; both ends None where it cannot be fixed."""

    span: Span
    earliest: str | None
    latest: str | None
    precision: Precision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where, in the words of the text."""

    span: Span
    mention: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many or how much: bounds, unit and the role that is counted.

    "between 40 and 60 houses" is low 40, high 60, unit "houses"; "dozens" low 24, high 99, approximate; "at least 12" low 12, high None.
    A single figure has low == high. Money has an ISO 4217 code for unit.
    """

    role: str
    span: Span
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """A hedge in the speaker's own words, and its band of the codebook."""

    span: Span
    band: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One speaker of a chain. The publisher's link has no cue, and no span unless the text names the publisher.

    `text` is the speaker's words in the text; for the publisher, its name (or the author's, or the document's name).
    `mention` is the id of the mention the speaker is resolved by; `stance` is the codebook's for the cue (neutral, alleges, denies, confirms, …).
    """

    kind: LinkKind
    text: str
    span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    mention: str | None = None
    antecedent: Span | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """Which reader and rule made something, and how sure it was, 0 to 1."""

    reader: str
    version: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One source's word, in one place, that a predicate holds of its arguments. Written once, never rewritten.

    `span` is the clause or sentence that holds the claim, `trigger` the words that carry the predicate;
    `chain[0]` is the article's own voice, the other links are the speakers from the outermost to the innermost.
    """

    id: str
    document: str
    article: str
    span: Span
    trigger: Span
    predicate: str
    mode: str | None
    arguments: tuple[Argument, ...]
    time: Time | None
    place: Place | None
    quantities: tuple[Quantity, ...]
    polarity: Polarity
    certainty: Certainty | None
    tense: Tense
    chain: tuple[Link, ...]
    made_by: MadeBy
    negation: Span | None = None

    def arguments_of(self, role: str) -> tuple[Argument, ...]:
        """The arguments that fill a role, in the order of the text."""
        return tuple(argument for argument in self.arguments if argument.role == role)

    def speakers(self) -> tuple[Link, ...]:
        """The chain without the article's own voice."""
        return tuple(link for link in self.chain if link.kind != "publisher")
