"""Reads PDF files: the characters of each page with their places, then lines, columns and paragraphs as a reader would see them.

A PDF has no paragraphs, only places, so the text is one that is laid out here: the same bytes always give the same text.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from sayso.read.blocks import Builder, Metadata, Page
from sayso.read.decode import without_surrogates
from sayso.read.layout import Sheet, Stretch, laid_out
from sayso.read.parts import Refused

__all__ = ["pdf_page"]

_GAP = 0.9  # of a line's height: a wider gap may be the space between columns
_LEAST_LETTERS = 20  # a page number or a stamp over a scan is no text
_MOST_UNKNOWN = 0.3  # of the characters; more private or missing ones and the fonts do not tell their letters
_MOST_PAGES = 5000
_NO_TITLE = re.compile(r"\.(?:docx?|pdf|indd|pptx?|xlsx?|exe|qxd|rtf|odt|pub|ai|fm|p65)\s*\Z|\A(?:untitled|document\d*|microsoft \w+\b.*|\S*)\Z", re.IGNORECASE)
_DAY = re.compile(r"D?:?\s*((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\x00": None, "\xad": "-", "\u200b": None})


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Refused(
                reason="encrypted", detail="This PDF is locked with a password. Save it without one, or print it to a new PDF, and give that."
            ) from error
        if code == raw.FPDF_ERR_SECURITY:
            raise Refused(reason="encrypted", detail="This PDF is protected in a way that is not known here. Print it to a new PDF, and give that.") from error
        raise Refused(reason="damaged", detail=f"This PDF cannot be opened ({error}). Fetch it again, or print it to a new PDF.") from error


def _turned(box: tuple[float, float, float, float], rotation: int, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """A box (left, top, right, bottom) as it stands on the page that is seen, its top at 0, for a page turned by 90 degrees or more."""
    left, top, right, bottom = box
    width, height = size
    if rotation == 90:
        return bottom, left, top, right
    if rotation == 180:
        return width - right, bottom, width - left, top
    if rotation == 270:
        return width - top, height - right, width - bottom, height - left
    return left, height - top, right, height - bottom


def _readable(text: str) -> str:
    """Letters as the library gives them, in halves where they lie beyond the basic plane, as text."""
    return without_surrogates(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")).translate(_HYPHENS).strip()


class _Stretches:
    """Cuts a page's characters into stretches: parts of one line without a gap."""

    def __init__(self) -> None:
        self.done: list[Stretch] = []
        self._letters: list[str] = []
        self._box = [0.0, 0.0, 0.0, 0.0]
        self._heights: list[float] = []
        self._bold = 0

    def end(self) -> None:
        """End the stretch."""
        text = _readable("".join(self._letters))
        if text and self._heights:
            left, top, right, bottom = self._box
            size = sorted(self._heights)[len(self._heights) // 2]
            self.done.append(Stretch(text, left, top, right, bottom, size, is_bold=self._bold * 2 > len(self._heights)))
        self._letters.clear()
        self._heights.clear()
        self._bold = 0

    def add(self, letter: str, box: tuple[float, float, float, float], *, is_bold: bool) -> None:
        """Add a character that shows, at its place on the page."""
        left, top, right, bottom = box
        height = bottom - top
        if self._heights:
            gap = max(left - self._box[2], self._box[0] - right)
            if gap > _GAP * max(height, self._heights[-1]) or (min(bottom, self._box[3]) - max(top, self._box[1])) <= 0:
                self.end()
        if not self._heights:
            self._box = [left, top, right, bottom]
        else:
            self._box = [min(left, self._box[0]), min(top, self._box[1]), max(right, self._box[2]), max(bottom, self._box[3])]
        self._letters.append(letter)
        self._heights.append(height)
        self._bold += is_bold

    def space(self) -> None:
        """Add a space that the page shows or means."""
        if self._letters and self._letters[-1] != " ":
            self._letters.append(" ")


def _turns(text_page: pypdfium2.PdfTextPage) -> list[int]:
    """For each character by how many degrees, in quarters, the page must be turned for it to stand upright."""
    return [-round(math.degrees(raw.FPDFText_GetCharAngle(text_page.raw, index)) / 90) * 90 % 360 for index in range(text_page.count_chars())]


def _sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """One page: its stretches of text at their places, turned so that most of it stands upright; the rest is written up a margin."""
    text_page = page.get_textpage()
    turns = _turns(text_page)
    codes = [raw.FPDFText_GetUnicode(text_page.raw, index) for index in range(len(turns))]
    # Spaces that the library puts in have no direction of their own.
    counts = Counter(own for own, code in zip(turns, codes, strict=True) if code > 32)
    turn = min(counts.items(), key=lambda item: (-item[1], item[0]))[0] if counts else 0
    edges = page.get_mediabox() or (0.0, 0.0, *page.get_size())
    width, height = edges[2] - edges[0], edges[3] - edges[1]
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    stretches = _Stretches()
    aslant: list[str] = []
    for index, code in enumerate(codes):
        letter = chr(code) if code <= 0x10FFFF else "\ufffd"
        if letter.isspace():
            if code in {10, 13}:
                stretches.end()
            else:
                stretches.space()
            aslant.append(letter)
            continue
        if turns[index] != turn:
            aslant.append(letter)
            continue
        if code == 0 or not raw.FPDFText_GetLooseCharBox(text_page.raw, index, pointer):
            continue
        corner = (box.left - edges[0], box.top - edges[1], box.right - edges[0], box.bottom - edges[1])
        place = _turned(corner, turn, (width, height))
        stretches.add(letter, place, is_bold=raw.FPDFText_GetFontWeight(text_page.raw, index) >= 600)
    stretches.end()
    margin = " ".join(_readable("".join(aslant)).split())
    if turn in {90, 270}:
        width, height = height, width
    return Sheet(number=number, width=width, height=height, stretches=tuple(stretches.done), margin=margin)


def _sheets(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, Sheet | None]]:
    for number in range(min(len(document), _MOST_PAGES)):
        try:
            page = document[number]
            try:
                yield number, _sheet(page, number)
            finally:
                page.close()
        except pypdfium2.PdfiumError:
            yield number, None


def _metadata(document: pypdfium2.PdfDocument) -> Metadata:
    """The file's own properties: weak, for they often name a template, a clerk or a printer."""
    try:
        fields = document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError):
        return Metadata(is_weak=True)
    title = " ".join(without_surrogates(fields.get("Title", "")).split())
    author = " ".join(without_surrogates(fields.get("Author", "")).split())
    day = _DAY.match(fields.get("CreationDate", ""))
    return Metadata(
        title=title if title and not _NO_TITLE.search(title) else None,
        byline=author or None,
        published=f"{day[1]}-{day[2]}-{day[3]}" if day else None,
        is_weak=True,
    )


def _require_letters(sheets: list[Sheet], pages: int) -> None:
    letters = unknown = 0
    for sheet in sheets:
        for stretch in sheet.stretches:
            letters += sum(letter.isalpha() for letter in stretch.text)
            unknown += sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in stretch.text)
    if letters + unknown < _LEAST_LETTERS:
        raise Refused(
            reason="no text", detail=f"Its {pages} pages hold no text, only pictures of it: a scan. Run it through text recognition (OCR) and give the result."
        )
    if unknown > _MOST_UNKNOWN * (letters + unknown):
        raise Refused(reason="no text", detail="Its fonts do not tell which letters they show. Run it through text recognition (OCR) and give the result.")


def pdf_page(data: bytes) -> tuple[Page, str]:
    """Read a PDF; gives its pages laid out as one text, and what custody should know of pages that gave none.

    Raises Refused: "encrypted", "damaged", or "no text" for scans.
    """
    document = _opened(data)
    try:
        pages = len(document)
        found = list(_sheets(document))
        metadata = _metadata(document)
    finally:
        document.close()
    sheets = [sheet for _, sheet in found if sheet is not None]
    if not sheets:
        raise Refused(reason="damaged", detail="This PDF has no page that can be read. Fetch it again, or print it to a new PDF.")
    _require_letters(sheets, pages)
    builder = Builder()
    for text, hint in laid_out(sheets, metadata.title):
        builder.add(text, hint)
    silent = [str(sheet.number + 1) for sheet in sheets if not sheet.stretches]
    broken = [str(number + 1) for number, sheet in found if sheet is None]
    notes = [f"{pages} pages"]
    if silent:
        notes.append(f"without text: {', '.join(silent[:50])}")
    if broken:
        notes.append(f"not readable: {', '.join(broken[:50])}")
    if pages > _MOST_PAGES:
        notes.append(f"only the first {_MOST_PAGES} were read")
    return builder.page("pdf", metadata), "; ".join(notes)
