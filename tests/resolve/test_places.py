"""Names of places and the gazetteer: what is resolved, by what, and what is better left alone."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.conftest import Pile

from sayso.record import KnownPlace, contains, distance_km
from sayso.resolve.gazetteer import CITIES_IN_TABLE, NAME_TABLES, name_table, shipped_gazetteer
from sayso.text.folding import fold, skeleton

# One document of a war: what is said of its places, in the words that news use.
WAR = (
    "{Syrian:nationality} troops shelled {Aleppo:location} and {Deir Hafer:location} on Monday. In {Idlib province:location}, {Syria:location}, planes hit {Saraqib:location}, "
    "the {Syrian:nationality} observatory said. {Damascus:location} denied it."
)


def place(pile: Pile, words: str, document: str = "a") -> KnownPlace | None:
    return pile.entity(document, words).place


def named(found: KnownPlace | None) -> str | None:
    return None if found is None else ", ".join([found.name, *(part.name for part in found.containing)])


def test_a_place_has_an_id_coordinates_and_what_contains_it(pile: Pile):
    found = place(pile.add("a", WAR), "Aleppo")
    assert found is not None
    assert (found.gazetteer, found.id, found.kind, found.name) == ("GeoNames", "170063", "city", "Aleppo")
    assert (found.latitude, found.longitude) == (pytest.approx(36.2, abs=0.05), pytest.approx(37.15, abs=0.05))
    assert [(part.kind, part.id, part.name) for part in found.containing] == [("region", "170062", "Ḩalab"), ("country", "SY", "Syria")]
    assert 0.5 < found.score <= 1
    assert ("in_country", "Syria: 8 of 8 in this document") in {(reason.name, reason.detail) for reason in found.reasons}


def test_a_small_place_is_found_by_another_spelling_where_its_country_is_spoken_of(pile: Pile):
    assert named(place(pile.add("a", WAR), "Deir Hafer")) == "Dayr Ḩāfir, Ḩalab, Syria"


def test_a_spelling_that_the_gazetteer_lacks_needs_a_place_near_by(pile: Pile):
    assert named(
        place(pile.add("a", "{Syrian:nationality} planes hit {Idlib:location} and {Maaret al-Numan:location} in {Syria:location}."), "Maaret al-Numan")
    ) == ("Ma‘arrat an Nu‘mān, Idlib, Syria")
    assert place(Pile().add("a", "{Maaret al-Numan:location} was hit."), "Maaret al-Numan") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Idlib province", "region"), ("Saraqib", "city"), ("Syria", "country"), ("Damascus", "city")],
)
def test_kinds(pile: Pile, words: str, kind: str):
    found = place(pile.add("a", WAR), words)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("marked", "words", "expected"),
    [
        ("A fire in {Springfield, Illinois:location}.", "Springfield, Illinois", "Springfield, Illinois, United States"),
        ("A fire in {Springfield:location}, {Illinois:location}.", "Springfield", "Springfield, Illinois, United States"),
        ("A fire in {Springfield, MO:location}.", "Springfield, MO", "Springfield, Missouri, United States"),
        ("A fire in the {Libyan:nationality} city of {Tripoli:location}.", "Tripoli", "Tripoli, Ţarābulus, Libya"),
        ("A fire in {Tripoli:location}, in northern {Lebanon:location}.", "Tripoli", "Tripoli, Ash Shimāl, Lebanon"),
        ("A fire in {Tripoli:location} ({Lebanon:location}).", "Tripoli", "Tripoli, Ash Shimāl, Lebanon"),
        ("A fire in {Lebanon, New Hampshire:location}.", "Lebanon, New Hampshire", "Lebanon, New Hampshire, United States"),
        ("A fire in {Lebanon:location}.", "Lebanon", "Lebanon"),
        ("A fire in {London:location}.", "London", "London, England, United Kingdom"),
        ("A fire in {Washington:location}.", "Washington", "Washington, District of Columbia, United States"),
        ("{Syria:location}, and fires in {Aleppo:location}, {Idlib:location} and {Homs:location}.", "Aleppo", "Aleppo, Ḩalab, Syria"),
        ("{Ukraine:location}: a fire in {Kiev:location}.", "Kiev", "Kyiv, Kyiv, Ukraine"),
        ("A fire in {Georgia:location}. {Tbilisi:location} sent help.", "Georgia", "Georgia"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_tells_which_it_is(pile: Pile, marked: str, words: str, expected: str):
    assert named(place(pile.add("a", marked), words)) == expected


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("A fire in {Springfield:location}.", "Springfield"),  # many
        ("A fire in {Marlow, Ohio:location}.", "Marlow, Ohio"),  # none in Ohio, several elsewhere
        ("A fire in {Marlow:location}, {Ohio:location}.", "Marlow"),
        ("A fire in the {Syrian:nationality} town of {Marlow:location}.", "Marlow"),
        ("A fire in {Marlow:location}, {Vessin:location}.", "Marlow"),
        ("A fire in {Karsa:location}.", "Karsa"),
        ("A fire in {Sitra:location}.", "Sitra"),  # a real one, but small, and nothing speaks for it
        ("The {Paris river:location} in {France:location}.", "Paris river"),
        ("Fires in {northern Syria:location}.", "northern Syria"),
        ("Fires in {Europe:location}.", "Europe"),
        ("Fires in {Mali province:location}, {Syria:location}.", "Mali province"),
        ("Fires in {Rolan:location}. {American:nationality} help came; the {Americans:nationality} left.", "Rolan"),
    ],
)  # fmt: skip
def test_unresolved_is_better_than_wrong(pile: Pile, marked: str, words: str):
    assert place(pile.add("a", marked), words) is None


def test_an_unresolved_name_says_among_how_many(pile: Pile):
    entity = pile.add("a", "A fire in {Springfield:location}.").entity("a", "Springfield")
    assert entity.place is None
    assert entity.place_candidates > 10


def test_two_places_of_one_name_are_two_things(pile: Pile):
    pile.add("a", "{Libya:location}: fighting in the {Libyan:nationality} capital {Tripoli:location}.")
    pile.add("b", "{Lebanon:location}: fighting in the {Lebanese:nationality} city of {Tripoli:location}.")
    assert not pile.is_one("a/Tripoli", "b/Tripoli")
    assert named(place(pile, "Tripoli", "a")) != named(place(pile, "Tripoli", "b"))


def test_two_names_of_one_place_are_one_thing(pile: Pile):
    pile.add("a", "{Syria:location}: {Syrian:nationality} planes hit the {Syrian:nationality} city of {Aleppo:location}.")
    pile.add("b", "{Syria:location}: {Syrian:nationality} planes hit the {Syrian:nationality} city of {Haleb:location}.")
    pile.add("c", "{Ukraine:location}: {Ukrainian:nationality} guns in {Kiev:location}; {Kyiv:location} said no.")
    assert pile.is_one("a/Aleppo", "b/Haleb")
    assert pile.is_one("c/Kiev", "c/Kyiv")
    assert "same place" in {signal.name for signal in pile.entity("b", "Haleb").signals}


def test_a_province_is_not_its_town(pile: Pile):
    pile.add("a", "{Syria:location}: {Syrian:nationality} planes hit {Idlib:location}, the town, and all of {Idlib province:location}.")
    assert not pile.is_one("a/Idlib", "a/Idlib province")


def test_an_analyst_s_word_comes_first(pile: Pile):
    pile.add("a", "{Libya:location}: the {Libyan:nationality} capital {Tripoli:location}.").add(
        "b", "The {Lebanese:nationality} city of {Tripoli:location}, {Lebanon:location}."
    )
    pile.judge("same", pile.mention("a", "Tripoli").id, pile.mention("b", "Tripoli").id)
    assert pile.is_one("a/Tripoli", "b/Tripoli")
    assert place(pile, "Tripoli", "a") is None


def test_what_holds_what_and_how_far_apart(pile: Pile):
    pile.add("a", WAR)
    aleppo, province, syria, damascus = (place(pile, words) for words in ("Aleppo", "Idlib province", "Syria", "Damascus"))
    assert aleppo is not None
    assert province is not None
    assert syria is not None
    assert damascus is not None
    assert contains(syria, aleppo)
    assert contains(aleppo, aleppo)
    assert contains(syria, province)
    assert not contains(aleppo, syria)
    assert not contains(province, aleppo)
    assert not contains(replace(syria, gazetteer="another"), aleppo)
    assert distance_km(aleppo, damascus) == pytest.approx(310, abs=10)
    assert distance_km(aleppo, replace(damascus, latitude=None)) is None


_SENTENCES = st.lists(
    st.sampled_from(
        [
            "{Tripoli:location} fell.", "{Libya:location} denied it.", "{Tripoli:location}, {Lebanon:location}.", "{Syrian:nationality} men left {Aleppo:location}.", "{Aleppo:location} fell.",
            "{Haleb:location}.", "{Syria:location} spoke.", "{Springfield:location}.", "{Springfield, Ohio:location}.", "{Marlow:location}, {Ohio:location}.", "{Karsa:location}.",
        ]
    ),
    min_size=1,
    max_size=4,
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(_SENTENCES.map(" ".join), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_mentions_and_documents_changes_nothing(texts, chance):
    pile, turned = Pile(), Pile()
    for number, text in enumerate(texts):
        pile.add(f"d{number}", text)
    for number, text in reversed(list(enumerate(texts))):
        turned.add(f"d{number}", text)
    mentions = list(turned.mentions)
    chance.shuffle(mentions)
    assert pile.resolve() == turned.resolve(mentions)


def test_the_gazetteer_is_folded_as_names_are():
    """It must be made anew when folding changes: training/lexicon/make_gazetteer.py."""
    gazetteer = shipped_gazetteer()
    looked_at = 0
    for table in range(0, NAME_TABLES, 37):
        for bones, *parts in itertools.islice(gazetteer._rows(f"names/{table:04}.tsv"), 40):
            assert name_table(bones) == table
            for folded in parts[::2]:
                assert fold(folded) == folded
                assert skeleton(folded) == bones
                assert gazetteer.named(folded)
                looked_at += 1
    assert looked_at > 500


def test_the_gazetteer_holds_what_it_says():
    manifest = shipped_gazetteer().manifest
    assert (manifest.name, manifest.licence) == ("GeoNames", "CC BY 4.0")
    assert manifest.counts["cities"] > 200_000
    assert manifest.counts["cities"] == sum(manifest.settlements.values())
    assert CITIES_IN_TABLE * (manifest.counts["cities"] // CITIES_IN_TABLE) < manifest.counts["cities"]
    assert shipped_gazetteer().named("no such place at all") == ()
