"""The articles themselves: every received word, each claim's words marked where they stand."""

from collections import defaultdict
from dataclasses import dataclass

from sayso.record import Article, Claim, Document, Label, Paragraph
from sayso.report.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A piece of a paragraph: plain words, or the trigger of one or more claims."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paragraph as it is shown."""

    label: Label
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document as it is shown: its paragraphs, removed ones too, under their labels."""

    document: Document
    paragraphs: tuple[Shown, ...]
    claims: int


def pages_of(index: Index) -> tuple[Page, ...]:
    """All documents in the order of their names."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in index.claims.values():
        by_document[claim.document].append(claim)
    documents = sorted(index.documents.values(), key=lambda document: (document.name, document.id))
    return tuple(_page(document, sorted(by_document[document.id], key=_place)) for document in documents)


def main_article(document: Document) -> Article | None:
    """The first article that is no teaser, else the first of all."""
    return next((article for article in document.articles if article.kind == "article"), document.articles[0] if document.articles else None)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.trigger.start, claim.trigger.end, claim.id


def _page(document: Document, claims: list[Claim]) -> Page:
    paragraphs: list[Shown] = []
    at = 0
    for paragraph in document.paragraphs:
        mine: list[Claim] = []
        while at < len(claims) and claims[at].trigger.start < paragraph.end:
            if claims[at].trigger.start >= paragraph.start:
                mine.append(claims[at])
            at += 1
        paragraphs.append(Shown(label=paragraph.label, words=_words(document, paragraph, mine)))
    return Page(document=document, paragraphs=tuple(paragraphs), claims=len(claims))


def _words(document: Document, paragraph: Paragraph, claims: list[Claim]) -> tuple[Words, ...]:
    """The paragraph cut at triggers; triggers that overlap are marked together."""
    words: list[Words] = []
    at = paragraph.start
    position = 0
    while position < len(claims):
        start, end = claims[position].trigger.start, claims[position].trigger.end
        ids = [claims[position].id]
        position += 1
        while position < len(claims) and claims[position].trigger.start < end:
            end = max(end, claims[position].trigger.end)
            ids.append(claims[position].id)
            position += 1
        end = min(end, paragraph.end)
        if start > at:
            words.append(Words(text=document.text[at:start]))
        words.append(Words(text=document.text[start:end], claims=tuple(ids)))
        at = end
    if at < paragraph.end:
        words.append(Words(text=document.text[at : paragraph.end]))
    return tuple(words)
