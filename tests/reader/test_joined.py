"""The model and the rules together: what is read of plain sentences, and what is the rules' business."""

import pytest

from make import document
from sayso.codebook import load_codebook
from sayso.errors import InvalidSettings
from sayso.reader import chosen_reader, open_reader

CODEBOOK = load_codebook()


@pytest.fixture(scope="module")
def tagger():
    pytest.importorskip("sayso_en", reason="the package sayso-en (models/en) is not installed")
    return open_reader("sayso-en", CODEBOOK)


def read(tagger, text):
    whole = document(text)
    return next(iter(tagger.tag(whole, whole.articles[0], [whole.span(0, len(text))])))


def test_a_plain_deed_is_read(tagger):
    (trigger,) = (t for t in read(tagger, "Soldiers of the 4th Brigade killed nine villagers in Orlo on Monday.").triggers if t.predicate == "assault")
    words = {(edge.role, edge.span.text) for edge in trigger.edges}
    assert ("target", "nine villagers") in words
    assert any(role == "actor" and "Soldiers" in text for role, text in words)
    assert trigger.polarity == "affirmed"


def test_a_denied_payment_has_a_speaker_and_is_denied(tagger):
    reading = read(tagger, "The ministry denied that it had paid the fighters of the Reed Column.")
    assert [t.polarity for t in reading.triggers if t.predicate == "funds"] == ["denied"]
    assert [s.source.text for s in reading.speeches if s.source] == ["The ministry"]


def test_who_backs_whom_in_a_compound(tagger):
    reading = read(tagger, "Sudan-backed militias shelled the town of Orlo on Monday, a medic said.")
    (trigger,) = (t for t in reading.triggers if t.predicate == "support")
    assert {(edge.role, edge.span.text) for edge in trigger.edges} >= {("actor", "Sudan"), ("target", "militias")}


def test_two_figures_set_against_each_other_are_two_claims(tagger):
    reading = read(tagger, "A review by the Coastal Command found that the attack involved 21 rockets, not the eight rockets that the port said.")
    counts = [edge.span.text for t in reading.triggers for edge in t.edges if edge.role == "quantity"]
    assert any("21" in text for text in counts)
    assert any("eight" in text for text in counts)


def test_a_hedge_of_the_codebook_is_kept(tagger):
    reading = read(tagger, "The governor allegedly armed the Reed Column last year.")
    assert [t.certainty.text for t in reading.triggers if t.certainty] == ["allegedly"]


def test_a_reader_that_there_is_not_is_refused():
    with pytest.raises(InvalidSettings, match="sayso-en, rules"):
        chosen_reader("gpt")


def test_the_rules_are_always_there():
    assert chosen_reader("rules") == "rules"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The auditors found no evidence, however, that the governor armed the Reed Column.", "denied"),
        ("It is false that the governor armed the Reed Column.", "denied"),
        ("The auditors found evidence that the governor armed the Reed Column.", "affirmed"),
        ("There is no sign of a truce; a monitor said that the governor armed the Reed Column.", "affirmed"),
    ],
)
def test_what_denies_a_clause_denies_its_claim(tagger, text, polarity):
    assert [t.polarity for t in read(tagger, text).triggers if t.predicate == "arms"] == [polarity]
