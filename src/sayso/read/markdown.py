"""Finds the blocks of a Markdown file: what its marks say is a heading, a caption, a link; the marks stay in the text and out of the spans."""

import re
from collections.abc import Iterator, Sequence

from sayso.read.blocks import Block, Metadata, Page
from sayso.read.flat import flatten
from sayso.read.paragraphs import Row, rows_in

__all__ = ["markdown_page"]

_HEADING = re.compile(r"(#{1,6}) +(.*?)[ #]*\Z")
_UNDERLINE = re.compile(r"(?:=+|-{2,})\Z")
_RULE = re.compile(r"(?:[-*_] *){3,}\Z")
_FENCE = re.compile(r"(?:```|~~~)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)]) +(?=\S)")
_QUOTE = re.compile(r"(?:> ?)+")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)\Z")
_REFERENCE = re.compile(r"\[[^\]\n]+\]: *\S+")
_FIELD = re.compile(r"([A-Za-z_-]{1,40}):[ \t]*(.*)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FRONT_MATTER = 20_000  # characters: more than anybody's fields take
_FIELDS = {
    "title": "title",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "source": "publisher",
    "publisher": "publisher",
    "site": "publisher",
    "lang": "language",
    "language": "language",
    "url": "url",
    "link": "url",
    "date": "published",
    "published": "published",
}


def _front_matter(text: str) -> tuple[int, Metadata]:
    """The fields between two lines of dashes at the head of a file, and where they end."""
    opening = re.match(r"---[ \t]*\r?\n", text)
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(text, opening.end(), _FRONT_MATTER) if opening else None
    if opening is None or closing is None:
        return 0, Metadata()
    fields: dict[str, str] = {}
    for line in text[opening.end() : closing.start()].splitlines():
        found = _FIELD.match(line)
        role = _FIELDS.get(found[1].lower()) if found else None
        value = found[2].strip().strip("\"'[]") if found else ""
        if role == "published":
            day = _DAY.match(value)
            value = day[0] if day else ""
        if role is not None and value:
            fields.setdefault(role, value)
    metadata = Metadata(
        title=fields.get("title"),
        byline=fields.get("byline"),
        publisher=fields.get("publisher"),
        published=fields.get("published"),
        language=fields.get("language"),
        url=fields.get("url"),
    )
    return closing.end(), metadata


def _plain(flat: str, start: int, end: int) -> Iterator[Block]:
    """A run of lines that is no heading: its words behind the marks."""
    words = flat[start:end]
    image = _IMAGE.match(words)
    if image:
        if image[1].strip():
            yield _trimmed(flat, start + image.start(1), start + image.end(1), Block(0, 0, "caption"))
        return
    if _REFERENCE.match(words):
        yield Block(start, end, "link")
        return
    skip = 0
    for pattern in (_QUOTE, _ITEM):
        found = pattern.match(words, skip)
        skip = found.end() if found else skip
    yield _trimmed(flat, start + skip, end, Block(0, 0))


def _trimmed(flat: str, start: int, end: int, like: Block) -> Block:
    words = flat[start:end]
    left = start + len(words) - len(words.lstrip(" "))
    return Block(left, max(left, end - (len(words) - len(words.rstrip(" ")))), like.hint)


def _begins_anew(words: str) -> bool:
    return any(pattern.match(words) for pattern in (_HEADING, _ITEM, _IMAGE, _REFERENCE, _RULE, _FENCE)) or words.startswith("|")


def _run(flat: str, run: Sequence[Row]) -> Iterator[Block]:
    """The blocks of lines that have no empty line between them."""
    position = 0
    while position < len(run):
        row = run[position]
        words = flat[row.start : row.end]
        below = flat[run[position + 1].start : run[position + 1].end] if position + 1 < len(run) else ""
        heading = _HEADING.match(words)
        position += 1
        if heading:
            yield _trimmed(flat, row.start + heading.start(2), row.start + heading.end(2), Block(0, 0, "heading"))
        elif _RULE.match(words):
            continue
        elif _UNDERLINE.match(below) and not _begins_anew(words):
            yield Block(row.start, row.end, "heading")
            position += 1
        else:
            last = row
            while position < len(run) and not _begins_anew(flat[run[position].start : run[position].end]):
                last = run[position]
                position += 1
            yield from _plain(flat, row.start, last.end)


def _fenced(flat: str, runs: Sequence[Sequence[Row]]) -> Iterator[Block | Sequence[Row]]:
    """Code between fences as one block each, and the runs of lines outside them."""
    opened: Row | None = None
    outside: list[Row] = []
    last: Row | None = None
    for run in runs:
        for row in run:
            if _FENCE.match(flat, row.start, row.end):
                if opened is None:
                    if outside:
                        yield outside
                    outside, opened = [], row
                else:
                    yield Block(opened.start, row.end, "boilerplate")
                    opened = None
            elif opened is None:
                outside.append(row)
            last = row
        if outside:
            yield outside
            outside = []
    if opened is not None and last is not None:
        yield Block(opened.start, last.end, "boilerplate")


def markdown_page(text: str) -> Page:
    """A Markdown text as a page: its text unchanged, its blocks without their marks, the first heading as title, the fields at its head as metadata."""
    flat = flatten(text)
    end, metadata = _front_matter(text)
    blocks: list[Block] = [Block(0, len(text[:end].rstrip()), "boilerplate")] if end else []
    has_title = False
    for found in _fenced(flat, list(rows_in(text, end))):
        for block in (found,) if isinstance(found, Block) else _run(flat, found):
            if block.start == block.end:
                continue
            is_title = block.hint == "heading" and not has_title
            has_title = has_title or is_title
            blocks.append(Block(block.start, block.end, "title") if is_title else block)
    return Page(text=text, blocks=tuple(blocks), format="markdown", metadata=metadata)
