"""Paragraphs that say again what another says."""

import pytest

from sayso.read.repeats import repeats_in

LONG = "the owner of the mill denied on monday that he had paid the guards who held the bridge at orrin"
OTHER = "three of the guards said that they had been paid in cash by a man who gave no name and no receipt"
QUOTE = "that he had paid the guards who held the bridge at orrin"


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        ([LONG, OTHER], []),
        ([LONG, OTHER, LONG], [(0, True)]),
        ([OTHER, LONG, LONG], [(2, False)]),
        ([OTHER, LONG, QUOTE], [(2, True)]),
        ([OTHER, QUOTE, LONG], [(1, True)]),
        ([OTHER, LONG, LONG, LONG], [(2, False), (3, False)]),
        ([LONG, OTHER, LONG, LONG], [(0, True), (3, False)]),
        (["No comment, he said."] * 4, []),
        ([], []),
    ],
)
def test_what_is_said_twice_is_found_once(paragraphs, found):
    text = "\n".join(paragraphs)
    spans = []
    for each in paragraphs:
        start = spans[-1][1] + 1 if spans else 0
        spans.append((start, start + len(each)))
    assert repeats_in(text, spans) == found
