"""The words that tell the parts of a page apart, loaded from `markers.toml` and made ready to look up.

Lists of words are data: somebody who reads pages in a language that is missing can add it without touching code.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Markers", "Starts", "fold", "load_markers"]

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SPACES = re.compile(r"\s+")
_ENDS = " \t\n.,:;|»«›‹>→←•·*-–—+=_~#!/\\\"'()[]{}©"


def fold(text: str) -> str:
    """A line as markers are compared: no case, no punctuation at its ends, single spaces, every number a "#"."""
    folded = _SPACES.sub(" ", text).casefold().replace("\u2019", "'").strip(_ENDS)
    return _DIGITS.sub("#", folded) if any(map(str.isdigit, folded)) else folded


def _key(word: str) -> str:
    """A word of a list as it is compared; its "#" stands for a number, and is no mark at its end."""
    return fold(word.replace("#", "0")) or word


@dataclass(frozen=True, slots=True)
class Starts:
    """Phrases that lines begin with, found by their first word."""

    phrases: Mapping[str, tuple[str, ...]]

    def match(self, folded: str) -> str | None:
        """The longest phrase that the folded line begins with as whole words, or None."""
        first = folded.split(" ", 1)[0].rstrip(":.,»|-–—")
        for phrase in self.phrases.get(first, ()):
            if folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum():
                return phrase
        return None


def _starts(phrases: Iterable[str]) -> Starts:
    found: dict[str, list[str]] = {}
    for phrase in sorted({_key(phrase) for phrase in phrases}, key=lambda each: (-len(each), each)):
        found.setdefault(phrase.split(" ", 1)[0].rstrip(":.,»|-–—"), []).append(phrase)
    return Starts({first: tuple(each) for first, each in found.items()})


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_key, words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Markers:
    """All lists, folded. `lines` and `starts` and `contains` are by kind of marker; `months` from a name to its number, 1 to 12."""

    lines: Mapping[str, str]
    starts: Mapping[str, Starts]
    contains: Mapping[str, tuple[str, ...]]
    labels: frozenset[str]
    updates: frozenset[str]
    weekdays: frozenset[str]
    clock: frozenset[str]
    ago: frozenset[str]
    future: frozenset[str]
    until: frozenset[str]
    year_words: frozenset[str]
    documents: frozenset[str]
    months: Mapping[str, int]
    month_languages: Mapping[str, frozenset[str]]
    byline_cues: Starts
    glued_cues: tuple[str, ...]
    roles: frozenset[str]
    particles: frozenset[str]
    openers: frozenset[str]
    about: frozenset[str]
    bio: Starts
    descriptions: tuple[str, ...]
    agencies: frozenset[str]
    outlet_words: frozenset[str]
    cities: frozenset[str]
    permission: tuple[str, ...]
    texts: frozenset[str]
    institutions: Starts
    source_fields: frozenset[str]
    fields: Mapping[str, str]
    unfinished: frozenset[str]
    reading: re.Pattern[str]


def _reading(table: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """A pattern for "Two-minute read", "5 min read", "120 views"."""
    numbers = "|".join(sorted(map(re.escape, table["numbers"]), key=len, reverse=True))
    endings = "|".join(re.escape(each).replace(r"\ ", "[ -]") for each in sorted(table["endings"], key=len, reverse=True))
    return re.compile(rf"(?:\d{{1,6}}|{numbers})[ -](?:{endings})\b", re.IGNORECASE)


@cache
def load_markers() -> Markers:
    """The project's own lists."""
    data = tomllib.loads(files("sayso.read").joinpath("markers.toml").read_text(encoding="utf-8"))
    dates, bylines, publishers = data["dates"], data["bylines"], data["publishers"]
    months: dict[str, int] = {}
    month_languages: dict[str, set[str]] = {}
    for language, names in data["months"].items():
        for number, spellings in enumerate(names, start=1):
            for spelling in spellings:
                months.setdefault(spelling, number)
                month_languages.setdefault(spelling, set()).add(language)
    # The order settles words that stand in two lists: comments and tails end an article, so they go before plain navigation.
    lines = {_key(line): kind for kind in ("sections", "buttons", "boilerplate", "image", "navigation", "tail", "comments") for line in data["lines"][kind]}
    return Markers(
        lines=lines,
        starts={kind: _starts(phrases) for kind, phrases in data["starts"].items()},
        contains={kind: tuple(phrases) for kind, phrases in data["contains"].items()},
        labels=_set(dates["labels"]),
        updates=_set(dates["updates"]),
        weekdays=_set(dates["weekdays"]),
        clock=_set(dates["clock"]),
        ago=_set(dates["ago"]),
        future=_set(dates["future"]),
        until=_set(dates["until"]),
        year_words=_set(dates["year"]),
        documents=_set(dates["documents"]),
        months=months,
        month_languages={name: frozenset(languages) for name, languages in month_languages.items()},
        byline_cues=_starts(bylines["cues"]),
        glued_cues=tuple(bylines["glued"]),
        roles=_set(bylines["roles"]),
        particles=_set(bylines["particles"]),
        openers=_set(bylines["openers"]),
        about=_set(bylines["about"]),
        bio=_starts(bylines["bio"]),
        descriptions=tuple(bylines["descriptions"]),
        agencies=_set(publishers["agencies"]),
        outlet_words=_set(publishers["words"]),
        cities=_set(publishers["cities"]),
        permission=tuple(publishers["permission"]),
        texts=_set(publishers["texts"]),
        institutions=_starts(publishers["institutions"]),
        source_fields=_set(publishers["fields"]),
        fields={fold(key): role for role, keys in data["fields"].items() for key in keys},
        unfinished=_set(data["wrapping"]["unfinished"]),
        reading=_reading(data["reading"]),
    )
