"""Each line or item of JSON is a document; a bad one is refused and the others are read."""

import gzip
import json

import pytest

from make_files import opened, page_of, reason_of

ITEM = {
    "text": "The council met.\r\nIt did not vote.",
    "title": "Council",
    "source": "The Post",
    "date": "2024-03-05T10:00:00Z",
    "author": "Ana Ortiz",
    "url": "http://example.org/a",
}


def lines(*items):
    return "\n".join(item if isinstance(item, str) else json.dumps(item) for item in items).encode()


def test_a_line_is_a_document_with_the_fields_as_metadata():
    (one, two), refused = opened(lines(ITEM, {**ITEM, "title": "Other"}), "pile.jsonl")
    assert refused == []
    assert (one.name, two.name) == ("pile.jsonl:1", "pile.jsonl:2")
    assert one.data == json.dumps(ITEM).encode()
    assert one.page.text == ITEM["text"]
    metadata = one.page.metadata
    assert (metadata.title, metadata.publisher, metadata.published, metadata.byline, metadata.url) == (
        "Council",
        "The Post",
        "2024-03-05",
        "Ana Ortiz",
        "http://example.org/a",
    )


def test_fields_are_named_by_the_settings_also_inside_objects():
    item = {"article": {"body": "The council met on Monday."}, "outlet": {"name": "The Post"}, "when": "5/3/2024"}
    page = page_of(lines(item), text_field="article.body", source_field="outlet", date_field="when")
    assert page.text == "The council met on Monday."
    assert page.metadata.publisher == "The Post"
    assert page.metadata.published == "5/3/2024"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"text": "cut', "damaged"),
        ('{"title": "no text"}', "unsupported"),
        ('{"text": 7}', "unsupported"),
        ('{"text": "  "}', "no text"),
        ("[1, 2]", "unsupported"),
        ("null", "unsupported"),
        ('{"text": ' + "[" * 100_000, "too deep"),
        ('{"text": "' + "\\u0001" * 50 + '"}', "not text"),
    ],
)
def test_a_bad_line_is_refused_alone(bad, reason):
    parts, (refused,) = opened(lines(ITEM, bad, ITEM), "pile.jsonl")
    assert [part.name for part in parts] == ["pile.jsonl:1", "pile.jsonl:3"]
    assert (refused.name, refused.reason) == ("pile.jsonl:2", reason)


def test_the_refusal_of_a_line_names_the_fields_that_it_has():
    _, (refused,) = opened(lines({"body": "The council met."}))
    assert "'body'" in refused.detail
    assert "--field text=body" in refused.detail


@pytest.mark.parametrize("wrapped", [[ITEM, ITEM | {"title": "b"}], {"count": 2, "articles": [ITEM, ITEM | {"title": "b"}]}])
def test_a_list_in_a_json_file_is_read_item_by_item(wrapped):
    parts, refused = opened(json.dumps(wrapped, indent=1), "pile.json")
    assert refused == []
    assert [part.page.metadata.title for part in parts] == ["Council", "b"]


def test_one_object_over_several_lines_is_one_document():
    assert page_of(json.dumps(ITEM, indent=2)).metadata.title == "Council"


def test_an_empty_list_and_numbers_are_refused():
    assert reason_of("[]") == "empty"
    assert reason_of("[1]") == "unsupported"


def test_halves_of_surrogate_pairs_become_one_character():
    text = page_of(rb'{"text": "The \ud800 council met on Monday."}').text
    assert text == "The \ufffd council met on Monday."


def test_packed_lines_are_read():
    (part,), _ = opened(gzip.compress(lines(ITEM)), "pile.jsonl.gz")
    assert (part.name, part.origin) == ("pile.jsonl:1", "box/pile.jsonl.gz!/pile.jsonl!/1")
