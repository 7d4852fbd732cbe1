"""One authored text inside a document."""

from dataclasses import dataclass
from typing import Literal

from sayso.record.intervals import Dated

ArticleKind = Literal["article", "teaser"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One authored text inside a document; a page can hold several (teasers of other articles).

    `spans` are the characters of the document that are this article's own words, `(start, end)` in order: title, byline, body, captions.
    What a teaser says is never put into the mouth of the article's author.
    """

    id: str
    document: str
    kind: ArticleKind
    title: str | None
    byline: str | None
    publisher: str | None
    published: Dated | None
    language: str | None
    spans: tuple[tuple[int, int], ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether the characters from start to end lie inside one of this article's spans."""
        return any(first <= start and end <= last for first, last in self.spans)
