"""Judgements that cannot do what they say, because others forbid it."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.graph import Partition
from sayso.resolve.judging import Decision

__all__ = ["Obstacle", "find_obstacles"]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A judgement `same` that does not work, or only in part, because of `different`; `chain` are the judgements `same` that lead from its two things to the two of `different`."""

    judgement: str
    different: str
    chain: tuple[str, ...]


def find_obstacles(decisions: Sequence[Decision], means: Callable[[str], frozenset[str]], place: Callable[[str], tuple[str, int]]) -> tuple[Obstacle, ...]:
    """The judgements in force that are not carried out, sorted by id, each with the judgement in its way.

    `means` gives the mentions that a subject stands for, `place` where a mention stands (document, start): links are tried in that order. What is `different` is never crossed; of several `same` that together would cross it, the older ones hold,
    just as in `resolve`.
    """
    meant = {subject: means(subject) for one in decisions for subject in (one.left, one.right)}
    numbers = {mention: number for number, mention in enumerate(sorted(frozenset[str]().union(*meant.values()), key=lambda mention: (place(mention), mention)))}
    sides = {subject: sorted(numbers[mention] for mention in mentions) for subject, mentions in meant.items()}
    parts = Partition(len(numbers))
    apart = [one for one in decisions if not one.is_same]
    for one in apart:
        parts.keep_apart(sides[one.left], sides[one.right])
    held: list[tuple[Decision, frozenset[int]]] = []
    found: list[Obstacle] = []
    for one in decisions:
        if not one.is_same or not sides[one.left] or not sides[one.right]:
            continue
        together = (*sides[one.left], *sides[one.right])
        links = [(together[0], other) for other in together[1:]] + list(pairwise(together[1:]))
        refused = [link for link in links if not parts.join(*link)]
        if refused:
            found.extend(_obstacles(one, refused, apart, sides, parts, held))
        held.append((one, frozenset(together)))
    return tuple(sorted(found, key=lambda obstacle: (obstacle.judgement, obstacle.different)))


def _obstacles(
    blocked: Decision,
    refused: Iterable[tuple[int, int]],
    apart: Sequence[Decision],
    sides: dict[str, list[int]],
    parts: Partition,
    held: Sequence[tuple[Decision, frozenset[int]]],
) -> list[Obstacle]:
    """What stands in the way of the links that were refused: each `different` whose two sides their groups hold, and how these groups came to hold them."""
    groups = {(parts.find(left), parts.find(right)) for left, right in refused}
    mine = {*sides[blocked.left], *sides[blocked.right]}
    found: list[Obstacle] = []
    for one in apart:
        lefts = {parts.find(item) for item in sides[one.left]}
        rights = {parts.find(item) for item in sides[one.right]}
        if any((left in lefts and right in rights) or (left in rights and right in lefts) for left, right in groups):
            chain = {step for side in (one.left, one.right) for step in _way(mine, set(sides[side]), held)}
            found.append(Obstacle(blocked.id, one.id, tuple(sorted(chain))))
    return found


def _way(start: set[int], end: set[int], held: Sequence[tuple[Decision, frozenset[int]]]) -> tuple[str, ...]:
    """The ids of the fewest judgements `same` that lead from one set of mentions to another; none where they share one, or nothing leads there."""
    if start & end:
        return ()
    waiting: deque[tuple[frozenset[int], tuple[str, ...]]] = deque([(frozenset(start), ())])
    used: set[str] = set()
    while waiting:
        reached, way = waiting.popleft()
        for decision, mentions in held:
            if decision.id in used or not reached & mentions:
                continue
            used.add(decision.id)
            if mentions & end:
                return (*way, decision.id)
            waiting.append((mentions, (*way, decision.id)))
    return ()
