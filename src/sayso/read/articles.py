"""From a page to what people wrote on it: labelled paragraphs, and articles with title, byline, outlet, date and language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.ids import content_id
from sayso.read.blocks import Block, Page
from sayso.read.bylines import names_alone, unglued
from sayso.read.flat import tidy
from sayso.read.label import label_section
from sayso.read.language import language_of
from sayso.read.markers import fold
from sayso.read.paragraphs import split_text
from sayso.read.published import published, shown
from sayso.read.publishers import publisher_of
from sayso.read.sections import Section, sections_of
from sayso.read.sheets import Authored, Part, Sheet, sheet_of
from sayso.read.teasers import label_tail
from sayso.read.titles import matches
from sayso.record import Article, Label, Paragraph

__all__ = ["Composed", "compose"]

_OWN: frozenset[Label] = frozenset({"title", "byline", "date", "body", "heading", "caption", "credit", "teaser"})
_TELLING: frozenset[Label] = frozenset({"body", "teaser", "heading"})
_TEXT: frozenset[Label] = frozenset({"body", "teaser"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What is read off a page: paragraphs in order that cover every visible character, and the articles among them, the page's own first.

    `language` is that of the page's own article; `unread` says why no article was found, None where one was.
    """

    paragraphs: tuple[Paragraph, ...]
    articles: tuple[Article, ...]
    language: str | None
    unread: str | None


def _blocks(page: Page) -> Iterator[Block]:
    """The page's blocks, and between them whatever the parser left out, so that every visible character is in one."""
    last = 0
    for block in sorted(page.blocks, key=_start):
        start = max(block.start, last)
        if start < block.end:
            yield from _between(page.text, last, start)
            yield from _stripped(page.text, Block(start, block.end, block.hint))
            last = block.end
    if last == 0:
        yield from split_text(page.text)
    else:
        yield from _between(page.text, last, len(page.text))


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    if not text[start:end].strip():
        return
    for block in split_text(text, start, end):
        is_mark = not any(map(str.isalnum, text[block.start : block.end]))
        yield Block(block.start, block.end, "boilerplate") if is_mark else block


def _stripped(text: str, block: Block) -> Iterator[Block]:
    words = text[block.start : block.end]
    start = block.start + len(words) - len(words.lstrip())
    end = block.end - (len(words) - len(words.rstrip()))
    if start < end:
        yield Block(start, end, block.hint)


def _start(item: Block | Part) -> int:
    return item.start


def _loose_label(sheet: Sheet, position: int) -> Label:
    """The label of a line that belongs to no section."""
    line = sheet.lines[position]
    if line.hint is not None:
        return line.hint
    if sheet.area.zones[position] == "comments" and line.kind in {"prose", "short", "date", "comments", "byline", "insert"}:
        return "comment"
    labels: dict[str, Label] = {
        "boilerplate": "boilerplate",
        "credit": "credit",
        "caption": "caption",
        "link": "link",
        "comments": "comment",
        "symbol": "boilerplate",
    }
    if line.kind == "prose":
        return "teaser" if position < sheet.area.first else "boilerplate"
    return labels.get(line.kind, "navigation")


def _label(sheet: Sheet) -> tuple[list[Part], list[Authored]]:
    """All parts of a page in order, and the texts that they belong to by number."""
    parts: list[Part] = []
    texts: list[Authored] = []
    covered: list[tuple[int, int]] = []
    for section in _articles_first(sections_of(sheet.flat, sheet.lines, sheet.area)):
        own, found = label_section(sheet, section, len(texts))
        texts.append(found)
        parts.extend(own)
        covered.extend((part.start, part.end) for part in own)
    starts = {start for start, _ in covered}
    left = [position for position, line in enumerate(sheet.lines) if line.start not in starts]
    tail = [position for position in left if sheet.area.zones[position] == "tail"]
    others, teasers = label_tail(sheet, tail, len(texts))
    parts.extend(others)
    texts.extend(teasers)
    taken = set(tail)
    parts.extend(Part(sheet.lines[each].start, sheet.lines[each].end, _loose_label(sheet, each)) for each in left if each not in taken)
    return sorted(parts, key=_start), texts


def _articles_first(sections: Iterable[Section]) -> list[Section]:
    """The page's own articles before the teasers of others."""
    found = list(sections)
    return [each for each in found if each.kind == "article"] + [each for each in found if each.kind == "teaser"]


def _trimmed(text: str, parts: Iterable[Part]) -> Iterator[Part]:
    """The parts without white space at their ends, and none without a visible character."""
    for part in parts:
        words = text[part.start : part.end]
        start = part.start + len(words) - len(words.lstrip())
        end = part.end - (len(words) - len(words.rstrip()))
        if start < end:
            yield Part(start, end, part.label, part.owner)


def _never_empty(parts: list[Part]) -> list[Part]:
    """The parts, with the title of a page's own text as its text where there is no other: a note of one line says what it says."""
    owned = {part.owner for part in parts if part.label in _TEXT}
    return [Part(part.start, part.end, "body", part.owner) if part.label == "title" and part.owner == 0 and 0 not in owned else part for part in parts]


def _article(document: str, page: Page, sheet: Sheet, found: Authored, own: Sequence[Part]) -> Article | None:
    """The noun of one text, None where it has no text at all."""
    spans = [(part.start, part.end) for part in own if part.label in _TEXT]
    if not spans:
        return None
    metadata = page.metadata if found.kind == "article" else None
    title, byline = shown(page.text, found.title), shown(page.text, found.byline)
    if metadata is not None:
        if metadata.title and (title is None or not (metadata.is_weak or matches(fold(title), metadata.title))):
            title = tidy(metadata.title)
        if metadata.byline and (byline is None or not metadata.is_weak):
            byline = names_alone(metadata.byline)
    words = " ".join(page.text[start:end] for start, end in spans[:12])
    return Article(
        id=content_id("article", document, found.kind, own[0].start, own[-1].end),
        document=document,
        kind=found.kind,
        title=title,
        byline=None if byline is None else unglued(byline),
        publisher=publisher_of(sheet, found, spans, metadata),
        published=published(page.text, sheet.flat, found, [(part.start, part.end) for part in own if part.label in _TELLING], metadata),
        language=language_of(words, page.metadata.language),
        spans=tuple((part.start, part.end) for part in own if part.label in _OWN),
    )


def compose(page: Page, *, document: str, name: str) -> Composed:
    """Label a page's paragraphs and find its articles; `document` is the document's id, `name` the file's name for what is said to the user.

    Never fails: a page without any text of an author's own has no article, and `unread` says so.
    """
    sheet = sheet_of(page.text, list(_blocks(page)), page.metadata)
    parts, texts = _label(sheet)
    parts = list(_trimmed(page.text, _never_empty(parts)))
    owned: dict[int, list[Part]] = {}
    for part in parts:
        if part.owner is not None:
            owned.setdefault(part.owner, []).append(part)
    articles: list[Article] = []
    for number, found in enumerate(texts):
        article = _article(document, page, sheet, found, owned.get(number, []))
        if article is not None:
            articles.append(article)
    first = next((article for article in articles if article.kind == "article"), None)
    return Composed(
        paragraphs=tuple(Paragraph(start=part.start, end=part.end, label=part.label) for part in parts),
        articles=tuple(articles),
        language=first.language if first else None,
        unread=None if first else f"No paragraph of {name} looks like the text of an article.",
    )
