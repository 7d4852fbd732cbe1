import importlib.util
from pathlib import Path

import pytest
from gold_tagger import GoldTagger

from sayso.codebook import load_codebook
from sayso.extract import extract

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "data" / "corpus"

# Shares of the corpus' dev split, a few points under what is reached today (eval/extract.py prints them): a fall is a fault, a rise moves the floor.
FLOORS = {
    ("chain right", "chain"): 0.90,
    ("chain attributed right", "chain attributed"): 0.75,
    ("polarity right", "polarity"): 0.99,
    ("pronoun right", "pronoun"): 0.62,
    ("description right", "description"): 0.54,
    ("short name right", "short name"): 0.90,
    ("time given right", "time given"): 0.78,
    ("quantity right", "quantity gold"): 0.76,
}
CEILINGS = {("pronoun wrong", "pronoun"): 0.25, ("description wrong", "description"): 0.12, ("short name wrong", "short name"): 0.05}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus in /work/shared is not here")
def test_with_perfect_tags_the_dev_split_is_read_as_well_as_before() -> None:
    spec = importlib.util.spec_from_file_location("eval_extract", ROOT / "eval" / "extract.py")
    assert spec is not None
    assert spec.loader is not None
    measures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measures)
    tally, codebook = measures.Tally(""), load_codebook()
    for gold in measures.load(CORPUS, ["dev"]):
        document = gold.document()
        full = extract(document, tagger=GoldTagger(gold), codebook=codebook)
        measures.measure_chains(gold, full, tally)
        measures.measure_antecedents(gold, full, tally)
        measures.measure_values(gold, extract(document, tagger=GoldTagger(gold, with_times=False, with_quantities=False), codebook=codebook), tally)
    shares = {key: tally.counts[key[0]] / tally.counts[key[1]] for key in (*FLOORS, *CEILINGS)}
    assert {key: round(share, 3) for key, share in shares.items() if key in FLOORS and share < FLOORS[key]} == {}
    assert {key: round(share, 3) for key, share in shares.items() if key in CEILINGS and share > CEILINGS[key]} == {}
