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
from sayso.record.intervals import Dated, Interval
from sayso.record.judgements import Judgement
from sayso.record.origins import Drift, Evidence, Lineage, Origin, OriginLink
from sayso.record.propositions import Participant, Proposition
from sayso.record.readings import Edge, MentionTag, Reading, Speech, Tagger, Trigger
from sayso.record.records import Extraction, Record, sorted_record
from sayso.record.spans import Span

__all__ = [
    "Argument",
    "Article",
    "ArticleKind",
    "Certainty",
    "Claim",
    "Conflict",
    "Credibility",
    "Custody",
    "Dated",
    "Document",
    "Drift",
    "Edge",
    "Entity",
    "Evidence",
    "Extraction",
    "Finding",
    "Interval",
    "Judgement",
    "Label",
    "Lineage",
    "Link",
    "LinkKind",
    "MadeBy",
    "Mention",
    "MentionTag",
    "NameCount",
    "Origin",
    "OriginLink",
    "Paragraph",
    "Participant",
    "Place",
    "Polarity",
    "Proposition",
    "Quantity",
    "Reading",
    "Reason",
    "Received",
    "Record",
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
    "sorted_record",
]
