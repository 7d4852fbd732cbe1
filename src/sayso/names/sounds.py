"""How far apart two spellings of one word are: the edits between their sounds, each at a cost learned from spellings of one Arabic name."""

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from sayso.text.folding import fold

__all__ = ["FAR", "VOWELS", "latin", "sounds_of", "word_distance"]

FAR = 9.0
"""The distance of two words that have nothing in common; log-odds, like all distances here."""
VOWELS = frozenset("aeiouyúūīéàáëíŵȁȃǖ")
# Letters that writers put for one sound, as one sign. Only which letters go together is said here; what they are worth is learned.
_TOGETHER = {
    "sch": "š",
    "tch": "č",
    "dzh": "j",
    "kh": "χ",
    "gh": "γ",
    "sh": "š",
    "ch": "č",
    "th": "θ",
    "dh": "δ",
    "ph": "f",
    "zh": "ž",
    "ts": "ц",
    "tz": "ц",
    "dj": "j",
    "dz": "ђ",
    "ck": "k",
    "cz": "ћ",
    "sz": "ś",
    "ou": "ú",
    "oo": "ū",
    "ee": "ī",
    "ei": "é",
    "ai": "à",
    "ay": "á",
    "ey": "ë",
    "ie": "í",
    "ow": "ŵ",
    "au": "ȁ",
    "aw": "ȃ",
    "eu": "ǖ",
}
_TOGETHER_FOUND = re.compile("|".join(sorted(_TOGETHER, key=lambda letters: (-len(letters), letters))))
_REPEATED = re.compile(r"(.)\1+")
_SAME_SOUNDS = 0.1  # doubled letters, "ph" for "f": nearly nothing, and more than nothing
# No edit is free, however often writers make it: enough of them make another name. In log-odds: vowels for vowels, vowels left out, consonants, one for the other.
_LEAST = {"VV": 0.15, "V": 0.2, "CC": 0.15, "VC": 0.4, "C": 0.3}
_ARTICLES = ("al", "el", "ul")
_ARTICLE_JOINED = 0.25  # "Elsheikh" for "el-Sheikh", whose article is folded away
_LEAST_WITHOUT = 3  # letters that must be left of a word without its article


@dataclass(frozen=True, slots=True)
class _Edits:
    """Costs of single edits by what is changed and where, and of whole classes for edits that were not seen in training."""

    single: dict[tuple[str, str], float]
    classes: dict[tuple[str, str], float]


@cache
def _edits() -> _Edits:
    data = json.loads(files("sayso.names").joinpath("edits.json").read_text(encoding="utf-8"))
    return _Edits(*({(what, where): cost for what, where, cost in data[name]} for name in ("edits", "classes")))


def class_of(what: str) -> str:
    """The class of an edit: VV, VC, CC for one sign in the place of another, V or C for one too many."""
    vowels = sum(sign in VOWELS for sign in what)
    return ("C" if not vowels else "V") if len(what) == 1 else ("CC", "VC", "VV")[vowels]


@lru_cache(maxsize=16384)
def _cost(what: str, where: str) -> float:
    edits = _edits()
    kind = class_of(what)
    learned = edits.single.get((what, where))
    return max(_LEAST[kind], edits.classes[kind, where] if learned is None else learned)


@lru_cache(maxsize=65536)
def latin(word: str) -> str:
    """A folded word in Latin letters; of scripts that write no vowels, without them."""
    return word if word.isascii() else fold(anyascii(word)).replace(" ", "") or word


@lru_cache(maxsize=65536)
def sounds_of(word: str) -> str:
    """A folded word with one sign for each sound: "khaddam" gives "χadam"."""
    return _REPEATED.sub(r"\1", _TOGETHER_FOUND.sub(lambda found: _TOGETHER[found.group()], latin(word)))


def edits_between(left: str, right: str) -> list[tuple[str, str]]:
    """The edits that make one row of sounds the other, whatever the direction: what is changed, and where.

    "^" is the first place, "$" the last, "1" the first vowel, which tells Hassan from Hussein.
    """
    found: list[tuple[str, str]] = []
    last_left, last_right = len(left) - 1, len(right) - 1
    first_left, first_right = _first_vowel(left), _first_vowel(right)
    for edit in Levenshtein.editops(left, right):
        tag, i, j = edit.tag, edit.src_pos, edit.dest_pos
        if tag == "replace":
            one, other = left[i], right[j]
            found.append((one + other if one < other else other + one, "^" if i == 0 or j == 0 else "1" if i == first_left and j == first_right else ""))
        else:
            sign, place, last = (left[i], i, last_left) if tag == "delete" else (right[j], j, last_right)
            found.append((sign, "^" if place == 0 else "$" if place == last else ""))
    return found


def _first_vowel(sounds: str) -> int:
    return next((i for i, sign in enumerate(sounds) if sign in VOWELS and not (i == 0 and sign == "y")), -1)


def _distance(left: str, right: str) -> float:
    ours, theirs = sounds_of(left), sounds_of(right)
    if not (left.isascii() and right.isascii()):
        if left.isascii() != right.isascii():
            ours, theirs = _without_vowels(ours), _without_vowels(theirs)
        elif _is_ideographic(left) or _is_ideographic(right):
            return FAR
    if ours == theirs:
        return _SAME_SOUNDS
    size, other_size = len(ours), len(theirs)
    farthest = max(size, other_size) // 2 or 1
    total = FAR
    if -farthest <= size - other_size <= farthest and Levenshtein.distance(ours, theirs, score_cutoff=farthest) <= farthest:
        total = 0.0
        for what, where in edits_between(ours, theirs):
            total += _cost(what, where)
    if total > _ARTICLE_JOINED:
        if left.startswith(_ARTICLES):
            total = min(total, _without_article(left, right))
        if right.startswith(_ARTICLES):
            total = min(total, _without_article(right, left))
    return min(FAR, total)


def _without_article(word: str, other: str) -> float:
    """The distance when the article that is written together with one of the words is left out."""
    if len(word) <= len(other) or len(word) - 2 < _LEAST_WITHOUT or other.startswith(_ARTICLES):
        return FAR
    rest = word[2:]
    return _ARTICLE_JOINED if rest == other else _ARTICLE_JOINED + _distance(*sorted((rest, other)))


def _without_vowels(sounds: str) -> str:
    return "".join(sign for sign in sounds if sign not in VOWELS) or sounds


def _is_ideographic(word: str) -> bool:
    """Whether a word is written with signs for syllables of meaning: there another sign is another name, however it sounds."""
    return any("\u3400" <= sign <= "\u9fff" for sign in word)


def word_distance(left: str, right: str) -> float:
    """How far two folded words are from being one name's spellings, 0 (equal) to 9: the log-odds that their differences take away. Symmetric."""
    if left == right:
        return 0.0
    return _distance(left, right) if left < right else _distance(right, left)
