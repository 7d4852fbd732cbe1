"""How far the blind second annotation agrees with the first, layer by layer.

usage: python -m recipe.agreement      (training/ on the path; nothing to install)

Pairs each document of corpus/second with the one of its name in the corpus and compares them with tools/compare_corpus.py. Paragraphs whose words were changed
since are left out and counted.
"""

import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE / "tools"))

from compare_corpus import Count, compare  # noqa: E402

__all__ = ["pairs"]


def _documents(path: Path) -> dict[str, str]:
    parts = re.split(r"(?m)^(?=#:)", path.read_text(encoding="utf-8"))
    return {part[2:].split("|")[0].strip(): part for part in parts if part.startswith("#:")}


def pairs() -> Iterator[tuple[str, str]]:
    """First and second annotation of each document that has both."""
    first: dict[str, str] = {}
    for path in sorted((HERE / "corpus").glob("authored-*/*.claims")):
        first |= _documents(path)
    for path in sorted((HERE / "corpus" / "second").glob("*.claims")):
        for name, text in _documents(path).items():
            if name in first:
                yield first[name], text


def main() -> None:
    """Print the layers."""
    tally = defaultdict(lambda: Count([0, 0, 0]))
    sentences = 0
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder) / "first.claims", Path(folder) / "second.claims"
        for first, second in pairs():
            one.write_text(first, encoding="utf-8")
            other.write_text(second, encoding="utf-8")
            compare(one, other, tally)
            sentences += sum(max(1, len(re.findall(r"[.!?][”’\"')]*(?=\s|$)", line))) for line in second.splitlines() if line.startswith("¶ "))
    print(f"{sentences} sentences annotated twice")
    for name, (hit, gold, found) in sorted(tally.items()):
        print(f"{name:24} F1 {2 * hit / max(1, gold + found):.3f}   both {hit}  first {gold}  second {found}")


if __name__ == "__main__":
    main()
