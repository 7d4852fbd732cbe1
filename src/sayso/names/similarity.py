"""How alike two names are, word by word: letters, consonants and the first vowel."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sayso.text.folding import skeleton

__all__ = ["Alignment", "align_words", "bones_of", "first_vowels_differ", "word_similarity"]

# Vowels that writers of one name exchange (Mohammed, Mohammad; Umar, Omar); a name with a first vowel from one group and not the other is another name (Hassan, Hussein).
_VOWELS = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u"}
_SOUNDS = {
    "oo": "u",
    "ou": "u",
    "ow": "u",
    "o": "u",
    "ee": "i",
    "ei": "i",
    "ey": "i",
    "ai": "i",
    "ay": "i",
    "ie": "i",
    "y": "i",
    "e": "i",
    "gh": "q",
    "kh": "q",
    "k": "q",
    "c": "q",
    "w": "v",
}
_SOUND = re.compile("oo|ou|ow|ee|ei|ey|ai|ay|ie|gh|kh|[oyekcw]")
_REPEATED = re.compile(r"(.)\1+")
_PLAINER = 0.95  # words that are equal only so are not quite equal
_LETTERS_SHARE = 0.35  # consonants say most where vowels are guesses. On every second entity of the sanctions lists 0.2 finds 9 right pairs more and 43 wrong ones, 0.5 loses 52 and 3
_VOWEL_COST = 0.22  # puts Hassan and Hussein, whose consonants are the same, below any threshold in use; 0.1 finds 193 right pairs more there and 58 wrong ones
_OTHER_SCRIPT = 0.95  # between scripts there are only the consonants to go by
_WORST_SHARE = 0.6  # one word that differs makes another name, however long the rest is


@lru_cache(maxsize=65536)
def bones_of(word: str) -> str:
    """The consonant skeleton of one folded word, the word itself where it has none."""
    return skeleton(word).replace(" ", "") or word


@lru_cache(maxsize=65536)
def _plainer(word: str) -> str:
    """The word with each sound written in one way: Qasem and Ghassem, Sulaim and Soleym become equal."""
    return _REPEATED.sub(r"\1", _SOUND.sub(lambda found: _SOUNDS[found.group()], word))


@lru_cache(maxsize=65536)
def _first_vowels(word: str) -> frozenset[str]:
    """The groups of the first run of vowels of a word; empty where it has none."""
    found: set[str] = set()
    for position, letter in enumerate(word):
        if letter in _VOWELS and not (letter in "yw" and position == 0):
            found.update(_VOWELS[letter])
        elif found:
            break
    return frozenset(found)


def first_vowels_differ(left: str, right: str) -> bool:
    """Whether the first vowels of two words are of two groups: Hassan, Hussein."""
    ours, theirs = _first_vowels(left), _first_vowels(right)
    return bool(ours and theirs) and not ours & theirs


@lru_cache(maxsize=262144)
def word_similarity(left: str, right: str) -> float:
    """How alike two folded words are, 0 to 1: a mix of their letters and their consonants; an initial is 0.9 like a word that begins with it."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.9 if left[:1] == right[:1] else 0.0
    bones = Levenshtein.normalized_similarity(bones_of(left), bones_of(right))
    if left.isascii() != right.isascii():
        return _OTHER_SCRIPT * bones
    letters = max(Levenshtein.normalized_similarity(left, right), _PLAINER * Levenshtein.normalized_similarity(_plainer(left), _plainer(right)))
    score = _LETTERS_SHARE * letters + (1 - _LETTERS_SHARE) * bones
    ours, theirs = _first_vowels(left), _first_vowels(right)
    if ours and theirs and not ours & theirs:
        score -= _VOWEL_COST
    return max(0.0, score)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of two names go together: pairs of positions with their similarity, and the positions that are left over on either side.

    `score` weighs the mean of the pairs against the worst of them, 0 to 1.
    """

    pairs: tuple[tuple[int, int, float], ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]
    score: float


def align_words(left: tuple[str, ...], right: tuple[str, ...], *, least: float) -> Alignment:
    """Pair the words of two names, the likest first; words less alike than `least` stay alone. Order plays no part here."""
    candidates = [(word_similarity(one, other), -abs(i - j), -i, -j) for i, one in enumerate(left) for j, other in enumerate(right)]
    candidates.sort(reverse=True)
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    pairs: list[tuple[int, int, float]] = []
    for similarity, _, i, j in candidates:
        if similarity < least:
            break
        if -i in free_left and -j in free_right:
            free_left.discard(-i)
            free_right.discard(-j)
            pairs.append((-i, -j, similarity))
    if not pairs:
        return Alignment((), tuple(sorted(free_left)), tuple(sorted(free_right)), 0.0)
    values = [similarity for *_, similarity in pairs]
    score = _WORST_SHARE * min(values) + (1 - _WORST_SHARE) * sum(values) / len(values)
    return Alignment(tuple(sorted(pairs)), tuple(sorted(free_left)), tuple(sorted(free_right)), score)
