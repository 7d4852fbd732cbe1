"""Mechanisms of the rules tagger, each on a sentence of our own."""

import pytest

from make import document, span
from sayso.codebook import load_codebook
from sayso.reader import RulesTagger


@pytest.fixture(scope="module")
def read():
    tagger = RulesTagger(load_codebook())

    def reading(text):
        owner = document(text)
        return next(iter(tagger.tag(owner, owner.articles[0], [span(owner, text)])))

    return reading


def triggers(reading):
    return {(t.predicate, t.span.text): {(e.role, e.span.text) for e in t.edges} for t in reading.triggers}


def speeches(reading):
    return {(s.source.text if s.source else None, tuple(c.text for c in s.contents)) for s in reading.speeches}


def test_a_figure_set_against_another_is_the_claim_of_whoever_gave_it(read):
    reading = read("The Post reported that a review by the staff found that the raid involved 14 drones, not the six shells that the port counted.")
    found = triggers(reading)
    assert ("instrument", "14 drones") in found["assault", "raid"]
    assert ("instrument", "the six shells") in found["assault", "shells"]
    assert ("the port", ("the six shells",)) in speeches(reading)
    assert all("six" not in content for source, contents in speeches(reading) if source != "the port" for content in contents)


def test_a_figure_set_against_another_with_nobody_behind_it_is_denied(read):
    reading = read("The mayor said that the raid involved 14 drones, not six shells.")
    contrast = next(t for t in reading.triggers if t.span.text == "shells")
    assert contrast.negation is not None


def test_what_is_received_is_given_by_whom_it_comes_from(read):
    found = triggers(read("The group had received the rockets from Marada."))
    assert {("target", "The group"), ("object", "the rockets"), ("actor", "Marada")} <= found["arms", "received"]


def test_what_is_paid_to_somebody_is_the_object(read):
    found = triggers(read("The bank paid $3 million to the Dock Union."))
    assert {("object", "$3 million"), ("target", "the Dock Union")} <= found["funds", "paid"]


def test_a_weapon_that_strikes_is_the_means(read):
    found = triggers(read("Fourteen rockets struck the army post before dawn."))
    assert {("instrument", "Fourteen rockets"), ("target", "the army post")} <= found["assault", "struck"]


def test_speakers_with_a_relative_clause_are_whole_and_stay_out_of_what_others_found(read):
    reading = read("A review found that the mill was burned by rebels, two officers who have read it said.")
    assert ("A review", ("the mill was burned by rebels",)) in speeches(reading)
    assert any(source == "two officers" for source, _ in speeches(reading))


def test_who_takes_up_a_person_and_not_the_body_behind(read):
    found = triggers(read("Rebels mourned the commander of the Amber Force who was killed in May."))
    assert any(role == "target" and words.startswith("the commander") for role, words in found["assault", "killed"])


def test_claiming_responsibility_says_nothing_of_what_stands_before(read):
    reading = read("The Free Guard, a group that split from the Amber Guard last year, claimed responsibility.")
    assert speeches(reading) == set()
    assert ("claims_responsibility", "claimed") in triggers(reading)


@pytest.mark.parametrize(
    "sentence",
    ["5. The Command killed nine men.", "LAKEVILLE, 5 May (Agency) - The Command killed nine men.", "Lakeville, 05 May - The Command killed nine men."],
)
def test_numbers_and_datelines_before_a_sentence_do_nothing_in_it(read, sentence):
    found = triggers(read(sentence))
    assert {("actor", "The Command"), ("target", "nine men")} <= found["assault", "killed"]


def test_a_description_with_its_name_is_one_argument(read):
    found = triggers(read("Gunmen killed the mayor of Dornach, Mara Holt, outside her house."))
    assert ("target", "the mayor of Dornach, Mara Holt") in found["assault", "killed"]


@pytest.mark.parametrize("words", ["may even have been responsible for", "was behind"])
def test_who_is_responsible_for_a_deed_or_behind_it_is_said_to_have_done_it(read, words):
    reading = read(f"The Amber Guard {words} the attack on the mill.")
    assert {("actor", "The Amber Guard"), ("target", "the mill")} <= triggers(reading)["assault", "attack"]
    assert (reading.triggers[0].certainty is not None) == words.startswith("may")


@pytest.mark.parametrize("ground", ["his order", "the orders of the general", "the law"])
def test_what_is_done_according_to_an_act_is_nobodys_word(read, ground):
    reading = read(f"According to {ground}, the guards killed nine men.")
    assert speeches(reading) == set()
    assert ("target", "nine men") in triggers(reading)["assault", "killed"]


def test_what_is_so_according_to_a_document_is_its_word(read):
    reading = read("According to the report, the guards killed nine men.")
    assert speeches(reading) == {("the report", ("the guards killed nine men",))}


def test_what_fills_a_role_in_two_ways_is_given_once(read):
    (found,) = [t for t in read("army have 1,200-strong").triggers if t.span.text == "have"]
    assert len(found.edges) == len(set(found.edges))
