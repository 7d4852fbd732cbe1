"""Ten-line builders of nouns for tests: words are found in the text, so that spans cannot be wrong."""

from sayso.ids import content_id, sha256
from sayso.record import (
    Argument,
    Article,
    Certainty,
    Claim,
    Custody,
    Dated,
    Document,
    Entity,
    Link,
    MadeBy,
    Mention,
    NameCount,
    Paragraph,
    Span,
    Time,
)

AT = "2024-04-05T12:00:00Z"


def document(text, *, name="one.txt", publisher="The Post", byline=None, published=None, title=None, language="en"):
    """A document of one article, each line a body paragraph."""
    identity = content_id("document", name, sha256(text.encode()))
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(start=at, end=at + len(line), label="body"))
        at += len(line) + 1
    dated = None if published is None else Dated(earliest=published, latest=published, basis="given")
    article = Article(
        id=content_id("article", identity, "0"),
        document=identity,
        kind="article",
        title=title,
        byline=byline,
        publisher=publisher,
        published=dated,
        language=language,
        spans=tuple((p.start, p.end) for p in paragraphs),
    )
    return Document(
        id=identity,
        name=name,
        sha256=sha256(text.encode()),
        media_type="text/plain",
        size=len(text.encode()),
        origin=name,
        received=AT,
        language=language,
        text=text,
        paragraphs=tuple(paragraphs),
        articles=(article,),
        custody=(Custody(step="received", at=AT, tool="tests"),),
    )


def span(owner, words, nth=1):
    """The span of the nth occurrence of words in a document."""
    at = -1
    for _ in range(nth):
        at = owner.text.index(words, at + 1)
    return Span(at, at + len(words), words)


def mention(owner, words, *, kind="organization", nth=1):
    """A mention of words in a document."""
    where = span(owner, words, nth)
    identity = content_id("mention", owner.id, where.start, where.end, kind)
    return Mention(id=identity, document=owner.id, article=owner.articles[0].id, span=where, kind=kind)


def claim(owner, trigger, predicate, *, arguments=(), chain=(), certainty=None, polarity="affirmed", time=None, quantities=(), tense="past", nth=1):
    """A claim on a document's words: `arguments` (role, Mention), `chain` Links after the publisher's, `certainty` (words, band), `time` (words, earliest, latest)."""
    where = span(owner, trigger, nth)
    start = owner.text.rfind("\n", 0, where.start) + 1
    end = owner.text.find("\n", where.end)
    whole = owner.span(start, len(owner.text) if end < 0 else end)
    article = owner.articles[0]
    return Claim(
        id=content_id("claim", owner.id, where.start, where.end, predicate, *(m.span.text for _, m in arguments)),
        document=owner.id,
        article=article.id,
        span=whole,
        trigger=where,
        predicate=predicate,
        mode=None,
        arguments=tuple(Argument(role=role, span=m.span, mention=m.id) for role, m in arguments),
        time=None if time is None else Time(span=span(owner, time[0]), earliest=time[1], latest=time[2], precision="day"),
        place=None,
        quantities=tuple(quantities),
        polarity=polarity,
        certainty=None if certainty is None else Certainty(span=span(owner, certainty[0]), band=certainty[1]),
        tense=tense,
        chain=(Link(kind="publisher", text=article.publisher or owner.name), *chain),
        made_by=MadeBy(reader="tests", version="1", rule="by hand", score=1.0),
    )


def entity(name, *mentions, kind="organization"):
    """An entity of mentions."""
    return Entity(
        id=content_id("entity", kind, name),
        kind=kind,
        name=name,
        names=(NameCount(text=name, count=len(mentions)),),
        mentions=tuple(sorted(m.id for m in mentions)),
    )
