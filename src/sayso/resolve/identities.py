"""Claims that two names are one, taken at their word: only where an analyst accepted them, or for a view that assumes them. A claim is never a merge by itself."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from sayso.graph import Partition
from sayso.record import Claim, Judgement, may_be_assumed, said_by
from sayso.resolve.judging import Decision, undone_by
from sayso.resolve.links import Link, chain
from sayso.resolve.nodes import Nodes

__all__ = ["claims_in_force", "identity_links", "joined_groups"]

_SIGNAL = "said_to_be_one"


def claims_in_force(judgements: Sequence[Judgement]) -> dict[str, bool]:
    """The claims that analysts judged, by id: true where accepted, false where set aside. Of several judgements on one claim the latest that is not undone holds."""
    undone = undone_by(judgements)
    latest = sorted((one for one in judgements if one.kind in ("accepted", "set aside") and one.id not in undone), key=lambda one: (one.at, one.id))
    return {one.subject: one.kind == "accepted" for one in latest}


def identity_links(nodes: Nodes, claims: Iterable[Claim], assumed: frozenset[str]) -> list[list[Link]]:
    """For each assumed claim that two names are one, by id, the links that take all that it names as one; none for claims that deny it, or that say something else."""
    found: list[list[Link]] = []
    for claim in sorted((one for one in claims if one.id in assumed and may_be_assumed(one)), key=lambda one: one.id):
        sides = [[nodes.node_of.get(argument.mention or "") for argument in claim.arguments_of(role)] for role in ("actor", "target")]
        named = [[node for node in side if node is not None] for side in sides]
        if not all(named):
            continue
        together = list(dict.fromkeys(node for side in named for node in side))
        score, detail = claim.made_by.score, f"{claim.id}, {said_by(claim)}"
        if len(together) > 1:
            found.append(chain(together, lambda left, right, score=score, detail=detail: Link(left, right, _SIGNAL, score, detail)))
    return found


def joined_groups(
    groups: Sequence[Sequence[int]], links: Iterable[Sequence[Link]], decisions: Iterable[Decision], subjects: Mapping[str, tuple[int, ...]]
) -> tuple[list[tuple[int, ...]], list[Link]]:
    """The groups, those that the links name joined, and the links that were taken.

    Only what was judged different keeps groups apart here: a nom de guerre always clashes with the name it hides, and whoever is said to have appointed himself may have.
    """
    partition = Partition(sum(len(group) for group in groups))
    for group in groups:
        for left, right in pairwise(group):
            partition.join(left, right)
    for decision in decisions:
        if not decision.is_same:
            partition.keep_apart(subjects[decision.left], subjects[decision.right])
    taken = [link for of_claim in links for link in of_claim if partition.join(link.left, link.right)]
    return partition.groups(), taken
