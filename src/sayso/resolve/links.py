"""Links between nodes, the reasons for them, and the groups they come to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.graph import Partition
from sayso.resolve.nodes import Nodes
from sayso.resolve.signals import NameScorer, scorecard

__all__ = ["Grouping", "Link"]


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Why two nodes are held to be one: the signal's name, the score of the pair, and words that a reader can check."""

    left: int
    right: int
    signal: str
    score: float
    detail: str = ""


class Grouping:
    """The nodes in groups, and the links that were taken. Links are tried from the surest to the least sure, ties in the order of the nodes."""

    def __init__(self, nodes: Nodes, scorer: NameScorer) -> None:
        self.nodes = nodes
        self.taken: list[Link] = []
        names = nodes.names
        self.partition = Partition(
            len(nodes.nodes),
            labels=[node.name for node in nodes.nodes],
            clash=lambda left, right: scorer.clash(names[left], names[right]),
        )

    def take(self, links: Iterable[Link], *, least: float, despite_clash: bool = False) -> None:
        """Join what the links say, but for those below the least score and those that a constraint or (unless told so) a clash of names forbids."""
        for link in sorted(links, key=lambda one: (-one.score, one)):
            if link.score >= least and self.partition.join(link.left, link.right, despite_clash=despite_clash):
                self.taken.append(link)

    def roots_of(self, nodes: Iterable[int]) -> set[int]:
        """The groups of some nodes."""
        return {self.partition.find(node) for node in nodes}


def lone_score(signal: str) -> float:
    """The score of a link that rests on one signal alone."""
    return scorecard().score({signal: 1.0}).score


def chain(nodes: Sequence[int], make: Callable[[int, int], Link]) -> list[Link]:
    """Links that bring many nodes together, each with the first and with the one before it.

    With the first alone, a first one that is kept apart from the rest would part the rest, too.
    """
    links = [make(nodes[0], node) for node in nodes[1:]]
    links.extend(make(left, right) for left, right in pairwise(nodes[1:]))
    return links
