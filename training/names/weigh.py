"""weights.json: what the figures of two names count for, as a logistic model over the figures and a few of their products."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
from scipy.optimize import minimize

from names.pairs import Pair
from sayso.codebook import load_codebook
from sayso.names import read_name, word_lists
from sayso.names.bodies import BODY_TERMS, align_bodies, body_terms
from sayso.names.persons import PERSON_TERMS, align_persons, person_terms
from sayso.names.profiles import Profile, profile_of

__all__ = ["Model", "figures", "fit", "predict"]

# Sanctions lists hold too few of these to learn that they decide: at most so much (in log-odds for a figure of one).
_AT_MOST = {"other_number": -3.0, "other_mark": -2.0, "other_place": -1.5, "other_given": 0.0, "other_surname": 0.0, "both_left_out": 0.0, "worst": 0.0}
_SPARSITY = 1 / 0.004  # the products that are taken: about twenty-five
_RIDGE = 1 / 0.1


@dataclass(frozen=True, slots=True)
class Model:
    """A weight for each figure or product of two, in log-odds per unit, and the mean of it in training."""

    bias: float
    terms: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...]
    means: tuple[float, ...]


def figures(pairs: Sequence[Pair], kind: str) -> np.ndarray:
    """One row a pair: the figures of `person_terms` or `body_terms`."""
    lists = word_lists(load_codebook())
    align, terms = (align_persons, person_terms) if kind == "person" else (align_bodies, body_terms)
    known: dict[str, Profile] = {}

    def profile(name: str) -> Profile:
        if name not in known:
            known[name] = profile_of(read_name(name, kind, lists))
        return known[name]

    rows: list[list[float]] = []
    for pair in pairs:
        left, right = profile(pair.left), profile(pair.right)
        rows.append(terms(left, right, align(left, right)))
    return np.array(rows, float)


def names_of(kind: str) -> tuple[str, ...]:
    """The names of the columns of `figures`."""
    return PERSON_TERMS if kind == "person" else BODY_TERMS


def _products(rows: np.ndarray, pairs: Sequence[tuple[int, int]]) -> np.ndarray:
    return np.column_stack([rows, *(rows[:, i] * rows[:, j] for i, j in pairs)]) if pairs else rows


def _solve(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, *, sparse: bool, bounds: Sequence[tuple[float | None, float | None]]) -> np.ndarray:
    """Weights for standardised columns, the bias first: with a penalty on their sizes (sparse) or their squares."""
    count = rows.shape[1]

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        bias = values[0]
        own = values[1 : count + 1] - values[count + 1 :] if sparse else values[1:]
        z = bias + rows @ own
        value = (weights * (np.logaddexp(0, z) - labels * z)).sum()
        slope = weights * (1 / (1 + np.exp(-z)) - labels)
        grown = rows.T @ slope
        if sparse:
            return value + _SPARSITY * values[1:].sum(), np.r_[slope.sum(), grown + _SPARSITY, -grown + _SPARSITY]
        return value + _RIDGE / 2 * (own * own).sum(), np.r_[slope.sum(), grown + _RIDGE * own]

    limits = [(None, None), *([(0.0, None)] * (2 * count) if sparse else bounds)]
    start = np.zeros(len(limits))
    found = minimize(loss, start, jac=True, bounds=limits, method="L-BFGS-B", options={"maxiter": 500, "maxfun": 2000}).x
    return np.r_[found[0], found[1 : count + 1] - found[count + 1 :]] if sparse else found


def fit(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, kind: str) -> Model:
    """Choose the products that help, then weigh them and all the figures."""
    names = names_of(kind)
    pairs = list(combinations_with_replacement(range(len(names)), 2))
    columns = _products(rows, pairs)
    mean, spread = columns.mean(axis=0), columns.std(axis=0) + 1e-9
    free = [(None, None)] * columns.shape[1]
    chosen = _solve((columns - mean) / spread, labels, weights, sparse=True, bounds=free)[1:]
    kept = [place for place in range(columns.shape[1]) if place < len(names) or abs(chosen[place]) > 1e-3]
    limits = [(None, _AT_MOST[names[place]] * spread[place] if place < len(names) and names[place] in _AT_MOST else None) for place in kept]
    standard = _solve((columns[:, kept] - mean[kept]) / spread[kept], labels, weights, sparse=False, bounds=limits)
    own = standard[1:] / spread[kept]
    terms = tuple((names[place],) if place < len(names) else tuple(names[i] for i in pairs[place - len(names)]) for place in kept)
    return Model(float(standard[0]), terms, tuple(map(float, own)), tuple(map(float, mean[kept])))


def predict(model: Model, rows: np.ndarray, kind: str) -> np.ndarray:
    """Scores from 0 to 1."""
    place = {name: number for number, name in enumerate(names_of(kind))}
    z = np.full(len(rows), model.bias)
    for term, weight, mean in zip(model.terms, model.weights, model.means, strict=True):
        z += weight * (np.prod([rows[:, place[name]] for name in term], axis=0) - mean)
    return 1 / (1 + np.exp(-z))
