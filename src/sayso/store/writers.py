"""Writing to a case: small transactions, each whole or not there at all."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from sqlalchemy import Connection, Table, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from sayso.errors import UnreadableInput
from sayso.ids import sha256
from sayso.record import Document, Extraction, Judgement, ListEntry, Listing, Received, Record, ReferenceList, Rejected, sorted_record
from sayso.store.builds import Build, ReaderKey, judged
from sayso.store.children import Rows
from sayso.store.claim_rows import claim_rows, mention_row
from sayso.store.connections import checkpoint
from sayso.store.derived_rows import drift_row, entity_rows, finding_rows, lineage_row, origin_rows, proposition_rows
from sayso.store.document_rows import document_rows, judgement_row, load_documents, rejected_row
from sayso.store.list_rows import LINKED, SET_ASIDE, entry_row, list_row, listing_rows, reading_row
from sayso.store.tables import (
    ARGUMENTS,
    ARTICLES,
    CHUNKS,
    CLAIMS,
    CUSTODY,
    DERIVED,
    DOCUMENTS,
    DRIFTS,
    EXTRACTIONS,
    FINISHED,
    JUDGEMENTS,
    LINEAGE,
    LINKS,
    LIST_ENTRIES,
    LIST_READINGS,
    LISTINGS,
    LISTS,
    MENTIONS,
    META,
    PARAGRAPHS,
    QUANTITIES,
    RECEIVED,
    REJECTED,
    STEPS,
)

CHUNK = 4 * 1024**2
"""Bytes of a received file in one row: far below SQLite's limit of 10^9, and little enough to hold in memory several times."""
# Rows in a transaction. 2,000 documents with 40,000 claims on two cores: 2,800 claims/s in transactions of 200 rows, 5,000 of 2,000, 5,900 of 10,000.
# Readers wait for none of them; what a crash can cost is reading the documents of one transaction again.
_BATCH = 5_000
_LOG = 64 * 1024**2  # bytes of write-ahead log that are let grow before it is copied back: readers search the whole of it
_ORDER = (DOCUMENTS, PARAGRAPHS, ARTICLES, CUSTODY, MENTIONS, CLAIMS, ARGUMENTS, LINKS, QUANTITIES)  # wholes before their parts


class Writer:
    """The one who may write to a case, from `Case.writing`. When a method returns, what it was given is on the disk."""

    def __init__(self, path: Path, connection: Connection) -> None:
        """A writer over a connection of `connect_writer`; the lock is the caller's business."""
        self._log = path.with_name(path.name + "-wal")
        self._longest = _LOG
        self._prepared: dict[Table, tuple[str, Callable[[dict[str, Any]], tuple[Any, ...]]]] = {}
        self._connection = connection
        self._reader: ReaderKey | None = None

    def begin_build(self, build: Build) -> None:
        """Say that a build begins: until `finish_build`, the case says of itself that what is derived can be behind."""
        self._reader = build.reader
        with self._connection.begin():
            self._set("state", "building")
            self._set("build", msgspec.json.encode(build).decode())
            self._step("build begun", build.at, build.reader.sayso)
        self._trim()

    def finish_build(self, at: str) -> None:
        """Say that everything is in step; `at` is ISO 8601 in UTC."""
        tool = self._key().sayso
        with self._connection.begin():
            self._set("state", "complete")
            self._step("build finished", at, tool)
        self._trim()

    def keep_bytes(self, received: Received) -> str:
        """Keep the bytes of what was received, once for each content, and that they came from there; gives their SHA-256."""
        digest = sha256(received.data)
        data = memoryview(received.data)
        with self._connection.begin():
            is_kept = self._connection.execute(select(CHUNKS.c.number).where(CHUNKS.c.sha256 == digest).limit(1)).first() is not None
            if not is_kept:
                for position, start in enumerate(range(0, len(data), CHUNK)):
                    self._insert(CHUNKS, [{"sha256": digest, "position": position, "data": bytes(data[start : start + CHUNK])}])
            row = {"name": received.name, "origin": received.origin, "sha256": digest, "size": len(data), "received": received.received}
            self._insert(RECEIVED, [row])
        self._trim()
        return digest

    def add(
        self,
        *,
        documents: Sequence[Document] = (),
        rejected: Sequence[Rejected] = (),
        extractions: Sequence[Extraction] = (),
        finished: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Add documents with what was read out of them, what was rejected, and which inputs (origin, SHA-256) are now read to their end.

        A document that is there already stays as it is; its extraction is replaced. A document and its extraction are stored together or not at all, and an
        input counts as finished only when all of this is stored. An extraction from a text other than the stored one of that id is dropped: the document then
        is among `Case.stale_documents`.
        """
        reader = self._key()
        extracted = {extraction.document: extraction for extraction in extractions}
        units = [_Unit(document.id, document, extracted.pop(document.id, None)) for document in documents]
        units += [_Unit(name, None, extraction) for name, extraction in extracted.items()]
        batch = _Batch()
        for unit in units:
            batch.add(unit)
            if batch.size >= _BATCH:
                self._store(batch, reader)
                batch = _Batch()
        self._store(batch, reader, rejected=rejected, finished=finished)

    def reopen(self, origin: str) -> None:
        """Say that what came from an origin is about to be read again: what was rejected of it goes, and it counts as not read until it is finished anew."""
        inside = f"{origin}!/"
        with self._connection.begin():
            mine = or_(REJECTED.c.origin == origin, func.substr(REJECTED.c.origin, 1, len(inside)) == inside)
            self._connection.execute(delete(REJECTED).where(mine))
            self._connection.execute(delete(FINISHED).where(FINISHED.c.origin == origin))
        self._trim()

    def replace_derived(self, record: Record) -> None:
        """Put the entities, propositions, origins, lineage, drifts, findings and listings of a record in the place of those in the case, all at once.

        The judgements of the record are those that it was derived by: see `Case.is_behind_judgements`.
        """
        record = sorted_record(record)
        with self._connection.begin():
            for table in DERIVED:
                self._connection.execute(delete(table))
            self._insert_all(record.entities, entity_rows)
            self._insert_all(record.propositions, proposition_rows)
            self._insert_all(record.origins, origin_rows)
            self._insert_all(record.findings, finding_rows)
            self._insert(LINEAGE, [lineage_row(number, lineage) for number, lineage in enumerate(record.lineage, start=1)])
            self._insert(DRIFTS, [drift_row(number, drift) for number, drift in enumerate(record.drifts, start=1)])
            self._set("judged", judged(judgement.id for judgement in record.judgements))
            self._insert_all(record.listings, listing_rows)
        self._trim()

    def keep_list(self, reference: ReferenceList, streams: Sequence[BinaryIO], *, sayso: str) -> None:
        """Keep the bytes of a list and where they came from, once for each content, and say that it is linked; its reading comes with `replace_list_reading`.

        `streams` are the file and its companion, if it has one, each at its beginning. Raises UnreadableInput where they no longer hold what the list's hashes say.
        """
        digests = [reference.sha256, *([reference.companion_sha256] if reference.companion_sha256 is not None else [])]
        names, origins = [reference.file, reference.companion or ""], [reference.origin, reference.companion or ""]
        with self._connection.begin():
            for stream, digest, name, origin in zip(streams, digests, names, origins, strict=False):
                size = self._keep_stream(stream, digest, name)
                self._insert(RECEIVED, [{"name": name, "origin": origin, "sha256": digest, "size": size, "received": reference.received}])
            self._insert(LISTS, [list_row(reference)])
            self._step(LINKED, reference.received, sayso, f"{reference.id} {reference.file}")
        self._trim()

    def _keep_stream(self, stream: BinaryIO, digest: str, name: str) -> int:
        """Keep what a stream holds, piece by piece; gives its size in bytes."""
        is_kept = self._connection.execute(select(CHUNKS.c.number).where(CHUNKS.c.sha256 == digest).limit(1)).first() is not None
        hashed, size = hashlib.sha256(), 0
        for position, piece in enumerate(iter(lambda: stream.read(CHUNK), b"")):
            hashed.update(piece)
            size += len(piece)
            if not is_kept:
                self._insert(CHUNKS, [{"sha256": digest, "position": position, "data": piece}])
        if hashed.hexdigest() != digest:
            message = f"The file {name} changed while it was read. Wait until it is written, then link it again."
            raise UnreadableInput(message)
        return size

    def replace_list_reading(self, reference: ReferenceList, entries: Sequence[ListEntry], *, sayso: str, columns: Mapping[str, str]) -> None:
        """Put what was read out of a list in the place of an earlier reading; `sayso` is the version that read it, `columns` what a user said of a table's columns."""
        with self._connection.begin():
            self._connection.execute(delete(LIST_ENTRIES).where(LIST_ENTRIES.c.list == reference.id))
            self._connection.execute(delete(LIST_READINGS).where(LIST_READINGS.c.list == reference.id))
            self._insert(LIST_READINGS, [reading_row(reference, sayso=sayso, columns=msgspec.json.encode(columns, order="sorted").decode())])
            for start in range(0, len(entries), _BATCH):
                self._insert(LIST_ENTRIES, [entry_row(reference.id, entry) for entry in entries[start : start + _BATCH]])
        self._trim()

    def set_list_aside(self, reference: ReferenceList, at: str, *, sayso: str, is_aside: bool = True) -> None:
        """Say that a list is no longer matched, or that it is again; nothing of it is lost."""
        with self._connection.begin():
            self._step(SET_ASIDE if is_aside else LINKED, at, sayso, f"{reference.id} {reference.file}")
        self._trim()

    def set_linking(self, value: str) -> None:
        """Keep how the lists are matched, so that every build does it alike."""
        with self._connection.begin():
            self._set("linking", value)
        self._trim()

    def replace_listings(self, listings: Iterable[Listing]) -> None:
        """Put listings in the place of those in the case, all at once."""
        with self._connection.begin():
            self._connection.execute(delete(LISTINGS))
            self._insert_all(listings, listing_rows)
        self._trim()

    def add_judgement(self, judgement: Judgement) -> None:
        """Add a judgement. It stays for good; only another judgement undoes it."""
        with self._connection.begin():
            self._insert(JUDGEMENTS, [judgement_row(judgement)])
        self._trim()

    def _store(self, batch: "_Batch", reader: ReaderKey, *, rejected: Sequence[Rejected] = (), finished: Sequence[tuple[str, str]] = ()) -> None:
        with self._connection.begin():
            known = {document.id: document for document in self._stored([unit.id for unit in batch.units])}
            rows: Rows = {table: [] for table in (*_ORDER, EXTRACTIONS)}
            self._forget(list(known))
            for unit in batch.units:
                stored = known.setdefault(unit.id, unit.document) if unit.document is not None else known.get(unit.id)
                if stored is unit.document and stored is not None:
                    _gather(rows, document_rows(stored))
                if unit.document is None or stored is None or _reads_alike(unit.document, stored):
                    _gather(rows, _extracted_rows(unit, reader, stored))
            for table, values in rows.items():
                self._insert(table, values)
            self._insert(REJECTED, [rejected_row(item) for item in rejected])
            self._insert(FINISHED, [{"origin": origin, "sha256": digest} for origin, digest in finished])
        self._trim()

    def _stored(self, ids: list[str]) -> list[Document]:
        """Those of these documents that are in the case; mostly none."""
        chosen = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id.in_(ids))
        if not ids or self._connection.execute(chosen.limit(1)).first() is None:
            return []
        return list(load_documents(self._connection, chosen))

    def _forget(self, documents: list[str]) -> None:
        """Drop what was read out of documents; the parts of claims go with them."""
        if documents:
            for table in (MENTIONS, CLAIMS, EXTRACTIONS):
                self._connection.execute(delete(table).where(table.c.document.in_(documents)))

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Insert rows that have all the same columns; those that are there already are passed over."""
        if not rows:
            return
        prepared = self._prepared.get(table)
        if prepared is None:
            # Compiled once and given tuples: SQLAlchemy's own way with dicts took a third of the time of a build's writing.
            compiled = insert(table).on_conflict_do_nothing().compile(self._connection, column_keys=list(rows[0]))
            prepared = self._prepared.setdefault(table, (str(compiled), itemgetter(*(compiled.positiontup or ()))))
        statement, values = prepared
        self._connection.exec_driver_sql(statement, [values(row) for row in rows])

    def _insert_all(self, nouns: Iterable[Any], to_rows: Callable[[Any], Rows]) -> None:
        rows: Rows = {}
        for noun in nouns:
            _gather(rows, to_rows(noun))
        for table, values in rows.items():
            self._insert(table, values)

    def _set(self, name: str, value: str) -> None:
        self._connection.execute(insert(META).prefix_with("OR REPLACE"), [{"name": name, "value": value}])

    def _step(self, step: str, at: str, sayso: str, detail: str = "") -> None:
        self._insert(STEPS, [{"step": step, "at": at, "tool": f"sayso {sayso}", "detail": detail}])

    def _key(self) -> ReaderKey:
        if self._reader is None:
            message = "begin_build says who reads; call it before add and finish_build"
            raise ValueError(message)
        return self._reader

    def _trim(self) -> None:
        """Copy a long log back into the case, as far as no reader needs it."""
        if self._log.exists() and self._log.stat().st_size > self._longest:
            driver = self._connection.connection.driver_connection
            assert driver is not None
            checkpoint(driver, milliseconds=0)
            self._connection.rollback()
            self._longest = self._log.stat().st_size + _LOG


@dataclass(frozen=True, slots=True)
class _Unit:
    """A document with what was read out of it; one of them can be missing."""

    id: str
    document: Document | None
    extraction: Extraction | None

    def size(self) -> int:
        """About how many rows it takes."""
        size = 0
        if self.document is not None:
            size += 1 + len(self.document.paragraphs) + len(self.document.articles) + len(self.document.custody)
        if self.extraction is not None:
            size += len(self.extraction.mentions) + 5 * len(self.extraction.claims)  # a claim has some four arguments, links and quantities
        return size


@dataclass(slots=True)
class _Batch:
    """What goes into one transaction."""

    units: list[_Unit] = field(default_factory=list)
    size: int = 0

    def add(self, unit: _Unit) -> None:
        self.units.append(unit)
        self.size += unit.size()


def _gather(rows: Rows, more: Rows) -> None:
    for table, values in more.items():
        rows.setdefault(table, []).extend(values)


def _extracted_rows(unit: _Unit, reader: ReaderKey, stored: Document | None) -> Rows:
    """The rows of what was read out of a document, and by which reader; none where nothing is said of that."""
    document = unit.document or stored
    unread = None if document is None else document.unread
    if unit.extraction is None and unread is None:
        return {}
    row = {
        "document": unit.id,
        "reader": reader.name,
        "reader_version": reader.version,
        "codebook": reader.codebook,
        "sayso": reader.sayso,
        "unread": unread,
    }
    rows: Rows = {EXTRACTIONS: [row]}
    if unit.extraction is not None:
        _gather(rows, {MENTIONS: [mention_row(mention) for mention in unit.extraction.mentions]})
        for claim in unit.extraction.claims:
            _gather(rows, claim_rows(claim))
    return rows


def _reads_alike(left: Document, right: Document) -> bool:
    """Whether two readings of the same bytes gave the same text, paragraphs and articles, so that spans and ids of one fit the other."""
    return left.text == right.text and left.paragraphs == right.paragraphs and left.articles == right.articles
