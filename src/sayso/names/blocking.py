"""Which names are worth comparing: a few of all pairs, so that the work grows with the names and not with their square."""

from collections.abc import Iterator, Sequence

from sayso.names.reading import Name
from sayso.names.similarity import bones_of

__all__ = ["candidate_pairs"]

_FULL_BLOCK = 48  # in a larger block a name meets only its neighbours in the order of skeletons
_WINDOW = 16
_WORDS = 7  # of a longer name only the first ones make keys


def candidate_pairs(names: Sequence[Name], indices: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of names, by index, that share the skeleton of one word and the first letter of another's, each once and sorted.

    Names of one word must share the whole skeleton; names equal but for blanks meet in a block of their own.
    """
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index in indices:
        for key in _keys(names[index]):
            blocks.setdefault(key, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > 1:
            pairs.update(_pairs(names, sorted(set(block))))
    return sorted(pairs)


def _keys(name: Name) -> Iterator[tuple[str, ...]]:
    bones = [bones_of(word) for word in name.words[:_WORDS]]
    group = "person" if name.kind == "person" else ""
    yield (group, "", "".join(name.words))
    if len(bones) == 1:
        yield (group, bones[0])
    for i, one in enumerate(bones):
        for j, other in enumerate(bones):
            if i != j and len(one) > 1:
                yield (group, one, other[:1])


def _pairs(names: Sequence[Name], block: list[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= _FULL_BLOCK:
        reach = len(block)
    else:
        reach = _WINDOW
        block = sorted(block, key=lambda index: (" ".join(bones_of(word) for word in names[index].words), index))
    for position, left in enumerate(block):
        for right in block[position + 1 : position + 1 + reach]:
            yield (left, right) if left < right else (right, left)
