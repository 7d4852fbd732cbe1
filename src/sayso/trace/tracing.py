"""The stage: from documents and claims to origins, dependences and changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.record import Claim, Document, Drift, Entity, Lineage, Origin, Proposition
from sayso.settings import TraceSettings
from sayso.trace.copies import find_copies
from sayso.trace.credits import find_credits
from sayso.trace.dependences import Traces, find_lineage
from sayso.trace.drifts import find_drifts
from sayso.trace.origins import follow, make_origins
from sayso.trace.pile import gather
from sayso.trace.publishers import Publishers
from sayso.trace.roots import find_steps
from sayso.trace.speakers import Speakers

__all__ = ["Traced", "trace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """What claims go back to (each is in exactly one origin), what articles lean on, and what changed on the way."""

    origins: tuple[Origin, ...]
    lineage: tuple[Lineage, ...]
    drifts: tuple[Drift, ...]


def trace(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    propositions: Sequence[Proposition],
    *,
    publishers: Publishers,
    settings: TraceSettings,
) -> Traced:
    """Find which claims go back to one root: copied words, a credit, "as X reported", one owner, one speaker.

    A word-for-word copy never adds an origin. What names no source has "lineage not recorded", which counts as none.
    No link found means that no dependence was found, not that there is none. The same in any order of inputs.
    """
    pile = gather(documents, claims, entities, propositions, publishers)
    credited = {piece.id: find_credits(piece, pile.outlets, publishers) for piece in pile.pieces.values()}
    named = {article: frozenset(credit.key for credit in found if credit.reason != "reported") for article, found in credited.items()}
    copies = find_copies(pile, wording=publishers.wording, settings=settings, credited=named)
    speakers = Speakers(pile, credited, empty=publishers.wording.empty)
    steps = find_steps(pile, copies=copies, credited=credited, speakers=speakers)
    followed = follow(pile, steps, credited)
    origins = make_origins(pile, steps, followed)
    traces = Traces(copies=copies, credited=credited, speakers=speakers, steps=steps, followed=followed)
    return Traced(origins=origins, lineage=find_lineage(pile, traces), drifts=find_drifts(pile, steps, followed, origins, speakers))
