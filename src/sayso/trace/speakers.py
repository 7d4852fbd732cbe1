"""What a claim's own chain says of where it comes from: whose voice it is, and which outlets it came through."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.record import Claim, Link
from sayso.text.folding import fold
from sayso.trace.credits import Credit, signed_by
from sayso.trace.pile import Piece, Pile
from sayso.trace.words import read_words

__all__ = ["Speakers", "Voice"]

# An unnamed source's description tells it from others when it has two words of its own ("a senior police official"); "a source" is anybody's.
_SPECIFIC = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim's innermost speaker, None for the article's own voice, and the keys of the outlets that the claim came through, outermost first."""

    innermost: Link | None
    outlets: tuple[tuple[str, Link], ...]


class Speakers:
    """Reads chains against the outlets and publishers of the pile."""

    def __init__(self, pile: Pile, credited: Mapping[str, Sequence[Credit]], *, empty: Iterable[str]) -> None:
        """`empty` are words that say nothing of an unnamed source."""
        self._pile = pile
        self._empty = frozenset(empty)
        self._signed = {article: signed_by(found) for article, found in credited.items() if pile.pieces[article].publisher is None}
        self._by_publisher: dict[tuple[str, str], list[Claim]] = {}
        for claim in pile.claims.values():
            piece, proposition = pile.piece_of(claim), pile.proposition_of.get(claim.id)
            publisher = self._publisher(piece)
            if piece is None or publisher is None or proposition is None or piece.article.kind != "article":
                continue
            original = pile.mirrors.get(piece.id)
            if original is None or publisher != self._publisher(original):
                self._by_publisher.setdefault((proposition, publisher), []).append(claim)

    def _publisher(self, piece: Piece | None) -> str | None:
        """The outlet whose word an article is: its publisher's, else the agency's that signed it."""
        return None if piece is None else piece.publisher or self._signed.get(piece.id)

    def voice(self, claim: Claim, own: frozenset[str] = frozenset()) -> Voice:
        """The claim's speakers without the article's own voice; `own` are further names that count as its own."""
        publisher = self._publisher(self._pile.piece_of(claim))
        voices = own if publisher is None else own | {publisher}
        links = [link for link in _behind_the_author(claim) if not voices.intersection(self._keys(link))]
        through = tuple((key, link) for link in links if (key := self.outlet(link, claim)) is not None)
        return Voice(links[-1] if links else None, through)

    def _keys(self, link: Link) -> Iterator[str]:
        return (self._pile.outlets.key(name) for name in self._pile.names_of(link))

    def outlet(self, link: Link, claim: Claim) -> str | None:
        """The key of the outlet that a speaker is: a known one, one that looks like it, or the publisher of another article with a claim on the same proposition."""
        if link.kind == "unnamed":
            return self._known_within(link)
        entity = self._pile.entity(link.mention)
        is_person = entity is not None and entity.kind == "person"
        proposition = self._pile.proposition_of.get(claim.id, "")
        for name in self._pile.names_of(link):
            key = self._pile.outlets.key(name)
            if key in self._pile.outlets.known or (not is_person and self._pile.outlets.looks_like_one(name)):
                return key
            if any(other.article != claim.article for other in self._by_publisher.get((proposition, key), ())):
                return key
        return None if is_person else self._known_within(link)

    def outlet_name(self, key: str, link: Link) -> str:
        """The name of the outlet that a speaker is, as it is known, else as the speaker is called."""
        names = self._pile.names_of(link)
        fitting = [name for name in names if self._pile.outlets.key(name) == key]
        return self._pile.outlets.name(key, (fitting or names)[0])

    def _known_within(self, link: Link) -> str | None:
        """A known outlet named in a description: "a report by X", "a correspondent of X"."""
        words = read_words(link.text, [(0, len(link.text))])
        return next((named.key for named in self._pile.outlets.find(link.text, words) if not named.in_credits and named.key in self._pile.outlets.known), None)

    def cited(self, claim: Claim, key: str, *, is_unnamed: bool = False, is_credit: bool = False) -> Claim | None:
        """The claim on the same proposition in another article, by the outlet with this key, that the claim most likely passes on.

        One of the same polarity goes before others, one that is not later before a later one, then the earliest.
        Of a claim by an unnamed source only another of that kind can be the origin; and who credits an agency does not lean on another that merely does the same.
        """
        proposition = self._pile.proposition_of.get(claim.id, "")
        piece = self._pile.piece_of(claim)
        candidates = [
            other
            for other in self._by_publisher.get((proposition, key), ())
            if other.article != claim.article and not (is_unnamed and not _is_unnamed(other)) and not (is_credit and other.article in self._signed)
        ]
        return min(
            candidates, key=lambda other: (other.polarity != claim.polarity, _is_later(self._pile.piece_of(other), piece), *self._place(other)), default=None
        )

    def _place(self, claim: Claim) -> tuple[str, int, str, str]:
        """By day, then by place in the text: so that of an article and its copies the same claim is chosen."""
        day, words, start, identity = self._pile.order(claim)
        return (day, start, words, identity)

    def description(self, link: Link) -> tuple[str, ...]:
        """The words of an unnamed source's description that say something, sorted; none where it could be anybody."""
        words = {word for word in fold(link.antecedent.text if link.antecedent else link.text).split() if word not in self._empty and not word.isdigit()}
        return tuple(sorted(words)) if len(words) >= _SPECIFIC else ()


def _behind_the_author(claim: Claim) -> tuple[Link, ...]:
    return claim.chain[1:] if claim.chain and claim.chain[0].kind == "publisher" else claim.chain


def _is_unnamed(claim: Claim) -> bool:
    return bool(claim.chain) and claim.chain[-1].kind == "unnamed"


def _is_later(piece: Piece | None, other: Piece | None) -> bool:
    return piece is not None and other is not None and other.is_before(piece)
