"""How rare the words of names are, and which words stand for one another: what is known of words beyond their spelling."""

import json
import math
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from sayso.names.sounds import latin
from sayso.names.wordlists import shipped_names
from sayso.text.folding import words_of
from sayso.text.tokens import singular

__all__ = [
    "body_bits",
    "concepts_of",
    "given_names_of",
    "is_attested",
    "is_country_word",
    "is_foreign_head",
    "is_given_name",
    "is_same_given_name",
    "is_small",
    "is_translation",
    "person_bits",
]

_UNSEEN_IN_PERSONS = 13.0  # bits
_SMALL = frozenset(
    [
        "of",
        "for",
        "and",
        "in",
        "on",
        "at",
        "to",
        "de",
        "des",
        "du",
        "e",
        "i",
        "y",
        "la",
        "le",
        "les",
        "al",
        "el",
        "the",
        "d",
        "l",
        "wa",
        "fi",
        "und",
        "der",
        "die",
        "von",
        "del",
        "da",
        "do",
        "dos",
        "ya",
    ]
)
# Of the words that are translated, those that say what sort of body it is; in most languages they stand first: Liwa al-Nur, Movimiento Nueva Vida.
_HEADS = frozenset(
    [
        "movement",
        "party",
        "front",
        "army",
        "forces",
        "brigade",
        "battalion",
        "regiment",
        "division",
        "companies",
        "unit",
        "group",
        "union",
        "alliance",
        "coalition",
        "council",
        "committee",
        "organization",
        "association",
        "foundation",
        "institute",
        "center",
        "company",
        "bank",
        "government",
        "ministry",
        "guard",
        "corps",
        "university",
        "factory",
        "office",
    ]
)
_SMALL_WORD = 0.5  # bits; such words are left out and put in at will


@cache
def _counts() -> dict[str, dict[str, int]]:
    """`persons`: how often a word occurs in names of the transliteration list, all words together `_all`; `bodies`: how many bodies of the lists have it."""
    return json.loads(files("sayso.names").joinpath("words.json").read_text(encoding="utf-8"))


def _groups_of(groups: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in groups:
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _given_names() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("sayso.names").joinpath("given_names.toml").read_text(encoding="utf-8"))
    return _groups_of((str(number), words) for number, words in enumerate(data["groups"]))


@cache
def _translations() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("sayso.names").joinpath("translations.toml").read_text(encoding="utf-8"))
    return _groups_of((english, (english, *words)) for english, words in data["words"].items())


@lru_cache(maxsize=65536)
def person_bits(word: str) -> float:
    """How much it says that two persons' names share this word, in bits: 6 for Muhammad, 13 for what is hardly ever seen."""
    counts = _counts()["persons"]
    count = counts.get(latin(word), 0)
    return math.log2(30_000 / (count + 3)) if count else _UNSEEN_IN_PERSONS


@lru_cache(maxsize=65536)
def body_bits(word: str) -> float:
    """How much it says that two bodies' names share this word, in bits: 2 for Islamic, 10 for what no body of the lists is called."""
    if word in _SMALL:
        return _SMALL_WORD
    counts = _counts()["bodies"]
    return math.log2(counts["_all"] / (counts.get(word, 0) + 0.5))


@cache
def _country_words() -> frozenset[str]:
    """Words of countries' names that stand for the country: France, Lanka; not what several share (Republic, South, Islands)."""
    groups = shipped_names().aliases["location"]
    holders: dict[str, set[int]] = {}
    for number, names in enumerate(groups):
        for name in names:
            for word in words_of(name):
                holders.setdefault(word, set()).add(number)
    return frozenset(word for word, numbers in holders.items() if len(numbers) == 1 and len(word) > 1 and word not in _SMALL)


def is_country_word(word: str) -> bool:
    """Whether a word names a country by itself."""
    return word in _country_words()


def is_small(word: str) -> bool:
    """Whether a word of a body's name says nothing: of, and, wa."""
    return word in _SMALL


def is_attested(word: str, times: int) -> bool:
    """Whether at least so many bodies of the lists have the word: a word of its own, not another's misspelling."""
    return _counts()["bodies"].get(word, 0) >= times


@lru_cache(maxsize=65536)
def concepts_of(word: str) -> frozenset[str]:
    """The English words that a word of a body's name stands for, itself among them where it is one of them; empty where it is none."""
    known = _translations()
    return known.get(word) or known.get(singular(word)) or frozenset()


def is_translation(left: str, right: str) -> bool:
    """Whether two words of bodies' names stand for each other in two languages: brigade, liwa."""
    ours = concepts_of(left)
    return bool(ours) and not ours.isdisjoint(concepts_of(right))


def is_same_given_name(left: str, right: str) -> bool:
    """Whether two given names are one in two languages or a short form: Yusuf, Joseph."""
    known = _given_names()
    ours = known.get(left)
    return ours is not None and not ours.isdisjoint(known.get(right, frozenset()))


def given_names_of(word: str) -> frozenset[str]:
    """The groups of equivalent given names that hold a word, by number; none for most."""
    return _given_names().get(word, frozenset())


def is_given_name(word: str) -> bool:
    """Whether a word is among the given names that have equivalents."""
    return word in _given_names()


def is_foreign_head(word: str) -> bool:
    """Whether a word of another language says what sort of body it begins: Liwa, Harakat, Sepah."""
    known = _translations().get(word)
    return known is not None and word not in known and not known.isdisjoint(_HEADS)
