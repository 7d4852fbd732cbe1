"""What changed as a claim was passed on."""

from collections.abc import Iterator, Mapping, Sequence

from sayso.record import Claim, Drift, Origin, Quantity
from sayso.text.folding import fold
from sayso.trace.origins import Followed
from sayso.trace.pile import Pile
from sayso.trace.roots import Step
from sayso.trace.speakers import Speakers

__all__ = ["find_drifts"]

_UNHEDGED = "unhedged"
_OWN_VOICE = "the article's own voice"


def find_drifts(pile: Pile, steps: Mapping[str, Step], followed: Followed, origins: Sequence[Origin], speakers: Speakers) -> tuple[Drift, ...]:
    """The changes between each claim and the one that it passes on, and between the first claim of a root and later ones that were had from it directly.

    A source can only be lost where one claim passes on another: who quotes a speaker without an outlet in between may have been there.
    In a loop nobody has a source to lose, and a change goes from the earlier claim to the later.
    """
    found: set[Drift] = set()
    looped = {claim for loop in followed.loops for claim in loop}
    for origin in origins:
        claims = sorted((pile.claims[claim] for claim in origin.claims), key=pile.order)
        direct = [claim for claim in claims if steps[claim.id].parent is None]
        for claim in claims:
            parent = steps[claim.id].parent
            if parent is not None and pile.order(pile.claims[parent]) < pile.order(claim):
                found.update(_changes(pile.claims[parent], claim))
                if claim.id not in looped:
                    found.update(_lost_source(pile, pile.claims[parent], claim, speakers))
            elif parent is None and origin.state == "recorded" and claim is not direct[0] and claim.article != direct[0].article:
                found.update(_changes(direct[0], claim))
    return tuple(sorted(found, key=lambda drift: (drift.claims, drift.what, drift.first, drift.last)))


def _changes(first: Claim, last: Claim) -> Iterator[Drift]:
    claims = (first.id, last.id)
    if first.polarity != last.polarity:
        yield Drift(claims=claims, what="polarity", first=first.polarity, last=last.polarity)
    if (first.certainty and first.certainty.band) != (last.certainty and last.certainty.band):
        yield Drift(claims=claims, what="certainty", first=_hedge(first), last=_hedge(last))
    for left, right in _pairs(first.quantities, last.quantities):
        if (left.low, left.high) != (right.low, right.high):
            yield Drift(claims=claims, what="quantity", first=left.span.text, last=right.span.text)


def _hedge(claim: Claim) -> str:
    return _UNHEDGED if claim.certainty is None else claim.certainty.span.text


def _pairs(first: Sequence[Quantity], last: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The quantities that count the same: of one role and unit, else the only ones of their role in both claims."""
    for left in first:
        same = [right for right in last if right.role == left.role]
        alike = [right for right in same if fold(right.unit or "") == fold(left.unit or "")]
        if len(alike) == 1:
            yield left, alike[0]
        elif len(same) == 1 and sum(other.role == left.role for other in first) == 1:
            yield left, same[0]


def _lost_source(pile: Pile, first: Claim, last: Claim, speakers: Speakers) -> Iterator[Drift]:
    """The innermost speaker that the first claim had and the last has no more."""
    before, after = speakers.voice(first).innermost, speakers.voice(last)
    if before is None:
        return
    kept = after.innermost
    if kept is not None and not (after.outlets and after.outlets[-1][1] is kept):
        return  # it still names a source of its own, in whatever words
    yield Drift(claims=(first.id, last.id), what="source", first=pile.names_of(before)[-1], last=_OWN_VOICE if kept is None else pile.names_of(kept)[-1])
