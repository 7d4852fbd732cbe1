"""Entities of a case matched by name with the entries of reference lists."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.codebook import Codebook
from sayso.ids import content_id
from sayso.listing.matching import Compared, Names
from sayso.names import Name
from sayso.record import Entity, ListEntry, Listing, ReferenceList
from sayso.record.listings import Decided, ListKind, entry_key, listing_rank

__all__ = ["ListDecision", "link"]

_AS_PERSON, _AS_BODY = "person", "organization"  # the two ways of reading a name
_ENTITIES: Mapping[str, tuple[str, ...]] = {"person": (_AS_PERSON,), "organization": (_AS_BODY,), "facility": (_AS_BODY,), "other": (_AS_PERSON, _AS_BODY)}
_ENTRIES: Mapping[ListKind, tuple[str, ...]] = {
    "person": (_AS_PERSON,),
    "organization": (_AS_BODY,),
    "vessel": (_AS_BODY,),
    "aircraft": (_AS_BODY,),
    "unknown": (_AS_PERSON, _AS_BODY),
}
# Ships and aircraft with names of their own are facilities in the record.
_MAY_BE: Mapping[ListKind, frozenset[str]] = {
    "person": frozenset({"person", "other"}),
    "organization": frozenset({"organization", "facility", "other"}),
    "vessel": frozenset({"facility", "other"}),
    "aircraft": frozenset({"facility", "other"}),
    "unknown": frozenset(_ENTITIES),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDecision:
    """An analyst's word on a pair: `thing` is a name, an entity's id, or ids of mentions with blanks between them, `entry` a list's id, a colon and the entry's own id."""

    thing: str
    entry: str
    is_same: bool
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class _Ours:
    """A name of the case, read in one way."""

    entity: Entity
    text: str
    name: Name


@dataclass(frozen=True, slots=True)
class _Theirs:
    """A name of a list, read in one way."""

    entry: ListEntry
    text: str
    is_weak: bool
    name: Name


@dataclass(frozen=True, slots=True)
class _Match:
    """Two names that are alike, and what of that is weak."""

    ours: _Ours
    theirs: _Theirs
    compared: Compared
    weakness: str

    def rank(self) -> tuple[bool, float, str, str]:
        """The best first: what is not weak, then the score; spellings settle ties, so that no order of names matters."""
        return bool(self.weakness), -self.compared.score, self.theirs.text, self.ours.text


@dataclass(frozen=True, slots=True)
class _Terms:
    """On which terms matches are kept."""

    least: float
    most: int
    decided: Mapping[str, Mapping[str, ListDecision]]


def link(
    entities: Sequence[Entity],
    lists: Iterable[tuple[ReferenceList, Sequence[ListEntry]]],
    *,
    codebook: Codebook,
    least: float = 0.8,
    most: int = 5,
    decisions: Sequence[ListDecision] = (),
) -> tuple[Listing, ...]:
    """Which entities bear names like those of entries: of each pair the best names, with their signals, sorted by id.

    Kept are matches with a score of at least `least` (0 to 1), of each entity and list the best `most`, and beyond that number those that an analyst decided on.
    Nothing is merged, and lists do not influence each other.
    """
    names = Names(codebook)
    ours = {kind: _names_of(entities, kind, names) for kind in (_AS_PERSON, _AS_BODY)}
    decided: dict[str, dict[str, ListDecision]] = {}
    for decision in decisions:
        names_and_ids = {decision.thing, *(part for part in decision.thing.split(" ") if part.startswith("mention-"))}
        decided.setdefault(decision.entry, {}).update(dict.fromkeys(names_and_ids, decision))
    terms = _Terms(least, most, decided)
    found = [listing for reference, entries in lists for listing in _linked(ours, reference, entries, names, terms)]
    return tuple(sorted(found, key=lambda listing: listing.id))


def _names_of(entities: Sequence[Entity], kind: str, names: Names) -> list[_Ours]:
    """All names of entities that can be read as of a kind, without descriptions; a person's bare surname only where there is nothing fuller."""
    result: list[_Ours] = []
    for entity in entities:
        if kind not in _ENTITIES.get(entity.kind, ()):
            continue
        spellings = dict.fromkeys((entity.name, *(count.text for count in entity.names)))
        read = [_Ours(entity, text, name) for text in spellings for name in names.read(text, kind) if not name.is_description]
        fuller = [mine for mine in read if len(mine.name.words) > 1]
        result += fuller if fuller and kind == _AS_PERSON else read
    return result


def _linked(ours: Mapping[str, list[_Ours]], reference: ReferenceList, entries: Sequence[ListEntry], names: Names, terms: _Terms) -> list[Listing]:
    """The listings of one list."""
    best: dict[tuple[str, str], _Match] = {}
    for kind, mine in ours.items():
        theirs = [
            _Theirs(entry, listed.text, listed.quality == "weak", name)
            for entry in entries
            if kind in _ENTRIES[entry.kind]
            for listed in entry.names
            for name in names.read(listed.text, kind)
        ]
        for left, right in names.pairs([one.name for one in mine], [one.name for one in theirs]):
            match = _match(mine[left], theirs[right], names, terms.least)
            if match is not None:
                key = (match.ours.entity.id, match.theirs.entry.id)
                if key not in best or match.rank() < best[key].rank():
                    best[key] = match
    by_entity: defaultdict[str, list[Listing]] = defaultdict(list)
    for match in best.values():
        by_entity[match.ours.entity.id].append(_listing(match, reference, terms.decided))
    kept: list[Listing] = []
    for listings in by_entity.values():
        listings.sort(key=listing_rank)
        kept += [listing for position, listing in enumerate(listings) if position < terms.most or listing.decision is not None]
    return kept


def _match(mine: _Ours, other: _Theirs, names: Names, least: float) -> _Match | None:
    if mine.entity.kind not in _MAY_BE[other.entry.kind]:
        return None
    if names.score(mine.name, other.name) < least:  # most pairs end here, before signals are put into words
        return None
    compared = names.compare(mine.name, other.name)
    reasons = ["the list calls this name weak"] if other.is_weak else []
    return _Match(mine, other, compared, "; ".join([*reasons, *compared.doubts]))


def _listing(match: _Match, reference: ReferenceList, decided: Mapping[str, Mapping[str, ListDecision]]) -> Listing:
    entity, entry = match.ours.entity, match.theirs.entry
    held = decided.get(entry_key(reference.id, entry.id), {})
    things = (entity.id, entity.name, *(count.text for count in entity.names), *entity.mentions)
    decision = next((held[thing] for thing in things if thing in held), None)
    outcome: Decided | None = None if decision is None else "confirmed" if decision.is_same else "refused"
    return Listing(
        id=content_id("listing", entity.id, reference.id, entry.id),
        entity=entity.id,
        list=reference.id,
        entry=entry.id,
        caption=entry.caption,
        kind=entry.kind,
        name=match.ours.text,
        listed_name=match.theirs.text,
        quality="weak" if match.weakness else "strong",
        weakness=match.weakness,
        score=round(match.compared.score, 4),
        signals=match.compared.signals,
        designations=entry.designations,
        topics=entry.topics,
        born=entry.born,
        countries=entry.countries,
        decision=outcome,
        decided_by=None if decision is None else decision.by,
        decided_why=None if decision is None else decision.why,
    )
