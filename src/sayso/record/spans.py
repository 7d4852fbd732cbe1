"""A span: words at their place in one document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The words `text` at the characters start to end (end excluded) of a document's text.

    `document.text[span.start:span.end] == span.text`, always. Make one with `Document.span`, which cannot get it wrong.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Refuse spans whose length cannot be right."""
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.text):
            message = f"a span from {self.start} to {self.end} cannot hold the {len(self.text)} characters {self.text[:40]!r}"
            raise ValueError(message)

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def part(self, start: int, end: int) -> "Span":
        """The span of this span's own words from start to end, in characters of the document."""
        return Span(start, end, self.text[start - self.start : end - self.start])
