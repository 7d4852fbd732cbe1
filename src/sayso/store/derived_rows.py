"""Everything that all documents give together: as rows and back."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, Table, select

from sayso.record import (
    Conflict,
    Credibility,
    Drift,
    Entity,
    Evidence,
    Finding,
    Interval,
    KnownPlace,
    Lineage,
    NameCount,
    Origin,
    OriginLink,
    Participant,
    Proposition,
    Side,
    Signal,
    Without,
)
from sayso.store.children import Children, Row, Rows, children
from sayso.store.tables import (
    DRIFTS,
    ENTITIES,
    ENTITY_MENTIONS,
    FINDING_CLAIMS,
    FINDING_CONFLICTS,
    FINDING_ORIGINS,
    FINDING_WITHOUT,
    FINDINGS,
    LINEAGE,
    ORIGIN_CLAIMS,
    ORIGIN_LINKS,
    ORIGINS,
    PARTICIPANTS,
    PROPOSITION_CLAIMS,
    PROPOSITIONS,
)

_NAMES = msgspec.json.Decoder(tuple[NameCount, ...])
_SIGNALS = msgspec.json.Decoder(tuple[Signal, ...])
_PLACE = msgspec.json.Decoder(KnownPlace)
_PAIRS = msgspec.json.Decoder(tuple[tuple[str, str], ...])
_EVIDENCE = msgspec.json.Decoder(tuple[Evidence, ...])
_IDS = msgspec.json.Decoder(tuple[str, ...])


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _listed(whole: str, key: str, part: str, ids: tuple[str, ...], **more: str) -> list[dict[str, Any]]:
    """One row for each id of a list, with its place in it."""
    return [{key: whole, "position": position, part: identifier, **more} for position, identifier in enumerate(ids)]


def _wholes(connection: Connection, table: Table, chosen: Select[Any] | None) -> Iterator[Row]:
    query = select(table).order_by(table.c.id)
    if chosen is not None:
        query = query.where(table.c.id.in_(chosen))
    return iter(connection.execute(query).mappings())


def _ids(rows: list[Row], name: str) -> tuple[str, ...]:
    return tuple(row[name] for row in rows)


def _side(rows: list[Row], side: str, name: str) -> tuple[str, ...]:
    return tuple(row[name] for row in rows if row["side"] == side)


def entity_rows(entity: Entity) -> Rows:
    """The rows that hold an entity."""
    return {
        ENTITIES: [
            {
                "id": entity.id,
                "kind": entity.kind,
                "name": entity.name,
                "names": _json(entity.names),
                "signals": _json(entity.signals),
                "place": None if entity.place is None else _json(entity.place),
                "place_candidates": entity.place_candidates,
            }
        ],
        ENTITY_MENTIONS: _listed(entity.id, "entity", "mention", entity.mentions),
    }


def load_entities(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Entity]:
    """Entities sorted by id; `chosen` is a query for the ids of those that are wanted."""
    mentions = children(connection, ENTITY_MENTIONS, "entity", chosen=chosen)
    for row in _wholes(connection, ENTITIES, chosen):
        yield Entity(
            id=row["id"],
            kind=row["kind"],
            name=row["name"],
            names=_NAMES.decode(row["names"]),
            mentions=_ids(mentions.of(row["id"]), "mention"),
            signals=_SIGNALS.decode(row["signals"]),
            place=None if row["place"] is None else _PLACE.decode(row["place"]),
            place_candidates=row["place_candidates"],
        )
    mentions.finish("entities")


def proposition_rows(proposition: Proposition) -> Rows:
    """The rows that hold a proposition."""
    time, place = proposition.time, proposition.place
    return {
        PROPOSITIONS: [
            {
                "id": proposition.id,
                "kind": proposition.kind,
                "predicate": proposition.predicate,
                "is_timed": time is not None,
                "earliest": None if time is None else time.earliest,
                "latest": None if time is None else time.latest,
                "place_role": None if place is None else place.role,
                "place_entity": None if place is None else place.entity,
                "place_name": None if place is None else place.name,
                "signals": _json(proposition.signals),
            }
        ],
        PARTICIPANTS: [
            {"proposition": proposition.id, "position": position, "role": participant.role, "entity": participant.entity, "name": participant.name}
            for position, participant in enumerate(proposition.participants)
        ],
        PROPOSITION_CLAIMS: _listed(proposition.id, "proposition", "claim", proposition.claims),
    }


def load_propositions(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Proposition]:
    """Propositions sorted by id; `chosen` is a query for the ids of those that are wanted."""
    participants = children(connection, PARTICIPANTS, "proposition", chosen=chosen)
    claims = children(connection, PROPOSITION_CLAIMS, "proposition", chosen=chosen)
    for row in _wholes(connection, PROPOSITIONS, chosen):
        has_place = row["place_role"] is not None
        yield Proposition(
            id=row["id"],
            kind=row["kind"],
            predicate=row["predicate"],
            participants=tuple(Participant(role=part["role"], entity=part["entity"], name=part["name"]) for part in participants.of(row["id"])),
            time=Interval(earliest=row["earliest"], latest=row["latest"]) if row["is_timed"] else None,
            place=Participant(role=row["place_role"], entity=row["place_entity"], name=row["place_name"]) if has_place else None,
            claims=_ids(claims.of(row["id"]), "claim"),
            signals=_PAIRS.decode(row["signals"]),
        )
    participants.finish("propositions")
    claims.finish("propositions")


def origin_rows(origin: Origin) -> Rows:
    """The rows that hold an origin."""
    return {
        ORIGINS: [{"id": origin.id, "root": origin.root, "state": origin.state}],
        ORIGIN_CLAIMS: _listed(origin.id, "origin", "claim", origin.claims),
        ORIGIN_LINKS: [
            {
                "origin": origin.id,
                "position": position,
                "source": link.source,
                "target": link.target,
                "reason": link.reason,
                "score": link.score,
                "evidence": _json(link.evidence),
            }
            for position, link in enumerate(origin.links)
        ],
    }


def load_origins(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Origin]:
    """Origins sorted by id; `chosen` is a query for the ids of those that are wanted."""
    claims = children(connection, ORIGIN_CLAIMS, "origin", chosen=chosen)
    links = children(connection, ORIGIN_LINKS, "origin", chosen=chosen)
    for row in _wholes(connection, ORIGINS, chosen):
        yield Origin(
            id=row["id"],
            claims=_ids(claims.of(row["id"]), "claim"),
            root=row["root"],
            links=tuple(
                OriginLink(
                    source=part["source"], target=part["target"], reason=part["reason"], evidence=_EVIDENCE.decode(part["evidence"]), score=part["score"]
                )
                for part in links.of(row["id"])
            ),
            state=row["state"],
        )
    claims.finish("origins")
    links.finish("origins")


def lineage_row(number: int, lineage: Lineage) -> dict[str, Any]:
    """The row that holds a dependence; `number` is its place in the record."""
    return {
        "number": number,
        "source": lineage.source,
        "target": lineage.target,
        "outside": lineage.outside,
        "reason": lineage.reason,
        "score": lineage.score,
        "evidence": _json(lineage.evidence),
    }


def load_lineage(connection: Connection) -> Iterator[Lineage]:
    """Dependences in the order of the record."""
    for row in connection.execute(select(LINEAGE).order_by(LINEAGE.c.number)).mappings():
        yield Lineage(
            source=row["source"],
            target=row["target"],
            outside=row["outside"],
            reason=row["reason"],
            evidence=_EVIDENCE.decode(row["evidence"]),
            score=row["score"],
        )


def drift_row(number: int, drift: Drift) -> dict[str, Any]:
    """The row that holds a drift; `number` is its place in the record."""
    return {"number": number, "what": drift.what, "first": drift.first, "last": drift.last, "claims": _json(drift.claims)}


def load_drifts(connection: Connection) -> Iterator[Drift]:
    """Drifts in the order of the record."""
    for row in connection.execute(select(DRIFTS).order_by(DRIFTS.c.number)).mappings():
        yield Drift(claims=_IDS.decode(row["claims"]), what=row["what"], first=row["first"], last=row["last"])


def finding_rows(finding: Finding) -> Rows:
    """The rows that hold a finding."""
    return {
        FINDINGS: [
            {
                "id": finding.id,
                "proposition": finding.proposition,
                "lowest": finding.lowest,
                "highest": finding.highest,
                "credibility": finding.credibility.value,
                "rule": finding.credibility.rule,
                "inputs": _json(finding.credibility.inputs),
            }
        ],
        FINDING_CLAIMS: [
            *_listed(finding.id, "finding", "claim", finding.supporting.claims, side="for"),
            *_listed(finding.id, "finding", "claim", finding.opposing.claims, side="against"),
            *_listed(finding.id, "finding", "claim", finding.denials, side="denial"),
        ],
        FINDING_ORIGINS: [
            *_listed(finding.id, "finding", "origin", finding.supporting.origins, side="for"),
            *_listed(finding.id, "finding", "origin", finding.opposing.origins, side="against"),
        ],
        FINDING_CONFLICTS: [
            {
                "finding": finding.id,
                "position": position,
                "kind": conflict.kind,
                "left_claim": conflict.claims[0],
                "right_claim": conflict.claims[1],
                "detail": conflict.detail,
            }
            for position, conflict in enumerate(finding.conflicts)
        ],
        FINDING_WITHOUT: [
            {"finding": finding.id, "position": position, "origin": without.origin, "credibility": without.credibility}
            for position, without in enumerate(finding.without)
        ],
    }


def load_findings(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Finding]:
    """Findings sorted by id; `chosen` is a query for the ids of those that are wanted."""
    parts = {table: children(connection, table, "finding", chosen=chosen) for table in (FINDING_CLAIMS, FINDING_ORIGINS, FINDING_CONFLICTS, FINDING_WITHOUT)}
    for row in _wholes(connection, FINDINGS, chosen):
        yield _finding(row, parts)
    for part in parts.values():
        part.finish("findings")


def _finding(row: Row, parts: dict[Table, Children]) -> Finding:
    claims, origins = parts[FINDING_CLAIMS].of(row["id"]), parts[FINDING_ORIGINS].of(row["id"])
    return Finding(
        id=row["id"],
        proposition=row["proposition"],
        supporting=Side(claims=_side(claims, "for", "claim"), origins=_side(origins, "for", "origin")),
        opposing=Side(claims=_side(claims, "against", "claim"), origins=_side(origins, "against", "origin")),
        denials=_side(claims, "denial", "claim"),
        conflicts=tuple(
            Conflict(kind=part["kind"], claims=(part["left_claim"], part["right_claim"]), detail=part["detail"])
            for part in parts[FINDING_CONFLICTS].of(row["id"])
        ),
        lowest=row["lowest"],
        highest=row["highest"],
        credibility=Credibility(value=row["credibility"], rule=row["rule"], inputs=_PAIRS.decode(row["inputs"])),
        without=tuple(Without(origin=part["origin"], credibility=part["credibility"]) for part in parts[FINDING_WITHOUT].of(row["id"])),
    )
