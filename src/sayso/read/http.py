"""Takes an HTTP response out of a web archive's record: status, type, charset, and the body without its transfer and content codings."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ZstdReader

from sayso.read.archive import inflate
from sayso.read.parts import Refused

__all__ = ["Response", "parse_response"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server sent, or what a record holds without a server; `notes` say what could not be undone, for custody."""

    status: int | None
    media_type: str
    charset: str | None
    body: bytes
    notes: tuple[str, ...] = ()


def _parted(value: str) -> tuple[str, str | None]:
    """Split a content type into the type and its charset."""
    kind, *parameters = value.split(";")
    for parameter in parameters:
        name, _, content = parameter.partition("=")
        if name.strip().lower() == "charset" and content.strip():
            return kind.strip().lower(), content.strip().strip("\"'")
    return kind.strip().lower(), None


def _head(block: bytes) -> tuple[int | None, dict[str, str], bytes]:
    """Split a block into status, header fields and the rest; a block without a status line is all body."""
    if not block.startswith(b"HTTP/"):
        return None, {}, block
    ends = [(found, mark) for mark in (b"\r\n\r\n", b"\n\n") if (found := block.find(mark, 0, 1 << 16)) >= 0]
    end, mark = min(ends, default=(min(len(block), 1 << 16), b""))
    lines = block[:end].decode("latin-1").splitlines()
    words = lines[0].split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[1].isascii() and words[1].isdigit() and len(words[1]) == 3 else None
    fields: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return status, fields, block[end + len(mark) :]


def _without_chunks(body: bytes) -> tuple[bytes, str | None]:
    """Undo chunked transfer; a body that is not chunked although it says so stays as it is, one that breaks off keeps its good part."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\n", at, at + 1024)
        size_text = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            size = int(size_text, 16) if size_text and not size_text.startswith((b"+", b"-")) and b"_" not in size_text else -1
        except ValueError:
            size = -1
        if size < 0:
            if not pieces:
                return body, "said to be chunked and is not"
            return b"".join(pieces), f"its chunks break off at byte {at}"
        if size == 0:
            return b"".join(pieces), None
        piece = body[end + 1 : end + 1 + size]
        pieces.append(piece)
        at = end + 1 + size
        if len(piece) < size:
            return b"".join(pieces), f"its last chunk has {len(piece)} of {size} bytes"
        if body[at : at + 2] == b"\r\n":
            at += 2
        elif body[at : at + 1] == b"\n":
            at += 1
        if at >= len(body):
            return b"".join(pieces), "its last chunk is missing"


def _unpacked(body: bytes, coding: str, room: int) -> tuple[bytes, str | None]:
    """Undo one content coding within `room` bytes; a body that is not coded although it says so stays as it is."""
    if coding in {"gzip", "x-gzip"}:
        return _inflated(body, (31,), room)
    if coding == "deflate":
        return _inflated(body, (15, -15), room)  # with a zlib header as the standard has it, or bare as some servers send it
    if coding in {"br", "zstd"}:
        reader = BrotliReader if coding == "br" else ZstdReader
        try:
            data = reader(BytesIO(body)).read(room + 1)
        except (OSError, ValueError, EOFError) as error:
            return body, f"{coding} could not be undone ({error})"
        if len(data) > room:
            raise Refused(reason="too large", detail=f"It unpacks to more than {room} bytes.")
        return data, None
    return body, None if coding in {"", "identity"} else f"the coding {coding} is not known here"


def _inflated(body: bytes, windows: tuple[int, ...], room: int) -> tuple[bytes, str | None]:
    pieces: list[bytes] = []
    fault = ""
    for window in windows:
        pieces.clear()
        try:
            for piece in inflate(body, window=window, room=room):
                pieces.append(piece)  # noqa: PERF402 -- one by one: what came before a fault is kept
        except Refused as refused:
            if refused.reason == "too large":
                raise
            fault = refused.detail
            if any(pieces):
                return b"".join(pieces), f"damaged: {fault}"
            continue
        except zlib.error as error:
            fault = str(error)
            continue
        return b"".join(pieces), None
    return body, f"said to be packed and is not: {fault}"


def parse_response(block: bytes, *, headers: Mapping[str, str], kind: str, room: int) -> Response:
    """Take the response out of a record's block; `headers` are the record's own, lower-cased, and speak where HTTP does not.

    Raises Refused ("too large") for a body that unpacks to more than `room` bytes.
    """
    status, fields, body = _head(block) if kind == "response" else (None, {}, block)
    notes: list[str] = []
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body, note = _without_chunks(body)
        notes += [note] if note else []
    for coding in reversed(fields.get("content-encoding", "").lower().split(",")):
        body, note = _unpacked(body, coding.strip(), room)
        notes += [note] if note else []
    named, charset = _parted(fields.get("content-type") or ("" if status is not None else headers.get("content-type", "")))
    return Response(status=status, media_type=named, charset=charset, body=body, notes=tuple(notes))
