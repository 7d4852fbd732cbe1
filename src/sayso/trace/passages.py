"""Passages that two texts share, word for word, with small changes in between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xxhash

from sayso.trace.words import Words

__all__ = ["Passage", "Run", "fingerprints", "index_shingles", "join_runs", "shared_runs", "shingle"]

# Of each four shingles in a row the smallest is kept: a run of nine words (6 + 4 - 1) that two texts share is found for certain, with a quarter of the index.
_WINDOW = 4
# Words that may be changed, added or left out between two shared runs of one passage: a changed date, a title, "said on Monday".
_GAP = 6
# A shingle that stands this often in one text says little about where another's words come from; more places are not tried.
_PLACES = 8


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words that stand in both texts: `length` words from the numbers `left` and `right` on."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Shared runs in the same order in both texts, with at most a few other words between them."""

    runs: tuple[Run, ...]

    @property
    def left(self) -> tuple[int, int]:
        """The first word and the one behind the last, in the left text."""
        return self.runs[0].left, self.runs[-1].left + self.runs[-1].length

    @property
    def right(self) -> tuple[int, int]:
        """The first word and the one behind the last, in the right text."""
        return self.runs[0].right, self.runs[-1].right + self.runs[-1].length

    @property
    def shared(self) -> int:
        """How many words are the same."""
        return sum(run.length for run in self.runs)


def shingle(words: Words, size: int) -> tuple[int, ...]:
    """The hash of each run of `size` words, in order."""
    folded = words.folded
    return tuple(xxhash.xxh3_64_intdigest(" ".join(folded[place : place + size]).encode("utf-8", "surrogatepass")) for place in range(len(folded) - size + 1))


def fingerprints(shingles: Sequence[int]) -> set[int]:
    """A share of the shingles, chosen by their content alone, such that texts with nine words in a row in common share one (winnowing)."""
    if len(shingles) < _WINDOW:
        return set(shingles)
    return {min(window) for window in zip(*(shingles[first:] for first in range(_WINDOW)), strict=False)}


def index_shingles(shingles: Sequence[int]) -> dict[int, list[int]]:
    """Where each shingle stands, the first few places of each."""
    places: dict[int, list[int]] = {}
    for place, value in enumerate(shingles):
        found = places.setdefault(value, [])
        if len(found) < _PLACES:
            found.append(place)
    return places


def shared_runs(left: Words, shingles: Sequence[int], right: Words, places: Mapping[int, Sequence[int]], size: int) -> tuple[Run, ...]:
    """The runs of at least `size` words of the left text that stand in the right one, in the order of the left.

    Where the right text has the words more than once, the place that goes on where the run before ended is taken, else the first.
    """
    runs: list[Run] = []
    place = expected = 0
    while place < len(shingles):
        candidates = places.get(shingles[place])
        if candidates is None:
            place += 1
            continue
        other = next((candidate for candidate in candidates if candidate >= expected), candidates[0])
        length = 0
        most = min(len(left) - place, len(right) - other)
        while length < most and left.folded[place + length] == right.folded[other + length]:
            length += 1
        if length < size:  # two different runs of words with one hash
            place += 1
            continue
        runs.append(Run(place, other, length))
        place += length
        expected = other + length
    return tuple(runs)


def join_runs(runs: Sequence[Run]) -> tuple[Passage, ...]:
    """Passages: runs that follow each other closely in both texts are one."""
    passages: list[list[Run]] = []
    for run in runs:
        if passages:
            last = passages[-1][-1]
            if 0 <= run.left - last.left - last.length <= _GAP and 0 <= run.right - last.right - last.length <= _GAP:
                passages[-1].append(run)
                continue
        passages.append([run])
    return tuple(Passage(tuple(found)) for found in passages)
