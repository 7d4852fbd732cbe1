"""Mentions and claims: as rows and back."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from sayso.record import Argument, Certainty, Claim, Link, MadeBy, Mention, Place, Quantity, Time
from sayso.store.children import Row, Rows, children
from sayso.store.spans import ANTECEDENT, CERTAINTY, CUE, NEGATION, OWN, PLACE, TIME, TRIGGER
from sayso.store.tables import ARGUMENTS, CLAIMS, LINKS, MENTIONS, QUANTITIES


def mention_row(mention: Mention) -> dict[str, Any]:
    """The row that holds a mention."""
    return {
        "id": mention.id,
        "document": mention.document,
        "article": mention.article,
        **OWN.values(mention.span),
        "kind": mention.kind,
        **ANTECEDENT.values(mention.antecedent),
    }


def load_mentions(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Mention]:
    """Mentions sorted by id; `chosen` is a query for the ids of those that are wanted."""
    query = select(MENTIONS).order_by(MENTIONS.c.id)
    if chosen is not None:
        query = query.where(MENTIONS.c.id.in_(chosen))
    for row in connection.execute(query).mappings():
        yield Mention(id=row["id"], document=row["document"], article=row["article"], span=OWN.span(row), kind=row["kind"], antecedent=ANTECEDENT.optional(row))


def claim_rows(claim: Claim) -> Rows:
    """The rows that hold a claim: itself, its arguments, its chain, its quantities."""
    return {
        CLAIMS: [_claim_row(claim)],
        ARGUMENTS: [_argument_row(claim.id, position, argument) for position, argument in enumerate(claim.arguments)],
        LINKS: [_link_row(claim.id, position, link) for position, link in enumerate(claim.chain)],
        QUANTITIES: [_quantity_row(claim.id, position, quantity) for position, quantity in enumerate(claim.quantities)],
    }


def _claim_row(claim: Claim) -> dict[str, Any]:
    time, place, certainty, made_by = claim.time, claim.place, claim.certainty, claim.made_by
    return {
        "id": claim.id,
        "document": claim.document,
        "article": claim.article,
        **OWN.values(claim.span),
        **TRIGGER.values(claim.trigger),
        "predicate": claim.predicate,
        "mode": claim.mode,
        "polarity": claim.polarity,
        **NEGATION.values(claim.negation),
        "certainty_band": None if certainty is None else certainty.band,
        **CERTAINTY.values(None if certainty is None else certainty.span),
        "tense": claim.tense,
        "time_earliest": None if time is None else time.earliest,
        "time_latest": None if time is None else time.latest,
        "time_precision": None if time is None else time.precision,
        **TIME.values(None if time is None else time.span),
        "place_mention": None if place is None else place.mention,
        **PLACE.values(None if place is None else place.span),
        "reader": made_by.reader,
        "reader_version": made_by.version,
        "rule": made_by.rule,
        "score": made_by.score,
    }


def _argument_row(claim: str, position: int, argument: Argument) -> dict[str, Any]:
    return {
        "claim": claim,
        "position": position,
        "role": argument.role,
        **OWN.values(argument.span),
        "mention": argument.mention,
        **ANTECEDENT.values(argument.antecedent),
    }


def _link_row(claim: str, position: int, link: Link) -> dict[str, Any]:
    return {
        "claim": claim,
        "position": position,
        "kind": link.kind,
        "words": link.text,
        **OWN.values(link.span),
        "cue": link.cue,
        **CUE.values(link.cue_span),
        "stance": link.stance,
        "mention": link.mention,
        **ANTECEDENT.values(link.antecedent),
    }


def _quantity_row(claim: str, position: int, quantity: Quantity) -> dict[str, Any]:
    return {
        "claim": claim,
        "position": position,
        "role": quantity.role,
        **OWN.values(quantity.span),
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "approximate": quantity.approximate,
    }


def load_claims(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Claim]:
    """Claims sorted by id; `chosen` is a query for the ids of those that are wanted."""
    arguments = children(connection, ARGUMENTS, "claim", chosen=chosen)
    links = children(connection, LINKS, "claim", chosen=chosen)
    quantities = children(connection, QUANTITIES, "claim", chosen=chosen)
    query = select(CLAIMS).order_by(CLAIMS.c.id)
    if chosen is not None:
        query = query.where(CLAIMS.c.id.in_(chosen))
    for row in connection.execute(query).mappings():
        identifier = row["id"]
        yield Claim(
            id=identifier,
            document=row["document"],
            article=row["article"],
            span=OWN.span(row),
            trigger=TRIGGER.span(row),
            predicate=row["predicate"],
            mode=row["mode"],
            arguments=tuple(_argument(part) for part in arguments.of(identifier)),
            time=_time(row),
            place=_place(row),
            quantities=tuple(_quantity(part) for part in quantities.of(identifier)),
            polarity=row["polarity"],
            certainty=_certainty(row),
            tense=row["tense"],
            chain=tuple(_link(part) for part in links.of(identifier)),
            made_by=MadeBy(reader=row["reader"], version=row["reader_version"], rule=row["rule"], score=row["score"]),
            negation=NEGATION.optional(row),
        )
    for part in (arguments, links, quantities):
        part.finish("claims")


def _argument(row: Row) -> Argument:
    return Argument(role=row["role"], span=OWN.span(row), mention=row["mention"], antecedent=ANTECEDENT.optional(row))


def _time(row: Row) -> Time | None:
    span = TIME.optional(row)
    return None if span is None else Time(span=span, earliest=row["time_earliest"], latest=row["time_latest"], precision=row["time_precision"])


def _place(row: Row) -> Place | None:
    span = PLACE.optional(row)
    return None if span is None else Place(span=span, mention=row["place_mention"])


def _certainty(row: Row) -> Certainty | None:
    span = CERTAINTY.optional(row)
    return None if span is None else Certainty(span=span, band=row["certainty_band"])


def _quantity(row: Row) -> Quantity:
    return Quantity(role=row["role"], span=OWN.span(row), low=row["low"], high=row["high"], unit=row["unit"], approximate=row["approximate"])


def _link(row: Row) -> Link:
    return Link(
        kind=row["kind"],
        text=row["words"],
        span=OWN.optional(row),
        cue=row["cue"],
        cue_span=CUE.optional(row),
        mention=row["mention"],
        antecedent=ANTECEDENT.optional(row),
        stance=row["stance"],
    )
