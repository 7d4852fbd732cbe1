"""From one received file to documents: opens what is packed, parses what is not, and turns every fault into a refusal with its reason.

This is the only place that knows all formats.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from sayso.ids import sha256
from sayso.read.archive import open_gzip, open_wacz, open_zip
from sayso.read.blocks import Page
from sayso.read.decode import Decoded, require_text, without_surrogates
from sayso.read.docx import docx_page
from sayso.read.html import html_page, named_charset
from sayso.read.jsonl import open_json, open_json_lines
from sayso.read.mail import open_mailbox, open_message
from sayso.read.markdown import markdown_page
from sayso.read.paragraphs import text_page
from sayso.read.parts import Allowance, Opened, Part, Refused, first_part, rejection, tool
from sayso.read.pdf import pdf_page
from sayso.read.refusals import refusal_of, refusal_of_ole
from sayso.read.sniff import media_type, text_media_type
from sayso.read.warc import open_warc
from sayso.record import Custody, Received, Rejected
from sayso.settings import ReadSettings

__all__ = ["Begins", "always", "parsed_parts"]

Begins = Callable[[str, str, bytes], bool]

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ARCHIVES: dict[str, Callable[[Part, Allowance], Opened]] = {
    "application/zip": open_zip,
    "application/wacz": open_wacz,
    "application/gzip": open_gzip,
    "application/warc": open_warc,
    "application/warc+lz4": open_warc,
}


def _parsed(part: Part, page: Page, kind: str, by: str, detail: str = "") -> Part:
    step = Custody(step="parsed", at=part.received, tool=by, detail=detail or f"{len(page.blocks)} blocks")
    return replace(part, page=page, media_type=kind, steps=(*part.steps, step))


def _decoded(part: Part, detail: str) -> Part:
    return replace(part, steps=(*part.steps, Custody(step="decoded", at=part.received, tool=tool("sayso"), detail=detail)))


def _open_text(part: Part, allowance: Allowance) -> Opened:
    """Parse what is text: by what stands in it a page, a message, a mailbox, JSON, Markdown or plain text."""
    decoded = require_text(part.data, declared=part.charset or named_charset(part.data))
    kind = text_media_type(decoded.text)
    match kind:
        case "text/html":
            yield from _open_html(part, allowance)
        case "message/rfc822":
            yield from open_message(part, allowance)
        case "application/mbox":
            yield from open_mailbox(part, allowance)
        case "application/jsonl":
            yield from open_json_lines(part, decoded, allowance)
        case "application/json":
            yield from open_json(part, decoded, allowance)
        case "application/xml":
            raise refusal_of(kind)
        case _:
            yield _open_prose(part, decoded, kind)


def _open_prose(part: Part, decoded: Decoded, kind: str) -> Part:
    page = markdown_page(decoded.text) if kind == "text/markdown" else text_page(decoded.text)
    return _parsed(_decoded(part, decoded.detail), page, kind, tool("sayso"))


def _open_html(part: Part, allowance: Allowance) -> Opened:
    del allowance
    page, decoded = html_page(part.data, charset=part.charset, url=part.url)
    yield _parsed(_decoded(part, decoded), page, "text/html", tool("trafilatura"))


def _open(part: Part, allowance: Allowance) -> Opened:
    """Open or parse one part by its content."""
    if not part.data:
        raise Refused(reason="empty", detail="It holds not a single byte.")
    if len(part.data) > allowance.settings.file_size:
        raise Refused(
            reason="too large",
            detail=f"It has {len(part.data)} bytes, more than the limit of {allowance.settings.file_size}. Split it, or raise the limit on file size.",
        )
    kind = part.media_type or media_type(part.data)
    if kind == "application/gzip" and _is_packed_warc(part.data):
        kind = "application/warc"
    if kind in _ARCHIVES:
        if part.depth >= allowance.settings.depth:
            raise Refused(
                reason="too deep",
                detail=f"It is packed inside {part.depth} archives, and no more than {allowance.settings.depth} are opened. Unpack the outer ones and give this.",
            )
        yield from _ARCHIVES[kind](part, allowance)
    elif kind == "text":
        yield from _open_text(part, allowance)
    elif kind == "text/html":
        yield from _open_html(part, allowance)
    elif kind == "application/pdf":
        page, notes = pdf_page(part.data)
        yield _parsed(part, page, kind, tool("pypdfium2"), notes)
    elif kind == _DOCX:
        yield _parsed(part, docx_page(part.data, allowance), kind, tool("python-docx"))
    elif kind == "application/x-ole-storage":
        raise refusal_of_ole(part.data)
    else:
        raise refusal_of(kind)


def _is_packed_warc(data: bytes) -> bool:
    """Whether a gzip file begins with a web archive's record; only its first bytes are unpacked."""
    try:
        return zlib.decompressobj(31).decompress(data[:4096], 5) == b"WARC/"
    except zlib.error:
        return False


def _guarded(part: Part, opened: Callable[[], Opened]) -> Opened:
    """Everything that a part gives, and a refusal where it gives no more."""
    try:
        yield from opened()
    except Refused as refused:
        yield rejection(part, refused)
    except MemoryError:
        yield rejection(part, Refused(reason="too much memory", detail="It needs more memory than may be used. Split it, or raise the limit on memory."))
    except RecursionError:
        yield rejection(part, Refused(reason="too deep", detail="What stands in it is nested too deeply to be read."))
    except Exception as error:  # noqa: BLE001 -- whatever a hostile file breaks in a library, the other files are read
        said = " ".join(str(error).split())[:200]
        yield rejection(
            part,
            Refused(
                reason="crashed",
                detail=f"The reader for this kind of file failed on it ({type(error).__name__}: {said}). It may be damaged; fetch it again, or save it in another format.",
            ),
        )


def _walk(part: Part, allowance: Allowance, begins: Begins) -> Opened:
    """All parsed parts in a part, in the order of the archives that they lie in."""
    if part.page is None and not (allowance.is_new(part.name, sha256(part.data)) and begins(part.name, part.origin, part.data)):
        return
    for found in _guarded(part, lambda: _open(part, allowance)):
        if isinstance(found, Rejected):
            yield found
        elif found.page is None:
            yield from _walk(found, allowance, begins)
        else:
            yield replace(found, page=_clean(found.page))


def _clean(page: Page) -> Page:
    """A page without halves of surrogate pairs, which no file can hold; offsets stay."""
    text = without_surrogates(page.text)
    return page if text == page.text else replace(page, text=text)


def always(_name: str, _origin: str, _data: bytes) -> bool:
    """Open every part."""
    return True


def parsed_parts(received: Received, settings: ReadSettings, begins: Begins = always) -> Iterator[Part | Rejected]:
    """Everything that a received file holds: parts with their pages, and refusals. Never raises for what stands in the file.

    `begins` is told name, origin and bytes of each part before it is opened, and says whether it is to be.
    """
    yield from _walk(first_part(received), Allowance(settings), begins)
