"""Groups that grow by joining, and never hold what must be kept apart."""

from collections.abc import Callable, Iterable, Sequence

__all__ = ["Partition"]


class Partition:
    """Items 0 to size - 1 in groups that only grow (union-find); a group never holds both sides of a constraint.

    `labels` gives each item a label, and `clash` says of two labels that no group may hold both: it is asked for labels, not for items, so that
    thousands of items of one label cost one question. A chain of joins cannot get around either: both are looked up for whole groups.
    """

    def __init__(self, size: int, *, labels: Sequence[int] | None = None, clash: Callable[[int, int], bool] | None = None) -> None:
        self._parents = list(range(size))
        self._members: list[list[int]] = [[item] for item in range(size)]
        self._labels: list[set[int]] = [{label} for label in labels] if labels is not None else [set() for _ in range(size)]
        self._sides: list[tuple[set[int], set[int]] | None] = [None] * size
        self._clash = clash
        self._known: dict[tuple[int, int], bool] = {}
        self._constraints = 0

    def find(self, item: int) -> int:
        """The item that stands for the group of this one; two items are together if it is the same for both."""
        parents = self._parents
        root = item
        while parents[root] != root:
            root = parents[root]
        while parents[item] != root:
            parents[item], item = root, parents[item]
        return root

    def together(self, left: int, right: int) -> bool:
        """Whether two items are in one group."""
        return self.find(left) == self.find(right)

    def members(self, item: int) -> tuple[int, ...]:
        """The items of the group of this one, sorted."""
        return tuple(sorted(self._members[self.find(item)]))

    def keep_apart(self, left: Iterable[int], right: Iterable[int]) -> None:
        """From now on no group may hold one of `left` together with one of `right`.

        What already is together, or stands on both sides, is left out: a constraint takes nothing apart.
        """
        lefts = {self.find(item) for item in left}
        rights = {self.find(item) for item in right}
        shared = lefts & rights
        self._constraints += 1
        for side, roots in enumerate((lefts - shared, rights - shared)):
            for root in roots:
                sides = self._sides[root]
                if sides is None:
                    sides = self._sides[root] = (set(), set())
                sides[side].add(self._constraints)

    def may_join(self, left: int, right: int, *, despite_clash: bool = False) -> bool:
        """Whether the groups of two items are one, or may become one. A constraint always forbids it; a clash of labels only if it is asked for."""
        left, right = self.find(left), self.find(right)
        if left == right:
            return True
        ours, theirs = self._sides[left], self._sides[right]
        if ours is not None and theirs is not None and not (ours[0].isdisjoint(theirs[1]) and ours[1].isdisjoint(theirs[0])):
            return False
        return despite_clash or not self._labels_clash(left, right)

    def join(self, left: int, right: int, *, despite_clash: bool = False) -> bool:
        """Make the groups of two items one, unless a constraint or a clash forbids it; whether they are together now."""
        left, right = self.find(left), self.find(right)
        if left == right:
            return True
        if not self.may_join(left, right, despite_clash=despite_clash):
            return False
        if (len(self._members[left]), -left) < (len(self._members[right]), -right):
            left, right = right, left
        self._parents[right] = left
        self._members[left].extend(self._members[right])
        self._members[right] = []
        self._labels[left] = _poured(self._labels[left], self._labels[right])
        ours, theirs = self._sides[left], self._sides[right]
        if ours is not None and theirs is not None:
            self._sides[left] = (_poured(ours[0], theirs[0]), _poured(ours[1], theirs[1]))
        else:
            self._sides[left] = ours or theirs
        self._sides[right] = None
        return True

    def groups(self) -> list[tuple[int, ...]]:
        """All groups, each sorted, by their first item."""
        return sorted(tuple(sorted(members)) for members in self._members if members)

    def _labels_clash(self, left: int, right: int) -> bool:
        clash = self._clash
        if clash is None:
            return False
        ours, theirs = self._labels[left], self._labels[right]
        others = ours - theirs  # what stands in both groups was let in before, despite a clash
        for one in theirs - ours if others else ():
            for other in others:
                pair = (one, other) if one < other else (other, one)
                known = self._known.get(pair)
                if known is None:
                    known = self._known[pair] = clash(*pair)
                if known:
                    return True
        return False


def _poured(left: set[int], right: set[int]) -> set[int]:
    """Both sets in one, the smaller poured into the larger: any number of joins stays near-linear."""
    if len(left) < len(right):
        left, right = right, left
    left |= right
    return left
