"""The five articles that everything starts from, where they are at hand: read whole, told apart, the two figures in conflict."""

import time
from pathlib import Path

import pytest

import sayso

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not beside the project")


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with sayso.build(SEEDS, case=tmp_path_factory.mktemp("seeds") / "seeds.sayso") as case:
        return case.record()


def test_five_documents_give_five_articles_and_four_teasers_of_their_own(record):
    kinds = [article.kind for document in record.documents for article in document.articles]
    assert (len(record.documents), kinds.count("article"), kinds.count("teaser"), len(record.rejected)) == (5, 5, 4, 0)
    teasers = [article for document in record.documents for article in document.articles if article.kind == "teaser"]
    assert sum(article.byline is not None for article in teasers) == 3
    assert sum(article.published is not None for article in teasers) == 3


def test_the_two_figures_of_one_attack_are_one_conflict_with_both_chains(record):
    claims = {claim.id: claim for claim in record.claims}
    pairs = [[claims[c] for c in conflict.claims] for finding in record.findings for conflict in finding.conflicts if conflict.kind == "quantity"]
    figures = [tuple(sorted((quantity.low, len(claim.speakers())) for claim in pair for quantity in claim.quantities)) for pair in pairs]
    assert ((8.0, 1), (21.0, 2)) in figures


def test_a_pull_quote_is_read_once(record):
    repeated = [p for document in record.documents for p in document.paragraphs if p.label == "pull quote"]
    assert repeated
    for document in record.documents:
        for paragraph in document.paragraphs:
            if paragraph.label in {"pull quote", "repeat", "navigation", "comment"}:
                assert not any(c.document == document.id and paragraph.start <= c.trigger.start < paragraph.end for c in record.claims)


def test_every_claim_is_grounded(record):
    texts = {document.id: document.text for document in record.documents}
    assert len(record.claims) > 100
    assert all(texts[c.document][c.span.start : c.span.end] == c.span.text for c in record.claims)


@pytest.mark.slow
def test_reading_them_takes_seconds(tmp_path):
    begun = time.monotonic()
    sayso.build(SEEDS, case=tmp_path / "seeds.sayso").close()
    assert time.monotonic() - begun < 60  # a hang, not a speed: bench/ measures speed
