"""What matching names holds to, whatever the lists."""

import time
from dataclasses import replace
from itertools import permutations

import pytest

import make
from sayso.codebook import load_codebook
from sayso.listing import ListDecision, link
from sayso.record import ListedName, ListEntry, NameCount, ReferenceList


def reference(number=1):
    return ReferenceList(
        id=f"list-{number}",
        name=f"List {number}",
        authority=None,
        issued=None,
        format="table",
        file="a.csv",
        origin="",
        sha256="",
        size=0,
        received="",
        entries=0,
    )


def entry(identifier, *names, kind="person", weak=()):
    listed = (*(ListedName(text=name) for name in names), *(ListedName(text=name, quality="weak", form="alias") for name in weak))
    return ListEntry(id=identifier, caption=names[0], kind=kind, names=listed)


def entity(*names, kind="person"):
    made = make.entity(names[0], kind=kind)
    return replace(made, names=tuple(NameCount(text=name, count=1) for name in names))


def linked(entities, *lists, **more):
    return link(entities, [(reference(number), entries) for number, entries in enumerate(lists, start=1)], codebook=load_codebook(), **more)


def test_the_best_name_of_each_side_makes_one_match():
    (found,) = linked([entity("Oskar Marlow", "Oskar Lund Marlowe", "Marlow")], [entry("7", "MARLOWE, Oskar Lund", "Marlow, Oscar")])
    assert (found.name, found.listed_name, found.quality) == ("Oskar Lund Marlowe", "MARLOWE, Oskar Lund", "strong")
    assert found.signals
    assert 0.7 <= found.score <= 1


def test_kinds_must_fit():
    people, bodies = entity("Grey Heron"), entity("Grey Heron", kind="organization")
    ships, things = entity("Grey Heron", kind="facility"), entity("Grey Heron", kind="other")
    lists = {kind: [entry("1", "Grey Heron", kind=kind)] for kind in ("person", "organization", "vessel", "unknown")}
    matched = {kind: {one.entity for one in linked([people, bodies, ships, things], entries)} for kind, entries in lists.items()}
    assert matched["person"] == {people.id, things.id}
    assert matched["organization"] == {bodies.id, ships.id, things.id}
    assert matched["vessel"] == {ships.id, things.id}
    assert matched["unknown"] == {people.id, bodies.id, ships.id, things.id}
    assert linked([entity("Grey Heron", kind="location")], lists["unknown"]) == ()


def test_a_weak_alias_and_one_word_alone_are_said_to_be_weak():
    (by_list,) = linked([entity("The Ferryman Lund")], [entry("1", "Oskar Marlowe", weak=("The Ferryman Lund",))])
    assert (by_list.quality, by_list.weakness) == ("weak", "the list calls this name weak")
    (one_word,) = linked([entity("Hiram Group", "Hiram", kind="organization")], [entry("1", "Hiram", kind="organization")])
    assert (one_word.quality, one_word.weakness) == ("weak", "one word is all there is to go by")


def test_a_strong_name_goes_before_a_weak_one():
    (found,) = linked([entity("Oskar Marlowe")], [entry("1", "Oskar Marlowe", weak=("OSKAR MARLOWE",))])
    assert found.quality == "strong"


def test_a_surname_is_no_match_where_the_full_name_is_known():
    assert linked([entity("Ida Marlowe", "Marlowe")], [entry("1", "Marlowe")]) == ()


def test_the_order_of_lists_and_of_entities_changes_nothing():
    entities = [entity("Oskar Marlowe"), entity("Oss Valley Guard", kind="organization"), entity("Ida Holm")]
    lists = [[entry("1", "Oskar Marlow"), entry("2", "Ida Holm")], [entry("1", "Oss Valley Guard", kind="organization")], [entry("1", "Oscar Marlowe")]]
    numbered = [(reference(number), entries) for number, entries in enumerate(lists)]
    results = {link(order, given, codebook=load_codebook()) for given in permutations(numbered) for order in permutations(entities)}
    assert len(results) == 1


def test_matching_is_symmetric():
    pairs = [("Oskar Marlowe", "Oscar Marlow"), ("Ida Holm", "Holm, Ida"), ("Hassan Dorri", "Hussein Dorri"), ("Ada Lund Holm", "Ada Holm")]
    for left, right in pairs:
        one, other = linked([entity(left)], [entry("1", right)], least=0.01), linked([entity(right)], [entry("1", left)], least=0.01)
        assert [found.score for found in one] == [found.score for found in other]


def test_few_of_each_list_are_kept_the_best_ones():
    entries = [entry(str(number), "Oskar Marlowe" if number == 7 else f"Oskar Marlow{'e' * (number % 2)}") for number in range(20)]
    found = linked([entity("Oskar Marlowe")], entries, entries, most=3)
    assert len(found) == 6
    assert max(one.score for one in found) == min(one.score for one in found)
    assert all(one.score >= 0.9 for one in linked([entity("Oskar Marlowe")], entries, least=0.9))


@pytest.mark.parametrize(("is_same", "outcome"), [(True, "confirmed"), (False, "refused")])
def test_an_analysts_word_is_shown_and_kept_among_many(is_same, outcome):
    entries = [entry(str(number), "Oskar Marlowe") for number in range(9)]
    decision = ListDecision(thing="Oskar Marlowe", entry="list-1:8", is_same=is_same, by="Ada", why="another birthday")
    found = linked([entity("Oskar Marlowe")], entries, most=2, decisions=[decision])
    (decided,) = [one for one in found if one.decision is not None]
    assert (decided.entry, decided.decision, decided.decided_by, decided.decided_why) == ("8", outcome, "Ada", "another birthday")


def test_ten_thousand_entries_are_matched_in_seconds():
    first = ["Oskar", "Ida", "Hassan", "Leila", "Bram", "Tomas", "Wen", "Yusuf", "Karla", "Ines"]
    last = ["Marlowe", "Holm", "Dorri", "Vessin", "Tarn", "Lund", "Okar", "Lesk", "Grau", "Quill"]
    entries = [entry(str(n), f"{first[n % 10]} {last[n // 10 % 10]}{'aeiou'[n // 100 % 5]}{'bdgklm'[n // 500 % 6]}{n // 3000}") for n in range(10_000)]
    entities = [entity(f"{one} {other}") for one in first for other in last]
    start = time.perf_counter()
    linked(entities, entries)
    assert time.perf_counter() - start < 20
