"""Whole builds: documents a second and peak memory on two cores, beside a named peer in the same run.

usage: python bench/build.py [FOLDER_OR_FILE…]

Without arguments: the example case, and, where they stand beside the project, the open sets of ../shared. The peer is trafilatura's and syntok's reading of the
same texts (main text and sentences, no claims): what any pipeline must at least do. Prints one line a set: documents, refused, claims, seconds, documents a second,
words a second, peak memory of the build and its workers, and the ratio to the peer's time.
"""

import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

import trafilatura
from syntok import segmenter

from sayso import Settings, build
from sayso.settings import ReadSettings

HERE = Path(__file__).resolve().parent.parent
SHARED = HERE.parent / "shared"
SETS: dict[str, list[Path]] = {
    "example": [HERE / "examples/vessin/documents"],
    "whole cases, plain text": sorted((HERE / "eval/cases").glob("*/documents")),
    "seeds": [SHARED / "seeds"],
    "syria-news (evaluation only)": [SHARED / "data/documents/syria-news-evaluation-only.jsonl"],
    "wikinews, French": [SHARED / "data/documents/wikinews"],
    "awkward PDFs": [SHARED / "data/documents/pdf"],
    "WARCs": [SHARED / "data/documents/warc"],
    "UN resolutions": [SHARED / "data/documents/unsc-resolutions"],
}


def peer_seconds(texts: list[str]) -> float:
    """Seconds for trafilatura (on the text as a page) and syntok (its sentences)."""
    start = time.perf_counter()
    for text in texts:
        page = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip()) + "</article></body></html>"
        trafilatura.extract(page)
        for _ in segmenter.analyze(text):
            continue
    return time.perf_counter() - start


FIELDS = {"syria-news (evaluation only)": {"text_field": "article_content", "title_field": "article_title"}}


def measure(name: str, inputs: list[Path]) -> None:
    """Build once from nothing and print the line."""
    folder = Path(tempfile.mkdtemp())
    try:
        start = time.perf_counter()
        settings = Settings(read=ReadSettings(**FIELDS.get(name, {})))
        case = build(*inputs, case=folder / "bench.sayso", settings=settings)
        seconds = time.perf_counter() - start
        record = case.record()
        words = sum(len(document.text.split()) for document in record.documents)
        peer = peer_seconds([document.text for document in record.documents])
    finally:
        shutil.rmtree(folder)
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(
        f"{name:30} {len(record.documents):6} documents {len(record.rejected):4} refused {len(record.claims):7} claims {seconds:8.1f} s "
        f"{len(record.documents) / seconds:7.1f} documents/s {words / seconds:9.0f} words/s {memory:6.0f} MB {seconds / max(peer, 1e-9):6.1f} x peer",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        measure("given", [Path(argument) for argument in sys.argv[1:]])
    else:
        for set_name, paths in SETS.items():
            if all(path.exists() for path in paths):
                measure(set_name, paths)
