"""What cannot both hold as it stands."""

from dataclasses import replace

import pytest


def conflicts(case, about="raid"):
    return [(conflict.kind, set(conflict.claims)) for conflict in case.finding(about).conflicts]


@pytest.mark.parametrize(
    ("left", "right", "is_conflict"),
    [
        (("21 rockets", "instrument", 21, 21, "rockets"), ("eight missiles", "instrument", 8, 8, "missiles"), True),
        (("21 rockets", "instrument", 21, 21, "rockets"), ("about 20 rockets", "instrument", 20, 20, "rockets", True), False),
        (("dozens", "target", 24, 99, "dead", True), ("30 dead", "target", 30, 30, "dead"), False),
        (("at least 12 dead", "target", 12, None, "dead"), ("nine dead", "target", 9, 9, "dead"), True),
        (("at least 12 dead", "target", 12, None, "dead"), ("40 dead", "target", 40, 40, "dead"), False),
        (("12 dead", "target", 12, 12, "dead"), ("30 houses", "target", 30, 30, "houses"), False),
        (("12 soldiers", "target", 12, 12, "soldiers"), ("12 soldiers", "target", 12, 12, "soldiers"), False),
        (("three lorries", "object", 3, 3, "lorries"), ("500 rifles", "object", 500, 500, "rifles"), False),
        (("21 rockets", "instrument", 21, 21, "rockets"), ("eight dead", "target", 8, 8, "dead"), False),
    ],
)
def test_quantities_conflict_where_they_count_the_same_and_do_not_meet(case, left, right, is_conflict):
    one, other = case.claim(quantity=left), case.claim(quantity=right, article="Valley Post", origin="Bo Lund")
    assert conflicts(case) == ([("quantity", {one.id, other.id})] if is_conflict else [])


def test_what_was_done_to_people_must_be_the_same_to_be_compared(case):
    case.claim("killed", quantity=("12 people", "target", 12, 12, "people"))
    case.claim("wounded", quantity=("30 people", "target", 30, 30, "people"), article="Valley Post")
    assert conflicts(case) == []
    case.claim("killing", quantity=("15 people", "target", 15, 15, "people"), article="Upland Radio")
    assert len(conflicts(case)) == 1


def test_both_values_are_shown_with_their_chains_and_units(case):
    case.claim(quantity=("21 rockets", "instrument", 21, 21, "rockets"), chain=["Dune Star", "Harbour Police"])
    case.claim(quantity=("eight missiles", "instrument", 8, 8, "missiles"), origin="Bo Lund")
    (conflict,) = case.finding().conflicts
    assert "“21 rockets” (Harbour Gazette ← Dune Star ← Harbour Police)" in conflict.detail
    assert "“eight missiles” (Harbour Gazette ← Bo Lund)" in conflict.detail
    assert "counted in" in conflict.detail


def test_two_values_make_one_conflict_however_many_give_them(case):
    for number in range(6):
        case.claim(quantity=("21 rockets", "instrument", 21, 21, "rockets"), article=f"Outlet {number}")
        case.claim(quantity=("eight rockets", "instrument", 8, 8, "rockets"), article=f"Outlet {number}", origin="Bo Lund")
    assert len(case.finding().conflicts) == 1


@pytest.mark.parametrize(
    ("predicate", "is_conflict"),
    [("assault", True), ("founded", True), ("leads", False), ("funds", False)],
)
def test_times_conflict_for_what_happens_on_a_day(case, predicate, is_conflict):
    case.topic("raid", predicate)
    case.claim(time=("on Monday", "2024-03-04", "2024-03-04"))
    case.claim(time=("on the 7th", "2024-03-07", "2024-03-07"), article="Valley Post")
    case.claim(time=("this month", "2024-03-01", "2024-03-31"), article="Upland Radio")
    case.claim(time=("one day", None, None), article="Karvel Weekly")
    assert [kind for kind, _ in conflicts(case)] == (["time"] if is_conflict else [])


def test_places_conflict_unless_one_may_lie_in_the_other(case):
    case.claim(place="Oshtun")
    case.claim(place="Karvel", article="Valley Post")
    assert [kind for kind, _ in conflicts(case)] == ["place"]
    case.claim(place="Oshtun", article="Upland Radio", sentence="They attacked in Oshtun near Karvel")
    assert conflicts(case) == []


def test_actors_conflict_where_both_are_named(case):
    left = case.claim(actor="Sarn Front")
    right = case.claim(actor="Grey Wolves", article="Valley Post")
    case.claim(actor="gunmen", article="Upland Radio")
    assert conflicts(case) == [("actor", {left.id, right.id})]


@pytest.mark.parametrize("name", ["Sarn Front", "Sarn Front Command"])
def test_the_same_actor_and_a_longer_form_of_the_name_are_no_conflict(case, name):
    case.claim(actor="Sarn Front")
    case.claim(actor=name, article="Valley Post")
    assert conflicts(case) == []


def test_a_body_and_its_part_are_one_side(case):
    case.claim(actor="Sarn Front")
    case.claim(actor="Grey Wolves", article="Valley Post")
    case.topic("bond", "part_of", actor="Grey Wolves", target="Sarn Front")
    assert conflicts(case) == []


def test_targets_conflict_and_relations_do_not_compare_parties(case):
    case.claim(target="Harbour Police")
    case.claim(target="Valley Guard", article="Valley Post")
    case.topic("money", "funds")
    case.claim(about="money", target="Harbour Police")
    case.claim(about="money", target="Valley Guard")
    assert [kind for kind, _ in conflicts(case)] == ["target"]
    assert conflicts(case, "money") == []


@pytest.mark.parametrize(("predicate", "kind"), [("assault", "polarity"), ("same_as", "identity")])
def test_affirmed_and_denied_stand_against_each_other_once(case, predicate, kind):
    case.topic("raid", predicate)
    for number in range(3):
        case.claim(article=f"Outlet {number}")
        case.claim(article=f"Paper {number}", polarity="denied", origin="Bo Lund")
    assert [found for found, _ in conflicts(case)] == [kind]


def test_what_one_author_says_in_one_sentence_contradicts_nobody(case):
    sentence = "three rockets failed to launch in that attack"
    first = case.claim("attack", origin=None, sentence=sentence)
    second = case.claim("launch", origin=None, sentence=sentence, polarity="denied")
    case.claims[1] = replace(second, span=first.span)
    assert conflicts(case) == []
    case.claim("launched", article="Valley Post", origin=None)
    assert [found for found, _ in conflicts(case)] == ["polarity"]


@pytest.mark.parametrize(("time", "is_conflict"), [(None, True), (("2010-01-01", "2011-12-31"), False)])
def test_contrary_relations_of_two_parties_conflict_in_both_findings(case, time, is_conflict):
    case.topic("friends", "allied_with", actor="Sarn Front", target="Grey Wolves", time=("2020-01-01", None))
    case.topic("foes", "opposes", actor="Grey Wolves", target="Sarn Front", time=time)
    one, other = case.claim("allied", about="friends"), case.claim("opposed", about="foes", article="Valley Post")
    expected = [("relation", {one.id, other.id})] if is_conflict else []
    assert conflicts(case, "friends") == conflicts(case, "foes") == expected


def test_denied_and_future_claims_are_not_compared_in_details(case):
    case.claim(quantity=("21 rockets", "instrument", 21, 21, "rockets"))
    case.claim(quantity=("8 rockets", "instrument", 8, 8, "rockets"), tense="future")
    assert conflicts(case) == []
