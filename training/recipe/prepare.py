"""Reads all sources once and writes them as examples.

usage: python -m recipe.prepare OUT.pickle [--corpus FOLDER …] [--data FOLDER]
"""

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path

from recipe.sources import load

__all__ = ["prepare"]


def prepare(out: Path, corpora: Sequence[Path], data: Path | None) -> dict[str, tuple[int, int]]:
    """Write the examples of all sources into a file; gives how many there are, and their words, by split and task."""
    found = load(corpora, data)
    sources = {"claims": found.train, "dev": found.dev, "test": found.test, "entities": found.entities, "syntax": found.syntax}
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb") as file:
        pickle.dump(sources, file)
    return {name: (len(examples), sum(len(e.words) for e in examples)) for name, examples in sources.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--data", type=Path, default=None)
    options = parser.parse_args()
    print(prepare(options.out, options.corpus, options.data))
