"""Names and words made comparable, however they are spelt."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii

__all__ = ["fold", "skeleton", "words_of"]

_DATA: dict[str, Any] = tomllib.loads(files("sayso.text").joinpath("folding.toml").read_text(encoding="utf-8"))
_CACHED = 200  # characters: names are kept in the cache, whole texts are not
_ARTICLES = frozenset(_DATA["articles"])
_COMPOUNDS: dict[str, str] = _DATA["compounds"]
_LETTERS = str.maketrans(_DATA["letters"])
_MARKED = str.maketrans({letter: sound for mark, sound in _DATA["marked"].items() for letter in {mark, mark.upper()} if len(letter) == 1})
_SOUNDS = {spelling: group["sound"] for group in _DATA["sounds"] for spelling in group["spellings"]}
_SOUND = re.compile("|".join(sorted(map(re.escape, _SOUNDS), key=lambda spelling: (-len(spelling), spelling))))
_ASSIMILATED = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(_DATA['assimilated'], key=lambda word: (-len(word), word)))})[-‐‑'’]{{1,2}}(?=\w)", re.IGNORECASE)

_POSSESSIVE = re.compile(r"(?<=\w)['’‘`´]s(?!\w)", re.IGNORECASE)
# Apostrophes, half rings and primes (ʿayn and hamza), stops, joiners, the tatweel: they part no words.
_NOTHING = re.compile(r"[’‘'`´ʹʻʼʽʾʿˈ′‛.\u00ad\u200b-\u200f\u0640\u2060\ufeff]")
# Canonical combining classes of accents above, below and through letters, and of Hebrew and Arabic points. The marks of other scripts (voiced kana, viramas, nuktas)
# are letters to their readers and stay.
_ACCENTS = frozenset([1, *range(10, 36), *range(200, 241)])
_NOT_WORDS = re.compile(r"[\W_]+")
_INITIAL_A = re.compile(r"(?:(?<=\s)A\b(?!\.)|\bA\.)(?=[\s.\w])")
_VOWELS = re.compile(r"[aeiouyw]+")
_VOWEL_LETTERS = frozenset("aeiou")
_REPEATED = re.compile(r"(.)\1+")
# "Abd" and an article written together with the name of God that follows ("abdurrahman"; "abdullah" stays whole), and "-uddin" at a word's end.
_SERVANT = re.compile(r"abd[aeou](?:l|r(?=r)|s(?=s)|n(?=n)|z(?=z)|t(?=t)|d(?=d))(?!lah|la$|ah|a$)(?=...)")
_FAITH = re.compile(r"(?<=...)[aeou]dd(?:i|ee)ne?$")


def _plain(text: str) -> str:
    """Lower case, no accents, no possessives, no apostrophes; words parted by single blanks."""
    bare = _NOTHING.sub("", _POSSESSIVE.sub("", text))
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = (
            unicodedata.normalize("NFC", "".join(letter for letter in decomposed if unicodedata.combining(letter) not in _ACCENTS)).lower().translate(_LETTERS)
        )
        bare = _NOTHING.sub("", bare)  # what decomposing brought to light: the stretch mark inside an Arabic presentation form
        # Marks are no word characters to `re`, and letters to readers of scripts that write vowels with them.
        bare = "".join(letter if letter.isalnum() or unicodedata.category(letter).startswith("M") else " " for letter in bare)
        return " ".join(bare.split())
    return _NOT_WORDS.sub(" ", bare.lower()).strip()


@lru_cache(maxsize=32768)
def _words(name: str) -> tuple[str, ...]:
    words = _plain(name).split()
    if "a" in words and _INITIAL_A.search(name):  # an initial, as in "A. Jones", is no article
        kept = [word for word in words if word == "a" or word not in _ARTICLES]
    else:
        kept = [word for word in words if word not in _ARTICLES]
    return tuple(kept or words)


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, in order, without articles ("The Al-Noor Front’s" gives noor, front).

    A name of articles alone keeps them, so that nothing folds to nothing but what has no letter or figure.
    """
    return _words(name) if len(name) <= _CACHED else _words.__wrapped__(name)


def fold(text: str) -> str:
    """The text without what spelling varies in: case, accents, apostrophes, hyphens, articles, possessives, white space."""
    return " ".join(words_of(text))


def _sounds(word: str) -> str:
    """The consonants of one Latin word in lower case, by classes of sound; a vowel at its head counts as one letter."""
    single = _REPEATED.sub(r"\1", word)
    sounds = _REPEATED.sub(r"\1", _SOUND.sub(lambda found: _SOUNDS[found.group()], single))
    is_vowel = sounds[:1] in _VOWEL_LETTERS or (sounds[:1] == "y" and sounds[1:2] not in _VOWEL_LETTERS)
    return ("A" if is_vowel else sounds[:1]) + _VOWELS.sub("", sounds[1:].replace("h", ""))


@lru_cache(maxsize=65536)
def _skeleton_of_word(word: str) -> str:
    """The skeleton of one word; "abdurrahman" gives two parts, as "abd al-rahman" does, and so does "nasreddin"."""
    word = _COMPOUNDS.get(word, word)
    if word.isdigit():
        return word
    servant = _SERVANT.match(word)
    if servant:
        return f"Abd {_sounds(word[servant.end() :])}"
    faith = _FAITH.search(word)
    if faith:
        return f"{_sounds(word[: faith.start()])} dn"
    return _sounds(word)


@lru_cache(maxsize=32768)
def _skeleton(name: str) -> str:
    latin = anyascii(unicodedata.normalize("NFC", name.replace("\u0640", "")).translate(_MARKED))
    words = _plain(_ASSIMILATED.sub(" ", latin)).split()
    kept = [word for word in words if word not in _ARTICLES] or words
    return " ".join(filter(None, map(_skeleton_of_word, kept)))


def skeleton(name: str) -> str:
    """The consonant skeleton of a name's words, joined by a blank: equal for most spellings of one Arabic or Persian name.

    It proposes and does not prove: it is the same for Hassan and Hussein. Other scripts are romanised first, without their unwritten vowels.
    """
    return _skeleton(name) if len(name) <= _CACHED else _skeleton.__wrapped__(name)
