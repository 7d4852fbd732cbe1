"""The questions on who is who that are most worth an analyst's look."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.codebook import Codebook
from sayso.record import Document, Entity, Mention, Record
from sayso.resolve.candidates import Spellings, candidates
from sayso.resolve.judging import Decision, decisions_in_force
from sayso.resolve.meanings import Meanings
from sayso.resolve.signals import scorecard
from sayso.settings import ResolveSettings

__all__ = ["Effect", "Example", "Question", "Side", "pairs_to_judge"]

_SURE = 0.98  # links from here on (a short form in brackets, one spelling but for accents) hold without a look
_AROUND = 60  # characters shown before and after a mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A mention at its place: the document's name, and the words before and after it on one line."""

    mention: str
    document: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two things: its entity, how to name it in a judgement, its spellings (the most used first), an example."""

    entity: str
    subject: str
    kind: str
    names: tuple[str, ...]
    example: Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """How much would change hands: the claims that the lesser of the two things takes part in, and what is derived from them."""

    claims: int
    propositions: int
    origins: int
    findings: int

    @property
    def all(self) -> int:
        """All of them together."""
        return self.claims + self.propositions + self.origins + self.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two things that stand apart and may be one ("join"), or two spellings' mentions that stand together and may be two ("part").

    `score` is how likely they are one, 0 to 1; `signals` say why, in words; `worth` gives the order, see `pairs_to_judge`.
    """

    kind: Literal["join", "part"]
    left: Side
    right: Side
    score: float
    signals: tuple[str, ...]
    effect: Effect
    worth: float


@dataclass(frozen=True, slots=True, order=True)
class _Draft:
    """A question before it is worded: places of entities, and for one that would part, the mentions of both sides."""

    left: int
    right: int
    score: float
    signals: tuple[str, ...]
    sides: tuple[tuple[str, ...], tuple[str, ...]] | None = None


def pairs_to_judge(record: Record, *, codebook: Codebook, settings: ResolveSettings, limit: int | None = None) -> tuple[Question, ...]:
    """The pairs on which a judgement would change most, the first one most worth a look; at most `limit`.

    Pairs of entities whose names are near, parts of each other or short forms that fit would join; the weakest link of an entity, where it is weak, would part.
    What an analyst judged is not asked again. The order is by

        worth = (1 - |2 * score - 1|) * (1 + claims + propositions + origins + findings)

    that is uncertainty (1 at even odds, 0 where the score is 0 or 1) times effect, where the effect counts the claims in which the lesser of the two things takes part or
    speaks, and the propositions, origins and findings of these claims. Ties are settled by the ids of the entities.
    """
    return _Desk(record, codebook, settings).questions(limit)


class _Desk:
    def __init__(self, record: Record, codebook: Codebook, settings: ResolveSettings) -> None:
        self._settings = settings
        self._record = record
        self._entities: Sequence[Entity] = record.entities
        self._documents: dict[str, Document] = {document.id: document for document in record.documents}
        documents = {document.id: document for document in record.documents}
        self._spellings = Spellings(record.mentions, documents, codebook)
        self._claims_of: dict[str, set[int]] = {}
        for number, claim in enumerate(record.claims):
            taking_part = [*claim.arguments, *claim.chain, *(() if claim.place is None else (claim.place,))]
            for mention in {part.mention for part in taking_part if part.mention is not None}:
                self._claims_of.setdefault(mention, set()).add(number)
        numbers = {claim.id: number for number, claim in enumerate(record.claims)}
        self._propositions_of = _by_claim(((one.id, one.claims) for one in record.propositions), numbers)
        self._origins_of = _by_claim(((one.id, one.claims) for one in record.origins), numbers)
        self._findings_of: dict[str, list[str]] = {}
        for finding in record.findings:
            self._findings_of.setdefault(finding.proposition, []).append(finding.id)
        self._claims = [self._claims_with(entity.mentions) for entity in self._entities]
        self._meanings = Meanings(record.mentions, documents, codebook)
        self._judged = _Judged(decisions_in_force(record.judgements), self._meanings)

    def questions(self, limit: int | None) -> tuple[Question, ...]:
        weights = [len(claims) for claims in self._claims]
        drafts = [
            _Draft(found.left, found.right, found.score, found.signals)
            for found in candidates(self._entities, self._record.claims, self._spellings, self._settings, weights)
            if not self._judged.on(self._entities[found.left].mentions, self._entities[found.right].mentions)
        ]
        drafts += [draft for index in range(len(self._entities)) if (draft := self._weakest_link(index)) is not None]
        ranked = sorted(((self._effect(draft), draft) for draft in drafts), key=lambda pair: (-_worth(pair[1].score, pair[0]), self._ids(pair[1])))
        return tuple(self._question(draft, effect) for effect, draft in ranked[:limit])

    def _ids(self, draft: _Draft) -> tuple[str, str, str]:
        return self._entities[draft.left].id, self._entities[draft.right].id, "join" if draft.sides is None else "part"

    def _claims_with(self, mentions: Iterable[str]) -> frozenset[int]:
        return frozenset(claim for mention in mentions for claim in self._claims_of.get(mention, ()))

    def _effect(self, draft: _Draft) -> Effect:
        both = (self._claims[draft.left], self._claims[draft.right]) if draft.sides is None else tuple(self._claims_with(side) for side in draft.sides)
        claims = min(both, key=len)
        propositions = {one for claim in claims for one in self._propositions_of.get(claim, ())}
        origins = {one for claim in claims for one in self._origins_of.get(claim, ())}
        findings = sum(len(self._findings_of.get(one, ())) for one in propositions)
        return Effect(claims=len(claims), propositions=len(propositions), origins=len(origins), findings=findings)

    def _weakest_link(self, index: int) -> _Draft | None:
        """The link without which an entity would fall in two, where it is weak: the last edge of the strongest tree over its spellings."""
        entity = self._entities[index]
        keys = self._keys(entity)
        parents = {key: key for key in keys.values()}

        def root(key: tuple[str, ...]) -> tuple[str, ...]:
            while parents[key] != key:
                key = parents[key]
            return key

        last = None
        for signal in sorted(entity.signals, key=lambda one: (-one.score, one.name, one.left, one.right)):
            left, right = (keys.get(text) for text in (signal.left, signal.right))
            if left is None or right is None or root(left) == root(right):
                continue
            last = (signal, {key for key in parents if root(key) == root(left)}, {key for key in parents if root(key) == root(right)})
            parents[root(right)] = root(left)
        if last is None or last[0].score >= _SURE or last[0].name == scorecard().words("judged"):
            return None
        signal, ours, theirs = last
        sides = self._mentions_of(entity, keys, ours), self._mentions_of(entity, keys, theirs)
        if not all(sides) or self._judged.on(*sides):
            return None
        return _Draft(index, index, signal.score, (signal.name, *([signal.detail] if signal.detail else [])), sides)

    def _keys(self, entity: Entity) -> dict[str, tuple[str, ...]]:
        """The folded words of each spelling of an entity, as it is written and without titles."""
        keys: dict[str, tuple[str, ...]] = {}
        for mention in entity.mentions:
            if mention in self._spellings.mentions:
                name = self._spellings.name(mention)
                if not name.is_description:
                    keys[name.text] = keys[self._spellings.mentions[mention].span.text] = name.words
        return keys

    def _mentions_of(self, entity: Entity, keys: Mapping[str, tuple[str, ...]], side: set[tuple[str, ...]]) -> tuple[str, ...]:
        """The mentions of some of an entity's spellings, with what refers back to them."""
        found: list[str] = []
        for identity in entity.mentions:
            mention = self._spellings.mentions.get(identity)
            if mention is not None:
                words = keys.get(mention.span.text) or (None if mention.antecedent is None else keys.get(mention.antecedent.text))
                if words in side:
                    found.append(identity)
        return tuple(found)

    def _question(self, draft: _Draft, effect: Effect) -> Question:
        left, right = self._entities[draft.left], self._entities[draft.right]
        if draft.sides is None:
            sides = self._side(left, left.mentions, left.id), self._side(right, right.mentions, right.id)
        else:
            sides = self._side(left, draft.sides[0], None), self._side(right, draft.sides[1], None)
        return Question(
            kind="join" if draft.sides is None else "part",
            left=sides[0],
            right=sides[1],
            score=round(draft.score, 4),
            signals=draft.signals,
            effect=effect,
            worth=round(_worth(draft.score, effect), 4),
        )

    def _side(self, entity: Entity, mentions: Sequence[str], subject: str | None) -> Side:
        counts: dict[str, int] = {}
        held = [self._spellings.mentions[mention] for mention in mentions if mention in self._spellings.mentions]
        for mention in held:
            if not self._spellings.name(mention.id).is_description:
                counts[mention.span.text] = counts.get(mention.span.text, 0) + 1
        names = tuple(sorted(counts, key=lambda text: (-counts[text], text))) or (entity.name,)
        meant = frozenset(mentions)
        if subject is None:
            whole = meant
            subject = next((name for name in names if self._meanings.of(name) and self._meanings.of(name) <= whole), " ".join(sorted(mentions)))
            meant = self._meanings.of(subject) & whole or whole  # what is shown is what a judgement on the subject would move
        example = min(
            held, key=lambda one: (one.id not in meant, one.span.text not in counts, one.id not in self._claims_of, one.document, one.span.start, one.id)
        )
        return Side(entity=entity.id, subject=subject, kind=entity.kind, names=names, example=self._example(example))

    def _example(self, mention: Mention) -> Example:
        document = self._documents[mention.document]
        start, end = mention.span.start, mention.span.end
        before, after = document.text[max(0, start - _AROUND) : start], document.text[end : end + _AROUND]
        before = before if start <= _AROUND else before.partition(" ")[2]
        after = after if end + _AROUND >= len(document.text) else after.rpartition(" ")[0]
        return Example(
            mention=mention.id,
            document=document.name,
            before=_on_one_line(before),
            words=" ".join(mention.span.text.split()),
            after=_on_one_line(after),
        )


class _Judged:
    """Which mentions the sides of the judgements in force speak of."""

    def __init__(self, decisions: Sequence[Decision], meanings: Meanings) -> None:
        self._lefts: dict[str, set[int]] = {}
        self._rights: dict[str, set[int]] = {}
        for number, decision in enumerate(decisions):
            for subject, sides in ((decision.left, self._lefts), (decision.right, self._rights)):
                for mention in meanings.of(subject):
                    sides.setdefault(mention, set()).add(number)

    def on(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """Whether a judgement speaks of one of these mentions on its one side, and of one of those on the other."""
        if not self._lefts:
            return False
        left, right = (self._of(self._lefts, ours), self._of(self._rights, ours)), (self._of(self._lefts, theirs), self._of(self._rights, theirs))
        return not left[0].isdisjoint(right[1]) or not left[1].isdisjoint(right[0])

    @staticmethod
    def _of(sides: Mapping[str, set[int]], mentions: Iterable[str]) -> set[int]:
        return {number for mention in mentions for number in sides.get(mention, ())}


def _by_claim(held: Iterable[tuple[str, Sequence[str]]], numbers: Mapping[str, int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for identity, claims in held:
        for claim in claims:
            if claim in numbers:
                found.setdefault(numbers[claim], []).append(identity)
    return found


def _on_one_line(text: str) -> str:
    """The words with one blank between them, and one at either end where there was any: "the " before a name, "’s" behind it."""
    return " ".join(f"({text})".split())[1:-1]


def _worth(score: float, effect: Effect) -> float:
    return (1 - abs(2 * score - 1)) * (1 + effect.all)
