"""Which claims are worth comparing: those that share a family and a participant, a head word or a place, and those that stand together."""

from collections.abc import Sequence

from sayso.align.views import View

__all__ = ["candidate_pairs"]

_FULL_BLOCK = 24  # in a larger block a claim meets only its neighbours in time
_WINDOW = 10
_ANCHORING = ("actor", "target", "place")  # no pair across documents reaches the score without one of these
_NEIGHBOURS = 5  # claims of one family before it in its document that a claim is compared with


def candidate_pairs(views: Sequence[View]) -> list[tuple[int, int]]:
    """Pairs of claims by position, each once and sorted. The work grows with the claims, not with their square."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index, view in enumerate(views):
        for role in _ANCHORING:
            filler = view.fillers.get(role)
            side = role if role == "place" or not view.is_symmetric else "party"
            for anchor in filler.anchors if filler is not None else ():
                blocks.setdefault((view.family, side, anchor), []).append(index)
        if view.time is not None and view.days == 1 and not view.is_relation:
            blocks.setdefault((view.family, "day", view.day), []).append(index)
    order = {index: (view.day, str(view.label), view.claim.id) for index, view in enumerate(views)}
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        reach = len(block) if len(block) <= _FULL_BLOCK else _WINDOW
        ranked = sorted(set(block), key=order.__getitem__)
        for position, left in enumerate(ranked):
            pairs.update((min(left, right), max(left, right)) for right in ranked[position + 1 : position + 1 + reach])
    pairs.update(_in_documents(views))
    return sorted(pairs)


def _in_documents(views: Sequence[View]) -> set[tuple[int, int]]:
    """Each claim with those of its family that stand before it."""
    documents: dict[tuple[str, str], list[int]] = {}
    for index, view in enumerate(views):
        documents.setdefault((view.claim.document, view.family), []).append(index)
    pairs: set[tuple[int, int]] = set()
    for members in documents.values():
        ranked = sorted(members, key=lambda index: (views[index].claim.trigger.start, views[index].claim.id))
        for position, left in enumerate(ranked):
            pairs.update((min(left, right), max(left, right)) for right in ranked[position + 1 : position + 1 + _NEIGHBOURS])
    return pairs
