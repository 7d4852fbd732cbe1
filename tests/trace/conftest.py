"""A builder of small invented piles: articles by outlet and day, claims found by their words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from sayso.ids import content_id
from sayso.record import (
    Argument,
    Article,
    Certainty,
    Claim,
    Dated,
    Document,
    Entity,
    Link,
    MadeBy,
    NameCount,
    Paragraph,
    Proposition,
    Quantity,
)
from sayso.settings import TraceSettings
from sayso.trace import Publishers, Traced, load_publishers, trace


@dataclass
class Case:
    """Articles are made with `article`, claims with `claim`; `traced` runs the stage on all of them."""

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    mentions: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    topics: dict[str, list[str]] = field(default_factory=dict)

    def article(self, publisher, day, text, *, title=None, byline=None, kind="article", labels=None, name=None):
        number = content_id("document", name or publisher or "", day or "", text, str(len(self.documents)) if name is None else "")
        paragraphs, place = [], 0
        for position, part in enumerate(text.split("\n")):
            if part:
                paragraphs.append(Paragraph(start=place, end=place + len(part), label=(labels or {}).get(position, "body" if kind == "article" else "teaser")))
            place += len(part) + 1
        article = Article(
            id=content_id("article", number),
            document=number,
            kind=kind,
            title=title,
            byline=byline,
            publisher=publisher,
            published=None if day is None else Dated(earliest=day, latest=day, basis="metadata"),
            language="en",
            spans=((0, len(text)),),
        )
        document = Document(
            id=number,
            name=name or f"{publisher}-{day}.txt",
            sha256="",
            media_type="text/plain",
            size=len(text),
            origin="",
            received="2024-06-01T00:00:00Z",
            language="en",
            text=text,
            paragraphs=tuple(paragraphs),
            articles=(article,),
            custody=(),
        )
        self.documents.append(document)
        return document

    def claim(
        self,
        document,
        words,
        chain: Sequence[tuple[str, str]] = (),
        *,
        about="raid",
        predicate="assault",
        polarity="affirmed",
        hedge=None,
        quantity=None,
        arguments=(),
    ):
        """A claim whose trigger is `words`; the chain is pairs of kind ("body" is a named one that is no person) and name, each resolved to the entity of its name unless unnamed."""
        at = document.text.index(words)
        trigger = document.span(at, at + len(words))
        sentence = document.span(document.text.rfind("\n", 0, at) + 1, (document.text + "\n").index("\n", at))
        article = document.articles[0]
        links = [Link(kind="publisher", text=article.publisher or document.name)]
        for kind, name in chain:
            start = document.text.find(name)
            span = document.span(start, start + len(name)) if start >= 0 else None
            mention = content_id("mention", document.id, name, words)
            if kind != "unnamed":
                self.mentions.setdefault(name, []).append(mention)
                self.kinds.setdefault(name, "person" if kind == "named" else "organization")
            links.append(Link(kind="named" if kind == "body" else kind, text=name, span=span, mention=mention))
        claim = Claim(
            id=content_id("claim", document.id, words, predicate, polarity, *(name for _, name in chain)),
            document=document.id,
            article=article.id,
            span=sentence,
            trigger=trigger,
            predicate=predicate,
            mode=None,
            arguments=tuple(Argument(role=role, span=document.span(p := document.text.index(text), p + len(text))) for role, text in arguments),
            time=None,
            place=None,
            quantities=() if quantity is None else (self.quantity(document, *quantity),),
            polarity=polarity,
            certainty=None if hedge is None else Certainty(span=document.span(p := document.text.index(hedge), p + len(hedge)), band="possible"),
            tense="past",
            chain=tuple(links),
            made_by=MadeBy(reader="test", version="0", rule="", score=1.0),
        )
        self.claims.append(claim)
        self.topics.setdefault(about, []).append(claim.id)
        return claim

    @staticmethod
    def quantity(document, words, role, low, high, unit):
        at = document.text.index(words)
        return Quantity(role=role, span=document.span(at, at + len(words)), low=low, high=high, unit=unit)

    def entities(self):
        return [
            Entity(
                id=content_id("entity", name), kind=self.kinds[name], name=name, names=(NameCount(text=name, count=len(mentions)),), mentions=tuple(mentions)
            )
            for name, mentions in self.mentions.items()
        ]

    def propositions(self):
        return [
            Proposition(
                id=content_id("proposition", topic), kind="event", predicate="assault", participants=(), time=None, place=None, claims=tuple(sorted(claims))
            )
            for topic, claims in self.topics.items()
        ]

    def traced(self, publishers: Publishers | None = None, *, backwards=False) -> Traced:
        inputs = [self.documents, self.claims, self.entities(), self.propositions()]
        if backwards:
            inputs = [list(reversed(nouns)) for nouns in inputs]
        return trace(*inputs, publishers=publishers or load_publishers(), settings=TraceSettings())

    def article_of(self, document):
        return document.articles[0].id


@pytest.fixture
def case():
    return Case()


@pytest.fixture
def new_case():
    return Case


def origin_of(traced, claim):
    """The one origin that holds a claim."""
    (found,) = [origin for origin in traced.origins if claim.id in origin.claims]
    return found


@pytest.fixture(name="origin_of")
def _origin_of():
    return origin_of


@pytest.fixture
def lineage():
    """Dependences as (source, target or outside, reason), by the outlets' names."""

    def read(case, traced, reason=None):
        names = {document.articles[0].id: document.articles[0].publisher or document.name for document in case.documents}
        return sorted(
            (names[line.source], names[line.target] if line.target else line.outside, line.reason) for line in traced.lineage if reason in (None, line.reason)
        )

    return read
