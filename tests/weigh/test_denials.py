"""Denials beside the allegations that they answer."""

import pytest


def test_a_denied_claim_is_a_denial_and_stands_against(case):
    case.claim()
    denied = case.claim(polarity="denied", origin="Bo Lund", article="Valley Post")
    finding = case.finding()
    assert finding.denials == finding.opposing.claims == (denied.id,)
    assert finding.opposing.origins == (case.origin_id("Bo Lund"),)


@pytest.mark.parametrize("thing", [{}, {"target": "the allegations"}, {"object": "any involvement"}])
def test_a_bare_denial_is_laid_beside_what_the_article_alleges_of_who_denies(case, thing):
    case.topic("raid", actor="Sarn Front", target="Harbour Police")
    case.claim(actor="Sarn Front")
    case.topic("words", "reject")
    denial = case.claim("denied", about="words", actor="Sarn Front", **thing)
    assert case.finding().denials == (denial.id,)
    assert case.finding().opposing.claims == ()
    assert denial.id not in case.finding().supporting.claims


@pytest.mark.parametrize(
    ("why", "details"),
    [
        ("an offer was turned down", {"actor": "Sarn Front", "target": "the offer of talks"}),
        ("somebody else denied something", {"actor": "Valley Guard"}),
        ("it stands in another article", {"actor": "Sarn Front", "article": "Valley Post"}),
        ("it was not denied", {"actor": "Sarn Front", "polarity": "denied"}),
    ],
)
def test_other_refusals_are_no_denials(case, why, details):
    case.topic("raid", actor="Sarn Front", target="Harbour Police")
    case.claim(actor="Sarn Front")
    case.topic("words", "reject")
    case.claim("rejected", about="words", **details)
    assert case.finding().denials == ()


def test_a_denial_of_what_somebody_says_is_found_in_another_article(case):
    case.topic("raid", actor="Sarn Front", target="Harbour Police")
    case.claim(actor="Sarn Front", origin="Sela Dorn")
    case.topic("words", "reject")
    denial = case.claim("denied", about="words", article="Valley Post", actor="Sarn Front", target="Sela Dorn")
    assert case.finding().denials == (denial.id,)


def test_a_denial_is_support_for_nothing_but_itself(case):
    case.topic("words", "reject")
    denial = case.claim("denied", about="words", actor="Sarn Front")
    assert case.finding("words").supporting.claims == (denial.id,)
