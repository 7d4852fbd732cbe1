"""Weights for signals as data, and the score of a pair with the share of each signal in it."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

__all__ = ["Part", "Scorecard", "Scored", "Weight", "load_scorecard"]

_MOST = 60.0  # log-odds beyond which the score is 0 or 1 in any case


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one signal counts for. `words` are shown to the user beside a pair, `definition` in the documentation.

    `weight` is in units of log-odds for a signal at full strength (value 1); a `veto` forbids the pair by itself, whatever else speaks for it.
    """

    words: str
    definition: str
    weight: float = 0.0
    veto: bool = False


class Part(NamedTuple):
    """One signal's share in a score: its name, its value (0 to 1) and what it added to the log-odds."""

    name: str
    value: float
    points: float


class Scored(NamedTuple):
    """A pair's score, 0 to 1, the signals that speak for it (strongest first) or against it, and the name of the veto, if one fell."""

    score: float
    parts: tuple[Part, ...]
    veto: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """A bias and a weight for each signal. The score is the logistic of their sum: weights can be set by hand or learned, and stay readable."""

    bias: float
    signals: Mapping[str, Weight]

    def score(self, values: Mapping[str, float]) -> Scored:
        """The score of a pair from its signals' values, each 0 to 1; a signal that is left out says nothing.

        Raises KeyError for a signal that the card does not know.
        """
        total = self.bias
        parts: list[Part] = []
        veto: str | None = None
        signals = self.signals
        for name, value in values.items():
            signal = signals[name]
            if value and signal.veto:
                veto = name if veto is None else min(veto, name)
            elif value:
                points = signal.weight * value
                total += points
                parts.append(Part(name, value, points))
        if veto is not None:
            return Scored(0.0, tuple(parts), veto)
        parts.sort(key=_strongest_first)
        return Scored(1 / (1 + math.exp(-max(-_MOST, min(_MOST, total)))), tuple(parts), None)

    def words(self, name: str) -> str:
        """The words that a user is shown for a signal."""
        return self.signals[name].words


def _strongest_first(part: Part) -> tuple[float, str]:
    return -part.points, part.name


def load_scorecard(text: str) -> Scorecard:
    """A scorecard from TOML: `bias`, and a table `signals` with words, definition and weight or veto for each.

    Raises ValueError where it does not hold together.
    """
    try:
        return msgspec.convert(tomllib.loads(text), Scorecard, strict=False)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"The scorecard does not hold together: {error}"
        raise ValueError(message) from error
