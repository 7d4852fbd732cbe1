"""Quick figures while training: the layers of compare_corpus, counted on words. What is published is measured by eval/, on the int8 file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy

from recipe.examples import Example, Frame
from sayso.reader.neural.decoding import Found, fillings, mentions_in, runs_in, triggers_in
from sayso.reader.neural.labels import PREDICATES, QUOTATION, ROLES, SAY

__all__ = ["Tally", "predict_mentions", "predict_triggers"]

_ARGUMENTS = [ROLES.index(role) for role in ("actor", "target", "instrument", "place", "post", "object")]
_SAYINGS = (PREDICATES.index(SAY), PREDICATES.index(QUOTATION))


def predict_mentions(tags: numpy.ndarray) -> list[Found]:
    """The mentions of one window."""
    return mentions_in(tags[None], [len(tags)])[0]


def predict_triggers(figures: numpy.ndarray, threshold: float) -> list[Found]:
    """Triggers with one threshold for all predicates."""
    return triggers_in(figures, numpy.full(len(PREDICATES), threshold, dtype=numpy.float32))


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@dataclass(slots=True)
class Tally:
    """Hits, gold and found by layer."""

    hits: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def mentions(self, example: Example, found: Sequence[Found]) -> None:
        """Count mentions, exact by kind and run."""
        right = {(kind, run) for kind, run in example.mentions}
        given = {(item.label, item.run) for item in found}
        self._add("mentions", len(right & given), len(right), len(given))

    def triggers(self, example: Example, found: Sequence[Found]) -> list[tuple[Frame, Found]]:
        """Count triggers by predicate and overlap; gives the pairs that agree."""
        pairs: list[tuple[Frame, Found]] = []
        taken: set[int] = set()
        for frame in example.frames:
            for number, item in enumerate(found):
                if number not in taken and item.label == frame.predicate and _meet(item.run, frame.trigger):
                    taken.add(number)
                    pairs.append((frame, item))
                    break
        for name, wanted in (("claims", False), ("say", True)):
            self._add(
                name,
                sum((frame.predicate in _SAYINGS) == wanted for frame, _ in pairs),
                sum((frame.predicate in _SAYINGS) == wanted for frame in example.frames),
                sum((item.label in _SAYINGS) == wanted for item in found),
            )
        return pairs

    def roles(self, frame: Frame, figures: numpy.ndarray, mood: numpy.ndarray, thresholds: Sequence[float]) -> None:
        """Count the roles of one trigger that agrees."""
        found = runs_in(*fillings(figures), thresholds)
        for role, runs in enumerate(found):
            right = frame.runs.get(role, [])
            name = f"say {ROLES[role]}" if frame.predicate in _SAYINGS else "arguments" if role in _ARGUMENTS else ROLES[role]
            hits = sum(any(_meet(one, item.run) for item in runs) for one in right)
            self._add(name, hits, len(right), max(len(runs), hits))
            exact = len({item.run for item in runs} & set(right))
            self._add(f"{name} exact", exact, len(right), len(runs))
        denied, tense = bool(mood[1] > mood[0]), int(mood[2:].argmax())
        self._add("polarity", int(denied and frame.denied), int(frame.denied), int(denied))
        self._add("tense", int(tense > 0 and tense == frame.tense), int(frame.tense > 0), int(tense > 0))

    def _add(self, name: str, hits: int, gold: int, found: int) -> None:
        self.hits[name] += hits
        self.gold[name] += gold
        self.found[name] += found

    def scores(self) -> dict[str, float]:
        """F1 by layer."""
        return {name: round(2 * self.hits[name] / max(1, self.gold[name] + self.found[name]), 3) for name in sorted(self.gold)}
