"""Which articles copied words of which, and which merely quote the same speaker."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.record import Claim, Evidence
from sayso.settings import TraceSettings
from sayso.text.folding import fold
from sayso.trace.passages import Passage, Run, fingerprints, index_shingles, join_runs, shared_runs, shingle
from sayso.trace.pile import Piece, Pile
from sayso.trace.publishers import Wording
from sayso.trace.quoted import read_quotations

__all__ = ["Copies", "Copy", "SharedQuote", "find_copies"]

# An article that is another almost whole is its copy, whatever stands in quotation marks.
_WHOLE = 0.9
# A lightly edited passage without one long run: twice the words of a run, at least this share of them the same.
_DENSE = 0.7
# A teaser is an article's when at least this share of its words is.
_TEASER = 0.5
# Words that a copy shares with another copy and not with the original before it is held to lean on that copy.
_INNOVATION = 3
# A few shared words in articles published this many days apart are a stock phrase ("killed since the conflict began in …"), and no sign of copying.
_STOCK_DAYS = 31
# Passages that stand in this many articles of one publisher and of nobody else are its house text (background, appeals to subscribe).
_HOUSE = 4
# Scores: how sure the dependence is grows with the words shared up to this many; how sure its direction is depends on what told it.
_PLENTY = 60
_BASIS = {"dates": 1.0, "credits": 0.9, "teaser": 1.0, "length": 0.7}


@dataclass(frozen=True, slots=True, eq=False)
class Copy:
    """The article `later` has words of `earlier` (left of the passages: later); `basis` says what told the direction.

    House text is what a publisher puts into many of its articles: no sign that one leans on another, but still the same words with the same source.
    """

    later: Piece
    earlier: Piece
    passages: tuple[Passage, ...]
    basis: str
    is_house_text: bool = False

    @property
    def shared(self) -> int:
        """How many words are the same."""
        return sum(passage.shared for passage in self.passages)

    @property
    def score(self) -> float:
        """0 to 1: from 0.3 for a few words up to 1 for sixty and more, or for the whole article; less where dates do not tell who was first."""
        share = max(self.shared / _PLENTY, self.shared / max(1, len(self.later.words)))
        return round((0.3 + 0.7 * min(1.0, share)) * _BASIS[self.basis], 3)

    def evidence(self, most: int = 8) -> tuple[Evidence, ...]:
        """The longest passages, each as its two places."""
        longest = sorted(self.passages, key=lambda passage: (-passage.shared, passage.left))[:most]
        pairs = ((self.later.evidence(*passage.left), self.earlier.evidence(*passage.right)) for passage in sorted(longest, key=lambda passage: passage.left))
        return tuple(evidence for pair in pairs for evidence in pair)

    def source_of(self, word: int) -> int | None:
        """The number of the earlier article's word that a word of the later one is copied from."""
        for passage in self.passages:
            if passage.left[0] <= word < passage.left[1]:
                for run in passage.runs:
                    if run.left <= word < run.left + run.length:
                        return run.right + word - run.left
        return None

    def covers(self, claim: Claim) -> bool:
        """Whether the words that carry a claim of the later article stand in a copied passage."""
        words = self.later.words_in(claim.trigger)
        return bool(words) and any(passage.left[0] <= words.start < passage.left[1] for passage in self.passages)


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """Two articles that quote the same words of one named speaker, and share no other words."""

    left: Piece
    right: Piece
    speaker: str
    evidence: tuple[Evidence, Evidence]


@dataclass(frozen=True, slots=True)
class Copies:
    """What was found: copies in order of the later article's id, and quotations in common."""

    copies: tuple[Copy, ...]
    quotes: tuple[SharedQuote, ...]


class _Finder:
    """Holds what is computed once for each article."""

    def __init__(self, pile: Pile, wording: Wording, settings: TraceSettings, credited: Mapping[str, frozenset[str]]) -> None:
        self._pile = pile
        self._wording = wording
        self._settings = settings
        self._credited = credited
        self._shingles = {piece.id: shingle(piece.words, settings.shingle_words) for piece in pile.pieces.values()}
        self._places: dict[str, dict[int, list[int]]] = {}
        self._counts: Counter[int] = Counter()
        self._shared: set[int] = set()
        self._speakers_of: dict[str, dict[int, str]] = {}
        named = {key for keys in credited.values() for key in keys}
        # What is most likely an original comes first: the earlier, then what others credit, then what credits nobody, then the longer.
        self._articles = sorted(
            (piece for piece in pile.pieces.values() if piece.article.kind == "article" and piece.id not in pile.mirrors),
            key=lambda piece: (piece.day, piece.publisher not in named, self._leans(piece), -len(piece.words), piece.print),
        )

    def _leans(self, piece: Piece) -> bool:
        return bool(self._credited.get(piece.id, frozenset()) - {piece.publisher})

    def find(self) -> Copies:
        compared = [self._compared(*pair) for pair in self._candidates()]
        by_later: dict[str, list[Copy]] = {}
        for copy in compared:
            if isinstance(copy, Copy):
                by_later.setdefault(copy.later.id, []).append(copy)
        copies = [*self._mirrors(), *self._teasers(), *(copy for group in by_later.values() for copy in _without_repeats(group))]
        quotes = [quote for quote in compared if isinstance(quote, SharedQuote)]
        return Copies(
            tuple(sorted(copies, key=lambda copy: (copy.later.id, copy.earlier.id))),
            tuple(sorted(quotes, key=lambda quote: (quote.left.id, quote.right.id))),
        )

    def _mirrors(self) -> Iterator[Copy]:
        """Articles with exactly the words of another are its copies, and are compared with nothing else."""
        for article, original in self._pile.mirrors.items():
            mirror = self._pile.pieces[article]
            basis = "dates" if original.is_before(mirror) else "credits" if self._names(mirror, original) else "length"
            yield Copy(mirror, original, (Passage((Run(0, 0, len(mirror.words)),)),), basis)

    def _candidates(self) -> Iterator[tuple[Piece, Piece]]:
        """Each article with the ones before it that held some of its fingerprints first.

        Only the first holder is kept: siblings that both copied a third meet it and not each other, and a story printed a thousand times makes a thousand pairs, not a million.
        """
        prints = [fingerprints(self._shingles[piece.id]) for piece in self._articles]
        first: dict[int, int] = {}
        for number, piece in enumerate(self._articles):
            for value in prints[number]:
                holder = first.setdefault(value, number)
                self._counts[value] += 1
                if piece.publisher is None or piece.publisher != self._articles[holder].publisher:
                    self._shared.add(value)
        for number, piece in enumerate(self._articles):
            holders = {first[value] for value in prints[number]}
            for holder in sorted(holders - {number}):
                yield piece, self._articles[holder]

    def _runs(self, left: Piece, right: Piece) -> tuple[Run, ...]:
        if right.id not in self._places:
            self._places[right.id] = index_shingles(self._shingles[right.id])
        return shared_runs(left.words, self._shingles[left.id], right.words, self._places[right.id], self._settings.shingle_words)

    def _compared(self, left: Piece, right: Piece) -> Copy | SharedQuote | None:
        later, earlier, basis = self._directed(left, right)
        passages = join_runs(self._runs(later, earlier))
        long_enough = [passage for passage in passages if passage.shared >= self._settings.copied_words]
        if not long_enough:
            return None
        if sum(passage.shared for passage in long_enough) >= _WHOLE * len(later.words):
            return Copy(later, earlier, tuple(long_enough), basis)
        said = self._said(later, earlier)
        copied = tuple(passage for passage in long_enough if self._is_copied(passage, said))
        if copied and not self._is_stock(later, earlier, copied):
            own = [passage for passage in copied if not self._is_house_text(later, passage)]
            return Copy(later, earlier, copied, basis, is_house_text=not own or self._is_stock(later, earlier, own))
        return self._shared_quote(later, earlier, long_enough, said)

    def _directed(self, left: Piece, right: Piece) -> tuple[Piece, Piece, str]:
        """The later and the earlier of two articles, and what tells: dates, credits, or that copies are rather shorter than longer."""
        if right.is_before(left):
            return left, right, "dates"
        if left.is_before(right):
            return right, left, "dates"
        left_names, right_names = self._names(left, right), self._names(right, left)
        if left_names != right_names:
            return (left, right, "credits") if left_names else (right, left, "credits")
        if self._leans(left) != self._leans(right):
            return (left, right, "credits") if self._leans(left) else (right, left, "credits")
        return (left, right, "length") if _likely_original(right) < _likely_original(left) else (right, left, "length")

    def _names(self, piece: Piece, other: Piece) -> bool:
        return other.publisher is not None and other.publisher != piece.publisher and other.publisher in self._credited.get(piece.id, frozenset())

    def _said(self, later: Piece, earlier: Piece) -> Callable[[int, int], str | None]:
        """Whose words a word shared by both texts is, where both have it in quotation marks and one names the speaker."""
        left, right = self._speakers(later), self._speakers(earlier)

        def speaker(left_word: int, right_word: int) -> str | None:
            if left_word in left and right_word in right:
                return left[left_word] or right[right_word] or None
            return None

        return speaker

    def _speakers(self, piece: Piece) -> dict[int, str]:
        """The speaker of each word in quotation marks, empty where none is named."""
        if piece.id not in self._speakers_of:
            quotations = read_quotations(piece, self._pile, self._wording)
            self._speakers_of[piece.id] = {word: quotation.speaker or "" for quotation in quotations for word in range(quotation.first, quotation.last)}
        return self._speakers_of[piece.id]

    def _is_copied(self, passage: Passage, said: Callable[[int, int], str | None]) -> bool:
        """Whether enough of the shared words are the author's and not a named speaker's in quotation marks."""
        longest = own = 0
        for run in passage.runs:
            streak = 0
            for step in range(run.length):
                if said(run.left + step, run.right + step) is None:
                    streak += 1
                    own += 1
                    longest = max(longest, streak)
                else:
                    streak = 0
        wide = max(passage.left[1] - passage.left[0], passage.right[1] - passage.right[0])
        return longest >= self._settings.copied_words or (own >= 2 * self._settings.copied_words and own >= _DENSE * wide)

    def _is_stock(self, later: Piece, earlier: Piece, passages: Sequence[Passage]) -> bool:
        return sum(passage.shared for passage in passages) < 2 * self._settings.copied_words and later.days_from(earlier) > _STOCK_DAYS

    def _is_house_text(self, piece: Piece, passage: Passage) -> bool:
        """Whether most of what is known of a passage stands in many articles of the same publisher alone."""
        known = [value for value in self._shingles[piece.id][passage.left[0] : passage.left[1]] if value in self._counts]
        return 2 * sum(self._counts[value] >= _HOUSE and value not in self._shared for value in known) > len(known)

    def _shared_quote(self, left: Piece, right: Piece, passages: Sequence[Passage], said: Callable[[int, int], str | None]) -> SharedQuote | None:
        for passage in sorted(passages, key=lambda passage: (-passage.shared, passage.left)):
            speakers = Counter(name for run in passage.runs for step in range(run.length) if (name := said(run.left + step, run.right + step)))
            if speakers:
                name = min(speakers, key=lambda name: (-speakers[name], name))
                return SharedQuote(left, right, name, (left.evidence(*passage.left), right.evidence(*passage.right)))
        return None

    def _teasers(self) -> list[Copy]:
        """Teasers of articles that are in the pile themselves: by the title, or by most of their words."""
        teasers = [piece for piece in self._pile.pieces.values() if piece.article.kind == "teaser"]
        wanted = {value for piece in teasers for value in self._shingles[piece.id]}
        holders: dict[int, Piece] = {}
        titles: dict[str, Piece] = {}
        for piece in self._articles:
            for value in wanted.intersection(self._shingles[piece.id]):
                holders.setdefault(value, piece)
            if piece.article.title:
                titles.setdefault(fold(piece.article.title), piece)
        found = (self._teased(piece, holders, titles) for piece in teasers)
        return [copy for copy in found if copy is not None]

    def _teased(self, teaser: Piece, holders: Mapping[int, Piece], titles: Mapping[str, Piece]) -> Copy | None:
        counts = Counter(holders[value].id for value in self._shingles[teaser.id] if value in holders)
        titled = titles.get(fold(teaser.article.title)) if teaser.article.title else None
        best = titled.id if titled is not None else min(counts, key=lambda piece: (-counts[piece], piece), default=None)
        if best is None:
            return None
        whole = self._pile.pieces[best]
        passages = join_runs(self._runs(teaser, whole))
        if titled is None and sum(passage.shared for passage in passages) < _TEASER * len(teaser.words):
            return None
        return Copy(teaser, whole, passages, "teaser")


def _likely_original(piece: Piece) -> tuple[int, str, str]:
    """Copies are rather shorter than longer."""
    return (-len(piece.words), piece.day, piece.print)


def _without_repeats(copies: Sequence[Copy]) -> list[Copy]:
    """The links of one article without those that say nothing new.

    A sibling that shares too few words with it beyond those of what came before is left out. And where the article has from a copy all that it has from the original,
    and more, it leans on that copy, and on the original through it: then the link to the original is left out.
    """
    positions = {
        copy.earlier.id: {word for passage in copy.passages for run in passage.runs for word in range(run.left, run.left + run.length)} for copy in copies
    }
    covered: set[int] = set()
    kept: list[Copy] = []
    for copy in sorted(copies, key=lambda copy: (copy.earlier.day, *_likely_original(copy.earlier))):
        if not kept or len(positions[copy.earlier.id] - covered) >= _INNOVATION:
            kept.append(copy)
            covered |= positions[copy.earlier.id]
    for copy in tuple(kept):
        others: set[int] = set().union(*(positions[other.earlier.id] for other in kept if other is not copy))
        if len(kept) > 1 and len(positions[copy.earlier.id] - others) < _INNOVATION:
            kept.remove(copy)
    return kept


def find_copies(pile: Pile, *, wording: Wording, settings: TraceSettings, credited: Mapping[str, frozenset[str]]) -> Copies:
    """The copies among the pile's articles; `credited` has the keys of the outlets that each article names as where it comes from.

    Near-linear: each article is compared with the first holders of its fingerprints alone.
    """
    return _Finder(pile, wording, settings, credited).find()
