"""Names made whole, and the traps beside them: titles, days, nationalities, headlines, agencies, lists."""

import pytest

from make import document
from sayso.codebook import load_codebook
from sayso.reader.extents import Extents, regrown
from sayso.record import Edge, MentionTag, Reading, Speech, Trigger

EXTENTS = Extents(load_codebook())
GOES_ON = [
    ("The court heard Nizar Kamal al-Sahli on the payments.", [("Nizar Kamal", "person")], ["Nizar Kamal al-Sahli"]),
    ("The sheikh, Faisal bin Mitab al-Jarrah, has fled.", [("Faisal", "person")], ["Faisal bin Mitab al-Jarrah"]),
    ("The sheikh, Faysal b. Mutib al-Jarrah, has fled.", [("Faysal", "person")], ["Faysal b. Mutib al-Jarrah"]),
    ("They arrested Jorge Eliécer Vidal Quiroga in June.", [("Jorge Eliécer Vidal", "person")], ["Jorge Eliécer Vidal Quiroga"]),
    ("It was signed by Pieter van der Haan and sealed.", [("Pieter", "person")], ["Pieter van der Haan"]),
    ("The notice names HARCHENKO Oleh Viktorovych as a suspect.", [("HARCHENKO", "person"), ("Oleh Viktorovych", "person")], ["HARCHENKO Oleh Viktorovych"]),
    ("The respondent, AL-SAHLI, Qasim Mahmud, is at large.", [("AL-SAHLI", "person"), ("Qasim Mahmud", "person")], ["AL-SAHLI, Qasim Mahmud"]),
    ("We met Haidar Salman Tikani at the mill.", [("Haidar", "person"), ("Salman Tikani", "person")], ["Haidar Salman Tikani"]),
    ("The lorry of B. A. Zarovsky was found.", [("A. Zarovsky", "person")], ["B. A. Zarovsky"]),
    ("The guard of Mutʿib stood there.", [("Mut", "person")], ["Mutʿib"]),
    ("The army's 11th Mechanised Brigade shelled the town.", [("11th Mechanised", "organization"), ("Brigade", "organization")], ["11th Mechanised Brigade"]),
    ("The gold went to Amber Gold DMCC last year.", [("Amber Gold", "organization")], ["Amber Gold DMCC"]),
    ("The lorries belong to TOV “Amber-Trans” of Orlo.", [("TOV", "organization")], ["TOV “Amber-Trans”"]),
    ("The lorries belong to TOV “Amber-Trans” of Orlo.", [("TOV “Amber-Trans", "organization")], ["TOV “Amber-Trans”"]),
    ("The sender was Amber Gold of Dorane.", [("Amber Gold of", "organization"), ("Dorane", "location")], ["Amber Gold", "Dorane"]),
    ("Name: the Amber Brigades. State identity: none.", [("Amber Brigades.", "organization")], ["Amber Brigades"]),
    ("They shelled the port of Dorane at noon.", [("port of", "facility"), ("Dorane", "location")], ["port of Dorane", "Dorane"]),
    (
        "Qasim Orane Sarvati was there. Later Qasim Orane Sarvati reported him.",
        [("Qasim Orane Sarvati", "person"), ("Qasim", "person")],
        ["Qasim Orane Sarvati", "Qasim Orane Sarvati"],
    ),
]
ENDS = [
    ("A soldier arrested Hassan Monday at the gate.", [("Hassan", "person")]),
    ("The court released Hassan Syrian papers say.", [("Hassan", "person")]),
    ("General Hassan Orbis reported from the front.", [("Hassan", "person")]),
    ("Nizar Kamal Denies Charges of Arms Trade", [("Nizar Kamal", "person")]),
    ("Nizar Kamal Sarvati Denies Charges", [("Nizar Kamal", "person")]),
    ("The list has Hassan General Omar and others.", [("Hassan", "person")]),
    ("They met Hassan in Dorane. Orane was there too.", [("Hassan", "person")]),
    ("They met Nizar Kamal Colonel Sarvati said.", [("Nizar Kamal", "person"), ("Colonel", "title"), ("Sarvati", "person")]),
    ("They met Hassan Ali Omar Karim Sarvati Orane there.", [("Hassan Ali Omar", "person"), ("Karim Sarvati Orane", "person")]),
    ("The village honours Igwe Lina Marsova every year.", [("Igwe", "person"), ("Lina Marsova", "person")]),
    ("He told Nizar Kamal Amber Front men had come.", [("Nizar Kamal", "person"), ("Amber Front", "organization")]),
    ("The Amber Group Monday denied it.", [("Amber Group", "organization")]),
    ("The firm is Amber Gold Ltd.", [("Amber Gold Ltd.", "organization")]),
    ("They spoke of Hassan de facto as a prisoner.", [("Hassan", "person")]),
    ("“We saw the Sahlis' house”, said Hassan.", [("Sahlis", "person")]),
]


def tagged(text, names):
    """A document with one reading, the mentions found one behind the other."""
    whole, place, tags = document(text), 0, []
    for words, kind in names:
        place = text.index(words, place)
        tags.append(MentionTag(span=whole.span(place, place + len(words)), kind=kind, score=0.9))
        place += len(words)
    return whole, Reading(sentence=whole.span(0, len(text)), mentions=tuple(tags))


@pytest.mark.parametrize(("text", "names", "wanted"), GOES_ON)
def test_a_cut_name_is_made_whole(text, names, wanted):
    whole, reading = tagged(text, names)
    (made,) = EXTENTS.mended(whole, [reading])
    assert [tag.span.text for tag in made.mentions] == wanted
    assert all(whole.text[tag.span.start : tag.span.end] == tag.span.text for tag in made.mentions)


@pytest.mark.parametrize(("text", "names"), ENDS)
def test_a_name_that_ends_is_left(text, names):
    whole, reading = tagged(text, names)
    (made,) = EXTENTS.mended(whole, [reading])
    assert [tag.span.text for tag in made.mentions] == [words for words, _ in names]


def test_words_that_another_kind_of_mention_is_sure_of_stay_its_own():
    whole, reading = tagged("They asked Nizar al-Sahra about it.", [("Nizar", "person"), ("al-Sahra", "organization")])
    (made,) = EXTENTS.mended(whole, [reading])
    assert [tag.span.text for tag in made.mentions] == ["Nizar", "al-Sahra"]
    unsure = Reading(sentence=reading.sentence, mentions=(reading.mentions[0], MentionTag(span=reading.mentions[1].span, kind="location", score=0.4)))
    (made,) = EXTENTS.mended(whole, [unsure])
    assert [(tag.span.text, tag.kind) for tag in made.mentions] == [("Nizar al-Sahra", "person")]


def test_arguments_and_sources_grow_with_their_names():
    whole, reading = tagged("Nizar Kamal al-Sahli paid Omar.", [("Nizar Kamal", "person")])
    name = reading.mentions[0].span
    paid = Trigger(span=whole.span(21, 25), predicate="funds", edges=(Edge(role="actor", span=name),))
    full = Reading(sentence=reading.sentence, mentions=reading.mentions, triggers=(paid,), speeches=(Speech(cue=None, source=name),))
    (made,) = EXTENTS.mended(whole, [full])
    grown = regrown(made, full.mentions)
    assert [edge.span.text for edge in grown.triggers[0].edges] == ["Nizar Kamal al-Sahli"]
    assert grown.speeches[0].source == whole.span(0, 20)
