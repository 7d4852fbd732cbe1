"""One name, several kinds: the reader takes a name for a person here and for a place there, and a case knows better than a sentence."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sayso.names import Name, WordLists, read_name, shipped_names
from sayso.names.vocabulary import is_foreign_head
from sayso.record import Document, Mention

__all__ = ["as_read"]

_NAMED = frozenset({"person", "organization", "location", "facility", "weapon", "other", "event", "document"})
_WORDS = frozenset({"title", "nationality"})
_PROPER = frozenset({"person", "organization", "location", "facility"})
_DOMINANT = 2  # a kind that is read so many times as often as another has the say
_LONE = 1  # a single mention against two of another kind is a slip, too
# Particles within a name. Not those of `sayso.names` that also join descriptions (of, son): "people of Marlow" is no full name.
_SMALL = frozenset(
    ["bin", "ibn", "ben", "bint", "b", "al", "el", "ul", "de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "le", "y", "e", "ould"]
)
_PLACED = re.compile(r"\b(?:in|at|near|around|outside|inside)\s+(?:the\s+)?$", re.IGNORECASE)  # before a name: it is meant as a place
_OPENING = re.compile(r"\s?[(\[]$")
_SHORTEST = 3  # letters of a surname


def as_read(mentions: Sequence[Mention], documents: Mapping[str, Document], lists: WordLists) -> list[Mention]:
    """The mentions as resolving reads them: countries are places, and what its other mentions speak against is what those are.

    In one document, a word that is the surname of a person named in full there, and of nobody and nothing else, is that person; then, in each document and in the
    whole case, a name goes with the kind that it is read as several times as often. What is read as two kinds equally often stays two.
    """
    reading = _Reading(lists)
    settled = [replace(mention, kind="organization") if reading.is_known_body(mention) else mention for mention in _countries_as_places(mentions, lists)]
    by_document: dict[str, list[int]] = {}
    for place, mention in enumerate(settled):
        if mention.kind in _NAMED or (mention.kind in _WORDS and reading.name(mention.span.text, "organization").letters):
            by_document.setdefault(mention.document, []).append(place)
    for document, places in sorted(by_document.items()):
        text = documents[document].text if document in documents else ""
        free = [place for place in places if not _PLACED.search(text[max(0, settled[place].span.start - 12) : settled[place].span.start])]
        _surnames(settled, places, free, reading)
        _short_bodies(settled, places, free, reading)
        _introduced(settled, places, text, reading)
        _majority(settled, places, reading)
    _majority(settled, [place for places in by_document.values() for place in places], reading)
    return settled


@lru_cache(maxsize=4)
def _known_bodies(lists: WordLists) -> frozenset[tuple[str, ...]]:
    found = (read_name(name, "organization", lists) for group in shipped_names().aliases["organization"] for name in group)
    return frozenset(name.words for name in found if len(name.words) > 1 or len(name.letters) > 2)


class _Reading:
    """Names read once, and the words that are compared whatever the kind."""

    def __init__(self, lists: WordLists) -> None:
        self._lists = lists
        self.generic = lists.generic
        self._known: dict[tuple[str, str], Name] = {}

    def name(self, text: str, kind: str) -> Name:
        found = self._known.get((text, kind))
        if found is None:
            found = self._known[text, kind] = read_name(text, kind, self._lists)
        return found

    def is_known_body(self, mention: Mention) -> bool:
        """Whether names.toml has the name as a body's and the mention is of another kind."""
        return mention.kind in _NAMED and mention.kind != "organization" and self.name(mention.span.text, "organization").words in _known_bodies(self._lists)

    def key(self, mention: Mention) -> tuple[str, ...]:
        """The words of a name for any kind; empty for what is no name."""
        name = self.name(mention.span.text, "organization")
        return () if name.is_description else name.words


def _is_all_name(text: str) -> bool:
    """Whether words are a name and nothing else: "Karim al-Marlow", not "people of Marlow"."""
    return all(word[:1].isupper() or word.lower().strip(".") in _SMALL or not word[:1].isalpha() or "-" in word for word in text.split())


def _surnames(settled: list[Mention], places: Sequence[int], free: Sequence[int], reading: _Reading) -> None:
    """Give single words that are the surname of one person of the document to persons."""
    surnames: dict[str, set[tuple[str, ...]]] = {}
    in_others: set[str] = set()
    for place in places:
        mention = settled[place]
        name = reading.name(mention.span.text, mention.kind)
        if name.is_description or len(name.words) < 2:
            continue
        if mention.kind == "person" and not name.is_short and _is_all_name(name.text):
            surnames.setdefault(name.words[-1], set()).add(name.words)
        elif mention.kind in _PROPER:
            in_others.update(name.words)
    for place in free:
        mention = settled[place]
        if mention.kind == "person":
            continue
        words = reading.name(mention.span.text, "person").words
        is_surname = len(words) == 1 and len(words[0]) >= _SHORTEST and words[0] in surnames
        if is_surname and (words[0] not in in_others or mention.kind == "location"):
            settled[place] = replace(mention, kind="person")


def _short_bodies(settled: list[Mention], places: Sequence[int], free: Sequence[int], reading: _Reading) -> None:
    """Give names that are a body's of the document but for its general words to bodies: "Marlow" beside the Marlow Group."""
    shortened: set[tuple[str, ...]] = set()
    for place in places:
        mention = settled[place]
        words = reading.key(mention)
        if mention.kind == "organization" and len(words) > 1:
            count = next((n for n, word in enumerate(reversed(words)) if word not in reading.generic), len(words))
            if 0 < count < len(words):
                shortened.add(words[:-count])
    for place in free:
        mention = settled[place]
        if mention.kind != "organization" and reading.key(mention) in shortened:
            settled[place] = replace(mention, kind="organization")


def _introduced(settled: list[Mention], places: Sequence[int], text: str, reading: _Reading) -> None:
    """Give short forms the kind of the full name that they stand behind in brackets, everywhere in the document."""
    ends = {settled[place].span.end: settled[place] for place in places if settled[place].kind in _PROPER}
    kinds: dict[tuple[str, ...], str] = {}
    for place in places:
        mention = settled[place]
        opening = _OPENING.search(text[max(0, mention.span.start - 3) : mention.span.start])
        full = ends.get(mention.span.start - len(opening.group())) if opening is not None else None
        if full is not None and reading.name(mention.span.text, "organization").letters and full.kind != "person":
            kinds.setdefault(reading.key(mention), full.kind)
    for place in places:
        kind = kinds.get(reading.key(settled[place]))
        if kind is not None:
            settled[place] = replace(settled[place], kind=kind)


def _majority(settled: list[Mention], places: Sequence[int], reading: _Reading) -> None:
    """Let the kind that a name is read as most often have the say where it is much the more frequent."""
    kinds: dict[tuple[str, ...], Counter[str]] = {}
    for place in places:
        key = reading.key(settled[place])
        if key:
            kinds.setdefault(key, Counter())[settled[place].kind] += 1
    for place in places:
        mention = settled[place]
        key = reading.key(mention)
        if not key or len(kinds[key]) < 2:
            continue
        proper = {kind: count for kind, count in kinds[key].items() if kind in _PROPER}
        if not proper:
            continue
        best, count = min(proper.items(), key=lambda one: (-one[1], one[0]))
        if mention.kind not in _PROPER:
            settled[place] = replace(mention, kind=best)
            continue
        if is_foreign_head(key[0]) and len(key) > 1:
            best, count = "organization", _DOMINANT * max(kinds[key].values())
        own = kinds[key][mention.kind]
        if mention.kind != best and (count >= _DOMINANT * own or (own == _LONE and count > own)):
            settled[place] = replace(mention, kind=best)


def _countries_as_places(mentions: Sequence[Mention], lists: WordLists) -> list[Mention]:
    """The mentions, a country that was read as a body (it acts like one) as the place: one entity wherever it is named."""
    countries = _countries(lists)
    found: dict[str, bool] = {}
    result: list[Mention] = []
    for mention in mentions:
        is_country = False
        if mention.kind in ("organization", "facility", "other"):
            text = mention.span.text
            if text not in found:
                name = read_name(text, "location", lists)
                found[text] = not name.is_description and name.words in countries
            is_country = found[text]
        result.append(_as_location(mention) if is_country else mention)
    return result


@lru_cache(maxsize=4)
def _countries(lists: WordLists) -> frozenset[tuple[str, ...]]:
    return frozenset(read_name(name, "location", lists).words for group in shipped_names().aliases.get("location", ()) for name in group)


def _as_location(mention: Mention) -> Mention:
    return Mention(id=mention.id, document=mention.document, article=mention.article, span=mention.span, kind="location", antecedent=mention.antecedent)
