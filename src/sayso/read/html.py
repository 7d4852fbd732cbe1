"""Reads web pages: everything that the page shows, block by block, and which of it is an article's own words.

trafilatura finds the main content; its words are found again in the page's own blocks, so that what it leaves out stays in the text
under a label, and offsets stay true.
"""

import logging
import re
import unicodedata

import trafilatura
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] -- lxml's compiled half has no types
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sayso.read.blocks import Builder, Metadata, Page
from sayso.read.decode import decode, is_text
from sayso.read.metadata import page_metadata
from sayso.read.parts import Refused
from sayso.read.tree import Shown, shown_blocks
from sayso.record import Label

__all__ = ["html_page", "named_charset"]

# What the library would warn of (pages without an article) is an answer here, not a fault; it must not reach a user's terminal.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 8192  # bytes: browsers look for a charset in the first kilobyte, careless pages put it later
_INVISIBLE = re.compile(r"[\W_]+")
_LEAST_MAIN = 200  # letters and digits: less than this is no article, and the page's own marks decide
_SHORT_KEY = 25  # letters and digits: shorter blocks are found as whole lines only
_ENDS = re.compile(r"[.!?…؟。！？»”\"')\]:]\s*\Z")
_MOST_QUOTES = 200  # on one page that are looked for in the rest of the text
_MOST_COMPARED = 2_000_000_000  # characters looked through to find blocks again: some seconds


def _key(text: str) -> str:
    """The letters and digits of a text alone, so that it is found again however it was laid out."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text).casefold())


def _tree(text: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    # A NUL would end the page for the parser, and a half of a surrogate pair cannot be handed to it.
    data = text.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        return document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refused(reason="no text", detail=f"This web page holds nothing that can be shown ({error}).") from error


class _Main:
    """The main content as trafilatura finds it, to be asked whether some words are of it."""

    def __init__(self, body: str, comments: str) -> None:
        lines = [key for key in map(_key, body.splitlines()) if key]
        self.lines = frozenset(lines)
        self.whole = "".join(lines)
        self.comments = frozenset(key for key in map(_key, comments.splitlines()) if key)
        self._left = _MOST_COMPARED

    def has(self, text: str) -> bool:
        """Whether these words are of the main content."""
        key = _key(text)
        if not key:
            return False
        if key in self.lines:
            return True
        pieces = [_key(piece) for piece in text.split("\n")] if "\n" in text else []
        if len(pieces) > 1 and sum(len(piece) for piece in pieces if piece in self.lines) > len(key) / 2:
            return True
        if len(key) < _SHORT_KEY or self._left < 0:
            return False
        self._left -= len(self.whole)
        if key in self.whole:
            return True
        # Some words inside may be missing there (a link, a note's number): both ends are enough for a long block.
        return len(key) > 4 * _SHORT_KEY and key[:_SHORT_KEY] in self.whole and key[-_SHORT_KEY:] in self.whole


def _main_content(tree: HtmlElement, url: str | None) -> _Main:
    try:
        found = trafilatura.bare_extraction(tree, url=url, include_comments=True, include_tables=True, with_metadata=False, fast=True)
    except Exception:  # noqa: BLE001 -- hostile pages break the library in many ways; the page's own marks decide then
        found = None
    if found is None or isinstance(found, dict):
        return _Main("", "")
    return _Main(found.text or "", found.comments or "")


def _is_title(block: Shown, title: str) -> bool:
    """Whether a block is the page's title, which may carry the site's name behind it, or a subtitle."""
    key = _key(block.text)
    return bool(key) and (key == title or (len(key) >= _SHORT_KEY / 2 and block.tag in {"h1", "h2"} and (title.startswith(key) or key.startswith(title))))


def _title_at(blocks: list[Shown], metadata: Metadata) -> int | None:
    """Which block is the title: the heading that says what the head says, else the only h1."""
    title = _key(metadata.title or "")
    candidates = [at for at, block in enumerate(blocks) if title and _is_title(block, title)]
    for at in candidates:
        if blocks[at].tag in {"h1", "h2"} and blocks[at].outer not in {"teaser", "comment"}:
            return at
    for at in candidates:
        if blocks[at].outer is None and blocks[at].linked < 0.9:
            return at
    firsts = [at for at, block in enumerate(blocks) if block.tag == "h1" and block.outer is None]
    return firsts[0] if len(firsts) == 1 and not candidates else None


def _is_prose(block: Shown) -> bool:
    return block.linked < 0.4 and (len(block.text) >= 120 or (len(block.text) >= 40 and _ENDS.search(block.text) is not None))


class _Hints:
    """Gives each block of a page its hint."""

    def __init__(self, blocks: list[Shown], main: _Main, metadata: Metadata) -> None:
        self.title_at = _title_at(blocks, metadata)
        self.title = "" if self.title_at is None else _key(blocks[self.title_at].text)
        self.has_main = len(main.whole) >= _LEAST_MAIN
        self.comments = main.comments
        self.byline = _key(metadata.byline or "")
        self.is_main = [main.has(block.text) for block in blocks] if self.has_main else [block.outer is None and _is_prose(block) for block in blocks]
        self._leave_out(blocks)
        own = [at for at, is_own in enumerate(self.is_main) if is_own]
        first = own[0] if own else 0
        self.start = first if self.title_at is None else min(first, self.title_at)
        self.end = own[-1] if own else -1
        self.quotes = 0
        self.counts: dict[str, int] = {}
        for at in own:
            key = _key(blocks[at].text)
            self.counts[key] = self.counts.get(key, 0) + 1
        self.whole = "\n".join(_key(blocks[at].text) for at in own)

    def _leave_out(self, blocks: list[Shown]) -> None:
        """Take back what was found in the main content and stands where no article stands.

        Marks that hold for most of the main content are the frame of the whole page and say nothing. Words above the title are
        a ticker or a teaser where the article follows it.
        """
        sizes: dict[str | None, int] = {}
        behind = 0
        for at, block in enumerate(blocks):
            if self.is_main[at]:
                sizes[block.outer] = sizes.get(block.outer, 0) + len(block.text)
                behind += len(block.text) if self.title_at is not None and at >= self.title_at else 0
        whole = sum(sizes.values())
        trusted = {label for label, size in sizes.items() if label is not None and (size < whole / 2 or whole - size >= 2 * _LEAST_MAIN)}
        for at, block in enumerate(blocks):
            if self.is_main[at] and block.outer in trusted and (block.outer in {"comment", "teaser"} or block.linked > 0.5):
                self.is_main[at] = False
            if self.title_at is not None and at < self.title_at and behind > 0.7 * whole:
                self.is_main[at] = False

    def _own(self, block: Shown) -> Label | None:
        """The hint of a block of the main content."""
        key = _key(block.text)
        if block.inner == "pull quote" or block.tag == "blockquote":
            self.quotes += 1
            repeats = len(key) >= _SHORT_KEY and (self.counts.get(key, 0) > 1 or (self.quotes <= _MOST_QUOTES and self.whole.count(key) > 1))
            return "pull quote" if repeats else "body"
        if block.inner == "byline" and len(block.text) > 150:
            return "body"
        return block.inner or self._byline(key) or ("body" if self.has_main else None)

    def _byline(self, key: str) -> Label | None:
        return "byline" if self.byline and len(key) < len(self.byline) + 30 and self.byline in key else None

    def hint(self, at: int, block: Shown) -> Label | None:
        """What the block at this place is, None where only its words can tell."""
        if at == self.title_at:
            return "title"
        key = _key(block.text)
        if key == self.title and len(key) >= _SHORT_KEY / 2:
            return "repeat"
        if self.is_main[at]:
            return self._own(block)
        if block.outer == "comment" or key in self.comments:
            return "comment"
        if block.outer == "teaser":
            return "teaser"
        near = self.start - 3 <= at <= self.end + 3
        if near and block.inner in {"byline", "date", "caption", "credit"}:
            return block.inner
        if near and block.outer is None and self._byline(key):
            return "byline"
        if block.outer is not None:
            return block.outer
        if block.linked > 0.5:
            return "navigation"
        if not self.has_main or self.end < 0 or (self.start <= at <= self.end and _is_prose(block)):
            return None
        return "boilerplate"


def named_charset(data: bytes) -> str | None:
    """The charset that a page names itself, where it does."""
    found = _CHARSET.search(data, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii") if found else None


def html_page(data: bytes, *, charset: str | None, url: str | None) -> tuple[Page, str]:
    """Read a web page; gives the page, and how its bytes were decoded.

    `charset` is what its server said, `url` where it came from. Raises Refused where it shows nothing, or is no text.
    """
    decoded = decode(data, declared=charset or named_charset(data))
    if not is_text(decoded.text):
        raise Refused(reason="not text", detail="Its bytes are no text in any encoding that is known here.")
    tree = _tree(decoded.text)
    blocks = shown_blocks(tree)
    if not blocks:
        raise Refused(reason="no text", detail="This web page shows no text; it may fill itself by scripts. Save it from a browser after it has loaded.")
    metadata = page_metadata(tree, url)
    hints = _Hints(blocks, _main_content(tree, url), metadata)
    builder = Builder()
    for at, block in enumerate(blocks):
        builder.add(block.text, hints.hint(at, block))
    return builder.page("html", metadata), decoded.detail
