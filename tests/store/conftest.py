"""Invented nouns for the store, and a case to put them in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.ids import content_id, sha256
from sayso.record import Argument, Article, Claim, Custody, Document, Extraction, Link, MadeBy, Mention, Paragraph, Quantity
from sayso.record.documents import document_id
from sayso.settings import Settings
from sayso.store import Build, Case, ReaderKey, create_case

NOON = "2026-03-01T12:00:00Z"


@pytest.fixture
def reader() -> ReaderKey:
    return ReaderKey(name="rules", version="1", codebook="first", sayso="0.1.0")


@pytest.fixture
def build(reader: ReaderKey) -> Build:
    return Build(reader=reader, settings=Settings(), at=NOON)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with create_case(tmp_path / "marsh.sayso", at=NOON) as made:
        yield made


def _document(name: str, *sentences: str, unread: str | None = None) -> Document:
    text = "".join(sentence + "\n" for sentence in sentences)
    identifier = document_id(name, sha256(text.encode()))
    paragraphs, start = [], 0
    for sentence in sentences:
        paragraphs.append(Paragraph(start=start, end=start + len(sentence), label="body"))
        start += len(sentence) + 1
    article = Article(
        id=content_id("article", identifier),
        document=identifier,
        kind="article",
        title=None,
        byline=None,
        publisher="Marsh Post",
        published=None,
        language="en",
        spans=((0, len(text)),),
    )
    return Document(
        id=identifier,
        name=name,
        sha256=sha256(text.encode()),
        media_type="text/plain",
        size=len(text.encode()),
        origin=f"pile/{name}",
        received=NOON,
        language="en",
        text=text,
        paragraphs=tuple(paragraphs),
        articles=(article,),
        custody=(Custody(step="received", at=NOON, tool="sayso 0.1.0"),),
        unread=unread,
    )


def _extraction(document: Document, predicate: str = "funds") -> Extraction:
    """One claim a paragraph: its first word is the actor, its last the trigger."""
    mentions, claims = [], []
    for paragraph in document.paragraphs:
        sentence = document.span(paragraph.start, paragraph.end)
        first, last = sentence.text.split()[0], sentence.text.split()[-1]
        actor = sentence.part(sentence.start, sentence.start + len(first))
        trigger = sentence.part(sentence.end - len(last), sentence.end)
        article = document.articles[0].id
        mention = Mention(id=content_id("mention", document.id, sentence.start), document=document.id, article=article, span=actor, kind="person")
        mentions.append(mention)
        claims.append(
            Claim(
                id=content_id("claim", document.id, sentence.start, predicate),
                document=document.id,
                article=article,
                span=sentence,
                trigger=trigger,
                predicate=predicate,
                mode=None,
                arguments=(Argument(role="actor", span=actor, mention=mention.id),),
                time=None,
                place=None,
                quantities=(Quantity(role="object", span=actor, low=3, high=None, unit="boats"),),
                polarity="affirmed",
                certainty=None,
                tense="past",
                chain=(Link(kind="publisher", text="Marsh Post"), Link(kind="named", text=first, span=actor, mention=mention.id)),
                made_by=MadeBy(reader="rules", version="1", rule="last word", score=0.5),
            )
        )
    return Extraction(document=document.id, mentions=tuple(mentions), claims=tuple(claims))


@pytest.fixture
def make_document() -> Callable[..., Document]:
    return _document


@pytest.fixture
def make_extraction() -> Callable[..., Extraction]:
    return _extraction
