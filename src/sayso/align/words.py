"""The words behind an argument: content words, head, and what kin predicates have."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from sayso.text.folding import fold
from sayso.text.tokens import singular, tokenize

__all__ = ["WordData", "are_kin", "content_words", "head_word", "word_data"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordData:
    """All of words.toml."""

    named_kinds: frozenset[str]
    stop_words: frozenset[str]
    head_ends: frozenset[str]
    referring: frozenset[str]
    contrasts: tuple[str, ...]
    lasting: frozenset[str]
    kin: frozenset[tuple[str, str]]
    roles: tuple[str, ...]


@cache
def word_data() -> WordData:
    """The words.toml that sayso ships."""
    text = files("sayso.align").joinpath("words.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), WordData)


def are_kin(left: str, right: str) -> bool:
    """Whether two different predicates can speak of one thing."""
    kin = word_data().kin
    return (left, right) in kin or (right, left) in kin


@lru_cache(maxsize=65536)
def content_words(text: str) -> tuple[str, ...]:
    """The words of an argument that carry something, folded, nouns in the singular, figures left out, in order."""
    stop_words = word_data().stop_words
    found: list[str] = []
    for token in tokenize(text, 0, len(text)):
        word = singular(fold(token.lower))
        if word and word not in stop_words and token.lower not in stop_words and not word.replace(" ", "").isdigit() and word[0].isalnum():
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=65536)
def head_word(text: str) -> str | None:
    """What an argument is at its core: "soldier" of "four soldiers of the Fourth Division"; None where no word carries anything."""
    head_ends = word_data().head_ends
    end = len(text)
    for token in tokenize(text, 0, len(text)):
        if token.lower in head_ends and content_words(text[: token.start]):
            end = token.start
            break
    words = content_words(text[:end])
    return words[-1] if words else None
