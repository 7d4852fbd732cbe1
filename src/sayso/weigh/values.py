"""What two claims say of one thing, and whether both can hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.record import Argument, Claim, Entity, Interval, Quantity
from sayso.record.findings import ConflictKind
from sayso.text.folding import fold
from sayso.text.inflection import lemmas_of_verb, singular
from sayso.weigh.held import Held

__all__ = ["Value", "can_both_hold", "values_of"]

_NAMED_KINDS = frozenset({"person", "organization"})
_PLACE_KINDS = frozenset({"location", "facility"})


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that a claim says: `topic` is what can be compared with it, `key` tells equal values, `words` are the claim's own.

    Exactly one of `low`/`high` (a quantity), `interval` (a time) and `members` (who or where, by entity) is meant, by the kind.
    """

    kind: ConflictKind
    topic: tuple[str, ...]
    key: tuple[str, ...]
    words: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    interval: Interval | None = None
    members: tuple[Entity, ...] = ()


def values_of(claim: Claim, held: Held) -> Iterator[Value]:
    """All that a claim says which another claim of the same proposition can contradict."""
    is_event = held.codebook.predicates[claim.predicate].kind == "event" if claim.predicate in held.codebook.predicates else True
    yield from _quantities(claim, held)
    if is_event or claim.predicate in held.rules.comparing.dated:
        yield from _times(claim)
    if is_event:
        yield from _places(claim, held)
        yield from _parties(claim, held, "actor")
        yield from _parties(claim, held, "target")


def _quantities(claim: Claim, held: Held) -> Iterator[Value]:
    comparing = held.rules.comparing
    roles = [quantity.role for quantity in claim.quantities]
    for quantity in claim.quantities:
        if quantity.low is None and quantity.high is None:
            continue
        is_only = roles.count(quantity.role) == 1
        unit = _unit(quantity.unit)
        if is_only and (quantity.role in comparing.one_thing or claim.predicate in comparing.one_figure):
            topic = (quantity.role, "money" if _is_money(quantity.unit) else "")
        elif quantity.role in comparing.outcomes:
            topic = (quantity.role, unit, _deed(claim))
        else:
            topic = (quantity.role, unit)
        low, high = _bounds(quantity, comparing.tolerance)
        yield Value("quantity", topic, (repr(low), repr(high), unit), quantity.span.text, low=low, high=high, unit=quantity.unit)


def _deed(claim: Claim) -> str:
    """What was done, as it is compared: the likeliest verb of the trigger's last word."""
    words = claim.trigger.text.split()
    return lemmas_of_verb(words[-1])[0] if words else ""


def _unit(unit: str | None) -> str:
    """A unit as it is compared: the singular of its last word."""
    words = fold(unit or "").split()
    return singular(words[-1]) if words else ""


def _is_money(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()


def _bounds(quantity: Quantity, tolerance: float) -> tuple[float | None, float | None]:
    """The figure's ends; an about-figure reaches a little further."""
    if quantity.approximate and quantity.low == quantity.high and quantity.low is not None:
        slack = abs(quantity.low) * tolerance
        return quantity.low - slack, quantity.low + slack
    return quantity.low, quantity.high


def _times(claim: Claim) -> Iterator[Value]:
    if claim.time is not None:
        interval = Interval(earliest=claim.time.earliest, latest=claim.time.latest)
        if interval.is_known():
            yield Value("time", (), (interval.earliest or "", interval.latest or ""), claim.time.span.text, interval=interval)


def _places(claim: Claim, held: Held) -> Iterator[Value]:
    named = [(claim.place.span.text, held.entity(claim.place.mention))] if claim.place is not None else []
    named += [(argument.span.text, held.entity(argument.mention)) for argument in claim.arguments_of("place")]
    found = {entity.id: (words, entity) for words, entity in named if entity is not None and entity.kind in _PLACE_KINDS}
    if found:
        entities = tuple(entity for _, (_, entity) in sorted(found.items()))
        yield Value("place", ("",), tuple(sorted(found)), ", ".join(words for words, _ in found.values()), members=entities)


def _parties(claim: Claim, held: Held, role: str) -> Iterator[Value]:
    """Who did it, or to whom, where all are named: of the "militants" nobody can say that they are not the group named elsewhere."""
    arguments: tuple[Argument, ...] = claim.arguments_of(role)
    entities = [held.entity(argument.mention) for argument in arguments]
    if not entities or any(entity is None or entity.kind not in _NAMED_KINDS or not _has_name(entity) for entity in entities):
        return
    members = {entity.id: entity for entity in entities if entity is not None}
    ordered = tuple(members[key] for key in sorted(members))
    kinds = {entity.kind for entity in ordered}
    if len(kinds) == 1:
        kind: ConflictKind = "actor" if role == "actor" else "target"
        yield Value(kind, tuple(kinds), tuple(sorted(members)), ", ".join(argument.span.text for argument in arguments), members=ordered)


def _has_name(entity: Entity) -> bool:
    return any(letter.isupper() or (letter.isalpha() and not letter.islower()) for letter in entity.name)


def can_both_hold(left: Value, right: Value, *, is_one_side: Callable[[Entity, Entity], bool]) -> bool:
    """Whether two values of one kind and topic leave room for each other; `is_one_side` says that naming either of two entities is no contradiction."""
    if left.key == right.key or left.topic != right.topic:
        return True
    if left.kind == "quantity":
        return (left.low is None or right.high is None or left.low <= right.high) and (right.low is None or left.high is None or right.low <= left.high)
    if left.interval is not None and right.interval is not None:
        return left.interval.meets(right.interval)
    return any(one.id == other.id or _is_part_of_name(one, other) or is_one_side(one, other) for one in left.members for other in right.members)


def _is_part_of_name(left: Entity, right: Entity) -> bool:
    """Whether one name is the other with words left out ("the Council", "the Valley Council"), or has its initials among its words."""
    one, other = fold(left.name).split(), fold(right.name).split()
    return set(one) <= set(other) or set(other) <= set(one) or _initials(one) in other or _initials(other) in one


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else "?"
