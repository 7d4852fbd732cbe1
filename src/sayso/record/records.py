"""The whole of a case, and what one document gives."""

from dataclasses import dataclass
from operator import attrgetter

from sayso.record.claims import Claim, Mention
from sayso.record.documents import Document, Rejected
from sayso.record.entities import Entity
from sayso.record.findings import Finding
from sayso.record.judgements import Judgement
from sayso.record.listings import Listing, ReferenceList
from sayso.record.origins import Drift, Evidence, Lineage, Origin
from sayso.record.propositions import Proposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was read out of one document."""

    document: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that a case holds. All collections are sorted by id, documents and rejected by name and then id; see `sorted_record`.

    `identities` are the ids of the claims that two names are one which a view assumes, see `sayso.pipeline.views`; a case itself assumes none.
    """

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
    lists: tuple[ReferenceList, ...] = ()
    listings: tuple[Listing, ...] = ()
    identities: tuple[str, ...] = ()


def sorted_record(record: Record) -> Record:
    """The record with every collection in its own order, so that it is the same record whatever order its documents came in.

    Nouns with an id are sorted by it; documents by name and id; what has no id by everything that it says.
    """
    by_id = attrgetter("id")
    return Record(
        documents=tuple(sorted(record.documents, key=attrgetter("name", "id"))),
        rejected=tuple(sorted(record.rejected, key=attrgetter("name", "sha256", "reason", "detail", "origin"))),
        mentions=tuple(sorted(record.mentions, key=by_id)),
        claims=tuple(sorted(record.claims, key=by_id)),
        entities=tuple(sorted(record.entities, key=by_id)),
        propositions=tuple(sorted(record.propositions, key=by_id)),
        origins=tuple(sorted(record.origins, key=by_id)),
        lineage=tuple(sorted(record.lineage, key=_lineage_order)),
        drifts=tuple(sorted(record.drifts, key=attrgetter("claims", "what", "first", "last"))),
        findings=tuple(sorted(record.findings, key=by_id)),
        judgements=tuple(sorted(record.judgements, key=by_id)),
        lists=tuple(sorted(record.lists, key=by_id)),
        listings=tuple(sorted(record.listings, key=by_id)),
        identities=tuple(sorted(record.identities)),
    )


def _lineage_order(lineage: Lineage) -> tuple[str, str, str, str, float, tuple[tuple[str, int, int], ...]]:
    return (lineage.source, lineage.target or "", lineage.outside or "", lineage.reason, lineage.score, _places(lineage.evidence))


def _places(evidence: tuple[Evidence, ...]) -> tuple[tuple[str, int, int], ...]:
    return tuple((item.document, item.span.start, item.span.end) for item in evidence)
