"""Score a case's export against gold claims: what was found, with which arguments, chain, hedge, figures and dates.

usage: python eval/score.py EXPORT_FOLDER GOLD.jsonl [--show]

A line of gold: id, doc (the start of the document's name), words (the clause as it stands in the text), pred (right predicates), args (role to right names),
chain (the speakers between the article's own voice and the claim, outermost first, each a list of right names), hedge, and where it matters polarity, num, date.
A gold claim is found when a claim's trigger lies inside its words with one of its predicates; the rest is counted on the claims found.
"""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
_SMALL = {"the", "a", "an", "al", "mr", "mrs"}


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def folded(name: str) -> str:
    """A name without case, accents, apostrophes, possessives and small words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    for mark in ("’s", "'s"):
        plain = plain.replace(mark, "")
    kept = "".join(" " if c == "-" else c for c in plain if c.isalnum() or c in " -")
    return " ".join(word for word in kept.split() if word not in _SMALL)


def is_alike(got: Iterable[str], right: Iterable[str]) -> bool:
    """Whether one of the names got is, holds, or is held by (whole words of) a right one."""
    names = [f" {folded(name)} " for name in got if folded(name)]
    wanted = [f" {folded(name)} " for name in right if folded(name)]
    return any(w == g or (len(w) > 5 and w in g) or (len(g) > 5 and g in w) for w in wanted for g in names)


@dataclass(slots=True)
class Tally:
    """Right ones and all, by layer."""

    counts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, layer: str, *, is_right: bool) -> None:
        """One more."""
        count = self.counts.setdefault(layer, [0, 0])
        count[0] += is_right
        count[1] += 1

    def shares(self) -> dict[str, float]:
        """Share right by layer, three decimals."""
        return {layer: round(right / total, 3) for layer, (right, total) in sorted(self.counts.items())}


@dataclass(frozen=True, slots=True)
class Case:
    """An export, by document and entity."""

    documents: dict[str, Row]
    entities: dict[str, Row]
    claims: list[Row]

    def names(self, part: Row) -> list[str]:
        """All names by which an argument or a link is known."""
        entity = self.entities.get(part.get("entity") or "", {})
        return [name for name in (part.get("text"), part.get("name"), entity.get("name"), *(n["text"] for n in entity.get("names", []))) if name]

    def inside(self, gold: Row) -> list[Row]:
        """The claims whose trigger stands inside the gold's words."""
        found: list[Row] = []
        for document in self.documents.values():
            at = document["text"].find(gold["words"]) if document["name"].startswith(gold["doc"]) else -1
            while at >= 0:
                end = at + len(gold["words"])
                found += [c for c in self.claims if c["document"] == document["id"] and at <= c["trigger"][0] and c["trigger"][1] <= end]
                at = document["text"].find(gold["words"], end)
        return found

    def is_placed(self, gold: Row) -> bool:
        """Whether the gold's words stand in a document of the case at all."""
        return any(gold["words"] in d["text"] for d in self.documents.values() if d["name"].startswith(gold["doc"]))


def load(folder: Path) -> Case:
    """The parts of an export that are scored."""
    return Case(
        {row["id"]: row for row in rows(folder / "documents.jsonl")},
        {row["id"]: row for row in rows(folder / "entities.jsonl")},
        rows(folder / "claims.jsonl"),
    )


def score(folder: Path, gold: Sequence[Row], *, show: bool = False) -> dict[str, float]:
    """Shares right by layer, and `grounded`: the share of exported claims whose words stand at their span."""
    case = load(folder)
    tally = Tally()
    for claim in case.claims:
        start, end = claim["span"]
        tally.add("grounded", is_right=case.documents[claim["document"]]["text"][start:end] == claim["text"])
    for line in gold:
        _score_one(case, line, tally, show=show)
    return tally.shares()


def _right_arguments(case: Case, claim: Row, gold: Row) -> int:
    return sum(any(a["role"] == role and is_alike(case.names(a), names) for a in claim["arguments"]) for role, names in gold["args"].items())


def _is_right_chain(case: Case, claim: Row, gold: Row) -> bool:
    links = [link for link in claim["chain"] if link["kind"] != "publisher"]
    return len(links) == len(gold["chain"]) and all(is_alike(case.names(link), names) for link, names in zip(links, gold["chain"], strict=True))


def _score_one(case: Case, gold: Row, tally: Tally, *, show: bool) -> None:
    inside = case.inside(gold)
    hits = [claim for claim in inside if claim["predicate"] in gold["pred"]]
    tally.add("found", is_right=bool(hits))
    if not hits:
        if show:
            print("MISSED", gold["id"], gold["pred"], [c["predicate"] for c in inside], "" if case.is_placed(gold) else "(its words stand in no document)")
        return
    best = max(hits, key=lambda claim: (_right_arguments(case, claim, gold), _is_right_chain(case, claim, gold)))
    for role, names in gold["args"].items():
        is_right = any(a["role"] == role and is_alike(case.names(a), names) for a in best["arguments"])
        tally.add("arguments", is_right=is_right)
        if show and not is_right:
            print("ARGUMENT", gold["id"], role, names[0], "| got", [(a["role"], a["text"], a["name"]) for a in best["arguments"]])
    is_right = _is_right_chain(case, best, gold)
    tally.add("chain", is_right=is_right)
    if gold["chain"]:
        tally.add("chain, attributed", is_right=is_right)
    if show and not is_right:
        print("CHAIN", gold["id"], [names[0] for names in gold["chain"]], "| got", [k["text"] for k in best["chain"] if k["kind"] != "publisher"])
    tally.add("hedge", is_right=bool(gold.get("hedge")) == bool(best["certainty"]))
    if gold.get("polarity"):
        tally.add("polarity", is_right=best["polarity"] == gold["polarity"])
    if gold.get("num") is not None:
        tally.add("figures", is_right=any(gold["num"] in (q["low"], q["high"]) for hit in hits for q in hit["quantities"]))
    if gold.get("date"):
        times = [hit["time"] or {} for hit in hits]
        is_right = any(gold["date"] in (t.get("earliest") or "") or gold["date"] in (t.get("latest") or "") for t in times)
        tally.add("dates", is_right=is_right)
        if show and not is_right:
            print("DATE", gold["id"], gold["date"], "| got", [(t.get("text"), t.get("earliest"), t.get("latest")) for t in times])


if __name__ == "__main__":
    for layer, share in score(Path(sys.argv[1]), rows(Path(sys.argv[2])), show="--show" in sys.argv).items():
        print(f"{layer:20} {share:.3f}")
