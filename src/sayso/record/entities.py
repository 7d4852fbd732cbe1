"""What mentions are resolved to. Merging is a view over judgements and signals: always reversible."""

from dataclasses import dataclass

from sayso.record.places import KnownPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """One spelling and how often it occurs."""

    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Why two names were held to be one: the signal's name, both spellings, its score from 0 to 1."""

    name: str
    left: str
    right: str
    score: float
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, place or thing behind mentions. `name` is the fullest of the most used spellings.

    `place` is what a location is in the gazetteer, None where that cannot be told (and for all that is no location); `place_candidates` is how many places there bear its name.
    """

    id: str
    kind: str
    name: str
    names: tuple[NameCount, ...]
    mentions: tuple[str, ...]
    signals: tuple[Signal, ...] = ()
    place: KnownPlace | None = None
    place_candidates: int = 0
