"""One section on its way to labels: what is known of it so far, and what its lines are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.read.dates import days_in
from sayso.read.heads import Head
from sayso.read.kinds import Kind, Line
from sayso.read.markers import fold, load_markers
from sayso.read.sections import Section
from sayso.read.sheets import Authored, Part, Sheet
from sayso.record import Label

__all__ = ["ITEM", "LABELS", "TRAILING", "Draft"]

LABELS: dict[Kind, Label] = {
    "navigation": "navigation",
    "button": "navigation",
    "section": "navigation",
    "tail": "navigation",
    "comments": "comment",
    "image": "navigation",
    "insert": "teaser",
    "boilerplate": "boilerplate",
    "credit": "credit",
    "caption": "caption",
    "link": "link",
    "symbol": "boilerplate",
    "date": "date",
    "byline": "byline",
}
"""What a line is labelled that its own words alone tell."""

TRAILING = " \"')]}»”0123456789*†"  # closing marks, and the numbers of notes
ITEM = re.compile(r"(?:[-*•·‣◦▪–—] ?|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)] |\(\d{1,3}\))")
_SENTENCE_WORDS = 12
_HEADING_WORDS = 18
_NOBODYS: frozenset[Label] = frozenset({"navigation", "comment", "boilerplate", "link", "pull quote", "repeat", "teaser"})


@dataclass(slots=True)
class Draft:
    """A section's lines with their labels so far: whole lines in `labels`, lines taken apart in `parts`, both by the line's position.

    `title` is the position of the title's line, `texts` those of the paragraphs, `headed` those of date lines
    right above a paragraph, `start` where the text begins.
    """

    sheet: Sheet
    section: Section
    owner: int
    found: Authored
    title: int | None = None
    texts: list[int] = field(default_factory=list)
    start: int = 0
    headed: frozenset[int] = frozenset()
    labels: dict[int, Label] = field(default_factory=dict)
    parts: dict[int, list[Part]] = field(default_factory=dict)

    @property
    def flat(self) -> str:
        """The page's plain text."""
        return self.sheet.flat

    @property
    def body_label(self) -> Label:
        """What the text's own paragraphs are labelled."""
        return "teaser" if self.section.kind == "teaser" else "body"

    def line(self, position: int) -> Line:
        """The line at a position of the page."""
        return self.sheet.lines[position]

    def goes_on(self, line: Line) -> bool:
        """Whether a line ends in a comma or colon: what it says is not complete."""
        return self.sheet.words(line).rstrip(TRAILING)[-1:] in {",", ";", ":", "،", "：", "，", "-"}

    def heading_words(self, line: Line) -> int:
        """How long a heading may be: a long line in small letters of a plain text is rather a sentence without its full stop."""
        return _SENTENCE_WORDS if line.is_small and not self.sheet.is_page else _HEADING_WORDS

    def has_common_word(self, start: int, end: int) -> bool:
        """Whether a word of a name stands in small letters elsewhere on the page: then it is a word, and no name."""
        return any(each.lower() != each and each.lower() in self.sheet.small_words for each in re.findall(r"[^\W\d_]{3,}", self.flat[start:end]))

    def take(self, head: Head) -> None:
        """Keep what a glued head tells, as far as nothing told it before."""
        self.found.byline = self.found.byline or head.byline
        self.found.publisher = self.found.publisher or head.publisher
        self.found.title = self.found.title or head.title
        if head.day is not None:
            self.found.days.append(head.day)
        if head.updated is not None:
            self.found.updates.append(head.updated)

    def take_days(self, line: Line) -> None:
        """Keep a date line's days, those behind a word for changes apart."""
        last = line.start
        for day in days_in(self.flat, line.start, line.end):
            words = {fold(each) for each in re.findall(r"[^\W\d_]+", self.flat[last : day.start])}
            (self.found.updates if words & load_markers().updates else self.found.days).append(day)
            last = day.end

    def results(self) -> Iterator[Part]:
        """All parts in the order of the text."""
        for position in sorted({*self.labels, *self.parts}):
            if position in self.parts:
                yield from self.parts[position]
                continue
            label = self.labels[position]
            is_nobodys = label in _NOBODYS and label != self.body_label
            yield Part(self.line(position).start, self.line(position).end, label, None if is_nobodys else self.owner)
