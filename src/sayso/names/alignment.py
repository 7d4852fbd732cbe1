"""Which words of two names go together, and which have no counterpart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Aligned", "align"]

Distance = Callable[[str, str], float]

_FARTHEST = 4.0  # log-odds; beyond it two words are no counterparts. Against 3 and 6: average precision on kept-back persons is the same to .001, time is not
_SHARE = 0.6  # of the longer word's letters: short words may differ less
_JOINED = 1.2  # two words that one writer joins must be nearly the other's one word
_JOINING = 0.05
_LETTERS_APART = 3


@dataclass(frozen=True, slots=True)
class Aligned:
    """Pairs of positions with their distance, in the order of the left name; and the positions on either side that have no counterpart.

    `joined` are the left positions of pairs in which two words of one name are one word of the other.
    """

    pairs: tuple[tuple[int, int, float], ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]
    joined: frozenset[int] = frozenset()


def align(left: Sequence[str], right: Sequence[str], distance: Distance) -> Aligned:
    """Pair the words of two names, the nearest first. What is left over is tried together with its neighbour against one word of the other: Pour Ebrahim, Purebrahim."""
    candidates: list[tuple[float, int, int, int]] = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            if one == other:
                candidates.append((0.0, i - j if i > j else j - i, i, j))
                continue
            far = distance(one, other)
            if far <= _FARTHEST and (far <= _SHARE * len(one) or far <= _SHARE * len(other)):
                candidates.append((far, i - j if i > j else j - i, i, j))
    candidates.sort()
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    pairs: dict[int, tuple[int, float]] = {}
    worst = 0.0
    for far, _, i, j in candidates:
        if i in free_left and j in free_right:
            free_left.discard(i)
            free_right.discard(j)
            pairs[i] = (j, far)
            worst = far  # they come by distance
    if not worst and not (free_left and free_right):  # nothing is there for which a word could be joined
        return Aligned(tuple([(i, *pairs[i]) for i in sorted(pairs)]), tuple(sorted(free_left)), tuple(sorted(free_right)))
    joined: frozenset[int] = frozenset()
    if free_left and len(left) > 1 and right:
        joined = frozenset(_join(left, right, _Sides(free_left, free_right, pairs), distance))
    if free_right and len(right) > 1:
        turned = {j: (i, far) for i, (j, far) in pairs.items()}
        there = _join(right, left, _Sides(free_right, free_left, turned), distance)
        pairs = {i: (j, far) for j, (i, far) in turned.items()}
        joined |= {turned[j][0] for j in there}
    return Aligned(tuple([(i, *pairs[i]) for i in sorted(pairs)]), tuple(sorted(free_left)), tuple(sorted(free_right)), joined)


@dataclass(slots=True)
class _Sides:
    """What is free on the side that is joined and on the other, and the pairs from the first to the second."""

    mine: set[int]
    theirs: set[int]
    pairs: dict[int, tuple[int, float]]


def _join(words: Sequence[str], others: Sequence[str], sides: _Sides, distance: Distance) -> list[int]:
    """Put a free word together with a neighbour where both together are one free word of the other name, or one that the neighbour was not equal to; gives where."""
    found: list[int] = []
    mine, theirs, pairs = sides.mine, sides.theirs, sides.pairs
    count = len(words)
    for i in sorted(mine):
        if i not in mine:
            continue
        for neighbour in (i - 1, i + 1):
            if not 0 <= neighbour < count:
                continue
            if neighbour in mine:
                if not theirs:
                    continue
                targets = theirs
            elif neighbour in pairs and pairs[neighbour][1] > 0:
                targets = (pairs[neighbour][0],)
            else:
                continue
            joined = words[i] + words[neighbour] if i < neighbour else words[neighbour] + words[i]
            best, target = _JOINED, -1
            for j in targets:
                other = others[j]
                if -_LETTERS_APART <= len(other) - len(joined) <= _LETTERS_APART:
                    far = distance(joined, other)
                    if far < best or (far == best and (target < 0 or j < target)):
                        best, target = far, j
            if target >= 0:
                mine.discard(i)
                mine.discard(neighbour)
                theirs.discard(target)
                pairs[neighbour] = (target, best + _JOINING)
                found.append(neighbour)
                break
    return found
