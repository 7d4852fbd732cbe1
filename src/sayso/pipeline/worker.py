"""The process that touches hostile bytes: it parses and extracts under limits, and speaks frames over its pipes.

Started as `python -m sayso.pipeline.worker`. It opens no file of the user's, knows no case and holds no secret; what it sends back is data.
"""

import dataclasses
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sayso.codebook import Codebook, load_codebook
from sayso.extract import extract
from sayso.pipeline.frames import Given, Job, Order, Setup, read_order, write_frame
from sayso.read import parse, unpack
from sayso.reader import RulesTagger
from sayso.record import Article, Document, Extraction, Received, Rejected, Tagger
from sayso.settings import ReadSettings

try:
    import resource
except ImportError:  # Windows has no such limits: there, time alone is limited, by the build
    resource = None

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

    def given(self, job: Job) -> Iterator[Given]:
        """Everything that a job's bytes hold, each announced before it is touched."""
        for number, member in enumerate(unpack(job.received, self.settings)):
            if number < job.skip:
                continue
            if isinstance(member, Rejected):
                yield Given(kind="rejected", rejected=member)
                continue
            yield Given(kind="started", name=member.name, origin=member.origin, size=len(member.data))
            yield self._read(member)

    def _read(self, member: Received) -> Given:
        document = parse(member, self.settings)
        if isinstance(document, Rejected):
            return Given(kind="rejected", rejected=document)
        document = with_language_said(document, self.tagger)
        return Given(kind="document", document=document, extraction=extract_readable(document, self.tagger, self.codebook))

    def again(self, document: Document) -> Given:
        """The document with what is extracted now."""
        return Given(kind="document", document=document, extraction=extract_readable(document, self.tagger, self.codebook))


def worker_of(setup: Setup) -> Worker:
    """A worker with its limits taken and its data loaded."""
    codebook = load_codebook(None if setup.codebook is None else Path(setup.codebook))
    return Worker(settings=setup.read, codebook=codebook, tagger=RulesTagger(codebook))


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Answer orders until the pipe is closed; the first order is the setup."""
    first = read_order(orders)
    if first is None or first.setup is None:
        return
    worker = worker_of(first.setup)
    limit(first.setup.read)
    write_frame(answers, Given(kind="done"))  # ready
    while (order := read_order(orders)) is not None:
        _answer(worker, order, answers)
        write_frame(answers, Given(kind="done"))


def _answer(worker: Worker, order: Order, answers: IO[bytes]) -> None:
    if order.job is not None:
        for given in worker.given(order.job):
            write_frame(answers, given)
    elif order.again is not None:
        document = order.again.document
        write_frame(answers, Given(kind="started", name=document.name, origin=document.origin, sha256=document.sha256, size=document.size))
        write_frame(answers, worker.again(document))


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
