"""The whole of a case, and what one document gives."""

from dataclasses import dataclass

from sayso.record.claims import Claim, Mention
from sayso.record.documents import Document, Rejected
from sayso.record.entities import Entity
from sayso.record.findings import Finding
from sayso.record.judgements import Judgement
from sayso.record.origins import Drift, Lineage, Origin
from sayso.record.propositions import Proposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was read out of one document."""

    document: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that a case holds. All collections are sorted by id, documents and rejected by name and then id."""

    documents: tuple[Document, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    origins: tuple[Origin, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    drifts: tuple[Drift, ...] = ()
    findings: tuple[Finding, ...] = ()
    judgements: tuple[Judgement, ...] = ()
