"""Opens web archives: each page that was captured is a document, named by its address, with the time of its capture in custody.

Requests, revisits, redirects, errors, pictures, styles and scripts are no documents; they are counted. What lies behind a damaged
record is looked for, so that one bad byte does not cost the rest of a crawl.
"""

import base64
import hashlib
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord

from sayso.read.http import Response, parse_response
from sayso.read.parts import Allowance, Opened, Part, Refused, member, rejection, tool
from sayso.read.sniff import media_type
from sayso.record import Custody

__all__ = ["open_warc"]

_WANTED = frozenset(("response", "resource", "conversion"))
_READ_ALWAYS = frozenset(("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "message/rfc822"))
_UNTOLD = frozenset(("", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown", "application/download"))
_DOCUMENTS = frozenset(("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"))
_ADDRESSES = frozenset(("http", "https", "ftp", "file"))  # crawlers keep logs, screenshots and lists under addresses of their own
_MOST_RESTARTS = 200  # damaged places that are jumped in one file
_GZIP, _HEAD = b"\x1f\x8b\x08", b"WARC/"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """One record as bytes, cut loose from the reader that gave it."""

    kind: str
    headers: dict[str, str]
    block: bytes
    length: int

    @property
    def url(self) -> str:
        return self.headers.get("warc-target-uri", "").strip().strip("<>")

    def is_cut(self) -> bool:
        """Whether less was there to read than the record's head promises."""
        return self.kind in _WANTED and len(self.block) < self.length


@dataclass(frozen=True, slots=True)
class _Damage:
    """A place that could not be read, in bytes of the file."""

    position: int
    detail: str


def _record(record: WarcRecord, room: int) -> _Record:
    headers = {name.lower(): value for name, value in record.headers.to_tuples()}
    length = record.content_length
    # What is no document anyway is not copied.
    wanted = str(record.record_type) in _WANTED
    if wanted and length > room:
        return _Record(kind="too large", headers=headers, block=b"", length=length)
    return _Record(kind=str(record.record_type), headers=headers, block=record.reader.read() if wanted else b"", length=length)


def _next_start(data: bytes, position: int) -> int | None:
    """Find where the next record begins, gzipped or not."""
    if data[:3] != _GZIP:
        found = data.find(b"\n" + _HEAD, position)
        return None if found < 0 else found + 1
    found = data.find(_GZIP, position)
    while found >= 0:
        try:
            if zlib.decompressobj(31).decompress(data[found : found + 512], len(_HEAD)) == _HEAD:
                return found
        except zlib.error:
            pass
        found = data.find(_GZIP, found + 1)
    return None


def _records(data: bytes, room: int) -> Iterator[_Record | _Damage]:
    """All records of a file, jumping over damaged places."""
    start = 0
    for _ in range(_MOST_RESTARTS):
        position = 0
        try:
            for record in ArchiveIterator(BytesIO(data[start:] if start else data), parse_http=False):
                position = record.stream_pos
                yield _record(record, room)
        except (OSError, ValueError, EOFError) as error:
            yield _Damage(start + position, f"{error} behind byte {start + position}")
        else:
            rest = _unread(data, start + position)
            if rest:
                yield _Damage(start + position, f"its last {rest} bytes cannot be read")
            return
        following = _next_start(data, start + position + 1)
        if following is None:
            return
        start = following


def _unread(data: bytes, position: int) -> int:
    """Bytes behind the last record of a gzipped file that gave nothing: fastwarc passes over a record that breaks off in its head."""
    if data[position : position + 3] != _GZIP:
        return 0
    unpacker, at = zlib.decompressobj(31), position
    while not unpacker.eof and at < len(data):
        unpacker.decompress(data[at : at + (1 << 16)])
        at += 1 << 16
    return len(unpacker.unused_data) + max(0, len(data) - at) if unpacker.eof else 0


def _digest(record: _Record) -> str:
    """Compare the block with the digest that the capture wrote beside it."""
    algorithm, _, value = record.headers.get("warc-block-digest", "").partition(":")
    if algorithm.lower() not in {"sha1", "sha256", "md5"} or not value:
        return "no block digest"
    found = hashlib.new(algorithm.lower(), record.block, usedforsecurity=False)
    same = value.strip().lower() in {
        found.hexdigest(),
        base64.b32encode(found.digest()).decode().lower().rstrip("="),
        base64.b32encode(found.digest()).decode().lower(),
    }
    return "block digest verified" if same else "block digest differs"


def _why_no_document(record: _Record, response: Response) -> str | None:
    """Say what a record is counted as, None where it is a document."""
    if record.kind not in _WANTED:
        return record.kind
    if record.url.partition(":")[0].lower() not in _ADDRESSES:
        return "crawler's note"
    if response.status is not None and (not 200 <= response.status < 300 or response.status == 206):
        return f"response {response.status}"
    if not response.body.strip():
        return "empty response"
    declared = response.media_type
    if declared in _READ_ALWAYS or (declared in _UNTOLD and media_type(response.body) in {"text", *_DOCUMENTS}) or declared in _DOCUMENTS:
        address = urlsplit(record.url) if record.url.isprintable() and "[" not in record.url else None
        return "robots.txt" if address is not None and address.path == "/robots.txt" else None
    return declared or "unknown type"


def _summary(data: bytes) -> str:
    """Count the records by kind, for custody."""
    counts: Counter[str] = Counter()
    try:
        for record in ArchiveIterator(BytesIO(data), parse_http=False):
            counts[str(record.record_type)] += 1
    except (OSError, ValueError, EOFError):
        counts["damaged place"] += 1
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) or "no record"


def _captured(part: Part, record: _Record, response: Response, summary: str) -> Part:
    archive = member(part, record.url, response.body, by=tool("fastwarc"), detail=f"the archive holds {summary}")
    status = "" if response.status is None else f", HTTP {response.status}"
    said = [f"{record.kind}{status}, record {record.headers.get('warc-record-id', 'without an id')}", _digest(record), *response.notes]
    if record.headers.get("warc-truncated"):
        said.append(f"truncated by the capture: {record.headers['warc-truncated']}")
    if record.is_cut():
        said.append(f"damaged: {len(record.block)} of {record.length} bytes are there")
    step = Custody(step="captured", at=record.headers.get("warc-date", part.received), tool="WARC", detail="; ".join(said))
    is_html = response.media_type in {"text/html", "application/xhtml+xml"}
    return replace(
        archive,
        name=record.url,
        origin=record.url,
        url=record.url,
        charset=response.charset,
        steps=(*archive.steps, step),
        media_type="text/html" if is_html and media_type(response.body) == "text" else None,
    )


def open_warc(part: Part, allowance: Allowance) -> Opened:
    """Give the captured documents of a WARC file (plain, gzip or lz4), refusals for damaged and oversized records.

    Where not one record is a document, one refusal says what there was instead.
    """
    skipped: Counter[str] = Counter()
    given, summary = 0, _summary(part.data)
    damages: list[_Damage] = []
    for record in _records(part.data, allowance.room()):
        if isinstance(record, _Damage):
            damages.append(record)
            continue
        address = record.url or f"{part.name}:{given + skipped.total() + 1}"
        found = replace(member(part, address, record.block, by=tool("fastwarc")), name=address, origin=address)
        if record.kind == "too large":
            yield rejection(
                found,
                Refused(reason="too large", detail=f"This record holds {record.length} bytes, more than may still be unpacked. Raise the limit on file size."),
            )
            continue
        if record.is_cut():
            damages.append(_Damage(0, f"the record of {record.url} breaks off after {len(record.block)} of {record.length} bytes; what is there was read"))
        try:
            response = parse_response(record.block, headers=record.headers, kind=record.kind, room=allowance.room())
            why = _why_no_document(record, response)
            if why is not None:
                skipped[why] += 1
                continue
            allowance.spend(len(response.body))
        except Refused as refused:
            yield rejection(found, refused)
            given += 1
            continue
        given += 1
        allowance.count_member()
        yield _captured(part, record, response, summary)
    if damages:
        yield rejection(
            part,
            Refused(
                reason="damaged",
                detail=f"Parts of this web archive cannot be read: {'; '.join(damage.detail for damage in damages[:10])}. What could be read was kept; fetch it again.",
            ),
        )
    if not given and not damages:
        there = ", ".join(f"{count} {kind}" for kind, count in sorted(skipped.items())) or "no record at all"
        yield rejection(part, Refused(reason="no text", detail=f"This web archive holds no page that can be read: {there}."))
