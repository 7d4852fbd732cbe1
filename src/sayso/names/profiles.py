"""A name prepared for being compared: its words with what is known of each, worked out once."""

from dataclasses import dataclass
from functools import lru_cache

from sayso.names.reading import Name
from sayso.names.sounds import sounds_of
from sayso.names.vocabulary import body_bits, is_country_word, is_given_name, is_small, person_bits

__all__ = ["Profile", "is_particle", "profile_of"]

_INITIAL_BITS = 3.0
_PARTICLE = 0.25  # a particle left out counts a quarter of a word, an initial half of one
_INITIAL = 0.5
_LEAST_RARITY = 0.4
_RARITY = 12.0  # bits on which a word left out counts whole
_VOWELS = frozenset("aeiouy")
_PARTICLES = frozenset(
    [
        "bin",
        "ibn",
        "ben",
        "bint",
        "binti",
        "son",
        "of",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "y",
        "e",
        "ould",
        "walad",
    ]
)


@dataclass(frozen=True, slots=True)
class Profile:
    """`bits` is how rare each word is, `weight` what it counts when it is left out; `size` its letters, `joined` its sounds without blanks, `letters` the same sorted.

    Of bodies, `small` says which words say nothing, `countries` where words stand that name a country.
    """

    words: tuple[str, ...]
    bits: tuple[float, ...]
    weight: tuple[float, ...]
    size: int
    joined: str
    letters: str
    sorted_words: str
    numbers: frozenset[str]
    marks: frozenset[str]
    initials: frozenset[str]
    has_kunya: bool
    small: tuple[bool, ...]
    countries: frozenset[int]


def is_particle(word: str) -> bool:
    """Whether a word of a person's name only joins others: bin, de, van."""
    return word in _PARTICLES


@lru_cache(maxsize=200_000)
def profile_of(name: Name) -> Profile:
    """The profile of a name, for its kind: persons' words and all others' are weighed differently."""
    return _person(name) if name.kind == "person" else _body(name)


def _person(name: Name) -> Profile:
    words = tuple(part for word in name.words for part in (word if _is_initials(word) else (word,)))
    bits = tuple(person_bits(word) if len(word) > 1 else _INITIAL_BITS for word in words)
    weight = tuple(_weight(word, rarity) for word, rarity in zip(words, bits, strict=True))
    return _profile(name, words, bits, weight)


def _is_initials(word: str) -> bool:
    """Whether a word is two initials written together: JC Juncker."""
    return len(word) == 2 and word.isascii() and word.isalpha() and not _VOWELS & {*word} and not is_given_name(word)


def _weight(word: str, rarity: float) -> float:
    share = _PARTICLE if word in _PARTICLES else _INITIAL if len(word) == 1 else 1.0
    return share * min(1.0, _LEAST_RARITY + rarity / _RARITY)


def _body(name: Name) -> Profile:
    words = _letters_together(name.words)
    bits = tuple(body_bits(word) for word in words)
    return _profile(name, words, bits, bits)


def _profile(name: Name, words: tuple[str, ...], bits: tuple[float, ...], weight: tuple[float, ...]) -> Profile:
    joined = "".join(sounds_of(word) for word in words)
    small = tuple(is_small(word) for word in words)
    full = [word for word, says_nothing in zip(words, small, strict=True) if not says_nothing]
    initials = (
        frozenset(("".join(word[0] for word in words), "".join(word[0] for word in full))) if name.kind != "person" and len(words) > 1 else frozenset[str]()
    )
    return Profile(
        words=words,
        bits=bits,
        weight=weight,
        size=sum(map(len, words)),
        joined=joined,
        letters="".join(sorted(joined)),
        sorted_words=" ".join(sorted(words)),
        numbers=frozenset(word for word in words if word.isdigit()),
        marks=name.marks,
        initials=initials,
        has_kunya=any(word.startswith("abu") and len(word) > 3 for word in words),
        small=small,
        countries=frozenset(place for place, word in enumerate(words) if is_country_word(word)),
    )


def _letters_together(words: tuple[str, ...]) -> tuple[str, ...]:
    """Single letters in a row as one word: N P C International, NPC International."""
    result: list[str] = []
    run = ""
    for word in (*words, ""):
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            result.append(run)
            run = ""
        if word:
            result.append(word)
    return tuple(result)
