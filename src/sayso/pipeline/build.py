"""One build: what is new is read, what another reader read is read again, what is derived is derived anew."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from sayso.codebook import Codebook
from sayso.ids import sha256
from sayso.pipeline.collect import Found, collect
from sayso.pipeline.frames import Again, Given, Job, Setup
from sayso.pipeline.pool import Pool
from sayso.pipeline.renewing import codebook_key, knowledge_of, renew
from sayso.reader import chosen_reader, reader_version
from sayso.record import Document, Extraction, Received, Rejected
from sayso.settings import Settings
from sayso.store import Build, Case, Info, ReaderKey, Writer, create_case, open_case
from sayso.version import VERSION

_TOGETHER = 16  # documents in one transaction: a crash costs reading these again


class Watch(Protocol):
    """Who is told how a build gets on."""

    def begin(self, verb: str, total: int | None) -> None:
        """A stage begins, with its number of steps where that is known."""
        ...

    def advance(self) -> None:
        """One step is done, and safe on the disk."""
        ...


class _Nobody:
    """Tells nobody."""

    def begin(self, verb: str, total: int | None) -> None:
        pass

    def advance(self) -> None:
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: files found, those read now, those known from before, documents read again by a newer reader."""

    path: Path
    files: int
    read: int
    known: int
    again: int


def utc_now() -> str:
    """The time, ISO 8601, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def build(inputs: Sequence[Path], *, case: Path, settings: Settings | None = None, clock: Callable[[], str] = utc_now, watch: Watch | None = None) -> Built:
    """Read all documents below `inputs` into the case file, and derive everything anew.

    A case that is there already is added to: only what is new is read. Raises SaysoError where an input does not exist, a settings file is broken, or another
    process is writing to the case; a document that cannot be used is no error but a line in the record.
    """
    return _Run(case=case, settings=settings or Settings(), clock=clock, watch=watch or _Nobody()).build(inputs)


def reader_key(codebook: Codebook, reader: str | None = None) -> ReaderKey:
    """What extraction depends on: reader, its version, the codebook's content, this program's version. Raises SaysoError where the reader is not to be had."""
    name = chosen_reader(reader)
    return ReaderKey(name=name, version=reader_version(name, codebook), codebook=codebook_key(codebook), sayso=VERSION)


@dataclass(slots=True)
class _Batch:
    """What waits for the next transaction."""

    documents: list[Document] = field(default_factory=list)
    extractions: list[Extraction] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    finished: list[tuple[str, str]] = field(default_factory=list)

    def take(self, given: Given) -> None:
        if given.document is not None:
            self.documents.append(given.document)
        if given.extraction is not None:
            self.extractions.append(given.extraction)
        if given.rejected is not None:
            self.rejected.append(given.rejected)

    def is_full(self) -> bool:
        return len(self.documents) + len(self.rejected) + len(self.finished) >= _TOGETHER


@dataclass(slots=True, kw_only=True)
class _Run:
    case: Path
    settings: Settings
    clock: Callable[[], str]
    watch: Watch
    waiting: dict[int, Received] = field(default_factory=dict)

    def build(self, inputs: Sequence[Path]) -> Built:
        found = collect(inputs)
        knowledge = knowledge_of(self.settings)
        key = reader_key(knowledge.codebook, self.settings.reader)
        at = self.clock()
        opened = open_case(self.case, readonly=False) if self.case.exists() else create_case(self.case, at=at)
        with opened as case, case.writing() as writer:
            before = case.info()
            writer.begin_build(Build(reader=key, settings=self.settings, at=at))
            new = self._read(case, writer, found, before)
            again = self._read_again(case, writer, key)
            is_same = before.state == "complete" and before.build is not None and (before.build.settings, before.build.reader) == (self.settings, key)
            if new or again or not is_same or self.settings.publishers is not None or case.is_behind_judgements():
                renew(case, writer, knowledge=knowledge, settings=self.settings, step=self._step)
            writer.finish_build(self.clock())
        return Built(path=self.case, files=len(found), read=new, known=len(found) - new, again=again)

    def _step(self, verb: str) -> None:
        self.watch.begin(verb, None)

    def _pool(self) -> Pool:
        return Pool(
            workers=self.settings.workers, setup=Setup(read=self.settings.read, codebook=self.settings.codebook, reader=chosen_reader(self.settings.reader))
        )

    def _new(self, case: Case, writer: Writer, found: Sequence[Found], before: Info) -> list[tuple[Found, str]]:
        """The files with their SHA-256 that are to be read: those not known, and those of which something was refused under other settings or by another version."""
        is_other = (
            before.state != "complete" or before.build is None or (before.build.settings.read, before.build.reader.sayso) != (self.settings.read, VERSION)
        )
        refused = {rejected.origin.partition("!/")[0] for rejected in case.rejected()}
        new: list[tuple[Found, str]] = []
        unreadable: list[Rejected] = []
        for file in found:
            try:
                digest = _digest(file.path)
            except OSError as error:
                unreadable.append(_unreadable(file, error, self.clock()))
                continue
            if (size := file.path.stat().st_size) > self.settings.read.file_size:
                unreadable.append(_too_large(file, digest, size, self.clock()))
            elif not case.is_known(file.origin, digest) or (is_other and file.origin in refused):
                new.append((file, digest))
                if file.origin in refused:
                    writer.reopen(file.origin)
        writer.add(rejected=unreadable)
        return new

    def _read(self, case: Case, writer: Writer, found: Sequence[Found], before: Info) -> int:
        """Read what is to be read; gives the number of files."""
        new = self._new(case, writer, found, before)
        self.watch.begin("read", len(new))
        digests = [digest for _, digest in new]
        batch = _Batch()
        kept: set[int] = set()
        for answer in self._pool().run(self._jobs([file for file, _ in new])):
            received = self.waiting[answer.task]
            if answer.task not in kept:
                writer.keep_bytes(received)
                kept.add(answer.task)
            if answer.given is not None:
                batch.take(answer.given)
            else:
                del self.waiting[answer.task]
                batch.finished.append((received.origin, digests[answer.task] if sha256(received.data) == digests[answer.task] else sha256(received.data)))
            if batch.is_full():
                batch = self._flush(writer, batch)
        self._flush(writer, batch)
        return len(new)

    def _flush(self, writer: Writer, batch: _Batch) -> _Batch:
        writer.add(documents=batch.documents, rejected=batch.rejected, extractions=batch.extractions, finished=batch.finished)
        for _ in batch.finished:
            self.watch.advance()
        return _Batch()

    def _jobs(self, files: Sequence[Found]) -> Iterator[Job]:
        """The files' bytes, read when a worker is free for them."""
        for number, file in enumerate(files):
            received = self._received(file)
            self.waiting[number] = received
            yield Job(received=received)

    def _received(self, file: Found) -> Received:
        size = self.settings.read.file_size
        try:
            with file.path.open("rb") as stream:
                data = stream.read(size + 1)
        except OSError:
            data = b""  # it went away between two looks; it is rejected as empty and read at the next build
        return Received(name=file.path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"), origin=file.origin, data=data, received=self.clock())

    def _read_again(self, case: Case, writer: Writer, key: ReaderKey) -> int:
        """Read claims anew out of documents that another reader, codebook or version read."""
        stale = case.stale_documents(key)
        if not stale:
            return 0
        self.watch.begin("again", len(stale))
        batch = _Batch()
        for answer in self._pool().run(Again(document=case.document(identity)) for identity in stale):
            if answer.given is not None:
                batch.take(answer.given)
            else:
                self.watch.advance()
            if batch.is_full():
                batch = self._flush(writer, batch)
        self._flush(writer, batch)
        return len(stale)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _unreadable(file: Found, error: OSError, at: str) -> Rejected:
    detail = f"The file could not be opened: {error.strerror or error}. Check its rights and build again."
    return Rejected(name=file.path.name, origin=file.origin, sha256="", size=0, reason="unreadable", detail=detail, received=at)


def _too_large(file: Found, digest: str, size: int, at: str) -> Rejected:
    detail = f"It holds {size:,} bytes, more than the limit, and was neither read nor kept. Split it, or allow more with --max-file-size."
    return Rejected(name=file.path.name, origin=file.origin, sha256=digest, size=size, reason="too large", detail=detail, received=at)
