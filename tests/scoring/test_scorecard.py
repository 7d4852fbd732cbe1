"""Weights as data, and what signals come to."""

import pytest

from sayso.align.signals import scorecard_of
from sayso.resolve.signals import scorecard
from sayso.scoring import load_scorecard

CARD = load_scorecard(
    """
bias = -1.0
[signals.near]
words = "near"
definition = "They are near."
weight = 2.0
[signals.far]
words = "far"
definition = "They are far."
weight = -4
[signals.never]
words = "never"
definition = "It cannot be."
veto = true
"""
)


def test_no_signal_gives_the_bias():
    assert CARD.score({}).score == pytest.approx(0.2689, abs=1e-4)


def test_signals_add_up_by_their_values():
    assert CARD.score({"near": 0.5}).score == pytest.approx(0.5)
    assert CARD.score({"near": 1.0}).score > CARD.score({"near": 1.0, "far": 0.5}).score


def test_the_strongest_signal_comes_first():
    assert [part.name for part in CARD.score({"far": 1.0, "near": 1.0}).parts] == ["near", "far"]
    assert CARD.score({"far": 0.0}).parts == ()


def test_a_veto_leaves_nothing():
    scored = CARD.score({"near": 1.0, "never": 1.0})
    assert (scored.score, scored.veto) == (0.0, "never")
    assert CARD.score({"near": 1.0, "never": 0.0}).veto is None


def test_a_signal_that_the_card_does_not_know_is_an_error():
    with pytest.raises(KeyError):
        CARD.score({"nearby": 1.0})


@pytest.mark.parametrize("text", ["bias = 'x'", "bias = 1.0", "bias = ", "bias = 1.0\n[signals.a]\nwords = 'a'"])
def test_a_card_that_does_not_hold_together_is_refused(text):
    with pytest.raises(ValueError, match="does not hold together"):
        load_scorecard(text)


@pytest.mark.parametrize("card", [scorecard(), scorecard_of("event"), scorecard_of("relation")])
def test_every_signal_of_the_shipped_cards_is_explained(card):
    for name, signal in card.signals.items():
        assert signal.words, name
        assert signal.definition.endswith("."), name
        assert signal.veto != bool(signal.weight) or "The score is" in signal.definition, name
