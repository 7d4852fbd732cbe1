"""A claim's score."""

import pytest

from sayso.reader.assurance import FEATURES, assurance, features_of
from sayso.record import Edge, Span, Trigger


def trigger(score=0.8, edges=()):
    return Trigger(span=Span(0, 6, "killed"), predicate="assault", edges=tuple(edges), score=score)


def test_every_feature_has_a_value():
    assert len(features_of(trigger())) == len(FEATURES)


@pytest.mark.parametrize("score", [0.0, 0.5, 1.0])
def test_scores_at_the_ends_give_finite_features(score):
    assert all(abs(value) < 20 for value in features_of(trigger(score)))


def test_a_surer_argument_makes_a_surer_claim():
    weights = {"": -1.0, "least actor": 2.0, "actor": 0.5}
    sure, unsure = (trigger(edges=[Edge(role="actor", span=Span(0, 6, "killed"), score=score)]) for score in (0.95, 0.55))
    assert 0 < assurance(unsure, weights) < assurance(sure, weights) < 1


def test_weights_are_learnt_from_judged_claims():
    numpy = pytest.importorskip("numpy")
    from sayso.reader.assurance import fitted

    chance = numpy.random.default_rng(1)
    rows = [tuple(chance.normal(size=len(FEATURES))) for _ in range(400)]
    weights = fitted(rows, [row[0] + 0.1 * chance.normal() > 0 for row in rows])
    assert weights["trigger"] > 1
    assert all(abs(weights[name]) < weights["trigger"] / 3 for name in FEATURES[1:])
