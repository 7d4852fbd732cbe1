"""Tells what bytes are by what stands in them, never by what the file is called."""

import json
import re
import zipfile
from email.utils import parsedate_to_datetime
from io import BytesIO

from sayso.read.decode import Decoded, decode

__all__ = ["MAGIC", "media_type", "text_media_type"]

MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"WARC/", "application/warc"),
    (0, b"\x04\x22\x4d\x18", "application/warc+lz4"),
    (0, b"filedesc://", "application/x-arc"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"%!PS", "application/postscript"),
    (0, b"\x89PNG", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"8BPS", "image/vnd.adobe.photoshop"),
    (0, b"MZ", "application/x-msdownload"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-executable"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\x00", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "application/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"\x1aE\xdf\xa3", "video/x-matroska"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (0, b"PAR1", "application/vnd.apache.parquet"),
    (4, b"ftyp", "video/mp4"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (257, b"ustar", "application/x-tar"),
)
_PDF_HEADER_WITHIN = 1024  # bytes: readers allow junk before %PDF- up to here (ISO 32000-1, annex H)
_HEAD = 16_000  # characters that are looked at to tell one text from another

# Atomic groups: comments in a row must not be tried in every grouping.
_MARKUP = re.compile(r"(?>(?><!--.*?-->)|(?><\?[^>]*>)|\s+)*+<(!doctype\s+html|!doctype|[a-z][a-z0-9:-]*)\b", re.IGNORECASE | re.DOTALL)
_HTML_TAGS = frozenset(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "style",
        "script",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "article",
        "section",
        "main",
        "table",
        "ul",
        "ol",
        "span",
        "a",
        "br",
        "center",
        "font",
        "img",
        "header",
        "nav",
        "base",
    ]
)
_CLOSING = re.compile(r"</(?:p|div|li|ul|td|tr|table|h[1-6]|span|article|section|body|a)\s*>", re.IGNORECASE)
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?(.*)")
_MBOX = re.compile(r"(?:\s*)From \S[^\n]{0,200}\d{4}[^\n]{0,40}\n(?:>?From |[A-Za-z][A-Za-z0-9-]*:)")
_MAIL_ONLY = frozenset(("message-id", "mime-version", "received", "return-path", "content-type", "x-mailer", "delivered-to", "content-transfer-encoding"))
_MARKDOWN = re.compile(
    r"^(?:#{1,6} +\S|```|~~~|\[[^\]\n]{1,200}\]: \S|!\[[^\]\n]{0,200}\]\(\S)|(?<![\w\]])\[[^\]\n]{1,200}\]\((?:https?://|/|#|\./)[^)\s]{0,500}\)|(?<![\w*])\*\*[^*\n]{1,200}\*\*(?![\w*])",
    re.MULTILINE,
)


def media_type(data: bytes) -> str:
    """Tell the media type of bytes: those of `MAGIC`, "application/pdf", the kinds of zip, or "text" where `text_media_type` must decide."""
    for offset, magic, name in MAGIC:
        if data.startswith(magic, offset):
            return _kind_of_zip(data) if name == "application/zip" else name
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return "application/pdf"
    return "text"


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                info = archive.getinfo("mimetype")
                if info.file_size < 200 and not info.flag_bits & 1:
                    return archive.read(info).decode("ascii", "replace").strip() or "application/zip"
    except Exception:  # noqa: BLE001 -- a zip that cannot be listed is told broken where it is opened
        return "application/zip"
    if "[Content_Types].xml" in names:
        for start, kind in (("word/", "wordprocessingml.document"), ("xl/", "spreadsheetml.sheet"), ("ppt/", "presentationml.presentation")):
            if any(name.startswith(start) for name in names):
                return f"application/vnd.openxmlformats-officedocument.{kind}"
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "application/wacz"
    return "application/zip"


def text_media_type(text: str) -> str:
    """Tell what a text is: HTML, another XML, a message, a mailbox, JSON, JSON Lines, Markdown, or plain text."""
    head = text[:_HEAD].lstrip("\ufeff")
    start = head.lstrip()
    if start.startswith(("{", "[")) or "\n{" in head:
        kind = _kind_of_json(text)
        if kind is not None:
            return kind
    if start.startswith("<"):
        kind = _kind_of_markup(start)
        if kind is not None:
            return kind
    if _MBOX.match(head):
        return "application/mbox"
    if _is_message(head):
        return "message/rfc822"
    if len(_CLOSING.findall(head)) >= 3:
        return "text/html"
    return "text/markdown" if len(_MARKDOWN.findall(head)) >= 2 or _MARKDOWN.match(start) else "text/plain"


def _kind_of_markup(start: str) -> str | None:
    found = _MARKUP.match(start)
    if found is None:
        return None
    first = found[1].lower()
    if first in _HTML_TAGS or first.startswith("!doctype html") or (first == "!doctype" and "<html" in start.lower()):
        return "text/html"
    if start.startswith(("<?xml", "<!")):
        return "application/xml"
    closing = _CLOSING.findall(start)
    if len(closing) >= 2:
        return "text/html"
    return "application/xml" if f"</{found[1]}>" in start else None


def _kind_of_json(text: str) -> str | None:
    lines = [line for line in (line.strip() for line in text[:_HEAD].splitlines()) if line]
    objects = sum(_is_object(line) for line in lines[:20])
    if (objects >= 2 and objects >= min(len(lines), 20) / 2) or (objects == 1 and len(lines) == 1 and len(text) <= _HEAD):
        return "application/jsonl"
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return None
    if len(lines) == 1 and len(text) > _HEAD:
        # One long line: an object per line whose first does not end here, or one big value.
        first = text.lstrip().split("\n", 1)[0].strip()
        if _is_object(first):
            return "application/jsonl"
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return "application/jsonl" if objects else None
    return "application/json"


def _is_object(line: str) -> bool:
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_message(head: str) -> bool:
    """Header lines from the first on, and among them what only mail has, or a sender and a date as mail writes it."""
    names: dict[str, str] = {}
    for line in head.splitlines():
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        found = _HEADER_LINE.fullmatch(line.rstrip())
        if found is None:
            return False
        names[found[1].lower()] = found[2]
    if "from" not in names and not {"mime-version", "content-type"} <= names.keys():
        return False
    return bool(_MAIL_ONLY & names.keys()) or (("subject" in names or "to" in names) and _is_mail_date(names.get("date", "")))


def _is_mail_date(value: str) -> bool:
    try:
        parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return False
    return True


def decoded_media_type(data: bytes, *, declared: str | None = None) -> tuple[str, Decoded]:
    """Decode bytes that no magic number tells, and tell which kind of text they are."""
    decoded = decode(data, declared=declared)
    return text_media_type(decoded.text), decoded
