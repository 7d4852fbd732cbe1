"""Where the paragraphs of a text file begin and end."""

import pytest

from sayso.read.paragraphs import split_text


def split(text):
    return [text[block.start : block.end] for block in split_text(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One line.\nAnother line.\nA third.", 3),
        ("One line.\r\n\r\nAnother line.\r\n", 2),
        ("One line.\rAnother line.", 2),
        ("\u00a0 \n\tOne line.\t\n\u00a0\nAnother line.\u00a0", 2),
        ("One page.\x0cAnother page.", 2),
        ("A headline of the day\nby Ada Moss", 2),
        ("", 0),
        (" \n\u00a0\n", 0),
    ],
)
def test_a_line_is_a_paragraph_in_a_text_that_is_not_wrapped(text, count):
    assert len(split(text)) == count


def test_lines_that_were_wrapped_are_joined():
    text = (
        "Having considered the report of the commission on the events at\nthe bridge, which the council received on\n9 December 1971,\n\n"
        "1. Demands that the guards withdraw from the mills and from the\nbridges of the eastern province;\n"
        "2. Decides to remain seized of the matter until the guards have\nwithdrawn."
    )
    assert [each.split("\n")[0][:12] for each in split(text)] == ["Having consi", "1. Demands t", "2. Decides t"]


def test_a_new_paragraph_of_a_wrapped_text_may_be_shown_by_its_indent():
    text = (
        "The garrison was commanded by a colonel, who had raised it at his\nown cost, and who was said to have armed the ferrymen.\n"
        "   The men of the governor came up the river in the spring, and they\nfound the gates shut and the ferrymen at the guns."
    )
    assert len(split(text)) == 2


def test_verse_keeps_its_lines():
    text = "The River Keeps the Names of Men\nWho Crossed It in the Spring\nAnd No One Asks It Back Again\nWhat Burden They Would Bring"
    assert len(split(text)) == 4


def test_a_sentence_torn_in_a_text_of_long_lines_is_mended():
    text = (
        "A" + " long line of one paragraph that nobody wrapped" * 6 + ".\nThe reply of the government of the province on\n9 December 1971 was short.\nAnother."
    )
    assert [each[:9] for each in split(text)] == ["A long li", "The reply", "Another."]
