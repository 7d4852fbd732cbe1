"""Word lists as the rules need them: classes of words, places, and the codebook's words keyed for looking up."""

import math
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

from sayso.codebook import Codebook, Words

__all__ = ["Classes", "Lexicon", "NamingPattern", "Pattern", "build_lexicon", "load_classes", "load_places"]

_DATA = files("sayso.reader.rules") / "data"


@dataclass(frozen=True, slots=True)
class Classes:
    """What the counted tables hold: classes of known words, and how likely a class is after two others.

    `follows[(first * n + second) * n + third]` is a natural logarithm; `words` gives (class, share) pairs.
    """

    names: tuple[str, ...]
    index: dict[str, int]
    words: dict[str, tuple[tuple[int, float], ...]]
    common: frozenset[str]
    share: tuple[float, ...]
    follows: list[float]


@cache
def load_classes() -> Classes:
    """Read both tables; a second call gives the same object."""
    triples: list[tuple[str, str, str, int]] = []
    for line in (_DATA / "follows.tsv").read_text(encoding="utf-8").splitlines():
        earlier, last, name, count = line.split(" ")
        triples.append((earlier, last, name, int(count)))
    names = tuple(sorted({name for triple in triples for name in triple[:3]}))
    index = {name: place for place, name in enumerate(names)}
    size = len(names)
    single = [0.0] * size
    pairs = [0.0] * (size * size)
    threes = [0.0] * (size * size * size)
    before = [0.0] * (size * size)
    first = [0.0] * size
    for earlier, last, name, count in triples:
        one, two, three = index[earlier], index[last], index[name]
        single[three] += count
        first[two] += count
        pairs[two * size + three] += count
        before[one * size + two] += count
        threes[(one * size + two) * size + three] += count
    total = sum(single)
    follows = [0.0] * (size * size * size)
    for one_two in range(size * size):
        two = one_two % size
        seen = before[one_two]
        for three in range(size):
            # Weights as deleted interpolation finds them on the same counts, rounded.
            chance = 0.08 * single[three] / total + 1e-6
            if first[two]:
                chance += 0.32 * pairs[two * size + three] / first[two]
            if seen:
                chance += 0.60 * threes[one_two * size + three] / seen
            follows[one_two * size + three] = math.log(chance)
    words: dict[str, tuple[tuple[int, float], ...]] = {}
    common: set[str] = set()
    for line in (_DATA / "classes.tsv").read_text(encoding="utf-8").splitlines():
        word, count, shares = line.split("\t")
        found = tuple((index[name], int(share) / 100) for name, share in (pair.rsplit(":", 1) for pair in shares.split(" ")) if name in index)
        if found:
            words[word] = found
            if int(count) >= 5:  # seen often enough to be a word of its own where it is capitalised at the start of a sentence
                common.add(word)
    return Classes(names, index, words, frozenset(common), tuple(value / total for value in single), follows)


@cache
def load_places() -> dict[str, str]:
    """Names of states, cities and nationalities in lower case, each with its kind."""
    text = (_DATA / "places.tsv").read_text(encoding="utf-8")
    return {name: kind for name, _, kind in (line.partition("\t") for line in text.splitlines())}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of the codebook's trigger words: the predicate, its frame, and the words after the first."""

    predicate: str
    frame: Words
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamingPattern:
    """One entry of the codebook's namings: its mode, how it joins two names, the words after the first, and the words before whose name it is."""

    mode: str
    kind: Literal["between", "names", "common", "verbs", "equals"]
    rest: tuple[str, ...]
    links: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The codebook's words keyed by their first word, and its lists as sets."""

    codebook: Codebook
    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    suffixes: dict[str, tuple[Pattern, ...]]
    phrases: dict[str, tuple[Pattern, ...]]
    cue_verbs: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    cue_nouns: dict[str, str]
    cue_phrases: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    hedges: dict[str, tuple[tuple[str, ...], ...]]
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    namings: dict[str, tuple[NamingPattern, ...]] = field(default_factory=dict)

    def words(self, name: str) -> frozenset[str]:
        """A list of the codebook's lexicon, empty where it has none of that name."""
        return self.sets.get(name, frozenset())


_Key = TypeVar("_Key")


def _by_first(entries: list[tuple[tuple[str, ...], _Key]]) -> dict[str, tuple[_Key, ...]]:
    groups: dict[str, list[tuple[int, _Key]]] = {}
    for words, value in entries:
        groups.setdefault(words[0], []).append((len(words), value))
    return {first: tuple(value for _, value in sorted(group, key=lambda item: -item[0])) for first, group in groups.items()}


def build_lexicon(codebook: Codebook) -> Lexicon:
    """Key the codebook's trigger words, words of saying and hedges by their first word, the longest entries first."""
    kinds: dict[str, list[tuple[tuple[str, ...], Pattern]]] = {"verbs": [], "nouns": [], "suffixes": [], "phrases": []}
    for name, predicate in codebook.predicates.items():
        for frame in predicate.words:
            for kind, entries in kinds.items():
                for entry in getattr(frame, kind):
                    words = tuple(entry.lower().split())
                    entries.append((words, Pattern(name, frame, words[1:])))
    cue_verbs: list[tuple[tuple[str, ...], tuple[str, tuple[str, ...]]]] = []
    cue_phrases: list[tuple[tuple[str, ...], tuple[str, tuple[str, ...]]]] = []
    cue_nouns: dict[str, str] = {}
    for saying in codebook.sayings:
        for source, target in ((saying.verbs, cue_verbs), (saying.phrases, cue_phrases)):
            for entry in source:
                words = tuple(entry.lower().split())
                target.append((words, (saying.stance, words[1:])))
        for noun in saying.nouns:
            cue_nouns.setdefault(noun, saying.stance)
    hedges = [(words, words) for hedge in codebook.hedges for words in (tuple(entry.lower().split()) for entry in hedge.words)]
    return Lexicon(
        codebook=codebook,
        verbs=_by_first(kinds["verbs"]),
        nouns=_by_first(kinds["nouns"]),
        suffixes=_by_first(kinds["suffixes"]),
        phrases=_by_first(kinds["phrases"]),
        cue_verbs=_by_first(cue_verbs),
        cue_nouns=cue_nouns,
        cue_phrases=_by_first(cue_phrases),
        hedges=_by_first(hedges),
        sets={name: frozenset(words) for name, words in codebook.lexicon.items()},
        namings=_namings(codebook),
    )


def _namings(codebook: Codebook) -> dict[str, tuple[NamingPattern, ...]]:
    entries: list[tuple[tuple[str, ...], NamingPattern]] = []
    for naming in codebook.namings:
        links = tuple(tuple(link.lower().split()) for link in naming.links)
        groups: tuple[tuple[Literal["between", "names", "common", "verbs", "equals"], tuple[str, ...]], ...] = (
            ("between", naming.between),
            ("names", naming.names),
            ("common", naming.common),
            ("verbs", naming.verbs),
            ("equals", naming.equals),
        )
        for kind, listed in groups:
            for entry in listed:
                words = tuple(entry.lower().split())
                entries.append((words, NamingPattern(naming.mode, kind, words[1:], links)))
    return _by_first(entries)
