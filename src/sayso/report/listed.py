"""Names of the case that are like names on reference lists, as the brief shows them."""

from dataclasses import dataclass

from sayso.record import Listing, Record, ReferenceList
from sayso.record.listings import decision_words, listed_words, listing_rank, score_words

__all__ = ["Beside", "Listed", "listed_of", "lists_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One entry beside an entity: as whom it is listed, why the names are alike, what else the list says, what an analyst said."""

    words: str
    score: str
    known: str
    decision: str
    is_refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entity with the entries that bear names like its own."""

    entity: str
    name: str
    kind: str
    entries: tuple[Beside, ...]


def listed_of(record: Record) -> tuple[Listed, ...]:
    """Entities with listings, those with the best ones first; listings of entities that the record does not hold are left out."""
    references = {reference.id: reference for reference in record.lists}
    entities = {entity.id: entity for entity in record.entities}
    by_entity: dict[str, list[Beside]] = {}
    for listing in sorted(record.listings, key=listing_rank):
        if listing.entity in entities:
            by_entity.setdefault(listing.entity, []).append(_beside(listing, references.get(listing.list)))
    return tuple(
        Listed(entity=identity, name=entities[identity].name, kind=entities[identity].kind, entries=tuple(rows)) for identity, rows in by_entity.items()
    )


def _beside(listing: Listing, reference: ReferenceList | None) -> Beside:
    known = [f"born {', '.join(listing.born)}"] if listing.born else []
    known += [f"of {', '.join(listing.countries)}"] if listing.countries else []
    return Beside(
        words=listed_words(listing, reference),
        score=score_words(listing),
        known=f"the list says: {listing.kind}, {', '.join(known)}" if known else f"the list says: {listing.kind}",
        decision=decision_words(listing),
        is_refused=listing.decision == "refused",
    )


def lists_of(record: Record) -> tuple[str, ...]:
    """The lists that were matched, each in a sentence with what it can be checked by."""
    return tuple(
        f"{one.name}{f' of {one.issued}' if one.issued else ''}{f', {one.authority}' if one.authority else ''}: {one.entries:,} entries, from {one.file} "
        f"(received {one.received}, SHA-256 {one.sha256}){f'; {one.broken:,} records could not be read' if one.broken else ''}"
        for one in record.lists
        if one.set_aside is None
    )
