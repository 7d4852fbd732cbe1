"""Write the example's documents that are no plain text: DOCX, PDF, WARC, ZIP, and one broken file. The same bytes each time.

Run as `python examples/vessin/make.py` (needs the dev extra) after changing a text in sources/.
"""

import gzip
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent
SOURCES, DOCUMENTS = HERE / "sources", HERE / "documents"
MADE = datetime(2024, 4, 5, 12, tzinfo=UTC)
ZIP_TIME = (2024, 4, 5, 12, 0, 0)


def repacked(data: bytes) -> bytes:
    """A zip archive with all its members' times set, so that it is the same each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def write_docx() -> None:
    """The review as a Word file, with headings and core properties."""
    body, title, place, *lines = [line for line in (SOURCES / "joint-staff-review.txt").read_text(encoding="utf-8").splitlines() if line]
    word = Document()
    word.core_properties.author, word.core_properties.title = body, title
    word.core_properties.created = word.core_properties.modified = datetime(2024, 3, 22, 9)  # noqa: DTZ001 - python-docx wants no zone
    word.add_heading(title, level=0)
    for line in (body, place):
        word.add_paragraph(line)
    for line in lines:
        if line.endswith("."):
            word.add_paragraph(line)
        else:
            word.add_heading(line, level=1)
    packed = io.BytesIO()
    word.save(packed)
    (DOCUMENTS / "joint-staff-review.docx").write_bytes(repacked(packed.getvalue()))


def write_pdf() -> None:
    """The report as a PDF of two pages with a running head and page numbers."""
    _, height = A4
    canvas = Canvas(str(DOCUMENTS / "monitor-report.pdf"), pagesize=A4, invariant=1)
    canvas.setTitle("Killings in the Oss valley, January to March 2024")
    canvas.setAuthor("Alder Human Rights Monitor")
    pages = (SOURCES / "monitor-report.txt").read_text(encoding="utf-8").split("\\f\n")
    for number, page in enumerate(pages, 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, height - 40, "Alder Human Rights Monitor - Killings in the Oss valley")
        canvas.drawCentredString(A4[0] / 2, 36, str(number))
        y = height - 90
        for line in page.strip().splitlines():
            level = len(line) - len(line.lstrip("#"))
            font, size = ("Helvetica-Bold", {1: 18, 2: 13}[level]) if level else ("Helvetica", 11)
            canvas.setFont(font, size)
            for piece in simpleSplit(line.lstrip("# "), font, size, A4[0] - 144):
                canvas.drawString(72, y, piece)
                y -= size * 1.3
            y -= 9
        canvas.showPage()
    canvas.save()


def write_warc() -> None:
    """A capture of River Voice's page: the request and the response."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    page = (SOURCES / "river-voice.html").read_bytes()
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))], protocol="HTTP/1.1")
    fixed = {"WARC-Date": "2024-03-21T08:00:00Z", "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>"}
    record = writer.create_warc_record("https://rivervoice.example/staged", "response", payload=io.BytesIO(page), http_headers=headers, warc_headers_dict=fixed)
    writer.write_record(record)
    plain = gzip.decompress(out.getvalue())
    (DOCUMENTS / "river-voice.warc.gz").write_bytes(gzip.compress(plain, mtime=0))


def write_zip() -> None:
    """Two articles in an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("opinion.txt", "profile-sabeq.txt"):
            archive.writestr(zipfile.ZipInfo(f"april/{name}", ZIP_TIME), (SOURCES / name).read_bytes(), zipfile.ZIP_DEFLATED)
    (DOCUMENTS / "april.zip").write_bytes(packed.getvalue())


def write_broken() -> None:
    """A PDF whose transfer was cut off."""
    (DOCUMENTS / "cut-off.pdf").write_bytes((DOCUMENTS / "monitor-report.pdf").read_bytes()[:600])


if __name__ == "__main__":
    write_docx()
    write_pdf()
    write_warc()
    write_zip()
    write_broken()
