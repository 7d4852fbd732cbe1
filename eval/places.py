"""How well the places of a record are found in the gazetteer: figures, samples to judge by hand, and what is wrongly found in invented worlds.

usage: python eval/places.py [--reader NAME] [--resolved N] [--unresolved N] [--seed S] [--text-field F --title-field F] [INPUT…]

Without INPUT: the invented cases (examples/vessin and eval/cases), each a case of its own. What is resolved there is right only if it is one of the real places that their
documents speak of (REAL); all else is an invented name taken for a real one. With INPUT (folders or files, one case): how many locations are resolved, and, for judging by hand,
samples of those that are and are not, each with its reasons. Descriptions ("the town") are left out of all counts: they name nothing.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sayso import Entity, Record, Settings, build
from sayso.codebook import load_codebook
from sayso.names import read_name, word_lists
from sayso.settings import ReadSettings

HERE = Path(__file__).resolve().parent.parent
INVENTED = (HERE / "examples/vessin/documents", *sorted((HERE / "eval/cases").glob("*/documents")))
REAL = frozenset({"United States", "Washington", "Panama City", "Lisbon", "Dubai", "Tashkent"})
"""Real places in the documents of the invented cases, by the gazetteer's names."""


def record_of(*inputs: Path, reader: str | None = None, fields: dict[str, str] | None = None) -> Record:
    """The record of documents, built from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        case = build(*inputs, case=Path(folder) / "places.sayso", settings=Settings(reader=reader, read=ReadSettings(**(fields or {}))))
        record = case.record()
        case.close()
    return record


def named_locations(record: Record) -> list[Entity]:
    """The locations that have a name, by id."""
    lists = word_lists(load_codebook())
    return [entity for entity in record.entities if entity.kind == "location" and not read_name(entity.name, "location", lists).is_description]


def wrongly_resolved(record: Record) -> list[Entity]:
    """Of an invented world: what was taken for a real place and is none."""
    return [entity for entity in named_locations(record) if entity.place is not None and entity.place.name not in REAL]


def lines_of(entity: Entity, record: Record) -> Iterator[str]:
    """An entity for judging by hand: its name and place, the reasons, and the words around its first mention."""
    place = entity.place
    if place is None:
        yield f"{entity.name!r} x{len(entity.mentions)}: unresolved, {entity.place_candidates} candidates"
    else:
        inside = ", ".join(part.name for part in place.containing)
        yield f"{entity.name!r} x{len(entity.mentions)}: {place.kind} {place.name}, {inside}, {place.population or 'unknown'} inhabitants, score {place.score:.2f}"
        yield "    " + "; ".join(f"{reason.name}: {reason.detail}" for reason in place.reasons)
    documents = {document.id: document for document in record.documents}
    mention = next((one for one in record.mentions if one.id in entity.mentions), None)
    if mention is not None:
        text = documents[mention.document].text
        yield "    … " + " ".join(text[max(0, mention.span.start - 90) : mention.span.end + 70].split())


def main() -> None:
    """Read the options, build, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path)
    parser.add_argument("--reader")
    parser.add_argument("--resolved", type=int, default=0)
    parser.add_argument("--unresolved", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--text-field")
    parser.add_argument("--title-field")
    options = parser.parse_args()
    if not options.inputs:
        total = wrong = right = 0
        for folder in INVENTED:
            record = record_of(folder, reader=options.reader)
            locations, bad = named_locations(record), wrongly_resolved(record)
            total, wrong = total + len(locations), wrong + len(bad)
            right += sum(entity.place is not None for entity in locations) - len(bad)
            print(
                f"{folder.parent.name:20} {len(locations):4} named locations, {len(bad)} taken for real places that they are not: {', '.join(one.name for one in bad)}"
            )
        print(f"{'all':20} {total:4} named locations, {right} rightly resolved, {wrong} wrongly ({wrong / max(total, 1):.1%})")
        return
    fields = {name: value for name, value in (("text_field", options.text_field), ("title_field", options.title_field)) if value}
    record = record_of(*options.inputs, reader=options.reader, fields=fields)
    locations = named_locations(record)
    mentions = sum(len(entity.mentions) for entity in locations)
    resolved = [entity for entity in locations if entity.place is not None]
    held = sum(len(entity.mentions) for entity in resolved)
    print(
        f"{len(record.documents)} documents, {len(locations)} named locations with {mentions} mentions; resolved {len(resolved)} ({len(resolved) / max(1, len(locations)):.0%}) "
        f"with {held} mentions ({held / max(1, mentions):.0%}); unresolved between candidates {sum(e.place is None and e.place_candidates > 0 for e in locations)}"
    )
    chance = random.Random(options.seed)  # noqa: S311 - a sample, no secret
    unresolved = [entity for entity in locations if entity.place is None]
    for entities, count in ((resolved, options.resolved), (unresolved, options.unresolved)):
        for entity in chance.sample(entities, min(count, len(entities))):
            print("\n".join(lines_of(entity, record)))


if __name__ == "__main__":
    main()
