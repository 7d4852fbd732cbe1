"""Builders of small files in every format, for the tests of reading."""

import base64
import gzip
import hashlib
import io
import uuid
import zipfile
from email.message import EmailMessage

import docx

from sayso.read.walk import parsed_parts
from sayso.record import Received, Rejected
from sayso.settings import ReadSettings

AT = "2024-04-05T12:00:00Z"


def received(data, name="one.bin"):
    """Some bytes as they came."""
    return Received(name=name, origin=f"box/{name}", data=data if isinstance(data, bytes) else data.encode(), received=AT)


def opened(data, name="one.bin", **settings):
    """Parsed parts and refusals of some bytes."""
    parts = list(parsed_parts(received(data, name), ReadSettings(**settings)))
    return [part for part in parts if not isinstance(part, Rejected)], [part for part in parts if isinstance(part, Rejected)]


def page_of(data, name="one.bin", **settings):
    """The one page that some bytes hold."""
    (part,), refused = opened(data, name, **settings)
    assert refused == []
    return part.page


def reason_of(data, name="one.bin", **settings):
    """The one reason for which some bytes are refused."""
    parts, (refused,) = opened(data, name, **settings)
    assert parts == []
    assert refused.detail.endswith((".", ")"))
    return refused.reason


def hinted(page):
    """A page's blocks as pairs of hint and text."""
    return [(block.hint, page.text[block.start : block.end]) for block in page.blocks]


def zipped(members, *, compression=zipfile.ZIP_DEFLATED):
    """A ZIP file of names and bytes, in order; a list of pairs may repeat names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in members.items() if isinstance(members, dict) else members:
            info = zipfile.ZipInfo(name, (2024, 3, 5, 10, 20, 30))  # a fixed time: the same bytes in every process that runs tests
            archive.writestr(info, data, compression)
    return buffer.getvalue()


def message(*, subject="On the bridge", sender="Ana Ortiz <ana@example.org>", text=None, html=None, attached=()):
    """A mail message; `attached` are triples of name, media type and bytes."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "desk@example.org", subject
    mail["Date"], mail["Message-ID"] = "Tue, 05 Mar 2024 10:20:30 +0100", "<1@example.org>"
    if text is not None:
        mail.set_content(text)
    if html is not None:
        if text is None:
            mail.set_content(html, subtype="html")
        else:
            mail.add_alternative(html, subtype="html")
    for name, kind, data in attached:
        main, _, sub = kind.partition("/")
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail.as_bytes()


def word(*paragraphs, table=None, author=None, header=None):
    """A Word file of paragraphs, each a text or a pair of style and text."""
    document = docx.Document()
    if author is not None:
        document.core_properties.author = author
    if header is not None:
        document.sections[0].header.paragraphs[0].text = header
    for paragraph in paragraphs:
        style, text = paragraph if isinstance(paragraph, tuple) else (None, paragraph)
        document.add_paragraph(text, style)
    if table is not None:
        grid = document.add_table(len(table), len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def warc(records, *, gz=False):
    """A web archive; records are tuples of address, status line, headers and body, or of address, record type and body."""
    pieces = []
    for record in records:
        address, body = record[0], record[-1]
        kind, content = ("response", "application/http; msgtype=response") if len(record) == 4 else (record[1], "text/plain")
        if len(record) == 4:
            fields = "".join(f"{name}: {value}\r\n" for name, value in record[2].items())
            body = f"HTTP/1.1 {record[1]}\r\n{fields}\r\n".encode() + body
        digest = base64.b32encode(hashlib.sha1(body).digest()).decode()
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}>\r\nWARC-Target-URI: {address}\r\n"
            f"WARC-Date: 2024-03-02T01:02:03Z\r\nWARC-Block-Digest: sha1:{digest}\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        whole = head.encode() + body + b"\r\n\r\n"
        pieces.append(gzip.compress(whole, mtime=0) if gz else whole)
    return b"".join(pieces)


def chunked(body, size=7):
    """A body in HTTP chunks."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def pdf(pages, *, info="", encrypted=False, rotate=0):
    """A PDF of pages, each a list of (x, y, size, text) with y from the page's foot, 612 by 792 points."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for at, lines in enumerate(pages):
        shown = "\n".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET" for x, y, size, text in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {rotate} /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(shown.encode('latin-1'))} >>\nstream\n{shown}\nendstream")
    objects.append(f"<< {info} >>")
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >> /ID [<00> <00>]" if encrypted else ""
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {lock} >>\nstartxref\n{start}\n%%EOF\n".encode()


def _escaped(text):
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def column(lines, *, x=72, y=720, size=11, leading=14):
    """Lines of one column, from the top down."""
    return [(x, y - at * leading, size, line) for at, line in enumerate(lines)]
