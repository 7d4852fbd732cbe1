"""What is read of an article: its own body and captions, once each, cut into sentences."""

from dataclasses import dataclass

from sayso.record import Article, Document, Label, Span
from sayso.text.sentences import split_sentences

__all__ = ["Passage", "passages"]

_READ: tuple[Label, ...] = ("body", "caption")
_REPEATED_WORDS = 5  # "Yes, sir." may stand in a transcript twice; a paragraph of five words or more that stands twice is a repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph of an article, as far as it is the article's own, and its sentences."""

    start: int
    end: int
    sentences: tuple[Span, ...]


def passages(document: Document, article: Article) -> list[Passage]:
    """The paragraphs of the article in which claims are read, in order; a paragraph that stands there twice is read once.

    A title repeats what the text says and is read only where the article has no other text.
    """
    labels: tuple[Label, ...] = (*_READ, "teaser") if article.kind == "teaser" else _READ
    return _with_labels(document, article, labels) or _with_labels(document, article, ("title",))


def _with_labels(document: Document, article: Article, labels: tuple[Label, ...]) -> list[Passage]:
    text = document.text
    found: list[Passage] = []
    seen: set[str] = set()
    spans = sorted(article.spans)
    first = 0
    for paragraph in document.paragraphs:
        while first < len(spans) and spans[first][1] <= paragraph.start:
            first += 1
        if paragraph.label not in labels:
            continue
        index = first
        while index < len(spans) and spans[index][0] < paragraph.end:
            start, end = max(paragraph.start, spans[index][0]), min(paragraph.end, spans[index][1])
            index += 1
            words = text[start:end].split()
            plain = " ".join(words)
            if not plain or (plain in seen and len(words) >= _REPEATED_WORDS):
                continue
            seen.add(plain)
            sentences = tuple(document.span(s, e) for s, e in split_sentences(text, start, end))
            if sentences:
                found.append(Passage(start=start, end=end, sentences=sentences))
    return found
