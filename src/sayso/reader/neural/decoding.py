"""From the model's figures to runs of words: mentions, triggers, arguments."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from sayso.reader.neural.labels import PREDICATES, TAGS

__all__ = ["Found", "Run", "fillings", "mentions_in", "runs_in", "sigmoid", "softmax", "triggers_in"]

Figures = NDArray[numpy.float32]
Run = tuple[int, int]  # words, end excluded


@dataclass(frozen=True, slots=True)
class Found:
    """A run of words with its label's number and its probability."""

    label: int
    run: Run
    score: float


def sigmoid(figures: Figures) -> Figures:
    """Probabilities of logits, each by itself."""
    return (1.0 / (1.0 + numpy.exp(-numpy.clip(figures, -30, 30)))).astype(numpy.float32)


def softmax(figures: Figures) -> Figures:
    """Probabilities of logits over the last axis."""
    grown = numpy.exp(figures - figures.max(axis=-1, keepdims=True))
    return (grown / grown.sum(axis=-1, keepdims=True)).astype(numpy.float32)


def _transitions() -> Figures:
    """(from, to): 0 where a tag may follow another, a large loss where an I- has no beginning."""
    count = len(TAGS)
    moves = numpy.zeros((count, count), dtype=numpy.float32)
    for inside in range(2, count, 2):
        moves[:, inside] = -1e4
        moves[inside - 1, inside] = moves[inside, inside] = 0.0
    return moves


_MOVES = _transitions()


def _best_paths(losses: Figures, counts: Sequence[int]) -> list[list[int]]:
    """For each window (windows, words, tags) the likeliest sequence of tags in which every name begins with a beginning."""
    size = len(losses)
    best = losses[:, 0].copy()
    best[:, 2::2] = -1e4
    back = numpy.zeros(losses.shape, dtype=numpy.int64)
    rows = numpy.arange(size)
    kept = [best.copy()]
    for place in range(1, losses.shape[1]):
        paths = best[:, :, None] + _MOVES
        back[:, place] = paths.argmax(axis=1)
        best = numpy.take_along_axis(paths, back[:, place][:, None, :], axis=1)[:, 0] + losses[:, place]
        kept.append(best.copy())
    lasts = numpy.array(counts) - 1
    tags = numpy.stack(kept, axis=1)[rows, lasts].argmax(axis=1)
    found = numpy.zeros(losses.shape[:2], dtype=numpy.int64)
    for place in range(losses.shape[1] - 1, -1, -1):
        inside = lasts >= place
        found[inside, place] = tags[inside]
        follows = lasts >= max(place, 1)
        tags = numpy.where(follows & (place > 0), back[rows, place, tags], tags)
    return [found[row, :count].tolist() for row, count in enumerate(counts)]


def mentions_in(tags: Figures, counts: Sequence[int]) -> list[list[Found]]:
    """The mentions of each window; `tags` are logits (windows, words, tags), `counts` how many words each window has (one at least)."""
    chances = softmax(tags)
    paths = _best_paths(numpy.log(chances + 1e-9), counts)
    return [_names(path, chances[row]) for row, path in enumerate(paths)]


def _names(path: Sequence[int], chances: Figures) -> list[Found]:
    found: list[Found] = []
    place = 0
    while place < len(path):
        if path[place] == 0:
            place += 1
            continue
        kind, start = (path[place] - 1) // 2, place
        place += 1
        while place < len(path) and path[place] == 2 * kind + 2:
            place += 1
        columns = [1 + 2 * kind, 2 + 2 * kind]
        found.append(Found(kind, (start, place), float(chances[start:place, columns].sum(axis=1).mean())))
    return found


def triggers_in(figures: Figures, thresholds: Figures) -> list[Found]:
    """The triggers of a window; `figures` are logits (words, 2 x predicates: begins, goes on), `thresholds` the least chance for each predicate."""
    count = len(PREDICATES)
    chances = sigmoid(figures)
    begins, inside = chances[:, :count], chances[:, count:]
    found: list[Found] = []
    for place, predicate in zip(*numpy.nonzero(begins >= thresholds), strict=True):
        end = int(place) + 1
        while end < len(begins) and inside[end, predicate] >= 0.5 and begins[end, predicate] < thresholds[predicate]:
            end += 1
        found.append(Found(int(predicate), (int(place), end), float(begins[place, predicate])))
    return found


def fillings(roles: Figures) -> tuple[Figures, NDArray[numpy.bool_]]:
    """Of logits (triggers, words, roles, 3: neither, begins, goes on) the chance that a word fills a role, and whether it rather begins than goes on."""
    return 1.0 - softmax(roles)[..., 0], roles[..., 1] > roles[..., 2]


def runs_in(filled: Figures, opening: NDArray[numpy.bool_], thresholds: Sequence[float]) -> list[list[Found]]:
    """For each role the runs of words that fill it; see `fillings` for `filled` and `opening` (words, roles); `thresholds` are the least chances by role."""
    out: list[list[Found]] = [[] for _ in thresholds]
    for role in numpy.nonzero(filled.max(axis=0) >= numpy.array(thresholds, dtype=numpy.float32))[0].tolist():
        least, inside, opens_at = thresholds[role], filled[:, role].tolist(), opening[:, role].tolist()
        start = -1
        for place in range(len(inside) + 1):
            is_in = place < len(inside) and inside[place] >= (least if start < 0 else 0.5)
            opens = is_in and (start < 0 or opens_at[place])
            if start >= 0 and (not is_in or opens):
                out[role].append(Found(role, (start, place), sum(inside[start:place]) / (place - start)))
                start = -1
            if opens:
                start = place
    return out
