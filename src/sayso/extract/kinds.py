"""One name, one kind: what a document's other sentences show of a name that a tagger, which sees one sentence, reads now as a person and now as a place.

Every mention votes for the kind it was given, and the words beside it and inside it vote too (`neighbours.py`). A short name is supported by the full names it
can stand for: a surname by the person's, "Amber" by the Amber Group. Where one kind is clearly ahead, mentions of another take it, but for those whose own
neighbours speak against it. A tie changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.codebook import Codebook
from sayso.extract.lexicon import Lexicon, grammar
from sayso.extract.mastheads import publishers
from sayso.extract.neighbours import BODY, NAMED, NEIGHBOUR, PERSON, PLACE, PLAIN, Neighbours
from sayso.record import Article, Document, MentionTag, Reading
from sayso.text.folding import words_of
from sayso.text.tokens import tokenize

__all__ = ["settled"]

Key = tuple[str, ...]
Votes = dict[str, float]

_LOOSE = frozenset({*NAMED, "facility", "weapon", "title", "nationality", "event", "other"})  # kinds that a proper name is given by mistake
_SITES = frozenset({PLACE, "facility"})  # of which one is as good as the other
_LEAD = 1.3  # times the votes of the next kind
_MARGIN = 0.25  # votes ahead of the next kind
_FULL = 2.0  # a full name's support for the short form that it leaves no doubt of: a surname, "Nur" of "Liwa al-Nur"
_DOUBTED = 0.2  # what a reading of such a short form as something else is worth
_MOST_SUPPORT = 3.0
_PART = 0.5  # a full name's support, for each of its votes, for other parts of it
_MOST_PART = 1.2
_INITIAL = 2  # characters: "A."
_SMALL = grammar("small")


@dataclass(frozen=True, slots=True)
class _Seen:
    """One mention: in which reading, the how manieth there, its folded words and the votes of what stands in and beside it."""

    reading: int
    place: int
    tag: MentionTag
    key: Key
    votes: Mapping[str, float]


def settled(document: Document, read: Sequence[tuple[Article, Sequence[Reading]]], codebook: Codebook, lexicon: Lexicon) -> list[list[Reading]]:
    """The readings of a document's articles with one kind for each name, as far as its mentions and their neighbours show one."""
    neighbours = Neighbours(codebook, lexicon)
    readings = [reading for _, own in read for reading in own]
    seen = list(_every(document, readings, neighbours, publishers(document, (article for article, _ in read))))
    tally = _Tally(seen)
    tally.support(neighbours)
    changed: dict[int, dict[int, MentionTag]] = defaultdict(dict)
    for one in seen:
        kind = _kind(one, tally.votes(one.key))
        if kind != one.tag.kind:
            changed[one.reading][one.place] = replace(one.tag, kind=kind)
    made = iter(
        replace(reading, mentions=tuple(changed[number].get(place, tag) for place, tag in enumerate(reading.mentions))) if number in changed else reading
        for number, reading in enumerate(readings)
    )
    return [[next(made) for _ in own] for _, own in read]


def _every(document: Document, readings: Sequence[Reading], neighbours: Neighbours, own_names: frozenset[Key]) -> Iterator[_Seen]:
    """Every mention that could be a proper name's."""
    for number, reading in enumerate(readings):
        tokens = list(tokenize(document.text, reading.sentence.start, reading.sentence.end)) if reading.mentions else []
        for place, tag in enumerate(reading.mentions):
            key = words_of(tag.span.text)
            if key and tag.kind in _LOOSE and tag.span.text.lower() != tag.span.text and not (tag.kind == "title" and neighbours.is_title(key)):
                votes = neighbours.votes(tag, key, tokens, reading.mentions)
                if key in own_names:  # an outlet's name in its own article
                    votes[BODY] = votes.get(BODY, 0.0) + PLAIN
                yield _Seen(number, place, tag, key, votes)


def _kind(one: _Seen, votes: Votes) -> str:
    """The kind of a mention, given all votes for its name."""
    own = one.tag.kind
    most, best = max((votes.get(kind, 0.0), kind) for kind in NAMED)
    second = max((count for kind, count in votes.items() if kind != best and not {best, kind} <= _SITES), default=0.0)
    if best == own or {best, own} <= _SITES or most < _LEAD * second or most - second < _MARGIN:
        return own
    for_own = one.votes.get(own, 0.0)
    return own if for_own >= NEIGHBOUR and for_own > one.votes.get(best, 0.0) else best


def _most(votes: Mapping[str, float]) -> tuple[float, str]:
    return max((votes.get(kind, 0.0), kind) for kind in NAMED)


class _Tally:
    """The votes for each name's kind: how its mentions were read, what their neighbours say, and what longer names that hold it give."""

    def __init__(self, seen: Sequence[_Seen]) -> None:
        """Count the mentions' votes."""
        self._read: dict[Key, Votes] = {}
        self._said: dict[Key, Votes] = {}
        self._given: dict[Key, Votes] = {}
        self._sure: dict[Key, set[str]] = {}
        self._surname_first: set[Key] = set()
        for one in seen:
            _add(self._read, one.key, one.tag.kind, one.tag.score)
            for kind, votes in one.votes.items():
                _add(self._said, one.key, kind, votes)
            words = one.tag.span.text.split()
            if len(words) > 1 and len(words[0]) > _INITIAL and words[0].isupper() and not words[-1].isupper():  # "HARO, Lina"
                self._surname_first.add(one.key)

    def votes(self, key: Key) -> Votes:
        """All votes for a name."""
        sure, read, given = self._sure.get(key, set[str]()), self._read.get(key, {}), self._given.get(key, {})
        found = {kind: votes * (_DOUBTED if len(sure) == 1 and kind not in sure else 1.0) for kind, votes in read.items()}
        for kind, votes in self._said.get(key, {}).items():
            found[kind] = found.get(kind, 0.0) + votes
        for kind, votes in given.items():
            is_named_after = kind == BODY and PLACE in read and BODY not in sure  # "the Amber Valley Guard" is called after the Amber Valley
            found[kind] = found.get(kind, 0.0) + votes * (_PART if is_named_after else 1.0)
        return found

    def support(self, neighbours: Neighbours) -> None:
        """Let full names support the short names that can stand for them."""
        parts: dict[Key, Votes] = {}
        full = [(key, *_most(self.votes(key))) for key in self._read if len(key) > 1]
        for key, most, kind in full:
            strength = min(_MOST_SUPPORT, most)
            if kind == PERSON and most > 0:
                surname, given = (key[:1], key[-1:]) if key in self._surname_first else (key[-1:], key[:1])
                self._surely(surname, kind, strength)
                _add(parts, given, kind, strength * _PART)
            elif kind == BODY and most > 0:
                if neighbours.opens_body(key[0]) and not _SMALL.intersection(key[1:]):
                    self._surely(key[1:], kind, strength)
                for end in range(1, len(key)):
                    _add(parts, key[:end], kind, strength * _PART)
                    _add(parts, key[end:], kind, strength * _PART)
        for key, votes in parts.items():
            for kind, count in votes.items():
                _add(self._given, key, kind, min(_MOST_PART, count))

    def _surely(self, key: Key, kind: str, strength: float) -> None:
        self._sure.setdefault(key, set()).add(kind)
        given = self._given.setdefault(key, {})
        given[kind] = max(given.get(kind, 0.0), strength + _FULL)


def _add(table: dict[Key, Votes], key: Key, kind: str, count: float) -> None:
    votes = table.setdefault(key, {})
    votes[kind] = votes.get(kind, 0.0) + count
