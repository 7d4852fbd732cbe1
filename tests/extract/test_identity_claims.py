"""Who is said to be whom: how many of the identity claims of invented sentences are found, how many found are right, and how right they are."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from make import document
from sayso.codebook import load_codebook
from sayso.extract import extract
from sayso.reader import open_reader
from sayso.record import Argument, Claim, Tagger

CODEBOOK = load_codebook()
SENTENCES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "identity_claims.toml").read_text(encoding="utf-8"))["sentence"]

# A few points under what is measured today. Before the codebook had namings: sayso-en 0.81 and 0.69 (tuned), 0.93 and 0.65 (held out); rules 0.65 and 0.26, 0.33 and 0.10.
FLOORS = {
    ("sayso-en", "tuned"): {"precision": 0.95, "recall": 0.97, "polarity": 0.95, "hedge": 0.97, "speaker": 0.95, "mode": 0.97},
    ("sayso-en", "held out"): {"precision": 0.90, "recall": 0.82, "polarity": 0.97, "hedge": 0.97, "speaker": 0.90, "mode": 0.85},
    ("rules", "tuned"): {"precision": 0.97, "recall": 0.97, "polarity": 0.93, "hedge": 0.97, "speaker": 0.93, "mode": 0.97},
    ("rules", "held out"): {"precision": 0.90, "recall": 0.72, "polarity": 0.97, "hedge": 0.97, "speaker": 0.90, "mode": 0.95},
}


def folded(words: str) -> str:
    words = words.strip(" ,.\"“”'").lower()
    return words.removeprefix("the ").removeprefix("a ").removeprefix("an ")


def stands_for(arguments: tuple[Argument, ...], names: str) -> bool:
    wanted = {folded(name) for name in names.split("|")}
    return any(folded(span.text) in wanted for argument in arguments for span in (argument.span, argument.antecedent) if span is not None)


def is_of(claim: Claim, gold: dict[str, str]) -> bool:
    """Whether a claim says of the two that they are one, either way round."""
    actors, targets = claim.arguments_of("actor"), claim.arguments_of("target")
    return any(stands_for(actors, gold[one]) and stands_for(targets, gold[other]) for one, other in (("actor", "target"), ("target", "actor")))


def parts_right(claim: Claim, gold: dict[str, str]) -> dict[str, bool]:
    speaker = claim.speakers()[-1].text if claim.speakers() else ""
    hedge = "" if claim.certainty is None else claim.certainty.span.text
    return {
        "polarity": claim.polarity == gold.get("polarity", "affirmed"),
        "hedge": hedge.lower() in gold.get("hedge", "").lower().split("|"),
        "speaker": folded(speaker) == folded(gold.get("speaker", "")),
        "mode": claim.mode == gold["mode"],
    }


def measure(tagger: Tagger, sentences: list[dict[str, Any]]) -> dict[str, float]:
    """Precision and recall of identity claims, and the share of those found right whose parts are right."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        left = list(sentence.get("claims", []))
        for claim in extract(document(sentence["text"]), tagger=tagger, codebook=CODEBOOK).claims:
            if claim.predicate != "same_as":
                continue
            gold = next((one for one in left if is_of(claim, one)), None)
            if gold is not None:
                left.remove(gold)
                counts["right"] += 1
                counts.update(part for part, is_right in parts_right(claim, gold).items() if is_right)
            elif "same_as" not in sentence.get("also", []):
                counts["wrong"] += 1
        counts["missed"] += len(left)
    right = max(counts["right"], 1)
    shares = {part: counts[part] / right for part in ("polarity", "hedge", "speaker", "mode")}
    return {
        "precision": counts["right"] / max(counts["right"] + counts["wrong"], 1),
        "recall": counts["right"] / max(counts["right"] + counts["missed"], 1),
        **shares,
    }


@pytest.mark.parametrize(("reader", "which"), FLOORS)
def test_identity_claims_are_read_as_well_as_before(reader: str, which: str) -> None:
    if reader == "sayso-en":
        pytest.importorskip("sayso_en", reason="the package sayso-en (models/en) is not installed")
    found = measure(open_reader(reader, CODEBOOK), [one for one in SENTENCES if one["set"] == which])
    below = {part: round(found[part], 3) for part, floor in FLOORS[reader, which].items() if found[part] < floor}
    assert not below


def test_the_measure_sees_what_is_missed_and_what_is_wrong() -> None:
    rules = open_reader("rules", CODEBOOK)
    found = next(one for one in SENTENCES if one.get("claims"))
    missed = measure(rules, [found, {"text": "Nothing is said here.", "claims": [{"actor": "A", "target": "B", "mode": "alias"}]}])
    wrong = measure(rules, [found, {"text": found["text"]}])
    assert (missed["precision"], missed["recall"]) == (1.0, 0.5)
    assert (wrong["precision"], wrong["recall"]) == (0.5, 1.0)


def test_a_codebook_without_namings_reads_as_it_did() -> None:
    from dataclasses import replace

    bare = replace(CODEBOOK, namings=())
    (claim,) = (
        one for one in extract(document("They nicknamed Osei the Bull."), tagger=open_reader("rules", bare), codebook=bare).claims if one.predicate == "same_as"
    )
    assert claim.made_by.rule == "verb"


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("The outpost chief, Malik Osei, alias Bull, alias Red Bull, fled.", "Malik Osei", "Red Bull"),  # a further name is that of the first bearer
        ("Under the pseudonym Delta Six, Marko Lindqvist posted maps.", "Marko Lindqvist", "Delta Six"),  # the bearer stands behind
        ("She identified the caller as Malik Osei.", "the caller", "Malik Osei"),
        ("Malik Osei, a clerk of the Harbour Board, also known as Bull, fled.", "Malik Osei", "Bull"),  # who is explained, not what explains
    ],
)
def test_whose_name_it_is(text: str, actor: str, target: str) -> None:
    claims = [one for one in extract(document(text), tagger=open_reader("rules", CODEBOOK), codebook=CODEBOOK).claims if one.predicate == "same_as"]
    assert any(is_of(claim, {"actor": actor, "target": target}) for claim in claims), [[(a.role, a.span.text) for a in claim.arguments] for claim in claims]


def test_who_identifies_somebody_is_the_speaker() -> None:
    text = "The police identified the gunman as Anton Velic, but the army identified him as Petru Balan."
    claims = [one for one in extract(document(text), tagger=open_reader("rules", CODEBOOK), codebook=CODEBOOK).claims if one.predicate == "same_as"]
    assert [[link.text for link in claim.speakers()] for claim in claims] == [["The police"], ["the army"]]


def test_a_name_alone_at_the_head_of_a_page_is_its_own_voice() -> None:
    from dataclasses import replace

    text = "THE REED POST\nAccording to the Reed Post, the police identified the gunman as Anton Velic."
    whole = document(text, publisher=None)
    masthead = replace(whole.paragraphs[0], label="navigation")
    article = replace(whole.articles[0], spans=whole.articles[0].spans[1:], byline="Mara Holt")
    told = replace(whole, paragraphs=(masthead, *whole.paragraphs[1:]), articles=(article,))
    (claim,) = (one for one in extract(told, tagger=open_reader("rules", CODEBOOK), codebook=CODEBOOK).claims if one.predicate == "same_as")
    assert [link.text for link in claim.speakers()] == ["the police"]


def test_confidence_before_a_clause_is_its_hedge() -> None:
    pytest.importorskip("sayso_en", reason="the package sayso-en (models/en) is not installed")
    text = "Analysts assess with moderate confidence that the Reed Column is a front for the Harrow Brigade."
    (claim,) = (one for one in extract(document(text), tagger=open_reader("sayso-en", CODEBOOK), codebook=CODEBOOK).claims if one.predicate == "same_as")
    assert claim.certainty is not None
    assert claim.certainty.span.text.endswith("moderate confidence")
    assert claim.certainty.band == "likely"
