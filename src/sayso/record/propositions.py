"""Events and relations that claims speak of."""

from dataclasses import dataclass
from typing import Literal

from sayso.record.intervals import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what fills a role: an entity where one is known, and the name that claims use most."""

    role: str
    entity: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """An event, or a relation with its time, that one or more claims speak of; it says nothing of truth.

    `time` is what all claims that give one have in common, or their whole range where they differ.
    `signals` say why each claim was taken to speak of it: pairs of claim id and the words for it.
    """

    id: str
    kind: Literal["event", "relation"]
    predicate: str
    participants: tuple[Participant, ...]
    time: Interval | None
    place: Participant | None
    claims: tuple[str, ...]
    signals: tuple[tuple[str, str], ...] = ()
