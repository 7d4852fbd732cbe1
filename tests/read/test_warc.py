"""Web archives give the pages that were captured, named by their addresses, whatever is broken around them."""

import gzip
import zlib

import pytest

from make_files import chunked, opened, reason_of, warc

PAGE = b"<html><head><title>Bridge</title></head><body><p>The council met on Monday and did not vote on the bridge.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(address, body=PAGE, status="200 OK", **headers):
    return (address, status, {**HTML, **{name.replace("_", "-"): value for name, value in headers.items()}}, body)


def shown(parts):
    return [part.page.text for part in parts]


@pytest.mark.parametrize("gz", [False, True])
def test_a_captured_page_is_a_document_with_its_address_and_time(gz):
    (part,), refused = opened(warc([page("http://example.org/a")], gz=gz), "site.warc")
    assert refused == []
    assert (part.name, part.origin, part.url) == ("http://example.org/a",) * 3
    assert part.data == PAGE
    captured = next(step for step in part.steps if step.step == "captured")
    assert captured.at == "2024-03-02T01:02:03Z"
    assert "HTTP 200" in captured.detail
    assert "block digest verified" in captured.detail


def test_what_is_no_document_is_passed_over_and_counted():
    records = [
        ("http://example.org/a", "request", b"GET / HTTP/1.1\r\n\r\n"),
        ("http://example.org/a", "metadata", b"x: y"),
        ("http://example.org/a", "revisit", b""),
        page("http://example.org/moved", status="301 Moved Permanently"),
        page("http://example.org/gone", status="404 Not Found"),
        ("http://example.org/p.png", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG\r\n"),
        ("http://example.org/s.css", "200 OK", {"Content-Type": "text/css"}, b"p { color: red }"),
        ("urn:pageinfo:http://example.org", "resource", b"{}"),
    ]
    assert reason_of(warc(records)) == "no text"
    parts, refused = opened(warc([*records, page("http://example.org/ok")]))
    assert [part.name for part in parts] == ["http://example.org/ok"]
    assert refused == []


def test_the_refusal_of_an_archive_without_pages_says_what_there_was():
    _, (refused,) = opened(warc([page("http://example.org/gone", status="404 Not Found"), ("http://example.org/a", "request", b"GET")]))
    assert "1 request" in refused.detail
    assert "1 response 404" in refused.detail


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ({"Transfer-Encoding": "chunked"}, chunked(PAGE)),
        ({"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        ({"Content-Encoding": "deflate"}, zlib.compress(PAGE)),
        ({"Content-Encoding": "deflate"}, zlib.compress(PAGE)[2:-4]),
        ({"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}, chunked(gzip.compress(PAGE), 50)),
        ({"Content-Encoding": "gzip"}, PAGE),
        ({"Transfer-Encoding": "chunked"}, PAGE),
        ({"Content-Encoding": "identity"}, PAGE),
    ],
)
def test_transfer_and_content_codings_are_undone_or_were_never_there(coding, body):
    (part,), refused = opened(warc([("http://example.org/a", "200 OK", {**HTML, **coding}, body)]))
    assert refused == []
    assert part.data == PAGE


def test_chunks_that_break_off_keep_what_is_good():
    (part,), _ = opened(warc([("http://example.org/a", "200 OK", {**HTML, "Transfer-Encoding": "chunked"}, chunked(PAGE)[:-40])]))
    assert PAGE.startswith(part.data)
    assert any("chunk" in step.detail for step in part.steps)


def test_a_packed_bomb_in_a_response_is_refused_alone():
    bomb = page("http://example.org/bomb", gzip.compress(b"a" * 400_000), Content_Encoding="gzip")
    parts, (refused,) = opened(warc([bomb, page("http://example.org/a")]), file_size=100_000)
    assert [part.name for part in parts] == ["http://example.org/a"]
    assert (refused.name, refused.reason) == ("http://example.org/bomb", "too large")


@pytest.mark.parametrize("gz", [False, True])
def test_what_lies_behind_a_damaged_record_is_found(gz):
    records = [warc([page(f"http://example.org/{at}", PAGE.replace(b"Monday", b"day %d" % at))], gz=gz) for at in range(4)]
    broken = bytearray(records[1])
    broken[:5] = b"XXXXX"
    if gz:
        broken = bytearray(records[1])
        broken[40:60] = b"\x00" * 20
    parts, refused = opened(records[0] + bytes(broken) + records[2] + records[3])
    assert {part.name for part in parts} == {"http://example.org/0", "http://example.org/2", "http://example.org/3"}
    assert [item.reason for item in refused] == ["damaged"]


@pytest.mark.parametrize("gz", [False, True])
def test_an_archive_that_is_cut_keeps_its_good_records(gz):
    data = warc([page("http://example.org/a"), page("http://example.org/b", PAGE.replace(b"Monday", b"Tuesday"))], gz=gz)
    parts, refused = opened(data[:-90])
    assert parts[0].name == "http://example.org/a"
    assert "damaged" in {item.reason for item in refused}


def test_two_captures_of_one_page_are_one_document_if_their_bytes_are_equal():
    parts, _ = opened(warc([page("http://example.org/a"), page("http://example.org/a"), page("http://example.org/a", PAGE + b"<p>Later.</p>")]))
    assert len(parts) == 2


def test_the_charset_of_the_server_is_used():
    russian = "<p>Совет не голосовал по мосту, сказал мэр.</p>".encode("koi8_r")
    (part,), _ = opened(warc([("http://example.org/a", "200 OK", {"Content-Type": "text/html; charset=KOI8-R"}, russian)]))
    assert "Совет" in part.page.text


def test_angle_brackets_around_an_address_are_not_part_of_it():
    data = warc([page("http://example.org/a")]).replace(b"WARC-Target-URI: http://example.org/a", b"WARC-Target-URI: <http://example.org/a>")
    (part,), _ = opened(data)
    assert part.name == "http://example.org/a"
