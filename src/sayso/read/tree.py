"""Walks a web page's tree and cuts what it shows into blocks, each with what the markup says of it.

Everything that shows is kept in order; what the page hides, and scripts and styles, are not text. No recursion: pages can be nested to any depth.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] -- lxml's compiled half has no types
from lxml.html import HtmlElement

from sayso.record import Label

__all__ = ["Shown", "shown_blocks"]

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "map",
        "head",
        "datalist",
        "select",
        "textarea",
        "input",
    ]
)
_NAVIGATION = frozenset(["nav", "footer", "menu", "button", "aside", "dialog", "form", "label", "legend", "fieldset"])
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "meter",
        "nobr",
        "output",
        "picture",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "track",
        "param",
        "meta",
        "link",
        "progress",
        "slot",
    ]
)
_NO_CAPTIONS = frozenset(("blockquote", "table", "ul", "ol", "pre"))  # what a figure may frame instead of a picture
_CELLS = frozenset(("td", "th"))
_SPACES = re.compile(r"[ \t\n\r\f\v\u200b]+")  # what HTML folds into one space; a no-break space is a character
_ROOM, _BREAK, _TABS = re.compile(r" {2,}"), re.compile(r" *([\n\t]) *"), re.compile(r"\t{2,}")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_ATTRIBUTE = 500  # characters of a class that are looked at
_SHORT = 300  # characters: bylines, dates and captions are no longer than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One block that a page shows: its text, the nearest block element, what the markup says, and how much of it is links.

    `outer` is what the elements around it say (a menu, a list of comments), `inner` what it says of itself (a caption, a heading);
    `linked` is the share of its characters that are inside links, 0 to 1.
    """

    text: str
    tag: str
    outer: Label | None
    inner: Label | None
    linked: float


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds inside an element."""

    tag: str
    outer: Label | None
    inner: Label | None
    is_link: bool = False
    is_preformatted: bool = False
    is_figure: bool = False


@cache
def _words() -> dict[str, tuple[tuple[Label, str], ...]]:
    data = tomllib.loads(files("sayso.read").joinpath("classes.toml").read_text(encoding="utf-8"))
    return {kind: tuple((cast("Label", label), f" {word} ") for label, words in labels.items() for word in words) for kind, labels in data.items()}


@cache
def _compiled(kind: str) -> tuple[re.Pattern[str], dict[str, Label]]:
    table: dict[str, Label] = {word: label for label, word in reversed(_words()[kind])}
    # Longest first, so that "read more" is not found as something shorter.
    alternatives = "|".join(re.escape(word) for word in sorted(table, key=lambda word: (-len(word), word)))
    return re.compile(f"(?=({alternatives}))"), table


def _said(kind: str, words: str) -> Label | None:
    """The first label, in the file's order, of the words that stand in an attribute."""
    pattern, table = _compiled(kind)
    found = {table[match[1]] for match in pattern.finditer(words)}
    return next((label for label, _ in _words()[kind] if label in found), None) if found else None


@cache
def _about_others() -> frozenset[str]:
    return frozenset(word.strip() for _, word in _words()["about"])


@lru_cache(maxsize=4096)
def _read_attributes(attributes: str) -> tuple[Label | None, Label | None]:
    names = [[word.lower() for word in _WORD.findall(name)] for name in attributes.split()]
    words = "  ".join(" ".join(name) for name in names if name and name[0] not in _about_others())
    return _said("outer", f" {words} "), _said("inner", f" {words} ")


def _attributes(element: HtmlElement) -> str:
    return " ".join(value[:_MOST_ATTRIBUTE] for name in ("class", "id", "role", "itemprop") if (value := element.get(name)))


class _Walk:
    """The block that is being collected, and those that are done."""

    def __init__(self) -> None:
        self.done: list[Shown] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._said: dict[Label, int] = {}
        self._breaks = 0
        self._context = _Context("body", None, None)

    def enter(self, context: _Context) -> None:
        """Take what follows as shown in this context."""
        self._context = context

    def add(self, text: str | None) -> None:
        """Collect text as the page's source has it."""
        if not text:
            return
        shown = text if self._context.is_preformatted else _SPACES.sub(" ", text)
        if shown.strip():
            self._breaks = 0
        self._pieces.append(shown)
        length = len(shown.strip())
        if self._context.is_link:
            self._linked += length
        if self._context.inner is not None:
            self._said[self._context.inner] = self._said.get(self._context.inner, 0) + length

    def line_break(self) -> None:
        """A line's end; two of them in a row end the paragraph."""
        self._breaks += 1
        if self._breaks >= 2:
            self.flush()
        else:
            self._pieces.append("\n")

    def cell(self) -> None:
        """The next cell of a table's row."""
        if self._pieces:
            self._pieces.append("\t")

    def flush(self) -> None:
        """End the block."""
        if not self._pieces:
            self._breaks = 0
            return
        text = _tidied("".join(self._pieces), is_preformatted=self._context.is_preformatted)
        if text:
            context = self._context
            inner: Label | None = context.inner or next((label for label, length in self._said.items() if length > len(text) / 2), None)
            if len(text) > _SHORT and inner != "heading":
                inner = None
            self.done.append(Shown(text=text, tag=context.tag, outer=context.outer, inner=inner, linked=min(1.0, self._linked / len(text))))
        self._pieces.clear()
        self._linked = 0
        self._said.clear()
        self._breaks = 0


def _tidied(text: str, *, is_preformatted: bool) -> str:
    if is_preformatted:
        return text.strip("\n").rstrip()
    text = _ROOM.sub(" ", text).strip()
    if "\n" in text or "\t" in text:
        text = _TABS.sub("\t", _BREAK.sub(r"\1", text)).strip()
    return text


def _is_hidden(element: HtmlElement, tag: str) -> bool:
    if tag in _SILENT or element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style[:_MOST_ATTRIBUTE]) is not None


def _inside(element: HtmlElement, tag: str, around: _Context) -> _Context | None:
    """What holds inside an element, None where it is hidden."""
    if _is_hidden(element, tag):
        return None
    outer, inner = around.outer, around.inner if tag in _INLINE else None
    attributes = _attributes(element)
    if attributes and tag not in {"body", "html", "main", "article"}:
        said_outer, said_inner = _read_attributes(attributes)
        outer = outer or said_outer
        inner = inner or said_inner
    if tag in _NAVIGATION:
        outer = outer or "navigation"
    is_figure = tag == "figure" or (around.is_figure and tag not in _NO_CAPTIONS)
    if tag == "figcaption" or (tag == "caption" and inner is None) or (is_figure and inner is None):
        inner = "caption"
    elif tag in _HEADINGS:
        inner = "heading"
    elif tag == "time":
        inner = inner or "date"
    elif tag == "address" and inner is None:
        inner = "byline"
    return _Context(
        around.tag if tag in _INLINE else tag,
        outer,
        inner,
        is_link=around.is_link or tag == "a",
        is_preformatted=around.is_preformatted or tag == "pre",
        is_figure=is_figure,
    )


def shown_blocks(root: HtmlElement) -> list[Shown]:
    """Cut a page into the blocks that it shows, in order."""
    walk = _Walk()
    stack: list[_Context] = [_Context("body", None, None)]
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if event == "start":
            context = _inside(element, tag, stack[-1]) if tag else None
            if context is None and tag != "html":
                walker.skip_subtree()
                stack.append(stack[-1])
                if tag and tag not in _INLINE and tag not in _SILENT:
                    walk.flush()
                continue
            if tag in _CELLS:
                walk.cell()
            elif tag == "br":
                walk.line_break()
            elif tag not in _INLINE:
                walk.flush()
            stack.append(context or stack[-1])
            walk.enter(stack[-1])
            walk.add(element.text)
            continue
        if tag and tag not in _INLINE and tag not in _CELLS and tag != "br" and tag not in _SILENT:
            walk.flush()
        stack.pop()
        walk.enter(stack[-1])
        walk.add(element.tail)
    walk.flush()
    return walk.done
