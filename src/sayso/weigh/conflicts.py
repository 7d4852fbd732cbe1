"""What cannot both hold as it stands: both claims are kept and shown, one pair for each two values."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.record import Claim, Conflict, Entity, Interval, Proposition
from sayso.record.findings import ConflictKind
from sayso.text.folding import fold
from sayso.weigh.held import Held
from sayso.weigh.values import Value, can_both_hold, values_of

__all__ = ["Conflicts"]

_Parties = frozenset[str]


class Conflicts:
    """Finds conflicts inside a proposition, and between relations that exclude each other."""

    def __init__(self, held: Held) -> None:
        """Index which entities are one side by any relation in the record, and the relations between each two parties."""
        self._held = held
        self._values: dict[str, tuple[Value, ...]] = {}
        self._one_side: set[_Parties] = set()
        self._relations: dict[tuple[str, _Parties], list[Proposition]] = {}
        families = frozenset(held.rules.comparing.one_side)
        for proposition in held.propositions:
            predicate = held.codebook.predicates.get(proposition.predicate)
            parties = frozenset(participant.entity for participant in proposition.participants if participant.entity is not None)
            if predicate is None or predicate.kind != "relation" or len(parties) < 2:
                continue
            if predicate.family in families:
                self._one_side.update(frozenset(pair) for pair in combinations(sorted(parties), 2))
            self._relations.setdefault((proposition.predicate, parties), []).append(proposition)

    def of(self, proposition: Proposition, supporting: Sequence[Claim], opposing: Sequence[Claim]) -> tuple[Conflict, ...]:
        """The conflicts of one proposition, sorted by kind and claims."""
        found = [*self._of_details(supporting), *self._of_polarity(proposition, supporting, opposing), *self._of_relations(proposition, supporting)]
        unique = {(conflict.kind, conflict.claims): conflict for conflict in reversed(found)}
        return tuple(unique[key] for key in sorted(unique))

    def agree(self, left: Claim, right: Claim, claims: Sequence[Claim]) -> bool:
        """Whether nothing that two claims say stands against the other's; `claims` are all that speak for the same proposition."""
        return all(
            can_both_hold(one, other, is_one_side=lambda first, last: self._is_one_side(first, last, claims))
            for one in self._of_claim(left)
            for other in self._of_claim(right)
            if one.kind == other.kind
        )

    def _of_claim(self, claim: Claim) -> tuple[Value, ...]:
        if claim.id not in self._values:
            self._values[claim.id] = tuple(values_of(claim, self._held))
        return self._values[claim.id]

    def _is_one_side(self, left: Entity, right: Entity, claims: Sequence[Claim]) -> bool:
        """Whether the record links the two, or one claim's sentence names both places: then one may lie in, or act for, the other."""
        if frozenset((left.id, right.id)) in self._one_side:
            return True
        if left.kind in {"location", "facility"} and right.kind in {"location", "facility"}:
            if left.kind != right.kind:
                return True  # a building and a town: the one can stand in the other
            return any(_names(claim, left) and _names(claim, right) for claim in claims)
        return False

    def _of_details(self, claims: Sequence[Claim]) -> Iterator[Conflict]:
        """Pairs of values that exclude each other, each shown by the first claims that give them."""
        values: dict[tuple[ConflictKind, tuple[str, ...]], dict[tuple[str, ...], tuple[Claim, Value]]] = {}
        for claim in claims:
            for value in self._of_claim(claim):
                distinct = values.setdefault((value.kind, value.topic), {})
                if len(distinct) < self._held.rules.comparing.most_values:
                    distinct.setdefault(value.key, (claim, value))
        for (kind, _), distinct in sorted(values.items()):
            for (left, one), (right, other) in combinations(distinct.values(), 2):
                if left.id != right.id and not can_both_hold(one, other, is_one_side=lambda first, last: self._is_one_side(first, last, claims)):
                    yield Conflict(kind=kind, claims=_in_order(left, right), detail=_detail(kind, (left, one), (right, other)))

    def _of_polarity(self, proposition: Proposition, supporting: Sequence[Claim], opposing: Sequence[Claim]) -> Iterator[Conflict]:
        pair = next(((left, right) for left in supporting for right in opposing if not _in_one_breath(left, right)), None)
        if pair is not None:
            kind: ConflictKind = "identity" if proposition.predicate in self._held.rules.comparing.identity else "polarity"
            left, right = pair
            detail = f"affirmed: {_quoted(left.trigger.text, left)}; denied: {_quoted(right.trigger.text, right)}"
            yield Conflict(kind=kind, claims=_in_order(left, right), detail=detail)

    def _of_relations(self, proposition: Proposition, supporting: Sequence[Claim]) -> Iterator[Conflict]:
        """Relations between the same parties of which only one can hold on one day."""
        parties = frozenset(participant.entity for participant in proposition.participants if participant.entity is not None)
        for pair in self._held.rules.comparing.contrary:
            if proposition.predicate not in pair or not supporting:
                continue
            other_predicate = pair[1] if proposition.predicate == pair[0] else pair[0]
            for other in self._relations.get((other_predicate, parties), ()):
                against = [claim for claim in self._held.of(other) if self._held.is_support(claim)]
                if against and (proposition.time or Interval()).meets(other.time or Interval()):
                    left, right = sorted((supporting[0], against[0]), key=lambda claim: claim.id)
                    detail = "; ".join(f"{claim.predicate}: {_quoted(claim.trigger.text, claim)}" for claim in (left, right))
                    yield Conflict(kind="relation", claims=_in_order(left, right), detail=detail)


def _names(claim: Claim, entity: Entity) -> bool:
    text = f" {fold(claim.span.text)} "
    return any(f" {fold(count.text)} " in text for count in entity.names if fold(count.text))


def _in_one_breath(left: Claim, right: Claim) -> bool:
    """Whether one speaker says both in one sentence ("three rockets that failed to launch in that attack"): nobody is contradicted there."""
    return (
        left.document == right.document and left.span.meets(right.span) and [link.span for link in left.speakers()] == [link.span for link in right.speakers()]
    )


def _in_order(left: Claim, right: Claim) -> tuple[str, str]:
    return (left.id, right.id) if left.id < right.id else (right.id, left.id)


def _quoted(words: str, claim: Claim) -> str:
    """Words with the chain that they came through."""
    return f"“{words}” ({' ← '.join(link.text for link in claim.chain)})" if claim.chain else f"“{words}”"


def _detail(kind: ConflictKind, *said: tuple[Claim, Value]) -> str:
    """Both values with their chains; the same whichever claim comes first."""
    ordered = sorted(said, key=lambda pair: pair[0].id)
    what = ordered[0][1].topic[0] if kind == "quantity" else kind
    units = [value.unit for _, value in ordered]
    note = f" (counted in {units[0] or 'no unit'} and in {units[1] or 'no unit'})" if kind == "quantity" and units[0] != units[1] else ""
    return f"{what}: " + "; ".join(_quoted(value.words, claim) for claim, value in ordered) + note
