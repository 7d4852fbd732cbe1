"""The gate: whole cases, the corpus's test split and public sets are read and scored; no score may fall below its floor.

usage: python eval/gate.py [--show CASE] [--raise | --lower]

Cases: the example, and the cases of eval/cases (claims and names, or names alone), which were written blind (by the guideline, without a look at the program). The public sets are measured only where
they stand beside the project (../shared/data). floors.json holds the floors and the SHA-256 of each case's documents and gold and of the corpus's test split, so
that a floor always speaks of the material it was set on. --raise lifts floors to what is measured now;
--lower also lets them fall, which wants a reason in the commit.
"""

import hashlib
import json
import math
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import identity
import sayso
import sets
from score import rows, score
from tagger import documents, reader
from tagger import measure as measure_layers

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "eval" / "floors.json"
CASES = {"vessin": ROOT / "examples" / "vessin", **{path.name: path for path in sorted((ROOT / "eval" / "cases").iterdir()) if (path / "documents").is_dir()}}
CORPUS = ROOT / "training" / "corpus"
SETS = ROOT.parent / "shared" / "data"
GOLD = ("entities.jsonl", "gold.jsonl")
LAYERS = {
    "mentions",
    "claims",
    "claims, any predicate",
    "arguments",
    "say",
    "say source",
    "say content",
    "chain",
    "chain, attributed",
    "polarity",
    "certainty",
    "quantity",
    "time",
}
_MARGIN = 0.01  # below what is measured: int8 arithmetic rounds otherwise on other processors
_SLACK = 1e-9  # figures are shares with three decimals


def fingerprint(case: Path) -> str:
    """The SHA-256 of a case's documents and gold, by name and content."""
    digest = hashlib.sha256()
    gold = [path for name in GOLD if (path := case / name).exists()]
    for path in sorted([*(case / "documents").iterdir(), *gold]):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measure(case: Path, *, show: bool) -> dict[str, float]:
    """Build, export and score one case."""
    with tempfile.TemporaryDirectory() as folder:
        built = sayso.build(case / "documents", case=Path(folder) / "case.sayso")
        scores: dict[str, float] = {}
        if (case / "gold.jsonl").exists():
            sayso.write_export(built, Path(folder) / "record")
            scores = score(Path(folder) / "record", rows(case / "gold.jsonl"), show=show)
        return scores | identity.layers(case / "entities.jsonl", built.record(), show=show)


def corpus_fingerprint() -> str:
    """The SHA-256 of the corpus's documents of the test split, with their marks."""
    digest = hashlib.sha256()
    for path in sorted(CORPUS.glob("authored-*/*.claims")):
        for head, split, paragraphs in documents(path):
            if split == "test":
                digest.update(repr((head, paragraphs)).encode())
    return digest.hexdigest()


def measure_corpus() -> dict[str, float]:
    """F1 of the layers on the test split of the project's own corpus, by the tool that annotators are compared with."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure_layers(reader("sayso-en"), [CORPUS], "test", Path(folder))
    return {name: round(layer.f1, 3) for name, layer in figures.layers.items() if name in LAYERS}


def measured(shown: str | None) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Name, fingerprint and scores of everything that has floors; the public sets only where they stand beside the project."""
    for name, path in CASES.items():
        yield name, fingerprint(path), measure(path, show=name == shown)
    yield "corpus, test split", corpus_fingerprint(), measure_corpus()
    if SETS.exists():
        yield "public sets", "", {name: round(value, 3) for name, value in sets.measure(SETS, reader("sayso-en")).items()}
    else:
        print(f"public sets: {SETS} is not here; left out")


def main() -> int:
    """Measure everything, print a table, compare with the floors."""
    may_lower = "--lower" in sys.argv
    may_raise = may_lower or "--raise" in sys.argv
    shown = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failures: list[str] = []
    for name, mark, scores in measured(shown):
        known = floors.get(name, {"fingerprint": "", "floors": {}})
        if known["fingerprint"] != mark and not may_raise:
            failures.append(f"{name}: its documents or gold are not those that the floors were set on; set them anew with --raise or --lower")
        for layer, value in scores.items():
            floor = known["floors"].get(layer)
            is_under = floor is not None and value < floor - _SLACK
            print(f"{name:20} {layer:32} {value:.3f}  floor {'-' if floor is None else f'{floor:.3f}'}{'  BELOW' if is_under else ''}")
            if is_under and not may_lower:
                failures.append(f"{name}: {layer} is {value:.3f}, its floor {floor:.3f}")
        if may_raise:
            old = known["floors"] if known["fingerprint"] == mark and not may_lower else {}
            floors[name] = {
                "fingerprint": mark,
                "floors": {layer: max(math.floor((value - _margin(layer)) * 1000) / 1000, old.get(layer, 0.0)) for layer, value in scores.items()},
            }
    if may_raise and not failures:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for failure in failures:
        print(f"GATE: {failure}")
    print("gate:", "closed" if failures else "open")
    return bool(failures)


def _margin(layer: str) -> float:
    return 0.0 if layer == "grounded" else _MARGIN


if __name__ == "__main__":
    sys.exit(main())
