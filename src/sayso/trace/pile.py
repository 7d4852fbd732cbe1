"""All that the stage looks at, indexed once: articles as pieces of text, claims by article and by proposition, entities by mention."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import xxhash

from sayso.record import Article, Claim, Document, Entity, Evidence, Label, Link, Proposition, Span
from sayso.trace.outlets import Outlets, agency_in_byline, gather_outlets
from sayso.trace.publishers import Publishers
from sayso.trace.words import Words, read_words

__all__ = ["Piece", "Pile", "gather"]

_OWN_WORDS: Mapping[str, frozenset[Label]] = {
    "article": frozenset({"body", "caption"}),
    "teaser": frozenset({"teaser", "body", "caption"}),
}
_NOTES: frozenset[Label] = frozenset({"byline", "credit", "date"})
_CAPTIONS: frozenset[Label] = frozenset({"caption"})
_NO_DAY = "9999"  # sorts behind every year


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One article of the pile, with the words that are its author's: no titles, no boilerplate.

    `print` stands for the words: what is put in order by it stays so when a copy under another name joins the pile.
    `stretches` are the characters that hold the words, `captions` the starts of those that are a picture's, `notes` the paragraphs beside them that name people and agencies (bylines, credits), `publisher` the outlet's key.
    """

    article: Article
    document: Document
    stretches: tuple[tuple[int, int], ...]
    captions: frozenset[int]
    notes: tuple[tuple[int, int], ...]
    words: Words
    print: str
    publisher: str | None

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def day(self) -> str:
        """The day by which pieces are put in order; an undated one comes last."""
        published = self.article.published
        return _NO_DAY if published is None else published.earliest or published.latest or _NO_DAY

    def name(self) -> str:
        """The article's title, else its publisher, else its document's name."""
        return self.article.title or self.article.publisher or self.document.name

    def families(self, outlets: Outlets) -> tuple[str, ...]:
        """What its outlet belongs to: the outlet itself first, then the owners that had it on the day of publication."""
        if self.publisher is None:
            return ()
        published = self.article.published
        days = (None, None) if published is None else (published.earliest, published.latest)
        return (f"outlet {self.publisher}", *(f"family {family.name}" for family in outlets.families.get(self.publisher, ()) if family.holds_on(*days)))

    def evidence(self, first: int, last: int) -> Evidence:
        """The words first to last (last excluded) as evidence."""
        return Evidence(document=self.document.id, span=self.document.span(self.words.starts[first], self.words.ends[last - 1]))

    def words_in(self, span: Span) -> range:
        """The numbers of the words that begin inside a span."""
        return range(bisect_left(self.words.starts, span.start), bisect_left(self.words.starts, span.end))

    def is_before(self, other: "Piece") -> bool:
        """Whether the dates tell that this article was published before the other."""
        left, right = self.article.published, other.article.published
        return left is not None and right is not None and left.latest is not None and right.earliest is not None and left.latest < right.earliest

    def days_from(self, other: "Piece") -> int:
        """How many days lie between the two articles' dates at least; 0 where the dates do not tell."""
        if self.is_before(other):
            return other.days_from(self)
        left, right = self.article.published, other.article.published
        if not other.is_before(self) or left is None or right is None or left.earliest is None or right.latest is None:
            return 0
        return (date.fromisoformat(left.earliest[:10]) - date.fromisoformat(right.latest[:10])).days


@dataclass(frozen=True, slots=True, eq=False)
class Pile:
    """The articles, claims, propositions and entities of the case; every collection is in order of ids.

    `mirrors` are articles that have exactly the words of another, with that other one: the earliest of them.
    """

    pieces: Mapping[str, Piece]
    mirrors: Mapping[str, Piece]
    claims: Mapping[str, Claim]
    claims_of: Mapping[str, tuple[Claim, ...]]
    proposition_of: Mapping[str, str]
    claims_on: Mapping[str, tuple[Claim, ...]]
    entities: Mapping[str, Entity]
    outlets: Outlets

    def entity(self, mention: str | None) -> Entity | None:
        """What a mention is resolved to."""
        return None if mention is None else self.entities.get(mention)

    def piece_of(self, claim: Claim) -> Piece | None:
        """The article that a claim stands in; None where it is not among the documents."""
        return self.pieces.get(claim.article)

    def order(self, claim: Claim) -> tuple[str, str, int, str]:
        """What puts claims in order of publication, then of the text."""
        piece = self.pieces.get(claim.article)
        day, words = (_NO_DAY, claim.article) if piece is None else (piece.day, piece.print)
        return (day, words, claim.trigger.start, claim.id)

    def siblings(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of the same proposition, the claim itself among them."""
        proposition = self.proposition_of.get(claim.id)
        return (claim,) if proposition is None else self.claims_on[proposition]

    def names_of(self, link: Link) -> tuple[str, ...]:
        """All names that a speaker is known by: as the text has it, and its entity's."""
        entity = self.entity(link.mention)
        written = (link.antecedent.text, link.text) if link.antecedent is not None else (link.text,)
        return written if entity is None else (entity.name, *(count.text for count in entity.names), *written)


def _own_stretches(document: Document, article: Article) -> tuple[tuple[int, int], ...]:
    """The parts of an article's spans that are the author's own running text; the spans themselves where no paragraph is labelled."""
    labels = _OWN_WORDS[article.kind]
    found = tuple(_within(document, article, labels))
    return found or tuple(article.spans)


def _within(document: Document, article: Article, labels: frozenset[Label]) -> Iterable[tuple[int, int]]:
    starts = [paragraph.start for paragraph in document.paragraphs]
    for first, last in article.spans:
        place = max(0, bisect_left(starts, first) - 1)
        for paragraph in document.paragraphs[place:]:
            if paragraph.start >= last:
                break
            start, end = max(paragraph.start, first), min(paragraph.end, last)
            if paragraph.label in labels and start < end:
                yield start, end


def _piece(document: Document, article: Article, outlets: Outlets) -> Piece:
    stretches = _own_stretches(document, article)
    is_alone = sum(other.kind == "article" for other in document.articles) == 1 and article.kind == "article"
    # A credit may stand outside of the article's spans; where the page holds one article it can only be that one's.
    every = ((paragraph.start, paragraph.end) for paragraph in document.paragraphs if paragraph.label in _NOTES)
    notes = tuple(every) if is_alone else tuple(_within(document, article, _NOTES))
    words = read_words(document.text, stretches)
    return Piece(
        article=article,
        document=document,
        stretches=stretches,
        captions=frozenset(start for start, _ in _within(document, article, _CAPTIONS)),
        notes=notes,
        words=words,
        print=xxhash.xxh3_128_hexdigest(" ".join(words.folded).encode("utf-8", "surrogatepass")),
        publisher=outlets.key(article.publisher) or None if article.publisher else None,
    )


def _mirrors(pieces: Iterable[Piece]) -> dict[str, Piece]:
    """Articles with exactly the words of an earlier one; of equal days one with a publisher comes first."""
    first: dict[str, Piece] = {}
    mirrors: dict[str, Piece] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.day, piece.publisher is None, piece.id)):
        if piece.article.kind == "article" and len(piece.words):
            original = first.setdefault(piece.print, piece)
            if original is not piece:
                mirrors[piece.id] = original
    return mirrors


def _names_in_pile(documents: Iterable[Document], publishers: Publishers) -> Iterator[str]:
    """The publishers of the articles, and the agencies that sign some."""
    for document in documents:
        for article in document.articles:
            if article.publisher:
                yield article.publisher
            signed = agency_in_byline(article.byline, publishers.wording)
            if signed:
                yield signed


def gather(
    documents: Sequence[Document], claims: Sequence[Claim], entities: Sequence[Entity], propositions: Sequence[Proposition], publishers: Publishers
) -> Pile:
    """The pile of these documents and of what was read out of them."""
    ordered = sorted(documents, key=lambda document: document.id)
    outlets = gather_outlets(publishers, _names_in_pile(ordered, publishers))
    pieces = {article.id: _piece(document, article, outlets) for document in ordered for article in document.articles}
    by_id = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    claims_of: dict[str, list[Claim]] = {}
    for claim in by_id.values():
        claims_of.setdefault(claim.article, []).append(claim)
    proposition_of: dict[str, str] = {}
    claims_on: dict[str, tuple[Claim, ...]] = {}
    for proposition in sorted(propositions, key=lambda proposition: proposition.id):
        members = [claim for claim in sorted(set(proposition.claims)) if claim in by_id and claim not in proposition_of]
        proposition_of.update(dict.fromkeys(members, proposition.id))
        claims_on[proposition.id] = tuple(by_id[claim] for claim in members)
    return Pile(
        pieces=dict(sorted(pieces.items())),
        mirrors=_mirrors(pieces.values()),
        claims=by_id,
        claims_of={article: tuple(found) for article, found in claims_of.items()},
        proposition_of=proposition_of,
        claims_on=claims_on,
        entities={mention: entity for entity in sorted(entities, key=lambda entity: entity.id) for mention in entity.mentions},
        outlets=outlets,
    )
