"""The words and weights of `places.toml`: what says of a name which kind of place it is, and what speaks of a country."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from sayso.names.wordlists import shipped_names
from sayso.resolve.gazetteer import Gazetteer, shipped_gazetteer
from sayso.text.folding import fold

__all__ = ["CountryWord", "PlaceData", "PlaceWords", "place_words"]

_TOKEN = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_]+(?:-[^\W\d_]+)*")  # "U.S." stays whole, and so does "Syrian-backed", which places nothing
_TWO_COUNTRIES = frozenset({"georgia"})  # a state of the United States as often: it is no evidence for either


class PlaceData(msgspec.Struct, frozen=True, kw_only=True):
    """All of places.toml, as it stands there."""

    least: float
    margin: float
    sure: float
    points: dict[str, float]
    limits: dict[str, float]
    kinds: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    demonyms: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CountryWord:
    """Words that speak of a country, at their place in a text: its name, or ("Syrian") a word for what is its own."""

    start: int
    end: int
    country: str
    is_demonym: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlaceWords:
    """Folded words, ready for lookup. `countries` are the names of states, `kinds` which kind of place a word says that a name is of."""

    countries: Mapping[str, str]
    kinds: Mapping[str, str]
    other: frozenset[str]
    parts: frozenset[str]
    larger: frozenset[str]
    between: frozenset[str]
    common: frozenset[str]
    two_countries: frozenset[str]
    spoken: Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]

    def countries_in(self, text: str) -> Iterator[CountryWord]:
        """What a text says of countries, in order; the longest name counts."""
        tokens = list(_TOKEN.finditer(text))
        position = 0
        while position < len(tokens):
            token = tokens[position]
            step = 1
            for words, country, is_demonym in self.spoken.get(token[0], ()):
                last = position + len(words) - 1
                if last < len(tokens) and all(tokens[position + i][0] == word for i, word in enumerate(words)):
                    yield CountryWord(token.start(), tokens[last].end(), country, is_demonym)
                    step = len(words)
                    break
            position += step


@cache
def place_words() -> tuple[PlaceData, PlaceWords]:
    """The places.toml that sayso ships, with the names of states of names.toml and of the gazetteer."""
    data = msgspec.convert(tomllib.loads(files("sayso.resolve").joinpath("places.toml").read_text(encoding="utf-8")), PlaceData)
    names = _names_of_countries(shipped_gazetteer())
    spoken: dict[str, set[tuple[tuple[str, ...], str, bool]]] = {}
    for text, country in names.items():
        if fold(text) not in _TWO_COUNTRIES:
            _add(spoken, text.removeprefix("the "), country, is_demonym=False)
    for country, texts in data.demonyms.items():
        for text in texts:
            _add(spoken, text, country, is_demonym=True)
    return data, PlaceWords(
        countries={fold(text): country for text, country in names.items()},
        kinds={fold(word): kind for kind, words in data.kinds.items() for word in words},
        other=_folded(data.words["other"]),
        parts=_folded(data.words["parts"]),
        larger=_folded(data.words["larger"]),
        common=_folded(word for name in ("other", "parts", "between") for word in data.words[name])
        | _folded(word for words in data.kinds.values() for word in words),
        two_countries=_TWO_COUNTRIES,
        between=_folded(data.words["between"]) | _folded(data.words["parts"]),
        spoken={first: tuple(sorted(entries, key=lambda one: (-len(one[0]), one))) for first, entries in spoken.items()},
    )


def _names_of_countries(gazetteer: Gazetteer) -> dict[str, str]:
    """The code of each state by its names: those of the gazetteer, and those of names.toml that stand in one group with them."""
    codes = {fold(country.name): code for code, country in gazetteer.countries.items()}
    names = {country.name: code for code, country in gazetteer.countries.items()}
    for group in shipped_names().aliases.get("location", ()):
        found = {codes[fold(name)] for name in group if fold(name) in codes}
        if not found:
            found = {candidate.country for name in group for candidate, _ in gazetteer.named(fold(name)) if candidate.kind == "country"}
        if len(found) == 1:
            names |= dict.fromkeys(group, found.pop())
    return names


def _add(spoken: dict[str, set[tuple[tuple[str, ...], str, bool]]], text: str, country: str, *, is_demonym: bool) -> None:
    words = tuple(token[0] for token in _TOKEN.finditer(text))
    if words:
        spoken.setdefault(words[0], set()).add((words, country, is_demonym))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
