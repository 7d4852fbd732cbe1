"""A case: one SQLite file that holds everything, from the bytes received to the findings."""

import gc
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import Connection, Select, Table, and_, func, or_, select

from sayso.errors import DamagedCase, SaysoError, UnknownId, UnwritableOutput
from sayso.ids import sha256 as digest_of
from sayso.record import (
    Claim,
    Custody,
    Document,
    Drift,
    Entity,
    Finding,
    Judgement,
    Lineage,
    ListEntry,
    Listing,
    Mention,
    Origin,
    Proposition,
    Record,
    ReferenceList,
    Rejected,
)
from sayso.store.builds import Build, Info, ReaderKey, judged
from sayso.store.claim_rows import load_claims, load_mentions
from sayso.store.connections import check, checkpoint, connect_reader, connect_writer, engine, make
from sayso.store.derived_rows import load_drifts, load_entities, load_findings, load_lineage, load_origins, load_propositions
from sayso.store.document_rows import load_documents, load_judgements, load_rejected
from sayso.store.list_rows import load_entries, load_listings, load_lists
from sayso.store.locks import WriterLock
from sayso.store.searches import Hit, find
from sayso.store.tables import (
    ARTICLES,
    CHUNKS,
    CLAIMS,
    DOCUMENTS,
    DRIFTS,
    ENTITIES,
    EXTRACTIONS,
    FINDINGS,
    FINISHED,
    JUDGEMENTS,
    LINEAGE,
    LIST_READINGS,
    LISTINGS,
    LISTS,
    MENTIONS,
    META,
    ORIGINS,
    PROPOSITIONS,
    RECEIVED,
    REJECTED,
    STEPS,
)
from sayso.store.writers import Writer

Noun = TypeVar("Noun")
Load = Callable[[Connection, Select[Any] | None], Iterator[Noun]]

_COUNTED = (RECEIVED, DOCUMENTS, REJECTED, ARTICLES, MENTIONS, CLAIMS, ENTITIES, PROPOSITIONS, ORIGINS, LINEAGE, DRIFTS, FINDINGS, JUDGEMENTS, LISTS, LISTINGS)
_NAMED = {
    "document": DOCUMENTS,
    "article": ARTICLES,
    "mention": MENTIONS,
    "claim": CLAIMS,
    "entity": ENTITIES,
    "proposition": PROPOSITIONS,
    "origin": ORIGINS,
    "finding": FINDINGS,
    "judgement": JUDGEMENTS,
    "list": LISTS,
    "listing": LISTINGS,
}
_AFTER_ALL = "\U0010ffff"  # sorts behind every character that an id can hold


class Case:
    """An open case. Reading works beside a writer and always sees whole transactions; `writing` makes this process the one writer.

    Use it in a `with` statement, or close it: while it is open, SQLite keeps two side files beside the case.
    """

    def __init__(self, path: Path, *, readonly: bool) -> None:
        """The case at a path that was checked; open one with `open_case` or `create_case`."""
        self.path = path
        self._readonly = readonly
        self._engine = engine(path, connect_reader, begin="BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; iterators that are still open end first."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Generator[Writer]:
        """The right to write, until the end of the `with` statement; then the case is one file again.

        Raises CaseBusy, naming the process, where another one writes; UnwritableOutput where the folder cannot be written to.
        """
        if self._readonly:
            message = "this case was opened for reading only"
            raise ValueError(message)
        with WriterLock(self.path):
            made = engine(self.path, connect_writer, begin="BEGIN IMMEDIATE")
            try:
                with made.connect() as connection:
                    yield Writer(self.path, connection)
            finally:
                made.dispose()
                self._tidy()

    def _tidy(self) -> None:
        """Copy the log back; where that fails, nothing is lost: whoever opens the case next reads it with its log."""
        with suppress(sqlite3.Error, SaysoError), closing(connect_writer(self.path)) as connection:
            checkpoint(connection)

    def info(self) -> Info:
        """How the case was made, whether its last build ended, and how much it holds."""
        with self._engine.connect() as connection:
            meta: dict[str, Any] = {row.name: row.value for row in connection.execute(select(META))}
            counts = {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in _COUNTED}
        with self._sound():
            build = msgspec.json.decode(meta["build"], type=Build) if "build" in meta else None
        return Info(state=meta["state"], made=meta["made"], build=build, counts=counts)

    def steps(self) -> Iterator[Custody]:
        """What was done to the case, in order."""
        with self._engine.connect() as connection:
            for row in connection.execute(select(STEPS).order_by(STEPS.c.number)).mappings():
                yield Custody(step=row["step"], at=row["at"], tool=row["tool"], detail=row["detail"])

    def is_known(self, origin: str, sha256: str) -> bool:
        """Whether these bytes from this place were read to their end, so that a build can pass them over."""
        query = select(FINISHED.c.origin).where(FINISHED.c.origin == origin, FINISHED.c.sha256 == sha256)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def stale_documents(self, reader: ReaderKey) -> tuple[str, ...]:
        """The ids of the documents out of which nothing was read yet, or by another reader than this, in the order of the record."""
        made = EXTRACTIONS.c
        differs = or_(made.reader != reader.name, made.reader_version != reader.version, made.codebook != reader.codebook, made.sayso != reader.sayso)
        query = (
            select(DOCUMENTS.c.id)
            .outerjoin(EXTRACTIONS, made.document == DOCUMENTS.c.id)
            .where(or_(made.document.is_(None), differs))
            .order_by(DOCUMENTS.c.name, DOCUMENTS.c.id)
        )
        with self._engine.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def kept_bytes(self, sha256: str) -> Iterator[bytes]:
        """The bytes that were received, piece by piece; raises UnknownId where none have this SHA-256."""
        query = select(CHUNKS.c.data).where(CHUNKS.c.sha256 == sha256).order_by(CHUNKS.c.position)
        with self._engine.connect() as connection:
            is_kept = connection.execute(select(RECEIVED.c.number).where(RECEIVED.c.sha256 == sha256).limit(1)).first() is not None
            if not is_kept:
                message = f"The case {self.path} keeps no bytes with the SHA-256 {sha256}."
                raise UnknownId(message)
            yield from connection.execute(query).scalars()

    def record(self) -> Record:
        """Everything that the case holds, as it stands at one moment."""
        with self._engine.connect() as connection, self._sound(), _collecting_later():
            return Record(
                documents=tuple(load_documents(connection)),
                rejected=tuple(load_rejected(connection)),
                mentions=tuple(load_mentions(connection)),
                claims=tuple(load_claims(connection)),
                entities=tuple(load_entities(connection)),
                propositions=tuple(load_propositions(connection)),
                origins=tuple(load_origins(connection)),
                lineage=tuple(load_lineage(connection)),
                drifts=tuple(load_drifts(connection)),
                findings=tuple(load_findings(connection)),
                judgements=tuple(load_judgements(connection)),
                lists=tuple(load_lists(connection)),
                listings=tuple(load_listings(connection)),
            )

    def documents(self) -> Iterator[Document]:
        """All documents, by name and id."""
        return self._each(load_documents)

    def rejected(self) -> Iterator[Rejected]:
        """What could not be used, and why."""
        return self._each(load_rejected)

    def mentions(self, *, document: str | None = None) -> Iterator[Mention]:
        """All mentions, or those of one document, by id."""
        return self._each(load_mentions, _of_document(MENTIONS, document))

    def claims(self, *, document: str | None = None) -> Iterator[Claim]:
        """All claims, or those of one document, by id."""
        return self._each(load_claims, _of_document(CLAIMS, document))

    def entities(self) -> Iterator[Entity]:
        """All entities, by id."""
        return self._each(load_entities)

    def propositions(self) -> Iterator[Proposition]:
        """All propositions, by id."""
        return self._each(load_propositions)

    def origins(self) -> Iterator[Origin]:
        """All origins, by id."""
        return self._each(load_origins)

    def lineage(self) -> Iterator[Lineage]:
        """All dependences between articles."""
        return self._each(load_lineage)

    def drifts(self) -> Iterator[Drift]:
        """All drifts."""
        return self._each(load_drifts)

    def findings(self) -> Iterator[Finding]:
        """All findings, by id."""
        return self._each(load_findings)

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, by id."""
        return self._each(load_judgements)

    def is_behind_judgements(self) -> bool:
        """Whether judgements were added that what is derived was not derived by: the next build makes up for it."""
        with self._engine.connect() as connection:
            noted = connection.execute(select(META.c.value).where(META.c.name == "judged")).scalar_one_or_none()
            held = connection.execute(select(JUDGEMENTS.c.id)).scalars()
            return judged(held) != (judged(()) if noted is None else noted)

    def judgement(self, start: str) -> Judgement:
        """The judgement with this id, or with the one id that begins so; raises UnknownId."""
        _, whole = self._kind_of("judgement", start)
        return next(judgement for judgement in self.judgements() if judgement.id == whole)

    def lists(self) -> Iterator[ReferenceList]:
        """All reference lists, those set aside too, by id."""
        return self._each(load_lists)

    def list_entries(self, list_id: str) -> Iterator[ListEntry]:
        """The entries of one list, in its own order."""
        return self._each(lambda connection: load_entries(connection, list_id))

    def list_reading(self, list_id: str) -> tuple[str, dict[str, str]]:
        """By which version of sayso a list was read, and which columns a user named for it. Raises UnknownId for a list that was not."""
        with self._engine.connect() as connection:
            row = connection.execute(select(LIST_READINGS.c.sayso, LIST_READINGS.c.columns).where(LIST_READINGS.c.list == list_id)).first()
        if row is None:
            message = f"The case {self.path} holds no list {list_id!r}."
            raise UnknownId(message)
        with self._sound():
            return row.sayso, msgspec.json.decode(row.columns, type=dict[str, str])

    def linking(self) -> str | None:
        """How the lists are matched, as `Writer.set_linking` was told; None before."""
        with self._engine.connect() as connection:
            value: str | None = connection.execute(select(META.c.value).where(META.c.name == "linking")).scalar()
        return value

    def listings(self, *, entity: str | None = None) -> Iterator[Listing]:
        """All listings, or those of one entity, by id."""
        chosen = None if entity is None else select(LISTINGS.c.id).where(LISTINGS.c.entity == entity)
        return self._each(load_listings, chosen)

    def list(self, start: str) -> ReferenceList:
        """The list with this id, or with the one id that begins so; raises UnknownId."""
        return self._one("list", load_lists, start)

    def listing(self, start: str) -> Listing:
        """The listing with this id, or with the one id that begins so; raises UnknownId."""
        return self._one("listing", load_listings, start)

    def identify(self, start: str) -> tuple[str, str]:
        """What the beginning of an id stands for: its kind ("claim", "document", …) and the whole id.

        Raises UnknownId where nothing, or more than one thing, has an id that begins so.
        """
        found: set[tuple[str, str]] = set()
        with self._engine.connect() as connection:
            for kind, table in _NAMED.items():
                query = select(table.c.id).where(and_(table.c.id >= start, table.c.id < start + _AFTER_ALL)).distinct().order_by(table.c.id).limit(4)
                found.update((kind, identifier) for identifier in connection.execute(query).scalars())
        exact = [named for named in found if named[1] == start]
        if len(exact) == 1:
            return exact[0]
        if len(found) == 1 and start:
            return found.pop()
        if not found or not start:
            message = f"Nothing in the case {self.path} has an id that begins with {start!r}."
        else:
            message = f"Several ids begin with {start!r}: {', '.join(sorted(identifier for _, identifier in found)[:4])} … Give more of it."
        raise UnknownId(message)

    def document(self, start: str) -> Document:
        """The document with this id, or with the one id that begins so; raises UnknownId."""
        return self._one("document", load_documents, start)

    def mention(self, start: str) -> Mention:
        """The mention with this id, or with the one id that begins so; raises UnknownId."""
        return self._one("mention", load_mentions, start)

    def claim(self, start: str) -> Claim:
        """The claim with this id, or with the one id that begins so; raises UnknownId."""
        return self._one("claim", load_claims, start)

    def entity(self, start: str) -> Entity:
        """The entity with this id, or with the one id that begins so; raises UnknownId."""
        return self._one("entity", load_entities, start)

    def proposition(self, start: str) -> Proposition:
        """The proposition with this id, or with the one id that begins so; raises UnknownId."""
        return self._one("proposition", load_propositions, start)

    def origin(self, start: str) -> Origin:
        """The origin with this id, or with the one id that begins so; raises UnknownId."""
        return self._one("origin", load_origins, start)

    def finding(self, start: str) -> Finding:
        """The finding with this id, or with the one id that begins so; raises UnknownId."""
        return self._one("finding", load_findings, start)

    def find(self, words: str, *, limit: int = 20, marks: tuple[str, str] = ("[", "]")) -> tuple[Hit, ...]:
        """Claims, then passages, that hold all the words or "quoted phrases": the best of each first, at most `limit` of each.

        Endings, accents and capitals do not matter. No input is an error; `marks` are put around the words in a snippet.
        """
        with self._engine.connect() as connection:
            return tuple(find(connection, words, limit=limit, marks=marks))

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the case, one sentence each: it should be nothing. Reads everything, so it takes a while.

        Checks the file, that every part belongs to something, that the bytes received still have their SHA-256, and that every claim's words stand in its document.
        """
        with self._engine.connect() as connection:
            found = [f"The file is damaged: {row[0]}." for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"A row of {row[0]} belongs to a row of {row[2]} that is missing." for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
            digests = list(connection.execute(select(RECEIVED.c.sha256).distinct().order_by(RECEIVED.c.sha256)).scalars())
        found += [
            f"The bytes kept as {digest} are not those that were received." for digest in digests if digest_of(b"".join(self.kept_bytes(digest))) != digest
        ]
        for document in self.documents():
            spans = ((claim.id, span) for claim in self.claims(document=document.id) for span in (claim.span, claim.trigger))
            found += [f"The words of {claim} do not stand in {document.id}." for claim, span in spans if document.text[span.start : span.end] != span.text]
        return tuple(found)

    @contextmanager
    def _sound(self) -> Generator[None]:
        """Say of values that cannot be that the case is damaged."""
        try:
            yield
        except (ValueError, TypeError, msgspec.MsgspecError) as error:
            message = f"The case {self.path} is damaged: {error}. Take a copy of it from your backup, or build it again from the documents."
            raise DamagedCase(message) from error

    def _each(self, load: Callable[..., Iterator[Noun]], *chosen: Select[Any] | None) -> Iterator[Noun]:
        with self._engine.connect() as connection:
            nouns = load(connection, *chosen)
            while True:
                with self._sound():
                    noun = next(nouns, None)
                if noun is None:
                    return
                yield noun

    def _kind_of(self, kind: str, start: str) -> tuple[Table, str]:
        """The table and the whole id of what must be of this kind."""
        found, identifier = self.identify(start)
        if found != kind:
            message = f"{identifier} is the id of a {found}, not of a {kind}."
            raise UnknownId(message)
        return _NAMED[kind], identifier

    def _one(self, kind: str, load: Load[Noun], start: str) -> Noun:
        table, identifier = self._kind_of(kind, start)
        return next(self._each(load, select(table.c.id).where(table.c.id == identifier)))


@contextmanager
def _collecting_later() -> Generator[None]:
    """Put off the search for garbage: all that is made meanwhile is kept, and going through it again and again took half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _of_document(table: Table, document: str | None) -> Select[Any] | None:
    return None if document is None else select(table.c.id).where(table.c.document == document)


def open_case(path: Path, *, readonly: bool = False) -> Case:
    """Open the case at a path; `readonly` says that nothing will be written.

    Raises CaseNotFound, DamagedCase (it is no case, or cut short), CaseTooNew; an older case is brought up to date first.
    """
    path = path.resolve()
    check(path)
    return Case(path, readonly=readonly)


def create_case(path: Path, *, at: str, tool: str = "sayso") -> Case:
    """Make a new, empty case, with the folders it lies in; `at` is the time, ISO 8601 in UTC.

    Raises UnwritableOutput where something stands at the path already or nothing can be made there, CaseBusy where another process is making it.
    """
    path = path.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {path.parent} for the case cannot be made: {error.strerror}."
        raise UnwritableOutput(message) from error
    with WriterLock(path):
        if path.exists():
            message = f"Something stands at {path} already. Open it, or give another name with --case."
            raise UnwritableOutput(message)
        make(path, at=at, tool=tool)
    return Case(path, readonly=False)
