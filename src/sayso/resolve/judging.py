"""Which of an analyst's judgements are in force, and what they say of the pairs they name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.record import Judgement

__all__ = ["Decision", "decisions_in_force", "undone_by"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Two things, each mentions' ids or a name, that are held to be one (`is_same`) or to be two; `id` is the judgement's."""

    left: str
    right: str
    is_same: bool
    by: str
    why: str
    id: str = ""


def decisions_in_force(judgements: Sequence[Judgement]) -> tuple[Decision, ...]:
    """What stands after all undoing, the oldest first; of several judgements on one pair the latest holds.

    An undoing can itself be undone. Ties in time are settled by id, so that the order of the judgements does not matter.
    """
    undone = undone_by(judgements)
    latest: dict[tuple[str, str], Judgement] = {}
    for judgement in _by_time(judgements):
        if judgement.kind not in ("same", "different") or judgement.object is None or judgement.id in undone:
            continue
        latest[min(judgement.subject, judgement.object), max(judgement.subject, judgement.object)] = judgement
    pairs = {judgement.id: pair for pair, judgement in latest.items()}
    return tuple(
        Decision(*pairs[one.id], one.kind == "same", one.by, one.why, one.id) for one in _by_time(latest.values()) if pairs[one.id][0] != pairs[one.id][1]
    )


def undone_by(judgements: Sequence[Judgement]) -> dict[str, str]:
    """The ids of the judgements that are taken back, each with the id of the undoing in force that does it.

    An undoing holds the id of what it takes back, so those that nothing takes back are looked at first; time plays no part. Undoings in a circle, which no
    program of ours makes, take nothing back.
    """
    undoings = {judgement.id: judgement.undoes or judgement.subject for judgement in _by_time(judgements) if judgement.kind == "undo"}
    open_questions = Counter(undoings.values())
    undone: dict[str, str] = {}
    settled = [identity for identity in undoings if not open_questions[identity]]
    for identity in settled:
        target = undoings[identity]
        if identity not in undone:
            undone.setdefault(target, identity)
        open_questions[target] -= 1
        if target in undoings and not open_questions[target]:
            settled.append(target)
    return undone


def _by_time(judgements: Iterable[Judgement]) -> list[Judgement]:
    return sorted(judgements, key=lambda one: (one.at, one.id))
