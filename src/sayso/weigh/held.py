"""What the record holds, indexed once for weighing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.codebook import Codebook
from sayso.record import Claim, Entity, Lineage, Origin, Proposition
from sayso.text.folding import fold
from sayso.weigh.rules import Rules, shipped_rules

__all__ = ["Held", "hold"]


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Claims, origins and entities by what they are looked up by; `derived` are claims that only pass on another claim."""

    propositions: tuple[Proposition, ...]
    claims: Mapping[str, Claim]
    origin_of: Mapping[str, Origin]
    derived: frozenset[str]
    channels: Mapping[str, frozenset[str]]
    entities: Mapping[str, Entity]
    codebook: Codebook
    rules: Rules

    def entity(self, mention: str | None) -> Entity | None:
        """What a mention is resolved to."""
        return None if mention is None else self.entities.get(mention)

    def recorded(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """The recorded origins of claims, sorted."""
        origins = (self.origin_of.get(claim.id) for claim in claims)
        return tuple(sorted({origin.id for origin in origins if origin is not None and origin.state == "recorded"}))

    def of(self, proposition: Proposition) -> tuple[Claim, ...]:
        """The claims of a proposition, by id."""
        return tuple(self.claims[claim] for claim in sorted(set(proposition.claims)) if claim in self.claims)

    def channels_of(self, claim: Claim) -> frozenset[str]:
        """The claim's article and all that it leans on."""
        return self.channels.get(claim.article, frozenset((claim.article,)))

    def rank(self, claim: Claim) -> int:
        """How sure a claim is: the rank of its band; a claim without a hedge is above all bands."""
        if claim.certainty is None:
            return self.above_all
        band = self.codebook.bands.get(claim.certainty.band)
        return self.above_all if band is None else band.rank

    @property
    def above_all(self) -> int:
        """The rank of claims without a hedge."""
        return 1 + max((band.rank for band in self.codebook.bands.values()), default=0)

    def is_firm(self, claim: Claim) -> bool:
        """Whether a claim has no hedge or only a slight one."""
        band = self.codebook.bands.get(self.rules.counting.firm_from)
        return self.rank(claim) >= (self.above_all if band is None else band.rank)

    def is_support(self, claim: Claim) -> bool:
        """Whether a claim stands for its proposition: affirmed, of what is or was, and neither wished for nor denied by a speaker."""
        counting = self.rules.counting
        return claim.polarity == "affirmed" and claim.tense in counting.tenses and not any(link.stance in counting.no_support for link in claim.chain)

    def is_opposed(self, claim: Claim) -> bool:
        """Whether a claim says that its proposition is not so."""
        return claim.polarity == "denied" and claim.tense in self.rules.counting.tenses


def hold(
    propositions: Sequence[Proposition],
    claims: Sequence[Claim],
    origins: Sequence[Origin],
    lineage: Sequence[Lineage],
    entities: Sequence[Entity],
    *,
    codebook: Codebook,
) -> Held:
    """Index the nouns, in an order that does not depend on theirs."""
    rules = shipped_rules()
    by_id = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    return Held(
        propositions=tuple(sorted(propositions, key=lambda proposition: proposition.id)),
        claims=by_id,
        origin_of={claim: origin for origin in sorted(origins, key=lambda origin: origin.id) for claim in origin.claims},
        derived=frozenset(link.source for origin in origins for link in origin.links if link.target in by_id),
        channels=_channels(lineage, frozenset(rules.counting.channels)),
        entities={mention: entity for entity in sorted(entities, key=lambda entity: entity.id) for mention in entity.mentions},
        codebook=codebook,
        rules=rules,
    )


def _channels(lineage: Sequence[Lineage], reasons: frozenset[str]) -> dict[str, frozenset[str]]:
    """What each article leans on, directly or through others, itself among it; names of what is outside the pile are folded."""
    leans: dict[str, set[str]] = {}
    for line in lineage:
        if line.reason in reasons:
            leans.setdefault(line.source, set()).add(line.target or f"outside:{fold(line.outside or '')}")
    channels: dict[str, frozenset[str]] = {}
    for article in leans:
        reached = {article}
        front = [article]
        while front:
            for further in leans.get(front.pop(), ()):
                if further not in reached:
                    reached.add(further)
                    front.append(further)
        channels[article] = frozenset(reached)
    return channels
