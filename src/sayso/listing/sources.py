"""Bytes of a list to characters, as a stream: lists are larger than what should be held twice."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

__all__ = ["Characters", "charset_of", "head_of", "lines_of", "rows_of"]

_HEAD = 64 * 1024  # bytes that are looked at to tell what a file is
_BLOCK = 1024 * 1024
_LONGEST_FIELD = 4 * 1024 * 1024  # characters; Python's own limit of 131,072 is less than some lists put into one cell
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # who declares Latin-1 or ASCII writes windows-1252: so do all browsers (WHATWG Encoding Standard)
_CODE_PAGES = (
    "iso8859",
    "cp",
    "koi8",
    "mac-",
    "gb",
    "big5",
    "euc",
    "shift_jis",
    "tis-620",
)  # Python has codecs that are none, and can fail whatever they are told
_UTF8_RUNS = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_SIXTEEN_SHARE = 0.3  # of the bytes of a half: UTF-16 of mostly Latin text has every second byte zero
# Characters that no XML or table may hold; expat would end the whole list for one of them. Line ends and tabs stay.
_CONTROLS = {code: " " for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: " ", 0xFFFF: " "}


def head_of(stream: BinaryIO) -> bytes:
    """The first bytes; the stream is left at its beginning."""
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    return head


def charset_of(stream: BinaryIO) -> tuple[str, str]:
    """The encoding that a stream's bytes show, and a sentence for the user where it is another than they claim, "" where all is well.

    A byte order mark, UTF-16 by its zero bytes, what an XML declaration says, UTF-8 where all bytes are, else windows-1252.
    """
    head = head_of(stream)
    for mark, charset in _MARKS:
        if head.startswith(mark):
            return charset, ""
    sample = head[: len(head) - len(head) % 2]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > half * _SIXTEEN_SHARE:
        return "utf-16-le", ""
    if sample[0::2].count(0) > half * _SIXTEEN_SHARE:
        return "utf-16-be", ""
    found = _DECLARED.match(head)
    declared = "utf-8" if found is None else _codec(found[1].decode("ascii"))
    if declared != "utf-8":
        return declared, ""
    return _utf8_or_not(stream)


def _codec(name: str) -> str:
    """The codec of a declared name; UTF-8 for names that mean nothing, that are no code page, and that the bytes belie (UTF-16 was told by its zeros)."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return "utf-8"
    return _WIDER.get(codec, codec) if codec == "ascii" or codec.startswith(_CODE_PAGES) else "utf-8"


def _utf8_or_not(stream: BinaryIO) -> tuple[str, str]:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="strict")
    stream.seek(0)
    try:
        while block := stream.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        stream.seek(0)
        runs = sum(len(_UTF8_RUNS.findall(block)) for block in iter(lambda: stream.read(_BLOCK), b""))
        stream.seek(0)
        # Some letters of it are UTF-8: a file that was joined or damaged. None is: the code page that Western Windows programs write.
        if runs > 1:
            return "utf-8", "It is UTF-8 with bytes that are not; the letters they stood for are lost (each is shown as \ufffd)."
        return "cp1252", "It is no UTF-8; it was read as windows-1252. If names look wrong, save it as UTF-8 and link it again."
    stream.seek(0)
    return "utf-8", ""


class Characters(io.TextIOBase):
    """A stream of characters over one of bytes: nothing in it fails, control characters are blanks."""

    def __init__(self, stream: BinaryIO, charset: str) -> None:
        """Over a stream at its beginning."""
        stream.seek(0)
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(charset)(errors="replace")
        self._is_first = True

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int | None = -1, /) -> str:
        """Up to about `size` characters, all of them for a negative number; "" at the end only."""
        while True:
            block = self._stream.read(-1 if size is None or size < 0 else size)
            text = self._decoder.decode(block, final=not block)
            if self._is_first and text:
                text = text.removeprefix("\ufeff")
                self._is_first = False
            if text or not block:
                return text.translate(_CONTROLS)


def lines_of(characters: Characters) -> Iterator[str]:
    """Lines with their ends; only line feeds end one."""
    pending: list[str] = []
    while text := characters.read(_BLOCK):
        first, *others = text.split("\n")
        pending.append(first)
        for line in others:
            yield "".join(pending) + "\n"
            pending = [line]
    if any(pending):
        yield "".join(pending)


def rows_of(stream: BinaryIO, notes: list[str], fault: Callable[[str], None], *, delimiter: str = ",", of: str = "") -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with the number of the line that each ends on, blank ones left out.

    What is to be said of the encoding goes to `notes`, rows that cannot be read to `fault`; `of` says of which file, where there are two.
    """
    charset, note = charset_of(stream)
    if note:
        notes.append(note)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(lines_of(Characters(stream, charset)), delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fault(f"Line {reader.line_num:,}{of} cannot be read ({error}).")
            continue
        if any(field.strip() for field in row):
            yield reader.line_num, row
