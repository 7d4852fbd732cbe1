"""Which names are worth comparing: a few of all pairs, so that the work grows with the names and not with their square.

A name has keys: the consonants of a word with those, or the first one, of another, and what else spellings of one name share. Names that share keys meet. Of those that a
name meets it keeps the likeliest, by the rarity of the keys and the likeness of the whole spellings, so that pairs grow with the names however many share a common one.
"""

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz
from xxhash import xxh3_64_intdigest

from sayso.names.profiles import is_particle, profile_of
from sayso.names.reading import Name
from sayso.names.similarity import bones_of
from sayso.names.sounds import sounds_of
from sayso.names.vocabulary import concepts_of, given_names_of, is_small
from sayso.text.tokens import singular

__all__ = ["MOST", "Meetings", "Sketch", "candidate_pairs", "sketch_of"]

# Measured on the names of the sanctions lists by `bench/names.py`; recall is of name variants (likeness 60 and more), all figures are pairs a name.
MOST = 32
"""Names that a name is paired with at most of its own accord; others may pick it beside these. 12 finds .94 of persons' variants with 8 pairs a name, 32 .97 with 17."""
_BUDGET = 384  # names that a name meets in whole blocks, the smallest first; in larger ones it meets only its neighbours in the order of consonants
_WINDOW = 12  # neighbours on either side there
_WORDS = 7  # of a longer name only the first ones make keys
_LEAST = 1.0  # of likenesses of 0 to 2 and rarity: below it are .004 of the variants and a fifth of what meets
_RARITY = 0.2  # what a key that two names alone share counts beside likenesses from 0 to 1
_INITIALS = 1.0  # what initials count that are the other name: there are no letters in common to go by
_ENDS = 4  # consonants at the head and the tail of a whole name that make a key
_ACRONYM = "a"
_ACRONYMS = range(3, 9)  # letters
_ARTICLES = ("al", "el", "ul")
_LEAST_WITHOUT_ARTICLE = 5  # letters of a word that can begin with an article
_POSITION_BITS = 28  # of 64; 36 are left for a key's hash: of ten million keys some hundreds fall together, which costs a few comparisons and loses nothing
_POSITION = (1 << _POSITION_BITS) - 1
_OF_INITIALS = 1 << 63  # set in the hash of a key that is initials, and in no other
_PARTS = 32  # of the entries, sorted one after the other to save memory


@dataclass(frozen=True, slots=True)
class Sketch:
    """What blocking keeps of a name: the place in the order of all names, the sounds as written and by word, its keys as 64-bit hashes, sorted."""

    place: str
    joined: str
    by_word: str
    keys: tuple[int, ...]


def sketch_of(name: Name) -> Sketch:
    """The sketch of one name. Persons and all other kinds never meet."""
    is_person = name.kind == "person"
    profile = profile_of(name)
    sounds = sorted(map(sounds_of, name.words))
    group = "p" if is_person else "b"
    consonants = "".join(map(bones_of, profile.words))
    keys = {_hash(group + key) for key in _keys(profile.words, consonants, profile.initials, is_person=is_person)}
    place = "\t".join((group, consonants, name.plain, " ".join(name.region), name.text))
    return Sketch(place, profile.joined, " ".join(sounds), tuple(sorted(keys)))


def _hash(key: str) -> int:
    digest = xxh3_64_intdigest(key.encode("utf-8", "surrogatepass"))
    return digest | _OF_INITIALS if key[1] == _ACRONYM else digest & ~_OF_INITIALS


def _keys(words: tuple[str, ...], consonants: str, initials: frozenset[str], *, is_person: bool) -> Iterator[str]:
    is_filler = is_particle if is_person else is_small
    kept = [word for word in words if not is_filler(word)][:_WORDS] or list(words[:_WORDS])
    yield "=" + consonants
    yield "^" + consonants[:_ENDS]
    yield "$" + consonants[-_ENDS:]
    for one, other in pairwise(kept):
        yield "1" + bones_of(one + other)  # what another writes as one word
    signs = [_signs(word, is_person) for word in kept]
    for i, ours in enumerate(signs):
        for sign in ours:
            if len(kept[i]) > 1:
                yield "1" + sign
            if len(sign) == 1:
                continue
            for j, theirs in enumerate(signs):
                if i < j:
                    for other in theirs:
                        yield f"2{sign} {other}" if sign < other else f"2{other} {sign}"
                if i != j:
                    yield f"f{sign} {bones_of(kept[j])[:1]}"
    if not is_person:
        yield from (_ACRONYM + letters for letters in initials if len(letters) in _ACRONYMS)
        yield from (_ACRONYM + word for word in words if len(words) == 1 and len(word) in _ACRONYMS)


@lru_cache(maxsize=1 << 16)
def _signs(word: str, is_person: bool) -> tuple[str, ...]:  # noqa: FBT001 - the key of a cache
    """What a word can be met by: its consonants, those without a joined article, and the numbers or words of what it stands for in other languages."""
    meant = given_names_of(word) if is_person else concepts_of(word)
    found = [bones_of(word if is_person else singular(word))]
    if word.startswith(_ARTICLES) and len(word) >= _LEAST_WITHOUT_ARTICLE:
        found.append(bones_of(word[2:]))
    return (*found, *("#" + one for one in sorted(meant)))


class Meetings:
    """Names by their keys; positions are those of the sketches that are given, which must stand in the order of their places."""

    def __init__(self, joined: Sequence[str], by_word: Sequence[str], keys: Iterable[tuple[int, Sequence[int]]], *, most: int = MOST) -> None:
        """Over the sounds of names, and for each position its keys, in any order of positions."""
        self._joined, self._by_word, self._most = joined, by_word, most
        parts = [array("Q") for _ in range(_PARTS)]
        for position, hashes in keys:
            for one in hashes:
                parts[one % _PARTS].append((one >> _POSITION_BITS << _POSITION_BITS) | position)
        self._members, self._starts, self._rarity = array("I"), array("I", [0]), array("f")
        self._held, self._ends = array("I"), array("I")
        self._gather(parts, len(joined))

    def _gather(self, parts: "list[array[int]]", count: int) -> None:
        """The blocks of two names and more, one after the other, and for each name the blocks that hold it."""
        scale = _RARITY / math.log(max(count, 3))
        members, starts, rarity = self._members, self._starts, self._rarity
        times = array("I", bytes(4 * (count + 1)))
        for number in range(len(parts)):
            entries, parts[number] = sorted(parts[number]), array("Q")
            begin, size = 0, len(entries)
            while begin < size:
                key = entries[begin] >> _POSITION_BITS
                end = begin + 1
                while end < size and entries[end] >> _POSITION_BITS == key:
                    end += 1
                if end - begin > 1:
                    for entry in entries[begin:end]:
                        position = entry & _POSITION
                        members.append(position)
                        times[position] += 1
                    starts.append(len(members))
                    rarity.append(_RARITY - scale * math.log((end - begin) / 2) + (_INITIALS if key & _OF_INITIALS >> _POSITION_BITS else 0))
                begin = end
        total = 0
        for position in range(count):
            times[position], total = total, total + times[position]
        held = array("I", bytes(4 * total))
        for block, (begin, end) in enumerate(pairwise(starts)):
            for position in members[begin:end]:
                held[times[position]] = block
                times[position] += 1
        self._held, self._ends = held, times

    def with_whom(self, position: int) -> list[int]:
        """The positions that a name is worth comparing with, by its own keys, the likeliest first; `MOST` at most."""
        members, starts, rarity = self._members, self._starts, self._rarity
        met: dict[int, float] = {}
        blocks = self._held[self._ends[position - 1] if position else 0 : self._ends[position]]
        budget = _BUDGET
        for size, block in sorted((starts[block + 1] - starts[block], block) for block in blocks):
            begin, end, worth = starts[block], starts[block + 1], rarity[block]
            if size <= budget:
                budget -= size
            elif size > 2 * _WINDOW:
                place = bisect_left(members, position, begin, end)
                begin, end = max(begin, place - _WINDOW), min(end, place + _WINDOW + 1)
            if worth >= _INITIALS:
                self._meet_by_initials(position, members[begin:end], met, worth)
                continue
            for other in members[begin:end]:
                met[other] = met.get(other, 0.0) + worth
        met.pop(position, None)
        return _likeliest(position, met, self._joined, self._by_word, self._most)

    def _meet_by_initials(self, position: int, others: Iterable[int], met: dict[int, float], worth: float) -> None:
        for other in others:
            if _is_short_of(self._by_word[position], self._by_word[other]):
                met[other] = met.get(other, 0.0) + worth


def _is_short_of(left: str, right: str) -> bool:
    """Whether one of two names is one word and the other is not: names of several words do not meet for having the same initials."""
    return (" " in left) != (" " in right)


def _likeliest(position: int, met: dict[int, float], joined: Sequence[str], by_word: Sequence[str], most: int | None) -> list[int]:
    ours, ours_by_word, ratio = joined[position], by_word[position], fuzz.ratio
    ranked = [(-worth - (ratio(ours, joined[other]) + ratio(ours_by_word, by_word[other])) / 100, other) for other, worth in met.items()]
    ranked = [pair for pair in ranked if pair[0] <= -_LEAST]
    ranked.sort()
    return [other for _, other in ranked[:most]]


def candidate_pairs(names: Sequence[Name], indices: Sequence[int] | None = None, *, split: int | None = None, most: int = MOST) -> list[tuple[int, int]]:
    """Pairs of names that are worth comparing, by index, the lower one first, each once and sorted; of all names, or of those at `indices`.

    The same names in another order give the same pairs of names. With `split` they are pairs of one name before that index and one from it on, and none is left out for
    the sake of others: a few names beside a long list.
    """
    chosen = range(len(names)) if indices is None else sorted(set(indices))
    sketches = {index: sketch_of(names[index]) for index in chosen}
    order = sorted(sketches, key=lambda index: (sketches[index].place, index))
    joined, by_word = [sketches[index].joined for index in order], [sketches[index].by_word for index in order]
    keys = [sketches[index].keys for index in order]
    if split is not None:
        return sorted((order[left], order[right]) for left, right in _across(joined, by_word, keys, [index < split for index in order]))
    meetings = Meetings(joined, by_word, enumerate(keys), most=most)
    pairs: set[tuple[int, int]] = set()
    for position, index in enumerate(order):
        for other in meetings.with_whom(position):
            partner = order[other]
            pairs.add((index, partner) if index < partner else (partner, index))
    return sorted(pairs)


def _across(joined: Sequence[str], by_word: Sequence[str], keys: Sequence[Sequence[int]], is_left: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Pairs of a left name and a right one that share a key and are alike, however many share it."""
    blocks: dict[int, list[int]] = {}
    for position, hashes in enumerate(keys):
        if is_left[position]:
            blocks.update((one, []) for one in hashes)
    for position, hashes in enumerate(keys):
        if not is_left[position]:
            for one in hashes:
                if one in blocks:
                    blocks[one].append(position)
    scale = _RARITY / math.log(max(len(keys), 3))
    for position, hashes in enumerate(keys):
        if not is_left[position]:
            continue
        met: dict[int, float] = {}
        for one in hashes:
            block = blocks[one]
            worth = _RARITY - scale * math.log(max(1, len(block))) + (_INITIALS if one & _OF_INITIALS else 0)
            for other in block:
                if worth < _INITIALS or _is_short_of(by_word[position], by_word[other]):
                    met[other] = met.get(other, 0.0) + worth
        for other in _likeliest(position, met, joined, by_word, None):
            yield position, other
