"""Claims that two names are one: they join only what a view assumes or an analyst accepted, and nothing that was judged different."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.conftest import Pile

from sayso.codebook import load_codebook
from sayso.record import Entity
from sayso.resolve import claims_in_force, resolve


def resolved(pile: Pile, *assumed: str) -> tuple[Entity, ...]:
    return resolve(
        pile.documents, pile.mentions, pile.claims, codebook=load_codebook(), settings=pile.settings, judgements=pile.judgements, identities=frozenset(assumed)
    )


def together(pile: Pile, one: str, other: str, *assumed: str) -> bool:
    document_one, words_one = one.split(":")
    document_other, words_other = other.split(":")
    left, right = pile.mention(document_one, words_one).id, pile.mention(document_other, words_other).id
    return any(left in entity.mentions and right in entity.mentions for entity in resolved(pile, *assumed))


@pytest.fixture
def pile() -> Pile:
    pile = Pile()
    pile.add("a", "{Samir Haddad:person} is {Abu Kamil:person}. {Abu Kamil:person} fled.")
    pile.add("b", "{Abu Kamil:person} is {Farid Nassar:person}. {Farid Nassar:person} attacked {Samir Haddad:person}.")
    pile.claim("a", "same_as", "Samir Haddad", "Abu Kamil")
    pile.claim("b", "same_as", "Abu Kamil", "Farid Nassar")
    return pile


def test_a_claim_joins_nothing_by_itself(pile: Pile) -> None:
    assert not together(pile, "a:Samir Haddad", "a:Abu Kamil")


def test_what_a_view_assumes_is_joined_though_the_names_clash_and_says_by_whom(pile: Pile) -> None:
    assert together(pile, "a:Samir Haddad", "b:Abu Kamil", "claim-0")
    assert not together(pile, "a:Samir Haddad", "b:Farid Nassar", "claim-0")
    entity = next(one for one in resolved(pile, "claim-0") if pile.mention("a", "Abu Kamil").id in one.mentions)
    assert [signal.detail for signal in entity.signals if signal.name == "said to be one"] == ["claim-0, by a"]


def test_a_deed_that_a_claim_tells_of_the_two_does_not_forbid_it(pile: Pile) -> None:
    pile.claim("b", "assault", "Farid Nassar", "Samir Haddad")
    assert together(pile, "b:Farid Nassar", "b:Samir Haddad", "claim-0", "claim-1")


def test_a_denied_claim_and_one_that_says_something_else_never_join(pile: Pile) -> None:
    pile.claims[0] = replace(pile.claims[0], polarity="denied")
    pile.claim("b", "assault", "Farid Nassar", "Samir Haddad")
    assert resolved(pile, "claim-0", "claim-2", "claim-of-another-case") == resolved(pile)


def test_what_was_judged_different_is_never_crossed(pile: Pile) -> None:
    pile.judge("different", "Samir Haddad", "Farid Nassar")
    assert not together(pile, "a:Samir Haddad", "b:Farid Nassar", "claim-0", "claim-1")
    assert together(pile, "a:Samir Haddad", "a:Abu Kamil", "claim-0")


def test_an_accepted_claim_holds_by_default_until_that_is_undone(pile: Pile) -> None:
    before = resolved(pile)
    accepted = pile.judge("accepted", "claim-0")
    assert together(pile, "a:Samir Haddad", "b:Abu Kamil")
    pile.judge("undo", accepted, undoes=accepted)
    assert resolved(pile) == before


def test_of_two_judgements_on_a_claim_the_later_holds() -> None:
    pile = Pile()
    pile.judge("accepted", "claim-0")
    aside = pile.judge("set aside", "claim-0")
    assert claims_in_force(pile.judgements) == {"claim-0": False}
    pile.judge("undo", aside, undoes=aside)
    assert claims_in_force(list(reversed(pile.judgements))) == {"claim-0": True}


NAMES = ["Samir Haddad", "Farid Nassar", "Abu Kamil", "Petru Balan", "Anton Velic"]
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])


@settings(max_examples=60, deadline=None)
@given(said=st.lists(PAIRS, max_size=6), apart=st.lists(PAIRS, max_size=3))
def test_any_claims_keep_what_is_different_apart_and_every_mention_in_one_entity(said: list[tuple[str, str]], apart: list[tuple[str, str]]) -> None:
    pile = Pile().add("a", " and ".join(f"{{{name}:person}}" for name in NAMES))
    for one, other in said:
        pile.claim("a", "same_as", one, other)
    for one, other in apart:
        pile.judge("different", one, other)
    found = resolved(pile, *(claim.id for claim in pile.claims))
    assert sorted(mention for entity in found for mention in entity.mentions) == sorted(mention.id for mention in pile.mentions)
    for one, other in apart:
        assert not any(pile.mention("a", one).id in entity.mentions and pile.mention("a", other).id in entity.mentions for entity in found)
    assert resolved(pile) == resolved(pile, "claim-of-another-case")
