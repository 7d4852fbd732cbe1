"""Finding by words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.store import Case, create_case
from sayso.store.searches import match_expression


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    with create_case(tmp_path_factory.mktemp("find") / "x.sayso", at="now") as made:
        yield made


@pytest.fixture
def filled(case: Case, build, make_document, make_extraction) -> Case:
    document = make_document(
        "one.txt",
        "Ada sent rockets upriver and paid.",
        "The Qal'a Brigade’s officer denied it.",
        "Élodie said NOT: nothing.",
        "Rockets, more rockets, rockets!",
    )
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[document], extractions=[make_extraction(document)])
    return case


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("rockets", {"Rockets", "Ada"}),
        ("ROCKET", {"Rockets", "Ada"}),
        ("rocket upriver", {"Ada"}),
        ("élodie", {"Élodie"}),
        ("elodie", {"Élodie"}),
        ("qal'a", {"The"}),
        ("brigade's", {"The"}),
        ('"sent rockets"', {"Ada"}),
        ('"rockets sent"', set()),
        ('"sent rockets', {"Ada"}),
        ("NOT", {"Élodie"}),
        ("rockets -upriver", {"Ada"}),
        ("text:rockets", set()),
        ("rocket*", {"Rockets", "Ada"}),
        ("(rockets)", {"Rockets", "Ada"}),
        ("rockets OR elodie", set()),
        ("zebra", set()),
        ("", set()),
        ('"" - " ( * ^', set()),
    ],
)
def test_words_find_the_claims_and_passages_that_hold_them_all(filled: Case, words: str, starts: set[str]):
    hits = filled.find(words)
    for kind in ("claim", "passage"):
        found = [hit for hit in hits if hit.kind == kind]
        assert {filled.document(hit.document).text[hit.start : hit.end].split()[0].strip(",") for hit in found} == starts


def test_the_best_come_first_and_the_words_are_marked(filled: Case):
    claim, passage = filled.find("rockets", limit=1, marks=("<", ">"))
    assert claim.kind == "claim"
    assert claim.snippet == "<Rockets>, more <rockets>, <rockets>!"
    assert filled.claim(claim.id).span.text == "Rockets, more rockets, rockets!"
    assert passage.kind == "passage"
    assert passage.id == passage.document


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=30), st.text(alphabet="\"'*-+^:(){}[].,; aNORT\x00\ud800", max_size=20)))
def test_nothing_that_is_typed_is_an_error(full: Case, words: str):
    expression = match_expression(words)
    assert "\x00" not in expression
    full.find(words)


def test_a_very_long_query_is_cut(filled: Case):
    assert filled.find("rockets " * 100_000)
