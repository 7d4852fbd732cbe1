"""The lines of the JSON Lines files, field by field: the public contract that docs/record-format.md tells.

Writer and reader share these shapes, so that neither can know a field that the other does not. Field order is the order in the files.
"""

from typing import Any, Literal

import msgspec

from sayso.record import ArticleKind, Label, LinkKind, PlaceKind, Polarity, Reason, Tense
from sayso.record.findings import ConflictKind
from sayso.record.intervals import Precision
from sayso.record.listings import Decided, ListKind, NameQuality
from sayso.record.origins import LineageReason

FORMAT = 1
"""The contract's version. A field that goes or changes its meaning makes it 2; a new field does not."""

Place = tuple[int, int]
"""A span: start and end (excluded), in characters of the document's text."""


class Line(msgspec.Struct, kw_only=True):
    """A JSON object of the contract."""


class ParagraphPart(Line):
    """A paragraph and what it is."""

    span: Place
    label: Label


class CustodyPart(Line):
    """A step in the life of a document."""

    step: str
    at: str
    tool: str
    detail: str


class DocumentLine(Line):
    """A text that was received."""

    id: str
    name: str
    sha256: str
    media_type: str
    size: int
    origin: str
    received: str
    language: str | None
    text: str
    paragraphs: tuple[ParagraphPart, ...]
    custody: tuple[CustodyPart, ...]


class RejectedLine(Line):
    """Bytes that could not be used."""

    name: str
    sha256: str
    reason: Reason
    detail: str


class PublishedPart(Line):
    """A publication date."""

    earliest: str | None
    latest: str | None
    text: str | None
    span: Place | None


class ArticleLine(Line):
    """An authored text inside a document."""

    id: str
    document: str
    kind: ArticleKind
    title: str | None
    byline: str | None
    publisher: str | None
    published: PublishedPart | None
    language: str | None
    spans: tuple[Place, ...]


class MentionLine(Line):
    """An expression that stands for something."""

    id: str
    document: str
    article: str
    span: Place
    text: str
    kind: str
    entity: str | None


class ArgumentPart(Line):
    """Who or what fills a role of a claim."""

    role: str
    span: Place
    text: str
    entity: str | None
    name: str | None
    antecedent: Place | None


class TimePart(Line):
    """When, of a claim."""

    text: str
    span: Place
    earliest: str | None
    latest: str | None
    precision: Precision | None


class PlacePart(Line):
    """Where, of a claim."""

    text: str
    span: Place
    entity: str | None


class QuantityPart(Line):
    """How many or how much, of a claim."""

    role: str
    span: Place
    text: str
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool


class CertaintyPart(Line):
    """A hedge."""

    text: str
    span: Place
    band: str


class LinkPart(Line):
    """A speaker of a chain."""

    kind: LinkKind
    text: str
    span: Place | None
    cue: str | None
    cue_span: Place | None
    entity: str | None
    name: str | None


class MadeByPart(Line):
    """Which reader and rule made a claim."""

    reader: str
    version: str
    rule: str
    score: float


class ClaimLine(Line):
    """One source's word that a predicate holds of its arguments."""

    id: str
    document: str
    article: str
    span: Place
    text: str
    trigger: Place
    predicate: str
    mode: str | None
    arguments: tuple[ArgumentPart, ...]
    time: TimePart | None
    place: PlacePart | None
    quantities: tuple[QuantityPart, ...]
    polarity: Polarity
    certainty: CertaintyPart | None
    tense: Tense
    chain: tuple[LinkPart, ...]
    proposition: str | None
    origin: str | None
    made_by: MadeByPart


class NamePart(Line):
    """A spelling of an entity's name."""

    text: str
    count: int


class SignalPart(Line):
    """Why two names were held to be one."""

    name: str
    left: str
    right: str
    score: float
    detail: str


class ContainingPart(Line):
    """A region or country that a place lies in."""

    id: str
    kind: PlaceKind
    name: str


class PlaceReasonPart(Line):
    """Why a name was taken for a place."""

    name: str
    detail: str


class KnownPlacePart(Line):
    """A place as the gazetteer knows it."""

    gazetteer: str
    version: str
    id: str
    name: str
    kind: PlaceKind
    latitude: float | None
    longitude: float | None
    containing: tuple[ContainingPart, ...]
    population: int | None
    score: float
    reasons: tuple[PlaceReasonPart, ...]


class EntityLine(Line):
    """A person, body, place or thing behind mentions."""

    id: str
    kind: str
    name: str
    names: tuple[NamePart, ...]
    mentions: tuple[str, ...]
    signals: tuple[SignalPart, ...]
    place: KnownPlacePart | None = None
    place_candidates: int = 0


class ParticipantPart(Line):
    """Who or what fills a role of a proposition."""

    role: str
    entity: str | None
    name: str


class IntervalPart(Line):
    """Two days, inclusive."""

    earliest: str | None
    latest: str | None


class PropositionLine(Line):
    """An event or a relation that claims speak of."""

    id: str
    kind: Literal["event", "relation"]
    predicate: str
    arguments: tuple[ParticipantPart, ...]
    time: IntervalPart | None
    claims: tuple[str, ...]


class EvidencePart(Line):
    """A span of a document that shows something."""

    document: str
    span: Place


class OriginLinkPart(Line, rename={"source": "from", "target": "to"}):
    """Why one claim goes back to the same root as another."""

    source: str
    target: str
    reason: LineageReason
    evidence: tuple[EvidencePart, ...]
    score: float


class OriginLine(Line):
    """A root that claims go back to."""

    id: str
    claims: tuple[str, ...]
    root: str
    links: tuple[OriginLinkPart, ...]
    state: Literal["recorded", "lineage not recorded"]


class LineageLine(Line, rename={"source": "from", "target": "to"}):
    """A dependence of one article on another, or on something outside the pile."""

    source: str
    target: str | None
    outside: str | None
    reason: LineageReason
    evidence: tuple[EvidencePart, ...]
    score: float


class DriftLine(Line):
    """What changed as a claim was passed on."""

    claims: tuple[str, ...]
    what: Literal["certainty", "source", "quantity", "polarity"]
    first: str
    last: str


class SidePart(Line):
    """Claims, and the recorded origins that they go back to."""

    claims: tuple[str, ...]
    origins: tuple[str, ...]


class ConflictPart(Line):
    """Two claims that cannot both hold as they stand."""

    kind: ConflictKind
    claims: tuple[str, str]
    detail: str


class BandsPart(Line):
    """The range of certainty."""

    lowest: str | None
    highest: str | None


class CredibilityPart(Line):
    """A proposed credibility."""

    value: int
    rule: str
    inputs: dict[str, str]


class WithoutPart(Line):
    """What would be proposed without one origin."""

    origin: str
    credibility: int


class FindingLine(Line, rename={"supporting": "for", "opposing": "against"}):
    """What the record holds on one proposition."""

    id: str
    proposition: str
    supporting: SidePart
    opposing: SidePart
    denials: tuple[str, ...]
    conflicts: tuple[ConflictPart, ...]
    certainty: BandsPart
    credibility: CredibilityPart
    without: tuple[WithoutPart, ...]


class JudgementLine(Line):
    """An analyst's decision."""

    id: str
    kind: Literal["same", "different", "source rating", "accepted", "set aside", "note", "undo"]
    subject: str
    object: str | None
    value: str | None
    by: str
    at: str
    why: str
    undoes: str | None


class ListLine(Line):
    """A reference list that entities are matched with."""

    id: str
    name: str
    authority: str | None
    issued: str | None
    format: str
    file: str
    sha256: str
    size: int
    companion: str | None
    companion_sha256: str | None
    received: str
    entries: int
    broken: int
    notes: tuple[str, ...]
    set_aside: str | None


class NameMatchPart(Line):
    """A signal between two names."""

    name: str
    words: str
    value: float
    points: float


class DesignationPart(Line):
    """Who listed an entry, under which programme, since when."""

    authority: str | None
    program: str | None
    listed_on: str | None


class ListingLine(Line):
    """An entity and an entry of a list that bear names alike: no identification."""

    id: str
    entity: str
    list: str
    entry: str
    caption: str
    kind: ListKind
    name: str
    listed_name: str
    quality: NameQuality
    weakness: str
    score: float
    signals: tuple[NameMatchPart, ...]
    designations: tuple[DesignationPart, ...]
    topics: tuple[str, ...]
    born: tuple[str, ...]
    countries: tuple[str, ...]
    decision: Decided | None
    decided_by: str | None
    decided_why: str | None


class ManifestFile(Line):
    """How the record was made, and how many lines each file has; of a view, which identity claims it assumes."""

    sayso: int
    version: str
    codebook: str
    reader: str
    settings: dict[str, Any]
    counts: dict[str, int]
    identities: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET


LINES: dict[str, type[Line]] = {
    "documents": DocumentLine,
    "rejected": RejectedLine,
    "articles": ArticleLine,
    "mentions": MentionLine,
    "claims": ClaimLine,
    "entities": EntityLine,
    "propositions": PropositionLine,
    "origins": OriginLine,
    "lineage": LineageLine,
    "drifts": DriftLine,
    "findings": FindingLine,
    "judgements": JudgementLine,
    "lists": ListLine,
    "listings": ListingLine,
}
"""What stands in each file NAME.jsonl, in the order in which the files are written."""

LATER = frozenset({"lists", "listings"})
"""Files that came after the first exports of this version of the contract: where a manifest does not count them, there are none."""
