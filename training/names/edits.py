"""edits.json: what each edit between two spellings of one word costs, learned as a logistic model with costs that are never negative."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from names.pairs import Pair
from sayso.names.alignment import align
from sayso.names.sounds import VOWELS, class_of, edits_between, sounds_of
from sayso.text.folding import skeleton, words_of

__all__ = ["learn_edits"]

Weighted = tuple[str, str, bool, float]

_MOST_SPELLINGS = 12  # of one Arabic token
_NEIGHBOURS = 12
_SAMPLED = 8_000
_RANDOM = 20_000
_LEAST = {"VV": 0.15, "V": 0.2, "CC": 0.15, "VC": 0.4, "C": 0.3}
_SEEN = 12  # pairs an edit must occur in to have a cost of its own
_PENALTY = 0.3
_TABLE = 8.0  # weight of a pair of the table: there are a hundred, and twenty thousand of the others
_ONLY_VOWELS = 4.0  # weight of two different names whose consonants are the same: there are few, and they are what goes wrong


def learn_edits(spellings: dict[str, Counter[str]], variants: Sequence[Pair], slavic: Path, target: Path) -> None:
    """Write edits.json from spellings of one Arabic token, from words of persons' name variants that stand in each other's place, and from a table."""
    pairs = [*_same(spellings), *_other(spellings), *_from_lists(variants), *_from_table(slavic)]
    rows = [_features(left, right) for left, right, _, _ in pairs]
    counts = Counter(key for row in rows for key in row)
    keys = sorted((key for key, count in counts.items() if count >= _SEEN), key=str)
    number = {key: place for place, key in enumerate(keys)}
    cells = [(place, number[key], value) for place, row in enumerate(rows) for key, value in row.items() if key in number]
    matrix = csr_matrix(([value for *_, value in cells], ([r for r, *_ in cells], [c for _, c, _ in cells])), shape=(len(rows), len(keys)))
    labels = np.array([float(is_same) for *_, is_same, _ in pairs])
    weights = np.array([weight for *_, weight in pairs])
    costs = dict(zip(keys, _fit(matrix, labels, weights, keys), strict=True))
    classes = {key: cost for key, cost in costs.items() if key[0] == "class"}
    edits = [
        [key[1], key[2], round(max(_LEAST[class_of(key[1])], cost + classes["class", class_of(key[1]), key[2]]), 3)]
        for key, cost in costs.items()
        if key[0] == "edit"
    ]
    data = {"edits": edits, "classes": [[kind, where, round(float(cost), 3)] for (_, kind, where), cost in classes.items()]}
    target.write_text(json.dumps(data, ensure_ascii=False) + "\n", encoding="utf-8")


def _features(left: str, right: str) -> Counter[tuple[str, str, str]]:
    ours, theirs = sounds_of(left), sounds_of(right)
    row: Counter[tuple[str, str, str]] = Counter()
    for what, where in edits_between(ours, theirs):
        row["edit", what, where] += 1
        row["class", class_of(what), where] += 1
    if ours == theirs:
        row["same", "", ""] = 1
    return row


def _fit(matrix: csr_matrix, labels: np.ndarray, weights: np.ndarray, keys: Sequence[tuple[str, str, str]]) -> np.ndarray:
    is_single = np.array([key[0] == "edit" for key in keys])
    penalty = np.where(is_single, _PENALTY, 0.01)
    bounds = [(None, None), *(((_LEAST[key[1]], None) if key[0] == "class" else (None, 0.0) if key[0] == "same" else (None, None)) for key in keys)]

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        bias, costs = values[0], values[1:]
        likely = 1 / (1 + np.exp(-(bias - matrix @ costs)))
        value = -(weights * (labels * np.log(likely + 1e-12) + (1 - labels) * np.log(1 - likely + 1e-12))).sum() + (penalty * costs * costs).sum()
        slope = weights * (likely - labels)
        return value, np.r_[slope.sum(), -(matrix.T @ slope) + 2 * penalty * costs]

    start = np.r_[0.0, np.where(is_single, 0.0, 1.0)]
    return minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 400}).x[1:]


def _consonants(word: str) -> str:
    return "".join(sign for sign in sounds_of(word) if sign not in VOWELS)


def _same(spellings: dict[str, Counter[str]]) -> list[Weighted]:
    """Spellings of one token, but for those that are no spellings of it: Wikidata has translations among them."""
    found: list[Weighted] = []
    for counts in spellings.values():
        words = [word for word, _ in counts.most_common(_MOST_SPELLINGS)]
        for place, left in enumerate(words):
            for right in words[place + 1 :]:
                bones = Levenshtein.normalized_similarity(skeleton(left).replace(" ", "") or left, skeleton(right).replace(" ", "") or right)
                if bones >= 0.5 and max(bones, Levenshtein.normalized_similarity(left, right)) >= 0.6:
                    found.append((left, right, True, min(5.0, min(counts[left], counts[right]) ** 0.5)))
    return found


def _other(spellings: dict[str, Counter[str]]) -> list[Weighted]:
    """Words of different tokens: the nearest of a sample, and pairs at random."""
    chance = random.Random(1)
    tokens: dict[str, set[str]] = {}
    frequency: Counter[str] = Counter()
    for token, counts in spellings.items():
        frequency.update(counts)
        for word in counts:
            tokens.setdefault(word, set()).add(token)
    words = sorted(tokens, key=lambda word: (-frequency[word], word))[:25_000]
    sample = [*chance.sample(words[:6_000], _SAMPLED * 3 // 8), *chance.sample(words, _SAMPLED * 5 // 8)]
    found: dict[tuple[str, str], float] = {}
    for start in range(0, len(sample), 500):
        part = sample[start : start + 500]
        matrix = process.cdist(part, words, scorer=Levenshtein.normalized_similarity, workers=-1, dtype=np.float32)
        for row, left in enumerate(part):
            for place in np.argpartition(-matrix[row], _NEIGHBOURS)[:_NEIGHBOURS]:
                right = words[place]
                if left != right and not tokens[left] & tokens[right] and matrix[row, place] > 0.5:
                    found[min(left, right), max(left, right)] = _ONLY_VOWELS if _consonants(left) == _consonants(right) else 1.0
    frequent = [word for word in words if frequency[word] > 1]
    for _ in range(_RANDOM):
        left, right = chance.choice(frequent), chance.choice(frequent)
        if not tokens[left] & tokens[right]:
            found.setdefault((min(left, right), max(left, right)), 1.0)
    return [(left, right, False, weight) for (left, right), weight in sorted(found.items())]


def _alike(left: str, right: str) -> float:
    """A distance for aligning before any costs are learned: unlike letters and unlike consonants."""
    return 4 * (1 - max(Levenshtein.normalized_similarity(left, right), Levenshtein.normalized_similarity(_consonants(left), _consonants(right))))


def _from_lists(variants: Sequence[Pair]) -> list[Weighted]:
    """Words that stand in each other's place in two variants of a name that are otherwise spelled nearly alike."""
    counts: Counter[tuple[str, str]] = Counter()
    for pair in variants:
        left, right = words_of(pair.left), words_of(pair.right)
        if not pair.is_match:
            continue
        aligned = align(left, right, _alike)
        near = sum(far <= 0.8 for *_, far in aligned.pairs)
        for i, j, far in aligned.pairs:
            one, other = left[i], right[j]
            if one != other and min(len(one), len(other)) > 2 and one.isascii() and other.isascii() and near - (far <= 0.8) >= 1 and far < 2.4:
                counts[min(one, other), max(one, other)] += 1
    return [(left, right, True, 2 * min(3.0, count**0.5)) for (left, right), count in sorted(counts.items())]


def _from_table(path: Path) -> list[Weighted]:
    """The pairs of a table of two columns."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(min(row), max(row), True, _TABLE) for row in rows]
