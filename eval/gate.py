"""The gate: whole cases are built and scored against gold; no score may fall below its floor.

usage: python eval/gate.py [--show CASE] [--raise | --lower]

Cases: the example, and the cases of eval/cases, which were written blind (by the guideline, without a look at the program). floors.json holds the floors and the
SHA-256 of each case's documents and gold, so that a floor always speaks of the material it was set on. --raise lifts floors to what is measured now;
--lower also lets them fall, which wants a reason in the commit.
"""

import hashlib
import json
import math
import sys
import tempfile
from pathlib import Path

import sayso
from score import rows, score

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "eval" / "floors.json"
CASES = {"vessin": ROOT / "examples" / "vessin", **{path.name: path for path in sorted((ROOT / "eval" / "cases").iterdir()) if path.is_dir()}}
_SLACK = 1e-9  # figures are shares with three decimals


def fingerprint(case: Path) -> str:
    """The SHA-256 of a case's documents and gold, by name and content."""
    digest = hashlib.sha256()
    for path in sorted([*(case / "documents").iterdir(), case / "gold.jsonl"]):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measure(case: Path, *, show: bool) -> dict[str, float]:
    """Build, export and score one case."""
    with tempfile.TemporaryDirectory() as folder:
        built = sayso.build(case / "documents", case=Path(folder) / "case.sayso")
        sayso.write_export(built, Path(folder) / "record")
        return score(Path(folder) / "record", rows(case / "gold.jsonl"), show=show)


def main() -> int:
    """Measure all cases, print a table, compare with the floors."""
    may_lower = "--lower" in sys.argv
    may_raise = may_lower or "--raise" in sys.argv
    shown = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failures: list[str] = []
    for name, path in CASES.items():
        known = floors.get(name, {"fingerprint": "", "floors": {}})
        mark = fingerprint(path)
        if known["fingerprint"] != mark and not may_raise:
            failures.append(f"{name}: its documents or gold are not those that the floors were set on; set them anew with --raise or --lower")
        scores = measure(path, show=name == shown)
        for layer, value in scores.items():
            floor = known["floors"].get(layer)
            is_under = floor is not None and value < floor - _SLACK
            print(f"{name:16} {layer:18} {value:.3f}  floor {'-' if floor is None else f'{floor:.3f}'}{'  BELOW' if is_under else ''}")
            if is_under and not may_lower:
                failures.append(f"{name}: {layer} is {value:.3f}, its floor {floor:.3f}")
        if may_raise:
            old = known["floors"] if known["fingerprint"] == mark and not may_lower else {}
            floors[name] = {
                "fingerprint": mark,
                "floors": {layer: max(math.floor(value * 1000) / 1000, old.get(layer, 0.0)) for layer, value in scores.items()},
            }
    if may_raise and not failures:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for failure in failures:
        print(f"GATE: {failure}")
    print("gate:", "closed" if failures else "open")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
