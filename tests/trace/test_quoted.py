"""Whose the words in quotation marks are."""

import pytest

from sayso.trace import load_publishers
from sayso.trace.pile import gather
from sayso.trace.quoted import read_quotations


def speakers(case):
    publishers = load_publishers()
    pile = gather(case.documents, case.claims, case.entities(), case.propositions(), publishers)
    (piece,) = pile.pieces.values()
    return [quotation.speaker for quotation in read_quotations(piece, pile, publishers.wording)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We saw the boats leave before dawn,” Colonel Ana Foss said.", "Colonel Ana Foss"),
        ("“We saw the boats leave before dawn,” said Ana Foss, who keeps the lock.", "Ana Foss"),
        ("Ana Foss told the council: “We saw the boats leave before dawn.”", "Ana Foss"),
        ("“We saw the boats leave before dawn,” a guard said.", None),
        ("“We saw the boats leave before dawn.” Bo Lund said nothing of the kind.", None),
        ("He said: “We saw the boats leave before dawn.”", None),
        ("“We saw the boats leave before dawn.”", None),
    ],
)
def test_the_speaker_is_named_beside_a_word_of_saying(case, text, speaker):
    case.article("Valley Post", "2024-03-01", text)
    assert speakers(case) == [speaker]


def test_who_goes_on_speaking_is_not_named_again(case):
    case.article("Valley Post", "2024-03-01", "“We saw the boats leave,” Ana Foss said. “They had no lights.”")
    assert speakers(case) == ["Ana Foss", "Ana Foss"]


def test_a_claim_inside_the_quotation_knows_its_speaker(case):
    document = case.article("Valley Post", "2024-03-01", "Ana Foss saw it. “They attacked the lock before dawn.” Bo Lund came later.")
    case.claim(document, "attacked", [("named", "Ana Foss")])
    assert speakers(case) == ["Ana Foss"]
