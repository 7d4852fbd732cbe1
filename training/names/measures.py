"""Average precision, recall at a precision, F1."""

import numpy as np

__all__ = ["average_precision", "f1", "recall_at"]


def _ranked(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    order = np.argsort(-scores, kind="stable")
    right = labels[order]
    found = np.cumsum(right)
    return right, found, scores[order]


def average_precision(labels: np.ndarray, scores: np.ndarray) -> float:
    """The mean of the precision at each right pair, from the highest score down."""
    right, found, _ = _ranked(labels, scores)
    return float((found / np.arange(1, len(right) + 1) * right).sum() / right.sum())


def recall_at(labels: np.ndarray, scores: np.ndarray, precision: float) -> float:
    """The highest recall at a threshold that keeps the precision."""
    right, found, ordered = _ranked(labels, scores)
    ends = np.r_[ordered[1:] != ordered[:-1], True]
    good = ends & (found / np.arange(1, len(right) + 1) >= precision)
    return float(found[good].max() / right.sum()) if good.any() else 0.0


def f1(labels: np.ndarray, taken: np.ndarray) -> float:
    """F1 of what is taken."""
    right = float((taken & (labels == 1)).sum())
    return 2 * right / (float(taken.sum()) + float(labels.sum()))
