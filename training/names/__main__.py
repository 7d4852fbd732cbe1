"""Make the data of `sayso.names`, or measure by cross-validation what it would be worth: `python -m names --data DIR [--check]`."""

import argparse
import json
import sys
import zlib
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

from names.counts import count_words, read_spellings
from names.edits import learn_edits
from names.measures import average_precision, f1, recall_at
from names.pairs import Pair, bench_pairs, list_pairs, read_entries
from names.weigh import Model, figures, fit, predict

_TARGET = Path(__file__).parents[2] / "src" / "sayso" / "names"
_FOLDS = 4
_BENCH_WEIGHT = 10.0  # a pair of name-bench counts as so many of the lists: there are fifty times fewer
_KINDS = ("person", "organization")


def _check(lists: list[Pair], bench: list[Pair], kind: str) -> None:
    """Print figures on pairs kept back, by entry: no entry is both trained on and measured on."""
    rows, bench_rows = figures(lists, kind), figures(bench, kind)
    labels = np.array([pair.is_match for pair in lists], float)
    bench_labels = np.array([pair.is_match for pair in bench], float)
    folds = np.array([[zlib.crc32(str(owner).encode()) % _FOLDS for owner in pair.owners] for pair in lists])
    bench_folds = np.array([number % _FOLDS for number in range(len(bench))])
    scores, bench_scores = np.zeros(len(lists)), np.zeros(len(bench))
    for fold in range(_FOLDS):
        train, bench_train = ~(folds == fold).any(axis=1), bench_folds != fold
        weights = np.r_[np.ones(train.sum()), np.full(bench_train.sum(), _BENCH_WEIGHT)]
        model = fit(np.r_[rows[train], bench_rows[bench_train]], np.r_[labels[train], bench_labels[bench_train]], weights, kind)
        held = folds[:, 0] == fold
        scores[held] = predict(model, rows[held], kind)
        bench_scores[~bench_train] = predict(model, bench_rows[~bench_train], kind)
    peer = np.array([fuzz.WRatio(pair.left.lower(), pair.right.lower()) for pair in lists], float)
    for measure in ("ratio 1", "sorted 1", "weighted 1"):
        chosen = np.array([(pair.is_match and pair.likeness >= 60) or measure in pair.near for pair in lists])
        for name, given in (("sayso", scores), ("WRatio", peer)):
            ours, at = average_precision(labels[chosen], given[chosen]), recall_at(labels[chosen], given[chosen], 0.98)
            print(
                f"{kind}: variants against the nearest by {measure[:-2]}: {name} AP {ours:.3f}, recall at 98 % {at:.3f} ({int(labels[chosen].sum())} of {chosen.sum()})"
            )
    best = max((f1(bench_labels, bench_scores >= limit / 100), limit / 100) for limit in range(30, 90))
    print(f"{kind}: name-bench best F1 {best[0]:.3f} at {best[1]}")
    print(f"{kind}: name-bench F1 at .5 {f1(bench_labels, bench_scores >= 0.5):.3f}, AP {average_precision(bench_labels, bench_scores):.3f}")


def _written(model: Model) -> dict[str, object]:
    terms = [
        {"figures": list(term), "weight": float(f"{weight:.5g}"), "mean": float(f"{mean:.5g}")}
        for term, weight, mean in zip(model.terms, model.weights, model.means, strict=True)
    ]
    return {"bias": float(f"{model.bias:.5g}"), "terms": terms}


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with names/sanctions-lists, names/name-bench, names/netranslit")
    parser.add_argument("--check", action="store_true", help="only measure, by cross-validation")
    given = parser.parse_args()
    data: Path = given.data / "names"
    entries = read_entries(data / "sanctions-lists" / "dev.jsonl")
    pairs = {kind: list_pairs(entries, kind) for kind in _KINDS}
    bench = {kind: bench_pairs(data / "name-bench" / "dev.csv", kind) for kind in _KINDS}
    if not given.check:
        spellings = read_spellings(data / "netranslit" / "wd_arabic.normalized.aligned.tokens")
        count_words(spellings, entries, _TARGET / "words.json")
        learn_edits(spellings, pairs["person"], Path(__file__).with_name("slavic.tsv"), _TARGET / "edits.json")
    weights: dict[str, object] = {}
    for kind in _KINDS:
        if given.check:
            _check(pairs[kind], bench[kind], kind)
            continue
        both = [*pairs[kind], *bench[kind]]
        share = np.r_[np.ones(len(pairs[kind])), np.full(len(bench[kind]), _BENCH_WEIGHT)]
        weights[kind] = _written(fit(figures(both, kind), np.array([pair.is_match for pair in both], float), share, kind))
    if weights:
        (_TARGET / "weights.json").write_text(json.dumps(weights, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        sys.stdout.write(f"written: {_TARGET}\n")


if __name__ == "__main__":
    main()
