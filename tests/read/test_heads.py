"""What stands glued before the text of a line, taken apart from the left."""

import pytest

from sayso.read.flat import flatten
from sayso.read.gluing import Known
from sayso.read.heads import head_of


def parts(text, **known):
    head = head_of(flatten(text), 0, len(text), Known(**known))
    if head is None:
        return None
    return [(each.label, text[each.start : each.end].strip(" |")) for each in head.pieces], text[head.rest :].strip()


@pytest.mark.parametrize(
    ("text", "pieces", "rest"),
    [
        ("5 March 2015 A bomb struck the bridge on Sunday.", [("date", "5 March 2015")], "A bomb struck the bridge on Sunday."),
        ("Date of publication 5 March 2015 A bomb struck.", [("date", "Date of publication 5 March 2015")], "A bomb struck."),
        ("Thursday 5 March 2015 16:45 The bridge fell.", [("date", "Thursday 5 March 2015 16:45")], "The bridge fell."),
        ("March 5 2015 2037 UTC+3 The bridge fell.", [("date", "March 5 2015 2037 UTC+3")], "The bridge fell."),
        (
            "05.03.2015(updated 1457 05.03.2015) Get short URL 101 The bridge fell.",
            [("date", "05.03.2015"), ("date", "(updated 1457 05.03.2015"), ("navigation", ") Get short URL 101")],
            "The bridge fell.",
        ),
        (
            "Posted on March 5 2015 by Ada Moss Guards and the bridge at Orrin",
            [("date", "Posted on March 5 2015"), ("byline", "by Ada Moss")],
            "Guards and the bridge at Orrin",
        ),
        ("Bridge Falls At Orrin By Ada Moss The bridge fell.", [("title", "Bridge Falls At Orrin"), ("byline", "By Ada Moss")], "The bridge fell."),
    ],
)
def test_items_are_taken_off_until_the_text_begins(text, pieces, rest):
    assert parts(text) == (pieces, rest)


@pytest.mark.parametrize(
    "text",
    [
        "On 5 March 2015 the bridge fell.",
        "5 March 2015 was a cold day at Orrin.",
        "On Sunday the guards left.",
        "The guards of the mill said on 5 March 2015 that they had been paid.",
        "MARROW, 5 March 2015 (TPA) - The owner denied it.",
        "By March 2015 Tavrian guards had left.",
        "Reuters reported that the bridge fell.",
        "In the report of 5 March 2015 Tavria is named twice.",
        "",
    ],
)
def test_ordinary_sentences_are_left_whole(text):
    assert parts(text) is None


def test_a_title_known_from_elsewhere_is_taken_off_whatever_its_style():
    text = "12 guards dead in raid on mill Monitor AFP Wednesday 22 Jul 2015 At least 12 guards were killed."
    pieces, rest = parts(text, titles=("12 guards dead in raid on mill Monitor",))
    assert pieces == [("title", "12 guards dead in raid on mill Monitor"), ("credit", "AFP"), ("date", "Wednesday 22 Jul 2015")]
    assert rest == "At least 12 guards were killed."


def test_a_date_of_change_is_kept_apart():
    head = head_of("Updated: 6 March 2015 Published: 5 March 2015 The bridge fell.", 0, 62, Known())
    assert (head.updated.earliest, head.day.earliest) == ("2015-03-06", "2015-03-05")
