"""Dependences between articles, and on what is outside the pile."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.record import Claim, Evidence, Lineage
from sayso.record.origins import LineageReason
from sayso.text.folding import fold
from sayso.trace.copies import Copies
from sayso.trace.credits import Credit
from sayso.trace.origins import Followed
from sayso.trace.pile import Piece, Pile
from sayso.trace.roots import Step
from sayso.trace.speakers import Speakers

__all__ = ["Traces", "find_lineage"]

_MOST_EVIDENCE = 8  # places shown for one dependence: enough to check it, short enough to read


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What was found so far, each by its own search."""

    copies: Copies
    credited: Mapping[str, Sequence[Credit]]
    speakers: Speakers
    steps: Mapping[str, Step]
    followed: Followed


@dataclass(slots=True)
class _Found:
    """Evidence for one dependence, gathered from several places."""

    evidence: list[Evidence] = field(default_factory=list)
    score: float = 0.0


class _Lineages:
    def __init__(self, pile: Pile, traces: Traces) -> None:
        self._pile = pile
        self._traces = traces
        self._found: dict[tuple[str, str, str, LineageReason], _Found] = {}
        # Which articles speak of the same, or share words: only between those can a credit be one to the other.
        self._near: dict[str, set[str]] = {}
        for copy in traces.copies.copies:
            if copy.is_house_text:
                continue
            self._near.setdefault(copy.later.id, set()).add(copy.earlier.id)
            self._near.setdefault(copy.earlier.id, set()).add(copy.later.id)
        self._propositions: dict[str, set[str]] = {}
        for claim, proposition in pile.proposition_of.items():
            self._propositions.setdefault(pile.claims[claim].article, set()).add(proposition)
        self._by_publisher: dict[str, list[Piece]] = {}
        for piece in sorted(pile.pieces.values(), key=lambda piece: (piece.day, piece.id)):
            if piece.publisher is not None and piece.article.kind == "article":
                self._by_publisher.setdefault(piece.publisher, []).append(piece)

    def find(self) -> tuple[Lineage, ...]:
        self._copied()
        self._credited()
        self._reported()
        self._related()
        self._same_sources()
        self._loops()
        return tuple(self._made())

    def _add(self, source: str, target: str, outside: str, reason: LineageReason, evidence: Iterable[Evidence], score: float) -> None:
        if source == target:
            return
        found = self._found.setdefault((source, target, outside, reason), _Found())
        found.evidence.extend(evidence)
        found.score = max(found.score, score)

    def _made(self) -> Iterator[Lineage]:
        for (source, target, outside, reason), found in sorted(self._found.items()):
            unique = sorted(set(found.evidence), key=lambda evidence: (evidence.document, evidence.span.start, evidence.span.end))
            yield Lineage(
                source=source,
                target=target or None,
                outside=outside or None,
                reason=reason,
                evidence=tuple(unique[:_MOST_EVIDENCE]),
                score=round(found.score, 3),
            )

    def _copied(self) -> None:
        for copy in self._traces.copies.copies:
            if not copy.is_house_text:
                self._add(copy.later.id, copy.earlier.id, "", "copied", copy.evidence(_MOST_EVIDENCE // 2), copy.score)

    def _credited(self) -> None:
        for article, credited in self._traces.credited.items():
            piece = self._pile.pieces[article]
            for credit in credited:
                if credit.key == piece.publisher and not _says_it_is_not_its_own(piece, credit):
                    continue
                target = self._article_by(credit.key, piece)
                if target is None and credit.reason == "reported" and not self._is_outlet(credit):
                    continue  # the publisher of some article of the pile, which speaks of other things, and need not be an outlet
                evidence = () if credit.span is None else (Evidence(document=piece.document.id, span=credit.span),)
                self._add(article, target or "", "" if target else credit.name, credit.reason, evidence, credit.score)

    def _is_outlet(self, credit: Credit) -> bool:
        return credit.key in self._pile.outlets.known or self._pile.outlets.looks_like_one(credit.name)

    def _article_by(self, key: str, piece: Piece) -> str | None:
        """The article by this publisher that tells the same story: it shares words or a proposition; the earliest that is not later, else the earliest."""
        own = self._propositions.get(piece.id, set())
        near = self._near.get(piece.id, set())
        same = [
            other
            for other in self._by_publisher.get(key, ())
            if other.id != piece.id and (other.id in near or not own.isdisjoint(self._propositions.get(other.id, set())))
        ]
        return min(same, key=lambda other: (piece.is_before(other), other.id not in near, other.day, other.id)).id if same else None

    def _reported(self) -> None:
        """Outlets named as speakers in chains: their claim in the pile, else their article that tells the same story, else what is outside."""
        speakers = self._traces.speakers
        for claim in self._pile.claims.values():
            piece = self._pile.piece_of(claim)
            for key, link in speakers.voice(claim).outlets:
                original = speakers.cited(claim, key)
                span = link.span or link.cue_span
                evidence = () if span is None else (Evidence(document=claim.document, span=span),)
                target = original.article if original is not None else self._article_by(key, piece) if piece is not None else None
                outside = "" if target else speakers.outlet_name(key, link)
                self._add(claim.article, target or "", outside, "reported", evidence, 0.8)

    def _related(self) -> None:
        """Outlets of one owner whose articles speak of the same, each by the claim that leans on the other's or by one of its own."""
        for claims in self._pile.claims_on.values():
            first: dict[str, Claim] = {}
            for claim in sorted(claims, key=self._pile.order):
                for family in self._families(claim):
                    other = first.setdefault(family, claim)
                    if other.article != claim.article:
                        evidence = (Evidence(document=claim.document, span=claim.trigger), Evidence(document=other.document, span=other.trigger))
                        self._add(claim.article, other.article, "", "family", evidence, 0.9 if family.startswith("outlet ") else 0.8)

    def _families(self, claim: Claim) -> tuple[str, ...]:
        piece = self._pile.piece_of(claim)
        return () if piece is None else piece.families(self._pile.outlets)

    def _same_sources(self) -> None:
        """One speaker, document or unnamed source behind claims of several articles that have them from it directly."""
        groups: dict[tuple[str, tuple[str, ...]], list[Step]] = {}
        for step in self._traces.steps.values():
            if step.root is not None and step.reason in {"same speaker", "same document", "same unnamed source"}:
                groups.setdefault((self._pile.proposition_of.get(step.claim, step.claim), step.root.key), []).append(step)
        for steps in groups.values():
            if len({self._pile.claims[step.claim].article for step in steps}) > 1:
                name = min(step.root.name for step in steps if step.root is not None)
                for step in steps:
                    if step.reason is not None:
                        self._add(self._pile.claims[step.claim].article, "", name, step.reason, step.evidence, step.score)
        names = {fold(count.text): entity.name for entity in self._pile.entities.values() for count in entity.names}
        for quote in self._traces.copies.quotes:
            for piece, evidence in zip((quote.left, quote.right), quote.evidence, strict=True):
                self._add(piece.id, "", names.get(fold(quote.speaker), quote.speaker), "same speaker", (evidence,), 0.8)

    def _loops(self) -> None:
        for loop in self._traces.followed.loops:
            for claim in loop:
                step = self._traces.steps[claim]
                if step.parent is not None:
                    self._add(self._pile.claims[claim].article, self._pile.claims[step.parent].article, "", "loop", step.evidence, step.score)


def _says_it_is_not_its_own(piece: Piece, credit: Credit) -> bool:
    """Whether an article credited to its own publisher is in truth somebody's reprint: a plain text has its publisher's name from that very credit."""
    return credit.is_explicit and (credit.reason == "first published" or piece.document.media_type == "text/plain")


def find_lineage(pile: Pile, traces: Traces) -> tuple[Lineage, ...]:
    """One line for each dependence and reason, sorted; `source` leans on `target`, or on `outside` where that is not in the pile.

    Scores: see Copy, Credit and Step; 0.9 for two articles of one outlet, 0.8 for outlets of one owner and for one speaker's words in quotation marks.
    """
    return _Lineages(pile, traces).find()
