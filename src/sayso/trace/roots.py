"""From each claim the next step towards where it comes from: another claim that it passes on, or a root."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.record import Claim, Entity, Evidence, Link
from sayso.record.origins import LineageReason
from sayso.text.folding import fold
from sayso.trace.copies import Copies, Copy
from sayso.trace.credits import Credit
from sayso.trace.pile import Piece, Pile
from sayso.trace.speakers import Speakers, Voice

__all__ = ["Root", "Step", "find_steps"]


@dataclass(frozen=True, slots=True)
class Root:
    """What claims go back to; claims of one proposition with the same key go back to the same. An article's own voice names no source and is not recorded."""

    key: tuple[str, ...]
    name: str
    is_recorded: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Where a claim comes from: `parent` is the claim that it passes on, else `root` is where it ends. No reason: nothing was said of it.

    Scores: a copy's and a credit's are their own; 0.9 for a speaker resolved to one entity, 0.6 by name alone; 0.8 for an outlet named in the chain;
    0.7 for a document; 0.5 for unnamed sources described alike or met through one outlet; 0.5 for outlets of one owner.
    """

    claim: str
    parent: str | None
    root: Root | None
    reason: LineageReason | None
    evidence: tuple[Evidence, ...] = ()
    score: float = 0.0


class _Steps:
    """Looks for the step of each claim; each rule is one method, in the order in which they are tried."""

    def __init__(self, pile: Pile, copies: Copies, credited: Mapping[str, Sequence[Credit]], speakers: Speakers) -> None:
        self._pile = pile
        self._credits = {article: [credit for credit in found if credit.reason != "reported"] for article, found in credited.items()}
        self._speakers = speakers
        self._copies: dict[str, list[Copy]] = {}
        for copy in sorted(copies.copies, key=lambda copy: (-copy.shared, copy.earlier.id)):
            self._copies.setdefault(copy.later.id, []).append(copy)
        self._at: dict[tuple[str, int], list[Claim]] = {}
        for claim in pile.claims.values():
            self._at.setdefault((claim.article, claim.trigger.start), []).append(claim)
        self._copied_by: dict[str, set[str]] = {}
        self._first_of_family: dict[tuple[str, str, bool], Claim] = {}

    def find(self) -> dict[str, Step]:
        steps: dict[str, Step] = {}
        for claim in self._pile.claims.values():
            step = self._copied(claim)
            if step is not None:
                steps[claim.id] = step
                publisher = self._publisher(claim)
                if step.parent is not None and publisher is not None:
                    self._copied_by.setdefault(step.parent, set()).add(publisher)
        rest = [claim for claim in self._pile.claims.values() if claim.id not in steps]
        # Where a copy bears the name that the original gives as its source, the original speaks of itself.
        voices = {claim.id: self._speakers.voice(claim, frozenset(self._copied_by.get(claim.id, ()))) for claim in rest}
        self._note_families(rest, voices)
        for claim in rest:
            steps[claim.id] = self._step(claim, voices[claim.id])
        return steps

    def _publisher(self, claim: Claim) -> str | None:
        piece = self._pile.piece_of(claim)
        return None if piece is None else piece.publisher

    def _copied(self, claim: Claim) -> Step | None:
        """A claim in copied words is the claim that stands there in the original."""
        for copy in self._copies.get(claim.article, ()):
            if copy.basis != "teaser" and not copy.covers(claim):
                continue
            original = self._counterpart(claim, copy)
            evidence = _places(claim, original) if original is not None else copy.evidence(1)
            if original is not None and self._has_no_other_source(claim, original):
                return Step(claim.id, original.id, None, "copied", evidence, copy.score)
            if original is not None and self._speakers.outlet(claim.chain[-1], claim) == copy.earlier.publisher is not None:
                return Step(claim.id, original.id, None, "reported", (*_of_link(claim, claim.chain[-1]), *evidence), 0.8)
            if original is None and not claim.chain[1:]:
                return Step(claim.id, None, self._own_root(copy.earlier), "copied", evidence, copy.score)
        return None

    def _has_no_other_source(self, claim: Claim, original: Claim) -> bool:
        """Whether the copy gives no source of its own: none, an unnamed one where the original has one, or one that the original names."""
        if len(claim.chain) < 2:
            return True
        link = claim.chain[-1]
        if link.kind == "unnamed" and original.chain[-1].kind == "unnamed":
            return True
        names = {fold(name) for other in original.chain[1:] for name in self._pile.names_of(other)}
        return any(fold(name) in names for name in self._pile.names_of(link))

    def _counterpart(self, claim: Claim, copy: Copy) -> Claim | None:
        words = copy.later.words_in(claim.trigger)
        place = copy.source_of(words.start) if words else None
        candidates = [] if place is None else self._at.get((copy.earlier.id, copy.earlier.words.starts[place]), [])
        same = [other for other in candidates if other.predicate == claim.predicate]
        if not same:
            same = [other for other in self._pile.siblings(claim) if other.article == copy.earlier.id]
        filled = _filled(claim)
        said = [link.text for link in claim.chain[1:]]
        return min(
            same,
            key=lambda other: (-len(filled & _filled(other)), other.polarity != claim.polarity, [link.text for link in other.chain[1:]] != said, other.id),
            default=None,
        )

    def _step(self, claim: Claim, voice: Voice) -> Step:
        link = voice.innermost
        if link is None:
            return self._own_voice(claim)
        if link.kind == "unnamed":
            return self._unnamed(claim, link, voice)
        if voice.outlets and voice.outlets[-1][1] is link:
            return self._through(claim, voice.outlets[-1][0], link)
        return self._named(claim, link)

    def _through(self, claim: Claim, key: str, link: Link) -> Step:
        """An outlet's word: the outlet's own claim where that is in the pile."""
        original = self._speakers.cited(claim, key)
        evidence = _of_link(claim, link)
        if original is not None:
            return Step(claim.id, original.id, None, "reported", evidence, 0.8)
        return Step(claim.id, None, Root(("outlet", key), self._speakers.outlet_name(key, link), is_recorded=True), "reported", evidence, 0.8)

    def _named(self, claim: Claim, link: Link) -> Step:
        entity = self._pile.entity(link.mention)
        reason: LineageReason = "same document" if link.kind == "document" else "same speaker"
        kind = "document" if link.kind == "document" else "speaker"
        name = link.antecedent.text if link.antecedent is not None else link.text
        evidence = _of_link(claim, link)
        if entity is not None and _is_name(entity):
            return Step(claim.id, None, Root(("entity", entity.id), entity.name, is_recorded=True), reason, evidence, 0.9 if kind == "speaker" else 0.7)
        if any(letter.isupper() for letter in name):
            return Step(claim.id, None, Root((kind, fold(name)), name, is_recorded=True), reason, evidence, 0.6)
        # "he", "the review": without a name of its own it is this article's alone.
        return Step(claim.id, None, Root((kind, claim.article, fold(name)), name, is_recorded=True), reason, evidence, 0.5)

    def _unnamed(self, claim: Claim, link: Link, voice: Voice) -> Step:
        """An unnamed source is its article's own, unless the article passes on another's, describes it as another does, or met it through an outlet."""
        evidence = _of_link(claim, link)
        name = link.antecedent.text if link.antecedent is not None else link.text
        ways = [
            (key, self._speakers.outlet_name(key, outlet), Step(claim.id, None, None, "reported", _of_link(claim, outlet), 0.8))
            for key, outlet in voice.outlets
        ]
        ways += [(credit.key, credit.name, self._credited(claim, credit)) for credit in self._credits.get(claim.article, ())]
        for key, _, way in ways:
            if key != self._publisher(claim):
                original = self._speakers.cited(claim, key, is_unnamed=True, is_credit=way.reason != "reported")
                if original is not None:
                    return replace(way, parent=original.id)
        described = self._speakers.description(link)
        if described:
            return Step(claim.id, None, Root(("unnamed", *described), name, is_recorded=True), "same unnamed source", evidence, 0.5)
        for key, outlet, way in ways:
            root = Root(("unnamed", "through", key), f"unnamed source of {self._pile.outlets.name(key, outlet)}", is_recorded=True)
            return Step(claim.id, None, root, "same unnamed source", way.evidence, 0.5)
        alone = Root(("unnamed", claim.article, fold(name)), f"{name} ({self._where(claim)})", is_recorded=True)
        return self._relative(claim, is_unnamed=True) or Step(claim.id, None, alone, "same unnamed source", evidence, 0.5)

    def _credited(self, claim: Claim, credit: Credit) -> Step:
        piece = self._pile.piece_of(claim)
        evidence = () if credit.span is None or piece is None else (Evidence(document=piece.document.id, span=credit.span),)
        return Step(claim.id, None, None, credit.reason, evidence, credit.score)

    def _own_voice(self, claim: Claim) -> Step:
        """The article's own voice goes back to whom the article credits; else nothing is recorded of where it comes from."""
        named = self._credits.get(claim.article, ())
        for credit in named:
            original = None if credit.key == self._publisher(claim) else self._speakers.cited(claim, credit.key, is_credit=True)
            if original is not None:
                return replace(self._credited(claim, credit), parent=original.id)
        piece = self._pile.piece_of(claim)
        if piece is None:
            return Step(claim.id, None, Root(("article", claim.article), claim.chain[0].text if claim.chain else claim.article, is_recorded=False), None)
        if named:
            return replace(self._credited(claim, named[0]), root=self._own_root(piece))
        return self._relative(claim, is_unnamed=False) or Step(claim.id, None, self._own_root(piece), None)

    def _own_root(self, piece: Piece) -> Root:
        """What an article's own voice goes back to outside of the pile: the agency that it credits, else itself, which counts as nothing recorded."""
        named = self._credits.get(piece.id, ())
        if named:
            return Root(("outlet", named[0].key), named[0].name, is_recorded=True)
        return Root(("article", piece.id), piece.name(), is_recorded=False)

    def _families(self, claim: Claim) -> tuple[str, ...]:
        piece = self._pile.piece_of(claim)
        return () if piece is None else piece.families(self._pile.outlets)

    def _note_families(self, claims: Sequence[Claim], voices: Mapping[str, Voice]) -> None:
        for claim in sorted(claims, key=self._pile.order):
            link = voices[claim.id].innermost
            if link is None or link.kind == "unnamed":
                for family in self._families(claim):
                    self._first_of_family.setdefault((self._pile.proposition_of.get(claim.id, claim.id), family, link is not None), claim)

    def _relative(self, claim: Claim, *, is_unnamed: bool) -> Step | None:
        """The earliest claim of the same kind by an outlet of the same owner."""
        proposition = self._pile.proposition_of.get(claim.id, claim.id)
        for family in self._families(claim):
            first = self._first_of_family.get((proposition, family, is_unnamed))
            if first is not None and first.article != claim.article and self._pile.order(first) < self._pile.order(claim):
                return Step(claim.id, first.id, None, "family", _places(claim, first), 0.5)
        return None

    def _where(self, claim: Claim) -> str:
        piece = self._pile.piece_of(claim)
        return claim.article if piece is None else piece.article.publisher or piece.name()


def _is_name(entity: Entity) -> bool:
    return any(letter.isupper() or (letter.isalpha() and not letter.islower()) for letter in entity.name)


def _filled(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((argument.role, fold(argument.span.text)) for argument in claim.arguments)


def _of_link(claim: Claim, link: Link) -> tuple[Evidence, ...]:
    span = link.span or link.cue_span
    return () if span is None else (Evidence(document=claim.document, span=span),)


def _places(claim: Claim, other: Claim) -> tuple[Evidence, ...]:
    return (Evidence(document=claim.document, span=claim.trigger), Evidence(document=other.document, span=other.trigger))


def find_steps(pile: Pile, *, copies: Copies, credited: Mapping[str, Sequence[Credit]], speakers: Speakers) -> dict[str, Step]:
    """The step of each claim, by the claim's id, in order of ids. A claim takes one step, so that one that leans on two joins no origins that are apart without it."""
    steps = _Steps(pile, copies, credited, speakers).find()
    return dict(sorted(steps.items()))
