"""The nouns. Stages meet only here."""

from sayso.record.articles import Article, ArticleKind
from sayso.record.claims import (
    Argument,
    Certainty,
    Claim,
    Link,
    LinkKind,
    MadeBy,
    Mention,
    Place,
    Polarity,
    Quantity,
    Tense,
    Time,
)
from sayso.record.documents import Custody, Document, Label, Paragraph, Reason, Received, Rejected
from sayso.record.entities import Entity, NameCount, Signal
from sayso.record.findings import Conflict, Credibility, Finding, Side, Without
from sayso.record.identities import IDENTITY, Identity, identities_of, may_be_assumed, said_by
from sayso.record.intervals import Dated, Interval
from sayso.record.judgements import Judgement
from sayso.record.listings import Designation, ListedName, ListEntry, Listing, NameMatch, ReferenceList
from sayso.record.origins import Drift, Evidence, Lineage, Origin, OriginLink
from sayso.record.places import Containing, KnownPlace, PlaceKind, PlaceReason, contains, degrees_apart_km, distance_km
from sayso.record.propositions import Participant, Proposition
from sayso.record.readings import Edge, MentionTag, Reading, Speech, Tagger, Trigger
from sayso.record.records import Extraction, Record, sorted_record
from sayso.record.spans import Span

__all__ = [
    "IDENTITY",
    "Argument",
    "Article",
    "ArticleKind",
    "Certainty",
    "Claim",
    "Conflict",
    "Containing",
    "Credibility",
    "Custody",
    "Dated",
    "Designation",
    "Document",
    "Drift",
    "Edge",
    "Entity",
    "Evidence",
    "Extraction",
    "Finding",
    "Identity",
    "Interval",
    "Judgement",
    "KnownPlace",
    "Label",
    "Lineage",
    "Link",
    "LinkKind",
    "ListEntry",
    "ListedName",
    "Listing",
    "MadeBy",
    "Mention",
    "MentionTag",
    "NameCount",
    "NameMatch",
    "Origin",
    "OriginLink",
    "Paragraph",
    "Participant",
    "Place",
    "PlaceKind",
    "PlaceReason",
    "Polarity",
    "Proposition",
    "Quantity",
    "Reading",
    "Reason",
    "Received",
    "Record",
    "ReferenceList",
    "Rejected",
    "Side",
    "Signal",
    "Span",
    "Speech",
    "Tagger",
    "Tense",
    "Time",
    "Trigger",
    "Without",
    "contains",
    "degrees_apart_km",
    "distance_km",
    "identities_of",
    "may_be_assumed",
    "said_by",
    "sorted_record",
]
