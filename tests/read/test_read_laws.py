"""What holds for any bytes at all, through every reader."""

import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from make_files import column, message, pdf, received, warc, word, zipped
from sayso.ids import sha256
from sayso.read import read
from sayso.record import Document, Rejected
from sayso.record.documents import document_id
from sayso.settings import ReadSettings

LIMITS = ReadSettings(file_size=2_000_000, unpacked_size=4_000_000, members=200, depth=3)
LINES = ["The council of the lake district met on Monday to speak of it.", "Nobody voted, the mayor said on 5 March 2024 in the hall."]
TEXT = "On the bridge\n\nBy Ana Ortiz\n\n5 March 2024\n\n" + "\n\n".join(LINES)
HTML = f"<html><head><title>On the bridge</title></head><body><h1>On the bridge</h1><p>{LINES[0]}</p><p>{LINES[1]}</p><nav><a href='/'>Home</a></nav></body></html>"
CAPTURE = warc([("http://example.org/a", "200 OK", {"Content-Type": "text/html"}, HTML.encode())], gz=True)
SAMPLES = {
    "text": TEXT.encode(),
    "utf-16": TEXT.encode("utf-16"),
    "markdown": f"# On the bridge\n\n{LINES[0]}\n\n- [one](http://example.org)\n- **two**\n".encode(),
    "html": HTML.encode(),
    "pdf": pdf([column(LINES), column(LINES)]),
    "docx": word(("Title", "On the bridge"), *LINES),
    "mail": message(text=TEXT, attached=[("a.txt", "text/plain", TEXT.encode())]),
    "mbox": b"From ana@example.org Tue Mar  5 10:20:30 2024\n" + message(text=TEXT),
    "jsonl": b"\n".join(json.dumps({"text": line, "date": "2024-03-05"}).encode() for line in LINES),
    "json": json.dumps([{"text": TEXT}], indent=1).encode(),
    "zip": zipped({"a.txt": TEXT.encode(), "b.html": HTML.encode(), "c.zip": zipped({"d.txt": b"Inner words, long enough."})}),
    "gzip": gzip.compress(TEXT.encode(), mtime=0),
    "warc": warc([("http://example.org/a", "200 OK", {"Content-Type": "text/html"}, HTML.encode())] * 2),
    "warc.gz": CAPTURE * 2,
    "wacz": zipped({"datapackage.json": b'{"resources": []}', "archive/data.warc.gz": CAPTURE}),
}


def results(data, name="one.bin"):
    return list(read(received(data, name), LIMITS))


def check(data):
    """Everything that must hold of what is read."""
    found = results(data)
    assert found, "every file gives a document or a reason"
    for item in found:
        assert item.received
        if isinstance(item, Rejected):
            assert item.detail.endswith((".", ")"))
            continue
        check_document(item)
    assert found == results(data)
    return found


def check_document(document):
    assert isinstance(document, Document)
    assert document.id == document_id(document.name, document.sha256)
    assert document.text.encode()  # no halves of surrogate pairs
    assert (document.custody[0].step, document.custody[-1].step) == ("received", "labelled")
    last = 0
    for paragraph in document.paragraphs:
        assert last <= paragraph.start < paragraph.end <= len(document.text)
        assert document.text[paragraph.start : paragraph.end].strip()
        last = paragraph.end
    for article in document.articles:
        assert list(article.spans) == sorted(article.spans)
        assert all(0 <= start < end <= len(document.text) for start, end in article.spans)
        if article.published is not None and article.published.span is not None:
            span = article.published.span
            assert document.text[span.start : span.end] == span.text


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_format_gives_a_document(name):
    found = check(SAMPLES[name])
    assert any(isinstance(item, Document) for item in found)
    assert not any(isinstance(item, Rejected) for item in found)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    check(data)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    for document in check(text.encode("utf-8", "surrogatepass")):
        if isinstance(document, Document) and document.media_type == "text/plain":
            assert document.text == text.removeprefix("\ufeff") or "\ufeff" in text or any("\ud800" <= letter <= "\udfff" for letter in text)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_broken_files_are_read_or_refused(name, data):
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=6))
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(1, len(content)))]
    check(bytes(content) or b" ")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class='comments'>",
                "</div>",
                "<table><tr><td>",
                "<br>",
                "<a href='x'>",
                "</a>",
                "some words here. ",
                "<h1>",
                "<script>",
                "\x00",
                "&#xD800;",
                "é\u00a0",
            ]
        ),
        max_size=40,
    )
)
def test_any_markup_is_read_or_refused(pieces):
    check(("<html><body>" + "".join(pieces)).encode())


def test_the_order_and_the_names_of_other_files_change_nothing():
    alone = results(SAMPLES["html"], "a.html")
    results(SAMPLES["pdf"], "b.pdf")
    assert results(SAMPLES["html"], "a.html") == alone


def test_custody_tells_every_step_with_its_tool():
    document = results(SAMPLES["zip"], "pile.zip")[1]
    assert [(step.step, step.tool.split()[0]) for step in document.custody] == [
        ("received", "sayso"),
        ("unpacked", "zipfile"),
        ("decoded", "sayso"),
        ("parsed", "trafilatura"),
        ("labelled", "sayso"),
    ]
    assert all(step.at == document.received for step in document.custody)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "no text"),
        (b"\x00" * 500, "not text"),
        (bytes(range(256)) * 8, "not text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "unsupported"),
        (b"MZ" + b"\x00" * 50, "unsupported"),
        (b"filedesc://x 0.0.0.0 2008 text/plain 1\n", "unsupported"),
        (b"x" * 2_000_001, "too large"),
    ],
)
def test_what_is_no_document_has_its_reason(data, reason):
    (found,) = results(data)
    assert (found.reason, found.size, found.sha256) == (reason, len(data), sha256(data))


@pytest.mark.parametrize(
    "data",
    [
        b"\n".join(json.dumps({"text": f"Words of line {at}, long enough."}).encode() for at in range(5)),
        b"".join(b"From ana@example.org Tue Mar  5 10:20:30 2024\n" + message(text=f"Words of day {at}.") + b"\n" for at in range(5)),
        warc([(f"http://example.org/{at}", "200 OK", {"Content-Type": "text/html"}, HTML.encode()) for at in range(5)]),
        zipped({f"{at}.txt": TEXT.encode() + b"%d" % at for at in range(5)}),
        message(text=TEXT, attached=[(f"{at}.txt", "text/plain", b"Words of note %d." % at) for at in range(5)]),
    ],
    ids=["jsonl", "mbox", "warc", "zip", "mail"],
)
def test_more_members_than_allowed_are_cut_off_with_a_reason(data):
    found = list(read(received(data), ReadSettings(members=3)))
    assert 3 <= sum(isinstance(item, Document) for item in found) <= 4
    assert "too large" in {item.reason for item in found if isinstance(item, Rejected)}
