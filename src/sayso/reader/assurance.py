"""How likely a claim is right as it stands: predicate, actor, target, polarity. Learned on the corpus's dev split; a claim below the least is not made.

The trigger's own score says only that something is told there; a claim is wrong more often by its arguments than by its trigger.
"""

import math
from collections.abc import Mapping, Sequence

from sayso.record import Trigger

__all__ = ["FEATURES", "assurance", "features_of"]

FEATURES = (
    "trigger",  # log-odds of the trigger
    "seconded",  # the rules see it too
    "actor",  # it has one
    "target",
    "least actor",  # score of the least sure one, 1 where there is none
    "least target",
    "actors",  # several
    "targets",
    "denied",
    "hedged",
    "irreal",  # future or hypothetical
    "least argument",  # score of the least sure argument of any role, 0 where there is none
    "words",  # the trigger has several
)
_MOST = 0.9995  # a score of 1 has no log-odds
_ROLES = ("actor", "target", "object", "place", "time")


def features_of(trigger: Trigger) -> tuple[float, ...]:
    """The features of a trigger with its edges, in the order of FEATURES."""
    scores = {role: [edge.score for edge in trigger.edges if edge.role == role] for role in _ROLES}
    actors, targets = scores["actor"], scores["target"]
    score = min(max(trigger.score, 1 - _MOST), _MOST)
    return (
        math.log(score / (1 - score)),
        float("+" in trigger.rule),
        float(bool(actors)),
        float(bool(targets)),
        min(actors, default=1.0),
        min(targets, default=1.0),
        float(len(actors) > 1),
        float(len(targets) > 1),
        float(trigger.polarity == "denied"),
        float(trigger.certainty is not None),
        float(trigger.tense in ("future", "hypothetical")),
        min((one for found in scores.values() for one in found), default=0.0),
        float(" " in trigger.span.text),
    )


def assurance(trigger: Trigger, weights: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a claim is right; `weights` by feature, with "" for the constant."""
    return _logistic(weights.get("", 0.0) + sum(weights.get(name, 0.0) * value for name, value in zip(FEATURES, features_of(trigger), strict=True)))


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))


def fitted(rows: Sequence[tuple[float, ...]], right: Sequence[bool], *, ridge: float = 1.0, steps: int = 3000) -> dict[str, float]:
    """Weights by feature from examples, by ridge regression on log-odds; for the recipe, and for a user who has judged claims of their own."""
    import numpy  # noqa: PLC0415 -- only who fits needs it

    given, wanted = numpy.array(rows, dtype=float), numpy.array(right, dtype=float)
    mean, spread = given.mean(axis=0), given.std(axis=0) + 1e-6
    scaled = (given - mean) / spread
    weights, constant = numpy.zeros(given.shape[1]), 0.0
    for _ in range(steps):
        wrong = 1 / (1 + numpy.exp(-(scaled @ weights + constant))) - wanted
        weights -= 0.5 * (scaled.T @ wrong + ridge * weights) / len(wanted)
        constant -= 0.5 * float(wrong.mean())
    found = dict(zip(FEATURES, (weights / spread).round(4).tolist(), strict=True))
    return {"": round(constant - float((weights * mean / spread).sum()), 4), **found}
