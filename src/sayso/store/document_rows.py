"""Documents, what was rejected and what was judged: as rows and back."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, Table, select

from sayso.record import Article, Custody, Dated, Document, Judgement, Paragraph, Rejected
from sayso.store.children import Children, Row, Rows
from sayso.store.spans import PUBLISHED
from sayso.store.tables import ARTICLES, CUSTODY, DOCUMENTS, EXTRACTIONS, JUDGEMENTS, PARAGRAPHS, REJECTED

_PAIRS = msgspec.json.Decoder(tuple[tuple[int, int], ...])


def document_rows(document: Document) -> Rows:
    """The rows that hold a document; `unread` goes with what is extracted from it, since it depends on the reader."""
    text = document.text
    return {
        DOCUMENTS: [
            {
                "id": document.id,
                "name": document.name,
                "sha256": document.sha256,
                "media_type": document.media_type,
                "size": document.size,
                "origin": document.origin,
                "received": document.received,
                "language": document.language,
                "text": text,
            }
        ],
        PARAGRAPHS: [
            {"document": document.id, "position": position, "label": part.label, "start": part.start, "stop": part.end, "text": text[part.start : part.end]}
            for position, part in enumerate(document.paragraphs)
        ],
        ARTICLES: [_article_row(document.id, position, article) for position, article in enumerate(document.articles)],
        CUSTODY: [
            {"document": document.id, "position": position, "step": step.step, "at": step.at, "tool": step.tool, "detail": step.detail}
            for position, step in enumerate(document.custody)
        ],
    }


def _article_row(document: str, position: int, article: Article) -> dict[str, Any]:
    published = article.published
    return {
        "id": article.id,
        "document": document,
        "position": position,
        "kind": article.kind,
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published_earliest": None if published is None else published.earliest,
        "published_latest": None if published is None else published.latest,
        "published_basis": None if published is None else published.basis,
        "published_words": None if published is None else published.text,
        **PUBLISHED.values(None if published is None else published.span),
        "language": article.language,
        "spans": msgspec.json.encode(article.spans).decode(),
    }


def _published(row: Row) -> Dated | None:
    if row["published_basis"] is None:
        return None
    return Dated(
        earliest=row["published_earliest"],
        latest=row["published_latest"],
        basis=row["published_basis"],
        text=row["published_words"],
        span=PUBLISHED.optional(row),
    )


def _article(row: Row) -> Article:
    return Article(
        id=row["id"],
        document=row["document"],
        kind=row["kind"],
        title=row["title"],
        byline=row["byline"],
        publisher=row["publisher"],
        published=_published(row),
        language=row["language"],
        spans=_PAIRS.decode(row["spans"]),
    )


def _parts(connection: Connection, table: Table, chosen: Select[Any] | None, *, names: tuple[str, ...]) -> Children:
    """Parts of documents, in the order of documents: by name, then id."""
    query = (
        select(*(table.c[name] for name in names))
        .join(DOCUMENTS, DOCUMENTS.c.id == table.c.document)
        .order_by(DOCUMENTS.c.name, DOCUMENTS.c.id, table.c.position)
    )
    if chosen is not None:
        query = query.where(table.c.document.in_(chosen))
    return Children(connection.execute(query).mappings(), "document")


def load_documents(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Document]:
    """Documents sorted by name and id; `chosen` is a query for the ids of those that are wanted."""
    paragraphs = _parts(connection, PARAGRAPHS, chosen, names=("document", "start", "stop", "label"))
    articles = _parts(connection, ARTICLES, chosen, names=tuple(column.name for column in ARTICLES.c))
    custody = _parts(connection, CUSTODY, chosen, names=tuple(column.name for column in CUSTODY.c))
    query = select(DOCUMENTS, EXTRACTIONS.c.unread).outerjoin(EXTRACTIONS, EXTRACTIONS.c.document == DOCUMENTS.c.id).order_by(DOCUMENTS.c.name, DOCUMENTS.c.id)
    if chosen is not None:
        query = query.where(DOCUMENTS.c.id.in_(chosen))
    for row in connection.execute(query).mappings():
        yield Document(
            id=row["id"],
            name=row["name"],
            sha256=row["sha256"],
            media_type=row["media_type"],
            size=row["size"],
            origin=row["origin"],
            received=row["received"],
            language=row["language"],
            text=row["text"],
            paragraphs=tuple(Paragraph(start=part["start"], end=part["stop"], label=part["label"]) for part in paragraphs.of(row["id"])),
            articles=tuple(_article(part) for part in articles.of(row["id"])),
            custody=tuple(Custody(step=part["step"], at=part["at"], tool=part["tool"], detail=part["detail"]) for part in custody.of(row["id"])),
            unread=row["unread"],
        )
    for part in (paragraphs, articles, custody):
        part.finish("documents")


def rejected_row(rejected: Rejected) -> dict[str, Any]:
    """The row that holds what was rejected."""
    return {
        "name": rejected.name,
        "origin": rejected.origin,
        "sha256": rejected.sha256,
        "size": rejected.size,
        "reason": rejected.reason,
        "detail": rejected.detail,
        "received": rejected.received,
    }


def load_rejected(connection: Connection) -> Iterator[Rejected]:
    """What was rejected, sorted as in a record."""
    columns = REJECTED.c
    for row in connection.execute(select(REJECTED).order_by(columns.name, columns.sha256, columns.reason, columns.detail, columns.origin)).mappings():
        yield Rejected(**{name: row[name] for name in ("name", "origin", "sha256", "size", "reason", "detail", "received")})


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The row that holds a judgement; `by` and `at` are words of SQL, so their columns are called judged_by and judged_at."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "subject": judgement.subject,
        "object": judgement.object,
        "value": judgement.value,
        "judged_by": judgement.by,
        "judged_at": judgement.at,
        "why": judgement.why,
        "undoes": judgement.undoes,
    }


def load_judgements(connection: Connection) -> Iterator[Judgement]:
    """Judgements sorted by id."""
    for row in connection.execute(select(JUDGEMENTS).order_by(JUDGEMENTS.c.id)).mappings():
        yield Judgement(
            id=row["id"],
            kind=row["kind"],
            subject=row["subject"],
            object=row["object"],
            value=row["value"],
            by=row["judged_by"],
            at=row["judged_at"],
            why=row["why"],
            undoes=row["undoes"],
        )
