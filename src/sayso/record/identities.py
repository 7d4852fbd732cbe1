"""Claims that two names are one, with the entities that they name. Such a claim joins nothing by itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.record.claims import Claim
from sayso.record.entities import Entity

__all__ = ["IDENTITY", "Identity", "identities_of", "may_be_assumed", "said_by"]

IDENTITY = "same_as"
"""The codebook's predicate for two that are said to be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A claim that those it calls actor and those it calls target are one, with the entities behind its words, each sorted by id.

    An entity is missing where its words were resolved to nothing. Both sides share one where the record takes them together already.
    """

    claim: Claim
    left: tuple[Entity, ...]
    right: tuple[Entity, ...]

    def others(self, entity: str) -> tuple[Entity, ...]:
        """What the entity with this id is said to be the same as; nothing where the claim does not touch it, or names it on both sides."""
        sides = {one.id: one for one in self.left}, {one.id: one for one in self.right}
        facing = (right for left, right in (sides, sides[::-1]) if entity in left)
        return tuple(one for side in facing for one in side.values() if one.id != entity)

    def touches(self, entity: str) -> bool:
        """Whether the entity with this id is on one of the sides."""
        return any(one.id == entity for one in (*self.left, *self.right))

    def words(self) -> str:
        """Both sides in the words of the text: "the Engineer = Malik Osei"."""
        sides = (" and ".join(" ".join(argument.span.text.split()) for argument in self.claim.arguments_of(role)) for role in ("actor", "target"))
        return " = ".join(side for side in sides if side)


def identities_of(claims: Iterable[Claim], entities: Iterable[Entity]) -> tuple[Identity, ...]:
    """The claims that two names are one, affirmed and denied, in the order of the claims."""
    entity_of = {mention: entity for entity in entities for mention in entity.mentions}

    def side(claim: Claim, role: str) -> tuple[Entity, ...]:
        found = {entity.id: entity for argument in claim.arguments_of(role) if (entity := entity_of.get(argument.mention or "")) is not None}
        return tuple(found[identity] for identity in sorted(found))

    return tuple(Identity(claim=claim, left=side(claim, "actor"), right=side(claim, "target")) for claim in claims if claim.predicate == IDENTITY)


def may_be_assumed(claim: Claim) -> bool:
    """Whether a claim says that two are one, so that one can see what the record would be if it were so. What is denied never can."""
    return claim.predicate == IDENTITY and claim.polarity == "affirmed"


def said_by(claim: Claim) -> str:
    """Who says it, or denies it, through whom and how: "by The Post ▸ two officials, hedged “may”"."""
    parts = ["by " + " ▸ ".join(" ".join(link.text.split()) for link in claim.chain)]
    parts += [f"hedged “{claim.certainty.span.text}”"] if claim.certainty is not None else []
    parts += [claim.tense] if claim.tense in ("future", "hypothetical") else []
    return ", ".join(parts)
