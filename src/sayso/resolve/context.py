"""What stands around two names: posts, names beside them, whether one text has both."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.record import Claim
from sayso.resolve.nodes import Nodes

__all__ = ["Around", "Context"]

# Log-odds, by hand; eval/identity.py measures them.
_IN_ONE_TEXT = -3.0  # a writer spells one person in one way: two spellings in one text are more often two
_IN_TEXTS = -5.0  # the same in several texts
_BODIES_SHARE = 0.4  # bodies are told apart by other words than persons: two spellings in one text are more often one writer's slip
_SAME_POST = 1.5
_OTHER_POST = -0.8
_COMPANY = 1.5  # at most, for names that both are mentioned with
_POSTS = frozenset({"holds_post", "leads", "member_of", "appointed", "part_of"})
_MOST_TEXTS = 20  # of a name that is everywhere, so many say enough
_RARE_COMPANY = 0.5  # share of texts above which a name says nothing about who it is mentioned with


@dataclass(frozen=True, slots=True)
class Around:
    """What is added to the log-odds of a pair, with words for it."""

    points: float
    words: tuple[str, ...]

    def added_to(self, score: float) -> float:
        """The score of the spelling with this added."""
        kept = min(1 - 1e-9, max(1e-9, score))
        return 1 / (1 + math.exp(-(math.log(kept / (1 - kept)) + self.points)))


class Context:
    """The surroundings of every name of a case."""

    def __init__(self, nodes: Nodes, claims: Iterable[Claim]) -> None:
        """Over the nodes of a case and its claims, of which those on posts count."""
        self._nodes = nodes
        self._documents: list[set[str]] = [set() for _ in nodes.names]
        self._names_in: dict[str, set[int]] = {}
        for node in nodes.nodes:
            if not nodes.names[node.name].is_description and (node.mentions or node.attached):
                self._documents[node.name].add(node.document)
                self._names_in.setdefault(node.document, set()).add(node.name)
        self._posts = _posts(nodes, claims)
        self._count = len(self._names_in) or 1

    def of_names(self, left: int, right: int) -> Around:
        """For two names by their number. That one text has both speaks against them only where words are spelled apart: a full name and a shorter one are one writer's."""
        points = 0.0
        words: list[str] = []
        together = len(self._documents[left] & self._documents[right])
        ours_only, theirs_only = ({*self._nodes.names[one].words} - {*self._nodes.names[other].words} for one, other in ((left, right), (right, left)))
        if together and ours_only and theirs_only:
            share = 1.0 if self._nodes.names[left].kind == "person" else _BODIES_SHARE
            points += share * (_IN_ONE_TEXT if together == 1 else _IN_TEXTS)
            words.append("one text has both")
        ours, theirs = self._posts.get(left, frozenset()), self._posts.get(right, frozenset())
        if ours & theirs:
            points += _SAME_POST
            words.append("same post: " + ", ".join(sorted(ours & theirs)))
        elif ours and theirs and not together:
            points += _OTHER_POST
            words.append("different posts")
        company = self._company(left, right)
        if company > 0:
            points += _COMPANY * company
            words.append("mentioned with the same names")
        return Around(points, tuple(words))

    def _company(self, left: int, right: int) -> float:
        """How much of the rarer names that one is mentioned with the other is, too: 0 to 1."""
        ours, theirs = self._beside(left), self._beside(right)
        if not ours or not theirs:
            return 0.0
        shared = sum(self._rarity(name) for name in ours & theirs)
        least = min(sum(self._rarity(name) for name in ours), sum(self._rarity(name) for name in theirs))
        return shared / least if least else 0.0

    def _beside(self, name: int) -> set[int]:
        """The other names in the texts of a name."""
        found: set[int] = set()
        for document in sorted(self._documents[name])[:_MOST_TEXTS]:
            found |= self._names_in[document]
        return found - {name}

    def _rarity(self, name: int) -> float:
        share = len(self._documents[name]) / self._count
        return 0.0 if len(self._documents[name]) < 2 or share > _RARE_COMPANY else math.log(self._count / len(self._documents[name]))


def _posts(nodes: Nodes, claims: Iterable[Claim]) -> Mapping[int, frozenset[str]]:
    """The posts, with the body they are in, that claims give the bearers of each name, and ranks before the names."""
    found: dict[int, set[str]] = {}
    for claim in claims:
        if claim.predicate not in _POSTS or claim.polarity == "denied":
            continue
        held = _held(nodes, claim)
        for argument in claim.arguments_of("actor"):
            node = nodes.node_of.get(argument.mention or "")
            if node is not None and held:
                found.setdefault(nodes.nodes[node].name, set()).update(held)
    return {name: frozenset(posts) for name, posts in found.items()}


def _held(nodes: Nodes, claim: Claim) -> Sequence[str]:
    """What a claim on a post says is held: the body's name, folded."""
    bodies = [nodes.node_of.get(argument.mention or "") for argument in claim.arguments_of("target")]
    return [nodes.name(node).plain for node in bodies if node is not None and not nodes.name(node).is_description]
