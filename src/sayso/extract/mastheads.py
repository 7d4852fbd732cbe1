"""What an article's own publisher is called in it."""

from collections.abc import Iterable

from sayso.extract.names import acronyms_of
from sayso.record import Article, Document
from sayso.text.folding import words_of

__all__ = ["publishers"]

_MASTHEAD = 4  # words
_OVER_ARTICLES = frozenset({"navigation", "heading"})


def publishers(document: Document, articles: Iterable[Article]) -> frozenset[tuple[str, ...]]:
    """The folded names and initials of the articles' publishers; where none is known, of the masthead over the document."""
    every = list(articles)
    names = {article.publisher for article in every if article.publisher}
    head = document.paragraphs[0] if document.paragraphs and not names else None
    if head is not None and head.label in _OVER_ARTICLES:
        masthead = document.text[head.start : head.end].split("\n")[0].strip()
        if len(masthead.split()) <= _MASTHEAD and masthead not in {article.title for article in every}:
            names.add(masthead)
    return frozenset(words_of(form) for name in names for form in (name, *acronyms_of(name)) if words_of(form))
