"""Opens ZIP, WACZ and gzip: members one after the other, within limits, a bad one beside the good ones.

Nothing is ever written to a disk, so a member's path is a label and no more; sizes are counted as bytes come out, never as a header promises them.
"""

import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from sayso.ids import sha256
from sayso.read.parts import Allowance, Opened, Part, Refused, base_name, member, rejection

__all__ = ["gunzip", "inflate", "open_gzip", "open_wacz", "open_zip"]

_CHUNK = 1 << 18
_ENCRYPTED = "It is locked with a password. Unpack it with its password and give the files."


def _listed(part: Part) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(part.data))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, EOFError, struct.error, NotImplementedError, UnicodeDecodeError) as error:
        raise Refused(
            reason="damaged", detail=f"It is a ZIP file whose list of members cannot be read ({error}). It may be cut short; fetch it again."
        ) from error


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> bytes:
    if info.flag_bits & 1:
        raise Refused(reason="encrypted", detail=_ENCRYPTED)
    allowance.check(info.file_size)
    try:
        with archive.open(info) as stream:
            data = stream.read(allowance.room() + 1)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error) as error:
        raise Refused(reason="damaged", detail=f"This member of the ZIP file cannot be unpacked ({error}). Fetch the file again.") from error
    except (NotImplementedError, RuntimeError) as error:
        raise Refused(reason="unsupported", detail=f"This member is packed in a way that is not known here ({error}). Unpack it and give the file.") from error
    allowance.spend(len(data))
    return data


def open_zip(part: Part, allowance: Allowance) -> Opened:
    """Give the members of a ZIP file in its own order; folders are passed over, bad members are refused one by one.

    Raises Refused where the file cannot be listed at all.
    """
    with _listed(part) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            try:
                allowance.count_member()
            except Refused as refused:
                yield rejection(part, refused)
                return
            try:
                data = _content(archive, info, allowance)
            except Refused as refused:
                yield rejection(member(part, info.filename, b"", by="zipfile"), refused)
                continue
            yield member(part, info.filename, data, by="zipfile")


def open_wacz(part: Part, allowance: Allowance) -> Opened:
    """Give the WARC files of a WACZ; its indexes, logs and lists of pages hold no documents.

    Custody says whether each has the SHA-256 that the package's own list gives it.
    """
    with _listed(part) as archive:
        expected = _promised_digests(archive, allowance)
        for info in archive.infolist():
            if info.is_dir() or not info.filename.startswith("archive/"):
                continue
            try:
                allowance.count_member()
                data = _content(archive, info, allowance)
            except Refused as refused:
                yield rejection(member(part, info.filename, b"", by="zipfile"), refused)
                continue
            promised = expected.get(info.filename)
            said = (
                "not in datapackage.json"
                if promised is None
                else ("SHA-256 as in datapackage.json" if promised == sha256(data) else "SHA-256 differs from datapackage.json")
            )
            yield member(part, info.filename, data, by="zipfile", detail=said)


def _promised_digests(archive: zipfile.ZipFile, allowance: Allowance) -> dict[str, str]:
    try:
        package = json.loads(_content(archive, archive.getinfo("datapackage.json"), allowance))
        resources = package["resources"]
        return {str(resource["path"]): str(resource["hash"]).removeprefix("sha256:") for resource in resources if "path" in resource and "hash" in resource}
    except (Refused, KeyError, TypeError, ValueError, RecursionError):
        return {}


def inflate(data: bytes, *, window: int, room: int) -> Iterator[bytes]:
    """Unpack zlib data piece by piece; `window` is zlib's wbits. Members that follow each other are one stream, as gzip has it.

    Raises Refused: "too large" past `room` bytes, "damaged" where the data breaks off or is broken, after the good pieces.
    """
    view, given, is_first = memoryview(data), 0, True
    while len(view) > 0:
        if not is_first and bytes(view[:2]) != b"\x1f\x8b":
            return  # padding after the last member
        unpacker = zlib.decompressobj(window)
        while not unpacker.eof:
            try:
                piece = unpacker.decompress(bytes(view[:_CHUNK]), _CHUNK)
            except zlib.error as error:
                raise Refused(reason="damaged", detail=f"Its packed data is broken ({error}).") from error
            taken = min(_CHUNK, len(view)) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
            if not piece and not taken and not unpacker.eof:
                raise Refused(reason="damaged", detail="Its packed data breaks off.")
            view = view[taken:]
            given += len(piece)
            if given > room:
                raise Refused(reason="too large", detail=f"It unpacks to more than {room} bytes.")
            yield piece
        is_first = False


def gunzip(data: bytes, *, room: int) -> tuple[bytes, Refused | None]:
    """Unpack gzip; where it breaks off, what is good and why the rest is not."""
    pieces: list[bytes] = []
    try:
        for piece in inflate(data, window=31, room=room):  # 31: a gzip header is expected
            pieces.append(piece)  # noqa: PERF402 -- one by one: what came before a fault is kept
    except Refused as refused:
        return b"".join(pieces), refused
    return b"".join(pieces), None


def open_gzip(part: Part, allowance: Allowance) -> Opened:
    """Give what is packed in a gzip file; of a damaged one the good beginning, and a refusal for the rest."""
    name = base_name(part.name)
    inner = name[: -len(".gz")] if name.lower().endswith(".gz") and len(name) > len(".gz") else f"{name}.content"
    data, fault = gunzip(part.data, room=allowance.room())
    if fault is not None and fault.reason == "too large":
        raise fault
    allowance.count_member()
    allowance.spend(len(data))
    if data or fault is None:
        yield member(part, inner, data, by="zlib", detail="" if fault is None else "damaged: only the beginning could be unpacked")
    if fault is not None:
        saved = f" The first {len(data)} bytes were read." if data else ""
        yield rejection(part, Refused(reason="damaged", detail=f"{fault.detail}{saved} Fetch it again."))
