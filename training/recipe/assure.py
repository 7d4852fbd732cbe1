"""Learns a claim's score: the chance that predicate, actor, target and polarity are right, from the corpus's dev split, which the weights have not seen.

usage: python -m recipe.assure MODEL CORPUS …     (eval/ on the path)

Writes the weights into the model's manifest and prints how well they rank, by five-fold cross-validation.
"""

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy

from recipe.marks import Claim, Paragraph, Piece
from recipe.sources import paragraphs_of
from sayso.codebook import load_codebook
from sayso.reader import RulesTagger
from sayso.reader.assurance import features_of, fitted
from sayso.reader.joined import JoinedTagger, Limits
from sayso.reader.neural import NeuralTagger, load_model
from sayso.record import Trigger
from tagger import read

__all__ = ["learn"]


def _meet(one: Piece, other: Piece) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_right(trigger: Trigger, offset: int, claim: Claim) -> bool:
    """Whether a claim of the gold has the trigger's predicate there, its polarity, and just its actors and targets."""
    place = (trigger.span.start - offset, trigger.span.end - offset)
    if claim.predicate != trigger.predicate or not claim.trigger or not _meet(claim.trigger[0], place):
        return False
    if (claim.values.get("polarity") == "denied") != (trigger.polarity == "denied"):
        return False
    for role in ("actor", "target"):
        given = [(edge.span.start - offset, edge.span.end - offset) for edge in trigger.edges if edge.role == role]
        gold = [pieces for pieces in claim.roles.get(role, []) if pieces]
        if not all(any(_meet(one, piece) for pieces in gold for piece in pieces) for one in given):
            return False
        if not all(any(_meet(one, piece) for one in given for piece in pieces) for pieces in gold):
            return False
    return True


def _judged(tagger: JoinedTagger, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[tuple[float, ...], bool]]:
    by_document: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        by_document.setdefault(paragraph.document, []).append(paragraph)
    for name, together in by_document.items():
        readings, _ = read(tagger, name, [paragraph.text for paragraph in together])
        offset = 0
        for paragraph, seen in zip(together, readings, strict=True):
            for reading in seen:
                for trigger in reading.triggers:  # without weights, a trigger's score is the model's
                    yield features_of(trigger), any(_is_right(trigger, offset, claim) for claim in paragraph.claims)
            offset += len(paragraph.text) + 1


def learn(folder: Path, corpora: Sequence[Path]) -> dict[str, float]:
    """Learn the weights, write them into the manifest, give figures."""
    manifest_file = folder / "manifest.json"
    manifest = json.loads(manifest_file.read_text(encoding="utf-8"))
    codebook = load_codebook()
    limits = replace(Limits(**manifest["limits"]), assurance={}, least=0.0)
    tagger = JoinedTagger(NeuralTagger(load_model(folder)), RulesTagger(codebook), codebook, limits, "")
    judged = list(_judged(tagger, [paragraph for paragraph in paragraphs_of(corpora) if paragraph.split == "dev"]))
    rows, right = [features for features, _ in judged], [is_right for _, is_right in judged]
    manifest["limits"]["assurance"] = fitted(rows, right)
    manifest_file.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return {"claims": len(right), "right": sum(right) / max(1, len(right)), "area under the curve": _ranked(rows, right)}


def _ranked(rows: Sequence[tuple[float, ...]], right: Sequence[bool], folds: int = 5) -> float:
    """The chance that a right claim gets a higher score than a wrong one, on examples that the weights were not learnt from."""
    scores = [0.0] * len(rows)
    for fold in range(folds):
        inside = [k for k in range(len(rows)) if k % folds != fold]
        weights = fitted([rows[k] for k in inside], [right[k] for k in inside])
        values = list(weights.values())
        for k in range(fold, len(rows), folds):
            scores[k] = values[0] + sum(weight * value for weight, value in zip(values[1:], rows[k], strict=True))
    order = numpy.argsort(scores)
    ranks = numpy.empty(len(scores))
    ranks[order] = numpy.arange(1, len(scores) + 1)
    good = sum(right)
    bad = len(right) - good
    return math.nan if not good or not bad else float((ranks[numpy.array(right)].sum() - good * (good + 1) / 2) / (good * bad))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    options = parser.parse_args()
    print(learn(options.model, options.corpora))
