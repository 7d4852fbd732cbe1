"""Readers of sentences on one core: words a second of each, beside the encoder alone and a splitter of sentences, in the same run.

usage: python bench/reader.py [FILE_OR_FOLDER_OF_TEXT …]

Without arguments: the cases of eval/ and the example's plain texts. Peers: syntok (sentences only) and the encoder alone (onnxruntime on the same windows, nothing
decoded), which bounds what any reader on it can do. Ratios are to the encoder alone.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from syntok import segmenter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

from tagger import read, reader  # noqa: E402

_ROUNDS = 3


def texts(arguments: list[str]) -> list[str]:
    """The texts to read."""
    given = [Path(argument) for argument in arguments] or [*sorted((ROOT / "eval" / "cases").glob("*/documents")), ROOT / "examples" / "vessin" / "documents"]
    files = [path for place in given for path in (sorted(place.glob("*.txt")) if place.is_dir() else [place])]
    return [path.read_text(encoding="utf-8") for path in files]


def seconds(run: Callable[[], object]) -> float:
    """The best of a few rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Measure and print."""
    pile = texts(sys.argv[1:])
    words = sum(len(text.split()) for text in pile)
    paragraphs = [[line for line in text.splitlines() if line.strip()] for text in pile]
    model = reader("model")
    windows: list[list[object]] = []
    run = model._model.run  # noqa: SLF001 -- the bench looks under the hood

    def kept(given: list[object]) -> object:
        windows.append(given)
        return run(given)

    model._model.run = kept  # noqa: SLF001
    for name, lines in enumerate(paragraphs):
        read(model, str(name), lines)
    model._model.run = run  # noqa: SLF001
    alone = seconds(lambda: [run(given) for given in windows])
    rows = {
        "encoder alone": alone,
        "syntok, sentences only": seconds(lambda: sum(1 for text in pile for paragraph in segmenter.analyze(text) for _ in paragraph)),
    }
    for name in ("rules", "model", "sayso-en"):
        tagger = reader(name)
        rows[name] = seconds(lambda tagger=tagger: [read(tagger, str(number), lines) for number, lines in enumerate(paragraphs)])
    print(f"{len(pile)} texts, {words} words, one core")
    for name, taken in rows.items():
        print(f"{name:24} {words / taken:9,.0f} words/s   {taken / alone:5.2f} x encoder alone")


if __name__ == "__main__":
    main()
