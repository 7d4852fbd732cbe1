"""Which of an analyst's judgements are in force, and what they say of the pairs they name."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.record import Judgement

__all__ = ["Decision", "decisions_in_force"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Two things, each a mention's id or an entity's name, that are held to be one (`is_same`) or to be two."""

    left: str
    right: str
    is_same: bool
    by: str
    why: str


def decisions_in_force(judgements: Sequence[Judgement]) -> tuple[Decision, ...]:
    """What stands after all undoing, sorted; of several judgements on one pair the latest holds.

    An undoing can itself be undone. Ties in time are settled by id, so that the order of the judgements does not matter.
    """
    undone = _undone(judgements)
    latest: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id)):
        if judgement.kind not in ("same", "different") or judgement.object is None or judgement.id in undone:
            continue
        latest[min(judgement.subject, judgement.object), max(judgement.subject, judgement.object)] = judgement
    return tuple(Decision(left, right, one.kind == "same", one.by, one.why) for (left, right), one in sorted(latest.items()) if left != right)


def _undone(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The ids of judgements that an undoing in force takes back. The latest undoings are looked at first: nothing later can undo them."""
    undone: set[str] = set()
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id), reverse=True):
        if judgement.kind == "undo" and judgement.id not in undone:
            taken_back = judgement.undoes or judgement.subject
            if taken_back != judgement.id:
                undone.add(taken_back)
    return frozenset(undone)
