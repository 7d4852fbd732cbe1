"""Who is who, measured: B³ on cases whose names were marked blind, from raw text with sayso's own mentions.

    python eval/identity.py                 all cases, and the five seeds where ../shared stands
    python eval/identity.py --show CASE     the mistakes of one case

Gold is `entities.jsonl` of each case: every mention of a proper name with who it is. A mention of sayso's that overlaps a gold mention takes its place; what sayso does
not mention at all is counted (`seen`) and not scored: that is the reader's business. `alias` mentions, whose identity only the text's words give, are left out: they
are claims. Precision and recall are B³ over the mentions that are left, for persons and bodies, and for places apart.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from sayso.codebook import load_codebook
from sayso.pipeline.build import build
from sayso.record import Entity, Mention, Record
from sayso.resolve import resolve
from sayso.settings import Settings
from sayso.store import open_case

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
GROUPS = {"names": ("person", "organization"), "places": ("location",)}


@dataclass(frozen=True, slots=True)
class Gold:
    """One marked mention: where, of what kind, who."""

    document: str
    start: int
    end: int
    kind: str
    who: str


@dataclass(frozen=True, slots=True)
class Figures:
    """B³ of one group of kinds: precision, recall, F1, and the share of gold mentions that sayso mentions at all."""

    precision: float
    recall: float
    seen: float
    mentions: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


def read_gold(path: Path) -> list[Gold]:
    """The gold mentions of a case but for aliases."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Gold(row["document"], row["start"], row["end"], row["kind"], row["who"]) for row in rows if not row.get("alias")]


def cases() -> dict[str, tuple[Path, Path]]:
    """Name to (documents, gold) of every case that is here."""
    found = {path.parent.name: (path.parent / "documents", path) for path in sorted((ROOT / "eval" / "cases").glob("*/entities.jsonl"))}
    example = ROOT / "examples" / "vessin"
    found["vessin"] = (example / "documents", example / "entities.jsonl")
    if SEEDS.is_dir():
        found["seeds"] = (SEEDS, ROOT / "eval" / "cases" / "seeds-entities.jsonl")
    return found


def match(gold: list[Gold], record: Record) -> dict[Gold, Mention]:
    """The mention of the record that shares most with each gold mention; each mention once."""
    names = {document.id: document.name for document in record.documents}
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in record.mentions:
        by_document[names[mention.document]].append(mention)
    taken: dict[Gold, Mention] = {}
    used: set[str] = set()
    for one in gold:
        best, share = None, 0.0
        for mention in by_document[one.document]:
            shared = min(one.end, mention.span.end) - max(one.start, mention.span.start)
            union = max(one.end, mention.span.end) - min(one.start, mention.span.start)
            if shared > 0 and shared / union > share and mention.id not in used:
                best, share = mention, shared / union
        if best is not None and share >= 0.5:
            used.add(best.id)
            taken[one] = best
    return taken


def b_cubed(pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall over (who, entity) of each mention."""
    of_who, of_entity, both = Counter(who for who, _ in pairs), Counter(entity for _, entity in pairs), Counter(pairs)
    count = len(pairs) or 1
    precision = sum(both[pair] / of_entity[pair[1]] for pair in pairs) / count
    return precision, sum(both[pair] / of_who[pair[0]] for pair in pairs) / count


def measure(gold: list[Gold], record: Record, entities: tuple[Entity, ...]) -> dict[str, Figures]:
    """The figures of each group of kinds."""
    entity_of = {mention: entity.id for entity in entities for mention in entity.mentions}
    matched = match(gold, record)
    result: dict[str, Figures] = {}
    for group, kinds in GROUPS.items():
        wanted = [one for one in gold if one.kind in kinds]
        pairs = [(one.who, entity_of[matched[one].id]) for one in wanted if one in matched]
        result[group] = Figures(*b_cubed(pairs), len(pairs) / max(1, len(wanted)), len(pairs))
    return result


def mistakes(gold: list[Gold], record: Record, entities: tuple[Entity, ...]) -> list[str]:
    """Who is parted and who is mixed up, in words."""
    entity_of = {mention: entity for entity in entities for mention in entity.mentions}
    matched = match(gold, record)
    parts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    mixed: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for one, mention in matched.items():
        entity = entity_of[mention.id]
        parts[one.who][f"{entity.name} ({entity.kind}, {entity.id[:14]})"][mention.span.text] += 1
        mixed[f"{entity.name} ({entity.kind}, {entity.id[:14]})"][one.who][mention.span.text] += 1
    lines = [f"parted  {who}: " + " | ".join(f"{name}: {dict(words)}" for name, words in found.items()) for who, found in parts.items() if len(found) > 1]
    lines += [f"mixed   {name}: " + " | ".join(f"{who}: {dict(words)}" for who, words in found.items()) for name, found in mixed.items() if len(found) > 1]
    return lines


def record_of(documents: Path, name: str, folder: Path) -> Record:
    """The record of a case, built once into a folder."""
    path = folder / f"{name}.sayso"
    if not path.exists():
        build([documents], case=path, settings=Settings())
    with open_case(path, readonly=True) as case:
        return case.record()


def layers(gold: Path, record: Record, *, show: bool) -> dict[str, float]:
    """B³ for the gate: F1 and precision of names, F1 of places; nothing where the case has no such gold."""
    if not gold.exists():
        return {}
    marked = read_gold(gold)
    if show:
        sys.stdout.write("\n".join(mistakes(marked, record, record.entities)) + "\n")
    figures = measure(marked, record, record.entities)
    return {"names B³": round(figures["names"].f1, 3), "names B³ precision": round(figures["names"].precision, 3), "places B³": round(figures["places"].f1, 3)}


def main() -> None:
    """Print the table, or the mistakes of one case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", metavar="CASE")
    parser.add_argument("--keep", type=Path, help="a folder of built cases to use again; entities are resolved anew")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        totals: dict[str, list[Figures]] = defaultdict(list)
        for name, (documents, path) in cases().items():
            if given.show and name != given.show:
                continue
            record = record_of(documents, name, given.keep or Path(scratch))
            entities = _resolved(record) if given.keep else record.entities
            gold = read_gold(path)
            if given.show:
                sys.stdout.write("\n".join(mistakes(gold, record, entities)) + "\n")
            for group, figures in measure(gold, record, entities).items():
                totals[group].append(figures)
                sys.stdout.write(
                    f"{name:18} {group:7} B³ {figures.f1:.3f}  P {figures.precision:.3f}  R {figures.recall:.3f}  {figures.mentions} mentions, {figures.seen:.2f} seen\n"
                )
        for group, found in totals.items():
            count = sum(one.mentions for one in found)
            mean = Figures(*(sum(getattr(one, what) * one.mentions for one in found) / count for what in ("precision", "recall", "seen")), count)
            sys.stdout.write(f"{'all':18} {group:7} B³ {mean.f1:.3f}  P {mean.precision:.3f}  R {mean.recall:.3f}  {count} mentions\n")


def _resolved(record: Record) -> tuple[Entity, ...]:
    documents = {document.id: document for document in record.documents}
    return resolve(documents, record.mentions, record.claims, codebook=load_codebook(), settings=Settings().resolve)


if __name__ == "__main__":
    main()
