"""The word lists and known aliases behind `names.toml`, together with the codebook's."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from sayso.codebook import Codebook
from sayso.text.folding import fold, words_of

__all__ = ["Kinds", "NameData", "WordLists", "shipped_names", "word_lists"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """`compatible` pairs of kinds can be one thing; `words` are kinds whose mentions are words for a kind of thing, not names of one."""

    compatible: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameData:
    """All of names.toml, as it stands there."""

    titles: tuple[str, ...]
    particles: tuple[str, ...]
    sons: tuple[str, ...]
    joined: Mapping[str, str]
    joined_to_last: tuple[str, ...]
    legal_forms: tuple[str, ...]
    generic: tuple[str, ...]
    place_kinds: tuple[str, ...]
    distinguishing: tuple[str, ...]
    numbers: Mapping[str, str]
    spellings: Mapping[str, str]
    kinds: Kinds
    aliases: Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordLists:
    """Folded words, ready for lookup.

    `titles` are runs of words before a person's name, `offices` those of them that are a rank or post and can have a body or country before them;
    `common` are words that name nothing by themselves, `heads` those of them that say what a body or facility is.
    """

    titles: frozenset[tuple[str, ...]]
    offices: frozenset[tuple[str, ...]]
    particles: frozenset[str]
    sons: frozenset[str]
    joined: Mapping[str, str]
    joined_to_last: frozenset[str]
    legal_forms: frozenset[tuple[str, ...]]
    generic: frozenset[str]
    place_kinds: frozenset[tuple[str, ...]]
    distinguishing: frozenset[str]
    numbers: Mapping[str, str]
    spellings: Mapping[tuple[str, ...], str]
    pronouns: frozenset[str]
    heads: frozenset[str]
    common: frozenset[str]
    compatible: frozenset[tuple[str, str]]
    words: frozenset[str]

    def may_be_one(self, left: str, right: str) -> bool:
        """Whether something of the one kind can be something of the other."""
        return left == right or (left, right) in self.compatible


@cache
def shipped_names() -> NameData:
    """The names.toml that sayso ships."""
    text = files("sayso.names").joinpath("names.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), NameData)


def word_lists(codebook: Codebook) -> WordLists:
    """The lists of names.toml and of the codebook's lexicon, folded."""
    return _word_lists(tuple(sorted((name, tuple(words)) for name, words in codebook.lexicon.items())))


@lru_cache(maxsize=4)
def _word_lists(codebook_lexicon: tuple[tuple[str, tuple[str, ...]], ...]) -> WordLists:
    data = shipped_names()
    lexicon = dict(codebook_lexicon)
    offices = [word for name in ("ranks", "leader_posts", "posts") for word in lexicon.get(name, ())]
    titles = [*data.titles, *offices, *lexicon.get("rank_abbreviations", ()), *lexicon.get("honorifics", ())]
    heads = _folded([*lexicon.get("body_words", ()), *lexicon.get("facility_words", ())])
    common = heads.union(*(_folded(lexicon.get(name, ())) for name in ("unnamed_words", "document_words", "event_words", "weapon_words")))
    return WordLists(
        titles=_runs(titles),
        offices=_runs(offices),
        particles=_folded(data.particles) | frozenset(data.particles),
        sons=_folded(data.sons),
        joined={fold(word): plain for word, plain in data.joined.items()},
        joined_to_last=_folded(data.joined_to_last),
        legal_forms=_runs(data.legal_forms),
        generic=_folded(data.generic),
        place_kinds=_runs(data.place_kinds),
        distinguishing=_folded(data.distinguishing),
        numbers=dict(data.numbers),
        spellings={tuple(fold(words).split()): plain for words, plain in data.spellings.items()},
        pronouns=_folded(lexicon.get("pronouns", ())),
        heads=heads,
        common=common | _folded(titles),
        compatible=frozenset(pair for left, right in data.kinds.compatible for pair in ((left, right), (right, left))),
        words=frozenset(data.kinds.words),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _runs(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(phrase) for phrase in phrases)
