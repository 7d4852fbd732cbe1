"""Two spellings compared: a score with the signals that gave it."""

import json
import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import Final

import msgspec

from sayso.codebook import load_codebook
from sayso.names.aliases import alias_groups
from sayso.names.alignment import Aligned
from sayso.names.bodies import BODY_TERMS, align_bodies, body_terms
from sayso.names.persons import PERSON_TERMS, align_persons, person_terms
from sayso.names.profiles import Profile, profile_of
from sayso.names.reading import Name, read_name
from sayso.names.wordlists import WordLists, word_lists

__all__ = ["KINDS", "Comparison", "NameComparer", "NameSignal", "compare_names"]

KINDS: Final = ("person", "organization", "location", "facility", "weapon", "other")
"""The kinds of names that are compared; all but persons' are compared as bodies' are."""
_SAME_SPELLING = 0.0
_MOST = 60.0  # log-odds beyond which a score is 0 or 1 in any case


@dataclass(frozen=True, slots=True)
class NameSignal:
    """One reason for or against: its name, the words that a user is shown, and the log-odds that it added against an average pair of near names.

    `value` is the signal's share in all that was added for or against, 0 to 1. `detail` gives the words of the names that it is about.
    """

    name: str
    words: str
    value: float
    points: float
    detail: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """How likely two spellings are of one name, 0 to 1, and the signals behind it, strongest for the pair first.

    `score` is the logistic of `base` and all points: nothing else goes into it. It is the likelihood among names that are near enough to be mistaken for each other,
    half of them one; it is no likelihood that two persons are one: two can bear one name. The signals are worked out when they are asked for.
    """

    left: str
    right: str
    kind: str
    score: float
    _explain: Callable[[], tuple[float, tuple[NameSignal, ...]]] = field(compare=False)

    @property
    def base(self) -> float:
        """Where an average pair of near names starts, in log-odds."""
        return self._explain()[0]

    @property
    def signals(self) -> tuple[NameSignal, ...]:
        """The reasons, strongest for the pair first."""
        return self._explain()[1]

    def __repr__(self) -> str:
        """All of it, as a notebook shows it."""
        return f"Comparison(left={self.left!r}, right={self.right!r}, kind={self.kind!r}, score={self.score!r}, base={self.base!r}, signals={self.signals!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signal:
    name: str
    words: str
    definition: str
    figures: tuple[str, ...]
    absent: str = ""
    points: float = 0.0

    def shown(self, *, is_there: bool) -> str:
        """The words for a pair that has what the signal is about, or has not."""
        return self.words if is_there or not self.absent else self.absent


@dataclass(frozen=True, slots=True)
class _Model:
    """The weights for one sort of names: of single figures and of products of two, by place, and the signal (by number) that each counts for."""

    base: float
    constant: float
    single: tuple[tuple[int, float], ...]
    product: tuple[tuple[int, int, float], ...]
    signal_of: tuple[int, ...]
    means: tuple[float, ...]

    def log_odds(self, figures: Sequence[float]) -> float:
        """The sum for the figures of a pair."""
        total = self.constant
        for place, weight in self.single:
            total += weight * figures[place]
        for one, other, weight in self.product:
            total += weight * figures[one] * figures[other]
        return total

    def points(self, figures: Sequence[float], count: int) -> list[float]:
        """The same, by signal and against the mean."""
        points = [0.0] * count
        values = [weight * figures[place] for place, weight in self.single] + [weight * figures[i] * figures[j] for i, j, weight in self.product]
        for value, mean, signal in zip(values, self.means, self.signal_of, strict=True):
            points[signal] += value - mean
        return points


@cache
def _signals() -> tuple[_Signal, ...]:
    data = tomllib.loads(files("sayso.names").joinpath("signals.toml").read_text(encoding="utf-8"))
    return msgspec.convert(data["signals"], tuple[_Signal, ...])


@cache
def _model(is_person: bool) -> _Model:  # noqa: FBT001 - the key of a cache
    data = json.loads(files("sayso.names").joinpath("weights.json").read_text(encoding="utf-8"))["person" if is_person else "organization"]
    place = {name: number for number, name in enumerate(PERSON_TERMS if is_person else BODY_TERMS)}
    rank = {figure: number for number, signal in reversed(list(enumerate(_signals()))) for figure in signal.figures}
    terms = sorted(data["terms"], key=lambda term: len(term["figures"]))
    ones = [term for term in terms if len(term["figures"]) == 1]
    twos = [term for term in terms if len(term["figures"]) == 2]
    means = tuple(term["weight"] * term["mean"] for term in [*ones, *twos])
    return _Model(
        base=data["bias"],
        constant=data["bias"] - sum(means),
        single=tuple((place[term["figures"][0]], term["weight"]) for term in ones),
        product=tuple((place[term["figures"][0]], place[term["figures"][1]], term["weight"]) for term in twos),
        signal_of=tuple(min(rank[figure] for figure in term["figures"]) for term in [*ones, *twos]),
        means=means,
    )


class NameComparer:
    """Compares names that were read with `read_name`. `groups` gives, for (kind, words), the number of the group of known aliases that holds it."""

    def __init__(self, groups: Mapping[tuple[str, tuple[str, ...]], int]) -> None:
        """Over groups of known aliases; an empty mapping knows none."""
        self._groups = groups
        decisive = {signal.name: signal for signal in _signals() if not signal.figures}
        self._points = {name: signal.points for name, signal in decisive.items()}

    def group_of(self, name: Name) -> int | None:
        """The alias group that holds this name, if any; groups of no kind hold for all."""
        found = self._groups.get((name.kind, name.words))
        return self._groups.get(("", name.words)) if found is None else found

    def score(self, left: Name, right: Name) -> float:
        """How likely two names are of one, 0 to 1: the score of `compare`, in a third of its time. Symmetric."""
        decided = self._decided(left, right)
        if decided is not None:
            return _logistic(self._points[decided])
        model, _, figures = _figures(*_in_order(left, right))
        return _logistic(model.log_odds(figures))

    def compare(self, left: Name, right: Name) -> Comparison:
        """The score with its signals."""
        return Comparison(left.text, right.text, left.kind, self.score(left, right), partial(self.explained, left, right))

    def explained(self, left: Name, right: Name) -> tuple[float, tuple[NameSignal, ...]]:
        """The base and the signals of a pair."""
        decided = self._decided(left, right)
        if decided is not None:
            signal = next(one for one in _signals() if one.name == decided)
            return 0.0, (NameSignal(decided, signal.words, 1.0, signal.points),)
        one, other = _in_order(left, right)
        model, aligned, figures = _figures(one, other)
        points = model.points(figures, len(_signals()))
        everything = sum(map(abs, points)) or 1.0
        there = {name for name, value in zip(_terms(one, other), figures, strict=True) if value}
        details = _details(profile_of(one), profile_of(other), aligned, is_turned=one is not left)
        shown = [
            NameSignal(signal.name, signal.shown(is_there=not there.isdisjoint(signal.figures)), abs(added) / everything, added, details.get(signal.name, ""))
            for signal, added in zip(_signals(), points, strict=True)
            if added
        ]
        shown.sort(key=lambda signal: (-signal.points, signal.name))
        return model.base, tuple(shown)

    def _decided(self, left: Name, right: Name) -> str | None:
        """The signal that decides alone, if one does."""
        if left.words == right.words:
            return "same_words" if left.region == right.region or not (left.region and right.region) else "known_as_two"
        group, other = self.group_of(left), self.group_of(right)
        if group is not None and other is not None:
            return "alias" if group == other else "known_as_two"
        if "".join(left.words) == "".join(right.words):
            return "spacing"
        return None if left.kind == "person" else _as_acronym(left, right)


def _as_acronym(left: Name, right: Name) -> str | None:
    """The signal of a short form that is the other name's initials; of two letters it says less."""
    if (len(left.words) > 1) == (len(right.words) > 1):
        return None
    for short, full in ((profile_of(left), profile_of(right)), (profile_of(right), profile_of(left))):
        if len(short.words) == 1 and len(full.words) > 1 and len(short.words[0]) > 1 and short.words[0] in full.initials:
            return "acronym" if len(short.words[0]) > 2 else "two_letters"
    return None


def _in_order(left: Name, right: Name) -> tuple[Name, Name]:
    """The two in one order, whichever came first: alignment breaks ties by place."""
    return (left, right) if (left.words, left.text) <= (right.words, right.text) else (right, left)


def _terms(left: Name, right: Name) -> tuple[str, ...]:
    """What the figures of a pair are called."""
    return PERSON_TERMS if left.kind == "person" == right.kind else BODY_TERMS


def _figures(left: Name, right: Name) -> tuple[_Model, Aligned, list[float]]:
    one, other = profile_of(left), profile_of(right)
    is_person = left.kind == "person" == right.kind
    if is_person:
        aligned = align_persons(one, other)
        return _model(is_person), aligned, person_terms(one, other, aligned)
    aligned = align_bodies(one, other)
    return _model(is_person), aligned, body_terms(one, other, aligned)


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, log_odds))))


def _details(left: Profile, right: Profile, aligned: Aligned, *, is_turned: bool) -> dict[str, str]:
    """The words that the signals are about, those of the name that was given first in front."""

    def beside(one: str, other: str) -> str:
        return f"{other} / {one}" if is_turned else f"{one} / {other}"

    same = [left.words[i] for i, _, far in aligned.pairs if far == _SAME_SPELLING]
    apart = [beside(left.words[i], right.words[j]) for i, j, far in aligned.pairs if far > _SAME_SPELLING]
    ours, theirs = " ".join(left.words[i] for i in aligned.left_over), " ".join(right.words[j] for j in aligned.right_over)
    found = {"shared": ", ".join(same), "spelling": ", ".join(apart)}
    if ours and theirs:
        found["other_words"] = beside(ours, theirs)
    else:
        found["left_out"] = ours or theirs
    return found


@lru_cache(maxsize=1)
def _shipped() -> tuple[WordLists, NameComparer]:
    lists = word_lists(load_codebook())
    return lists, NameComparer(alias_groups(lists, ()))


@lru_cache(maxsize=1 << 16)
def _read(text: str, kind: str) -> Name:
    return read_name(text, kind, _shipped()[0])


def compare_names(left: str, right: str, kind: str = "person") -> Comparison:
    """How likely two spellings are of one name, with the signals that say so; `kind` is one of `KINDS`. Symmetric.

    The names are read with the lists that sayso ships: titles, ranks and legal forms do not count, short forms and translations that everybody knows do.
    Raises ValueError for another kind, or for a name that has no letter or figure.

    >>> compare_names("Qassem Darwishi", "Ghasem Darvishi").score > 0.8
    True
    """
    if kind not in KINDS:
        message = f"there is no kind of name {kind!r}; there are {', '.join(KINDS)}"
        raise ValueError(message)
    for name in (left, right):
        if not any(letter.isalnum() for letter in name):
            message = f"{name!r} is no name: it has no letter or figure"
            raise ValueError(message)
    one, other = _read(left, kind), _read(right, kind)
    comparer = _shipped()[1]
    return Comparison(left, right, kind, comparer.score(one, other), partial(comparer.explained, one, other))
