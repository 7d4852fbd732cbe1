"""What leans on what, what stands against what: measured on cases with known lineage, from raw text.

    python eval/lineage.py [--show CASE] [--keep FOLDER]

Gold is `lineage.json` of each case. Four figures:

- pairs: unordered pairs of documents of which one rests on the other, or both on one source (answers and teasers are none). Found are the pairs of documents between
  which the record has a link, or which have a link to the same thing outside. Pairs that rest on each other through a third are asked for neither way: they are left out
  of what counts as wrong.
- conflicts: of the planted ones, those where the record sets a claim at the one's words against a claim at the other's; precision is over all conflicts of the record
  between documents, judged by the planted ones alone: a lower bound, for the writers did not list all.
- denials: of the planted ones, those where a finding holds a claim at the allegation's words and, as denial, one at the denial's.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from identity import record_of
from sayso.record import Claim, Document, Record

ROOT = Path(__file__).parents[1]
_NO_DEPENDENCE = {"answers", "teaser"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were wanted, how many of them found, how many given in all."""

    wanted: int
    found: int
    given: int

    def __str__(self) -> str:
        """Recall and precision in words."""
        recall, precision = self.found / max(1, self.wanted), self.found / max(1, self.given)
        return f"R {recall:.2f} P {precision:.2f} ({self.found} of {self.wanted}, {self.given} given)"


def cases() -> dict[str, Path]:
    """The cases that have gold of lineage."""
    return {path.parent.name: path.parent for path in sorted((ROOT / "eval" / "cases").glob("*/lineage.json"))}


class Seen:
    """A record by document name."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.documents: dict[str, Document] = {Path(document.name).stem: document for document in record.documents}
        self.name = {document.id: name for name, document in self.documents.items()}
        self.of_article = {article.id: name for name, document in self.documents.items() for article in document.articles}
        self.claims = {claim.id: claim for claim in record.claims}

    def pairs(self) -> dict[frozenset[str], set[str]]:
        """Pairs of documents that lean on each other or on one thing, with the reasons."""
        found: dict[frozenset[str], set[str]] = {}
        outside: dict[tuple[str, str], set[str]] = {}
        for link in self.record.lineage:
            source = self.of_article.get(link.source)
            target = self.of_article.get(link.target or "")
            if source and target and source != target:
                found.setdefault(frozenset((source, target)), set()).add(link.reason)
            elif source and link.outside:
                outside.setdefault((link.outside.casefold(), link.reason), set()).add(source)
        for (_, reason), names in outside.items():
            for pair in combinations(sorted(names), 2):
                found.setdefault(frozenset(pair), set()).add(reason + " outside")
        return found

    def at(self, place: dict[str, str]) -> set[str]:
        """The ids of the claims of a document whose clause holds some of the words."""
        document = self.documents.get(place["doc"])
        if document is None:
            return set()
        start = document.text.find(place["words"])
        if start < 0:
            return set()
        end = start + len(place["words"])
        return {claim.id for claim in self.claims.values() if claim.document == document.id and _core(claim)[0] < end and start < _core(claim)[1]}


def _core(claim: Claim) -> tuple[int, int]:
    spans = [claim.trigger, *(argument.span for argument in claim.arguments if argument.antecedent is None), *(quantity.span for quantity in claim.quantities)]
    return min(span.start for span in spans), max(span.end for span in spans)


def pairs_of(gold: dict[str, Any]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The pairs that rest on each other or on one thing outside, and those that do so through others."""
    direct: set[frozenset[str]] = set()
    on_outside: dict[str, set[str]] = {}
    for row in gold["dependencies"]:
        if row["how"] in _NO_DEPENDENCE:
            continue
        on = row["on"]
        if on.startswith("outside"):
            on_outside.setdefault(on.casefold(), set()).add(row["doc"])
        else:
            direct.add(frozenset((row["doc"], on)))
    for names in on_outside.values():
        direct.update(frozenset(pair) for pair in combinations(sorted(names), 2))
    through = {frozenset(pair) for event in gold["main_events"] for origin in event["origins"] for pair in combinations(sorted(set(origin["docs"])), 2)}
    return {pair for pair in direct if len(pair) == 2}, through - direct


def measure(seen: Seen, gold: dict[str, Any], *, show: bool) -> dict[str, Counts]:
    """The three figures of one case."""
    wanted, through = pairs_of(gold)
    found = seen.pairs()
    if show:
        for pair in sorted(map(sorted, wanted - found.keys())):
            print("missed pair", pair)
        for pair in sorted(map(sorted, found.keys() - wanted - through)):
            print("wrong pair", pair, found[frozenset(pair)])
    pairs = Counts(len(wanted), len(wanted & found.keys()), len(found.keys() - through))
    conflicts = _conflicts(seen, gold.get("conflicts", []), show=show)
    return {"pairs": pairs, "conflicts": conflicts, "denials": _denials(seen, gold.get("denials", []), show=show)}


def _conflicts(seen: Seen, gold: Iterable[dict[str, Any]], *, show: bool) -> Counts:
    given = [frozenset(conflict.claims) for finding in seen.record.findings for conflict in finding.conflicts]
    used: set[int] = set()
    wanted = found = 0
    for row in gold:
        if row["kind"] == "identity" or not isinstance(row.get("a"), dict):
            continue
        wanted += 1
        left, right = seen.at(row["a"]), seen.at(row["b"])
        hits = [number for number, pair in enumerate(given) if any(one in left and other in right for one in pair for other in pair)]
        found += bool(hits)
        used.update(hits)
        if show and not hits:
            print("missed conflict", row["kind"], row["a"]["words"], "|", row["b"]["words"], "| claims", len(left), len(right))
    return Counts(wanted, found, len(given))


def _denials(seen: Seen, gold: Iterable[dict[str, Any]], *, show: bool) -> Counts:
    wanted = found = 0
    given = sum(len(finding.denials) for finding in seen.record.findings)
    for row in gold:
        if not isinstance(row.get("denial"), dict) or not isinstance(row.get("allegation"), dict):
            continue
        wanted += 1
        allegations, denials = seen.at(row["allegation"]), seen.at(row["denial"])
        hit = any(
            {*finding.denials} & denials and ({*finding.supporting.claims} | {*finding.opposing.claims}) & allegations for finding in seen.record.findings
        )
        found += hit
        if show and not hit:
            print("missed denial", row["allegation"]["words"], "|", row["denial"]["words"], "| claims", len(allegations), len(denials))
    return Counts(wanted, found, given)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", metavar="CASE")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    totals: dict[str, list[Counts]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name, path in cases().items():
            if given.show and name != given.show:
                continue
            seen = Seen(record_of(path / "documents", name, given.keep or Path(scratch)))
            for figure, counts in measure(seen, json.loads((path / "lineage.json").read_text(encoding="utf-8")), show=given.show == name).items():
                totals.setdefault(figure, []).append(counts)
                sys.stdout.write(f"{name:18} {figure:10} {counts}\n")
    for figure, found in totals.items():
        total = Counts(*(sum(getattr(one, what) for one in found) for what in ("wanted", "found", "given")))
        sys.stdout.write(f"{'all':18} {figure:10} {total}\n")


if __name__ == "__main__":
    main()
