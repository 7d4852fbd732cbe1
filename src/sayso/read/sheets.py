"""A page ready to be labelled: its plain text, its lines, what the format says of it, and what stands on it more than once."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.read.areas import Area, area_of
from sayso.read.blocks import Block, Metadata
from sayso.read.bylines import byline_line, is_name
from sayso.read.dates import Day
from sayso.read.flat import flatten, tidy
from sayso.read.gluing import Known
from sayso.read.kinds import Line, line_of
from sayso.read.markers import fold
from sayso.record import ArticleKind, Label

_SMALL = re.compile(r"(?<![\w-])[^\W\d_A-Z]{3,}(?![\w-])")

__all__ = ["Authored", "Part", "Sheet", "sheet_of"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the page with its label and the number of the text that it belongs to, None for nobody's."""

    start: int
    end: int
    label: Label
    owner: int | None = None


@dataclass(slots=True, kw_only=True)
class Authored:
    """What is found of one authored text. Spans are in characters of the page.

    `days` are dates of publication as they stand, in order; `updates` those that say when it was changed; `signed` dates at its end.
    `credit` is an outlet that the text names as where it was taken from, without saying that it was first published there.
    """

    kind: ArticleKind
    title: tuple[int, int] | None = None
    byline: tuple[int, int] | None = None
    publisher: tuple[int, int] | None = None
    credit: tuple[int, int] | None = None
    days: list[Day] = field(default_factory=list)
    updates: list[Day] = field(default_factory=list)
    signed: list[Day] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page's lines with what is known of it; `flat` is its `text` with plain spaces, quotes and digits.

    `small_words` are the words that stand in small letters somewhere: a name's words do not.
    """

    text: str
    flat: str
    lines: Sequence[Line]
    area: Area
    metadata: Metadata
    counts: Mapping[str, int]
    known: Known
    small_words: frozenset[str]

    def words(self, line: Line) -> str:
        """A line's words, plain."""
        return self.flat[line.start : line.end]

    @property
    def is_page(self) -> bool:
        """Whether it shows traces of a web page."""
        return self.area.weight > 0


def _names(flat: str, lines: Sequence[Line], metadata: Metadata) -> frozenset[str]:
    """Names that stand by themselves somewhere: they tell where a name in a glued byline ends."""
    found = {fold(tidy(metadata.byline))} if metadata.byline else set[str]()
    for line in lines:
        if line.kind == "short" and 2 <= line.words <= 4 and is_name(flat[line.start : line.end].strip(" .,")):
            found.add(line.folded)
        elif line.kind == "byline":
            names = byline_line(flat, line.start, line.end)
            if names is not None:
                found.add(fold(flat[names.names_start : names.names_end]))
    return frozenset(found)


def _titles(flat: str, lines: Sequence[Line], metadata: Metadata) -> tuple[str, ...]:
    """Headlines that stand by themselves: they tell where a glued title ends. The longest first."""
    found = {tidy(flatten(metadata.title))} if metadata.title else set[str]()
    for line in lines:
        if line.plain == "short" and 4 <= line.words <= 30 and line.kind in {"short", "insert", "section"}:
            found.add(flat[line.start : line.end])
    return tuple(sorted((each for each in found if each.count(" ") >= 2), key=lambda each: (-len(each), each)))


def _small_words(flat: str) -> frozenset[str]:
    """All words that stand in small letters somewhere."""
    return frozenset(_SMALL.findall(flat))


def sheet_of(text: str, blocks: Sequence[Block], metadata: Metadata) -> Sheet:
    """Look at all blocks of a page."""
    flat = flatten(text)
    lines = [line_of(flat, block) for block in blocks]
    known = Known(
        titles=_titles(flat, lines, metadata),
        names=_names(flat, lines, metadata),
        publisher=tidy(flatten(metadata.publisher)) if metadata.publisher else None,
    )
    counts = Counter(line.folded for line in lines)
    return Sheet(text=text, flat=flat, lines=lines, area=area_of(flat, lines), metadata=metadata, counts=counts, known=known, small_words=_small_words(flat))
