"""The stage: what the record holds for and against each proposition, and what is proposed of it."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from sayso.codebook import Codebook
from sayso.ids import content_id
from sayso.record import Claim, Conflict, Credibility, Entity, Finding, Lineage, Origin, Proposition, Side, Without
from sayso.weigh.conflicts import Conflicts
from sayso.weigh.denials import Denials
from sayso.weigh.held import Held, hold
from sayso.weigh.rules import Counts, Rule

__all__ = ["weigh"]

_UNHEDGED = "unhedged"
# Pairs of claims that are tried when two origins apart are looked for; reached only where hundreds of origins all lean on one channel.
_MOST_PAIRS = 20_000


def weigh(
    propositions: Sequence[Proposition],
    claims: Sequence[Claim],
    origins: Sequence[Origin],
    lineage: Sequence[Lineage],
    entities: Sequence[Entity],
    *,
    codebook: Codebook,
) -> tuple[Finding, ...]:
    """One finding for each proposition, sorted by id: claims and recorded origins for and against, denials, conflicts, certainty, a proposed credibility.

    The proposal is an Admiralty value from 1 to 6 with the rule of the table that gave it; 6 says that nothing recorded gives a basis. It says nothing of what is true,
    nor of how reliable a source is. Only recorded origins count; a denial never counts as support. The same in any order of inputs.
    """
    held = hold(propositions, claims, origins, lineage, entities, codebook=codebook)
    conflicts, denials = Conflicts(held), Denials(held)
    findings = (_finding(proposition, held, conflicts, denials) for proposition in held.propositions)
    return tuple(sorted(findings, key=lambda finding: finding.id))


def _finding(proposition: Proposition, held: Held, conflicts: Conflicts, denials: Denials) -> Finding:
    claims = held.of(proposition)
    supporting = [claim for claim in claims if held.is_support(claim)]
    opposing = [claim for claim in claims if held.is_opposed(claim)]
    denied = {claim.id for claim in claims if claim.polarity == "denied" or any(link.stance == "denies" for link in claim.chain)}
    found = conflicts.of(proposition, supporting, opposing)
    sides = Side(claims=_ids(supporting), origins=held.recorded(supporting)), Side(claims=_ids(opposing), origins=held.recorded(opposing))
    weight = _Weight(held, conflicts, supporting, sides)
    counts, rule = weight.counts(), weight.rule()
    lowest, highest = _certainty(supporting, held)
    return Finding(
        id=content_id("finding", proposition.id),
        proposition=proposition.id,
        supporting=sides[0],
        opposing=sides[1],
        denials=tuple(sorted(denied.union(denials.of(proposition.id)))),
        conflicts=found,
        lowest=lowest,
        highest=highest,
        credibility=Credibility(value=rule.value, rule=f"{rule.name}: {rule.definition}", inputs=_inputs(counts, found)),
        without=tuple(Without(origin=origin, credibility=weight.rule(without=origin).value) for origin in sorted({*sides[0].origins, *sides[1].origins})),
    )


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in claims))


def _inputs(counts: Counts, conflicts: Sequence[Conflict]) -> tuple[tuple[str, str], ...]:
    return (
        ("recorded origins for", str(counts.supporting)),
        ("of these not weakly hedged", str(counts.firm)),
        ("two of these with no dependence found, and agreeing", "yes" if counts.apart else "no"),
        ("recorded origins against", str(counts.opposing)),
        ("conflicts", str(len(conflicts))),
    )


def _certainty(claims: Sequence[Claim], held: Held) -> tuple[str | None, str | None]:
    """The least and the most certain band among claims; a claim without a hedge is above all bands."""
    if not claims:
        return None, None
    bands = [(held.rank(claim), _UNHEDGED if claim.certainty is None else claim.certainty.band) for claim in claims]
    return min(bands)[1], max(bands)[1]


class _Weight:
    """Counts of one proposition, as they are and as they would be without one origin."""

    def __init__(self, held: Held, conflicts: Conflicts, supporting: Sequence[Claim], sides: tuple[Side, Side]) -> None:
        self._held = held
        self._conflicts = conflicts
        self._supporting = supporting
        self._for, self._against = sides[0].origins, sides[1].origins
        self._firm = self._firm_claims(supporting)
        self._pair = self._apart(self._for)

    def _firm_claims(self, supporting: Sequence[Claim]) -> dict[str, list[Claim]]:
        """The claims at each origin's root that are firm. A claim that only passes on another adds no certainty, even where it dropped the hedge."""
        groups: dict[str, list[Claim]] = {origin: [] for origin in self._for}
        for claim in supporting:
            origin = self._held.origin_of.get(claim.id)
            if origin is not None and origin.id in groups:
                groups[origin.id].append(claim)
        firm: dict[str, list[Claim]] = {}
        for origin, claims in groups.items():
            roots = [claim for claim in claims if claim.id not in self._held.derived] or claims
            found = [claim for claim in roots if self._held.is_firm(claim)]
            if found:
                firm[origin] = found
        return firm

    def _apart(self, origins: Sequence[str]) -> tuple[str, str] | None:
        """The first two firm origins that agree, in articles between which no dependence was found."""
        tried = 0
        for left, right in combinations([origin for origin in origins if origin in self._firm], 2):
            for one in self._firm[left]:
                for other in self._firm[right]:
                    tried += 1
                    if tried > _MOST_PAIRS:
                        return None
                    if self._held.channels_of(one).isdisjoint(self._held.channels_of(other)) and self._conflicts.agree(one, other, self._supporting):
                        return left, right
        return None

    def counts(self, *, without: str | None = None) -> Counts:
        supporting = [origin for origin in self._for if origin != without]
        pair = self._pair
        if pair is not None and without in pair:
            pair = self._apart(supporting)
        return Counts(
            supporting=len(supporting),
            opposing=sum(origin != without for origin in self._against),
            firm=sum(origin in self._firm for origin in supporting),
            apart=pair is not None,
        )

    def rule(self, *, without: str | None = None) -> Rule:
        return self._held.rules.propose(self.counts(without=without))
