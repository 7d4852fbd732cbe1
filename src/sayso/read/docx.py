"""Reads Word files: paragraphs, tables, notes, heads and feet in the order of the file, with what their styles say they are.

The text is walked here, for python-docx leaves out words inside revisions, content controls and text boxes, which a reader sees.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] -- lxml's compiled half has no types

from sayso.read.blocks import Builder, Metadata, Page
from sayso.read.parts import Allowance, Refused
from sayso.record import Label

__all__ = ["docx_page"]

Element = Any
"""An element of lxml's, whose compiled half has no types."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEFT_OUT = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "fldData", "footnoteReference", "endnoteReference", "txbxContent"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE = re.compile(r"title\Z", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|subtitle|berschrift|titre)\s*\d*\Z", re.IGNORECASE)
_CAPTION = re.compile(r"caption\Z", re.IGNORECASE)
_SPECIAL = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "‑", f"{_W}ptab": "\t"}


def _text(paragraph: Element) -> str:
    """What a paragraph shows: insertions, links and fields' results, without deletions and field codes. Boxes in it come as paragraphs of their own."""
    pieces: list[str] = []
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, element in walker:
        tag = element.tag
        if tag in _LEFT_OUT or tag == _FALLBACK:
            walker.skip_subtree()
        elif tag == f"{_W}t":
            pieces.append(element.text or "")
        elif tag in _SPECIAL and not (tag == f"{_W}tab" and element.getparent().tag == f"{_W}tabs"):
            pieces.append(_SPECIAL[tag])
    return "".join(pieces)


def _flow(container: Element) -> Iterator[tuple[str, Element]]:
    """Paragraphs and rows of tables in order, whatever they are wrapped in; paragraphs in a box come behind the one that holds it."""
    walker = etree.iterwalk(container, events=("start",))
    for _, element in walker:
        tag = element.tag
        if tag == _FALLBACK or tag in {f"{_W}del", f"{_W}moveFrom"}:
            walker.skip_subtree()
        elif tag == f"{_W}tr":
            yield "row", element
            walker.skip_subtree()
        elif tag == f"{_W}p":
            yield "paragraph", element


def _blocks(container: Element, styles: dict[str, str]) -> Iterator[tuple[str, Label | None]]:
    for kind, element in _flow(container):
        if kind == "paragraph":
            yield _text(element), _hint(element, styles)
            continue
        cells = [[_text(paragraph) for paragraph in cell.iter(f"{_W}p")] for cell in element.iterchildren(f"{_W}tc", f"{_W}sdt")]
        if any(len([text for text in cell if text.strip()]) > 1 or sum(map(len, cell)) > 300 for cell in cells):
            # A cell of several paragraphs is layout, and what stands in it is text.
            yield from ((text, None) for cell in cells for text in cell)
        else:
            yield "\t".join(" ".join(text.strip() for text in cell if text.strip()) for cell in cells).strip(), None


def _hint(paragraph: Element, styles: dict[str, str]) -> Label | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    key = style.get(f"{_W}val", "") if style is not None else ""
    name = styles.get(key, key)
    if _HEADING.search(name):
        return "heading"
    if _TITLE.search(name):
        return "title"
    return "caption" if _CAPTION.search(name) else None


def _metadata(document: WordDocument) -> Metadata:
    """The file's own properties: weak, for they often name the template or the typist."""
    try:
        properties = document.core_properties
        created = properties.created
        title, author, language = properties.title, properties.author, properties.language
    except Exception:  # noqa: BLE001 -- broken properties must not cost the text
        return Metadata(is_weak=True)
    return Metadata(
        title=" ".join(title.split()) or None,
        byline=None if author.strip().lower() in {"", "python-docx"} else " ".join(author.split()),
        published=created.date().isoformat() if created is not None and 1990 <= created.year <= 2100 else None,
        language=language.strip().lower()[:2] if re.match(r"[a-zA-Z]{2}(?:$|-)", language.strip()) else None,
        is_weak=True,
    )


def _parts(document: WordDocument, kind: str) -> Iterator[Element]:
    """The file's parts of one kind (header, footer, footnotes, endnotes), in order of their names, each once."""
    found = {}
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype == f"{_RELATIONS}/{kind}":
            found[str(relation.target_part.partname)] = relation.target_part.blob
    for name in sorted(found):
        try:
            yield etree.fromstring(found[name], etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
        except etree.XMLSyntaxError:
            continue


def _require_readable(data: bytes, allowance: Allowance) -> None:
    """Refuse what the library would unpack without a limit, or not understand."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        infos = archive.infolist()
        if any(info.flag_bits & 1 for info in infos):
            raise Refused(reason="encrypted", detail="This Word file is locked with a password. Save it without one and give that.")
        allowance.check(sum(info.file_size for info in infos))
        if any(info.filename == "word/document.xml" and _STRICT.encode() in archive.read(info) for info in infos):
            raise Refused(reason="unsupported", detail='This Word file is saved as "Strict Open XML". Save it as an ordinary Word document (.docx) or as PDF.')


def _opened(data: bytes, allowance: Allowance) -> WordDocument:
    try:
        _require_readable(data, allowance)
        return docx.Document(BytesIO(data))
    except (
        zipfile.BadZipFile,
        zlib.error,
        OpcError,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        etree.LxmlError,
        NotImplementedError,
        RuntimeError,
        AttributeError,
    ) as error:
        raise Refused(
            reason="damaged", detail=f"This Word file cannot be opened ({error}). Open it in a word processor, save it again, and give that."
        ) from error


def docx_page(data: bytes, allowance: Allowance) -> Page:
    """Read a Word file.

    Raises Refused: "encrypted", "damaged", "too large", "unsupported", or "no text".
    """
    document = _opened(data, allowance)
    styles = {style.style_id: style.name or style.style_id for style in document.styles}
    builder = Builder()
    heads = list(dict.fromkeys(text.strip() for part in _parts(document, "header") for text, _ in _blocks(part, {}) if text.strip()))
    feet = list(dict.fromkeys(text.strip() for part in _parts(document, "footer") for text, _ in _blocks(part, {}) if text.strip()))
    for text in heads:
        builder.add(text, "repeat")
    for text, hint in _blocks(document.element.body, styles):
        builder.add(text, hint)
    for kind in ("footnotes", "endnotes"):
        for part in _parts(document, kind):
            for text, _ in _blocks(part, {}):
                builder.add(text)
    for text in feet:
        builder.add(text, "repeat")
    page = builder.page("docx", _metadata(document))
    if all(block.hint == "repeat" for block in page.blocks):
        raise Refused(
            reason="no text", detail="This Word file shows no text; it may hold pictures of it. Run them through text recognition (OCR) and give the result."
        )
    return page
