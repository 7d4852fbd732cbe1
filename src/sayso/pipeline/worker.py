"""The process that touches hostile bytes: it parses and extracts under limits, and speaks frames over its pipes.

Started as `python -m sayso.pipeline.worker`. It opens no file of the user's, knows no case and holds no secret; what it sends back is data.
"""

import dataclasses
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import IO

from sayso.codebook import Codebook, load_codebook
from sayso.extract import extract
from sayso.ids import sha256
from sayso.pipeline.frames import Given, Job, Order, Setup, read_order, write_frame
from sayso.read import read
from sayso.reader import open_reader
from sayso.record import Article, Document, Extraction, Received, Rejected, Tagger
from sayso.settings import ReadSettings

try:
    import resource
except ImportError:  # Windows has no such limits: there, time alone is limited, by the build
    resource = None

Tell = Callable[[Given], None]

_FIRST = Received(
    name="first.html",
    origin="",
    data=b"<html><head><title>A first page</title></head><body><article><h1>A first page</h1>"
    + b"<p>The council met on Monday in the town hall, and its speaker said that two bridges would be closed in May 2021.</p>" * 3
    + b"</article></body></html>",
    received="2000-01-01T00:00:00Z",
)

_WRITTEN = 64 * 1024**2  # bytes: no parser needs to write files; some libraries want a little for temporary ones
_OPEN_FILES = 256


def limit(settings: ReadSettings) -> None:
    """Take memory, disk, files and core dumps away from this process, for good."""
    if resource is None:
        return
    for kind, most in (
        (resource.RLIMIT_AS, settings.memory),
        (resource.RLIMIT_FSIZE, _WRITTEN),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            _, hard = resource.getrlimit(kind)
            resource.setrlimit(kind, (most, most if hard == resource.RLIM_INFINITY else min(most, hard)))
        except (ValueError, OSError):  # a system that does not know this limit, or a lower one is set already
            continue


def is_readable(article: Article, tagger: Tagger) -> bool:
    """Whether the tagger knows the article's language; a text too short to tell is tried."""
    return article.language is None or article.language in tagger.languages


def with_language_said(document: Document, tagger: Tagger) -> Document:
    """The document, with the reason why its claims were not read where that is its language."""
    if document.unread is not None or not document.articles or any(is_readable(article, tagger) for article in document.articles):
        return document
    languages = ", ".join(sorted({article.language or "?" for article in document.articles}))
    known = ", ".join(sorted(tagger.languages))
    return dataclasses.replace(document, unread=f"in a language that the reader does not know ({languages}; it knows {known}): kept, but no claims were read")


def extract_readable(document: Document, tagger: Tagger, codebook: Codebook) -> Extraction:
    """What the articles in languages that the tagger knows say."""
    if document.unread is not None:
        return Extraction(document=document.id, mentions=(), claims=())
    readable = tuple(article for article in document.articles if is_readable(article, tagger))
    return extract(dataclasses.replace(document, articles=readable), tagger=tagger, codebook=codebook)


@dataclasses.dataclass(slots=True)
class Worker:
    """What a worker process holds between orders."""

    settings: ReadSettings
    codebook: Codebook
    tagger: Tagger

    def read(self, job: Job, tell: Tell) -> None:
        """Tell everything that a job's bytes hold; each step is announced before it is taken, so that the build knows what a dead worker was at."""
        steps = count()

        def begins(name: str, origin: str, data: bytes) -> bool:
            key = f"open:{next(steps)}"
            tell(Given(kind="started", key=key, name=name, origin=origin, sha256=sha256(data), size=len(data)))
            return key not in job.skip

        for item in read(job.received, self.settings, begins=begins):
            if isinstance(item, Rejected):
                tell(Given(kind="rejected", rejected=item))
            else:
                self.extract(item, job.skip, tell)

    def extract(self, document: Document, skip: Mapping[str, str], tell: Tell) -> None:
        """Tell a document with its claims; without, where a worker died over them before."""
        key = f"extract:{document.id}"
        tell(Given(kind="started", key=key, name=document.name, origin=document.origin, sha256=document.sha256, size=document.size))
        if key in skip:
            document = dataclasses.replace(document, unread=skip[key])
        document = with_language_said(document, self.tagger)
        tell(Given(kind="document", document=document, extraction=extract_readable(document, self.tagger, self.codebook)))


def worker_of(setup: Setup) -> Worker:
    """A worker with its limits taken and its data loaded."""
    codebook = load_codebook(None if setup.codebook is None else Path(setup.codebook))
    return Worker(settings=setup.read, codebook=codebook, tagger=open_reader(setup.reader, codebook))


def _tell_nobody(_given: Given) -> None:
    pass


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Answer orders until the pipe is closed; the first order is the setup."""
    first = read_order(orders)
    if first is None or first.setup is None:
        return
    worker = worker_of(first.setup)
    worker.read(Job(received=_FIRST), _tell_nobody)  # some libraries unpack their models into temporary files when they are first used: before the limits
    limit(first.setup.read)
    write_frame(answers, Given(kind="done"))  # ready
    while (order := read_order(orders)) is not None:
        _answer(worker, order, answers)
        write_frame(answers, Given(kind="done"))


def _answer(worker: Worker, order: Order, answers: IO[bytes]) -> None:
    tell = partial(write_frame, answers)
    if order.job is not None:
        worker.read(order.job, tell)
    elif order.again is not None:
        worker.extract(dataclasses.replace(order.again.document, unread=None), order.again.skip, tell)


def main() -> None:
    """Serve over the standard pipes; whatever a library prints goes nowhere near them."""
    answers = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    try:
        serve(sys.stdin.buffer, answers)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(0)


_OUT_OF_MEMORY = 75  # tells the build what happened; any other non-zero end is a crash

if __name__ == "__main__":
    main()
