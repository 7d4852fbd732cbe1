"""What bytes are is told by what stands in them."""

import gzip

import pytest

from make_files import message, pdf, warc, word, zipped
from sayso.read.sniff import media_type, text_media_type

ARTICLE = "The council met on Monday.\n\nIt did not vote.\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ARTICLE.encode(), "text"),
        (b"junk before\n" + pdf([[(72, 700, 12, "x")]]), "application/pdf"),
        (zipped({"a.txt": b"x"}), "application/zip"),
        (zipped({}), "application/zip"),
        (word("x"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (zipped({"mimetype": b"application/epub+zip", "a.xhtml": b""}), "application/epub+zip"),
        (zipped({"datapackage.json": b"{}", "archive/data.warc": b""}), "application/wacz"),
        (b"PK\x03\x04 and then nothing of a zip", "application/zip"),
        (gzip.compress(b"x", mtime=0), "application/gzip"),
        (warc([("http://example.org/", "200 OK", {}, b"x")]), "application/warc"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"MZ\x90\x00", "application/x-msdownload"),
    ],
)
def test_media_type_is_told_by_magic(data, expected):
    assert media_type(data) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARTICLE, "text/plain"),
        ("", "text/plain"),
        ("<!DOCTYPE html>\n<html><body><p>x</p></body></html>", "text/html"),
        ("\ufeff<!-- saved -->\n<!-- twice -->\n<HTML><p>x", "text/html"),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">\n<html xmlns="http://www.w3.org/1999/xhtml">', "text/html"),
        ("Some words first <p>a</p><p>b</p><div>c</div>", "text/html"),
        ("<story><p>a</p><p>b</p></story>", "text/html"),
        ('<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>', "application/xml"),
        ("<3 is a heart, she wrote.", "text/plain"),
        ("# A heading\n\nSome **bold** words.", "text/markdown"),
        ("He paid 3 * 4 and 5 * 6 [sic] (as he said).", "text/plain"),
        ('{"text": "one"}\n{"text": "two"}\n', "application/jsonl"),
        ('{"text": "one"}', "application/jsonl"),
        ('{"text": \n{"text": "two"}\n{"text": "three"}', "application/jsonl"),
        ('[{"text": "one"}, {"text": "two"}]', "application/json"),
        ('{\n "text": "one"\n}', "application/json"),
        ("[Image] The mayor at the bridge.\n\nThe council met.", "text/plain"),
        ("{He laughed} The council met.", "text/plain"),
        (message(text="x").decode(), "message/rfc822"),
        ("From: Ana\nDate: Tue, 05 Mar 2024 10:20:30 +0100\nSubject: x\n\nText", "message/rfc822"),
        ("From: the village\nTo: the sea\n\nA travel story.", "text/plain"),
        ("Note: this is no header\n\nText", "text/plain"),
        ("From ana@example.org Tue Mar  5 10:20:30 2024\nFrom: Ana\nSubject: x\n\nText", "application/mbox"),
    ],
)
def test_kind_of_text_is_told_by_its_shape(text, expected):
    assert text_media_type(text) == expected


def test_many_comments_before_a_page_take_no_time():
    assert text_media_type("<!-- a -->" * 3000 + "words") == "text/plain"
