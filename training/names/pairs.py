"""Labelled pairs of names: variants within one entry of a sanctions list, and the nearest names of other entries; name-bench's own pairs."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from sayso.text.folding import fold

__all__ = ["Entry", "Pair", "bench_pairs", "list_pairs", "read_entries"]

_ALIKE = 60  # of 100: aliases less alike than this are other names, no variants
_PARTLY = 80  # the same for names of which one is part of the other
_NEAREST = 3  # names of others, by each of three measures
_KINDS = {"Person": "person"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: all its names. `who` is shared by entries of two lists that have a name of two words and more in common: they are one person or body."""

    kind: str
    names: tuple[str, ...]
    who: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are one's. `near` says by which measures the right one is the left one's nearest of another; `owners` are the entries."""

    left: str
    right: str
    is_match: bool
    owners: tuple[int, int] = (0, 0)
    likeness: float = 100.0
    near: frozenset[str] = frozenset()


def read_entries(path: Path) -> list[Entry]:
    """The entries of sanctions-lists/*.jsonl."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    first: dict[tuple[str, str], int] = {}
    who = list(range(len(rows)))

    def root(number: int) -> int:
        while who[number] != number:
            number = who[number]
        return number

    for number, row in enumerate(rows):
        for name in row["names"]:
            key = (row["kind"], " ".join(sorted(fold(name).split())))
            if " " not in key[1]:
                continue
            if key in first:
                who[root(number)] = root(first[key])
            else:
                first[key] = number
    return [Entry(row["kind"], tuple(dict.fromkeys(row["names"])), root(number)) for number, row in enumerate(rows)]


def list_pairs(entries: Sequence[Entry], kind: str) -> list[Pair]:
    """Variants within entries and nearest names of others."""
    names = [(name, number, entry.who) for number, entry in enumerate(entries) if entry.kind == kind for name in entry.names]
    lower = [name.lower() for name, _, _ in names]
    who = np.array([one[2] for one in names])
    measures = {"ratio": fuzz.ratio, "weighted": fuzz.WRatio, "sorted": fuzz.token_sort_ratio}
    likeness = {name: process.cdist(lower, lower, scorer=scorer, workers=-1) for name, scorer in measures.items()}
    pairs = _variants(names, likeness)
    near: dict[tuple[int, int], set[str]] = {}
    others = who[:, None] != who[None, :]
    for name, matrix in likeness.items():
        ranked = np.argsort(-np.where(others, matrix, -1), axis=1)[:, :_NEAREST]
        for left, row in enumerate(ranked):
            for rank, right in enumerate(row):
                near.setdefault((min(left, int(right)), max(left, int(right))), set()).add(f"{name} {rank + 1}")
    for (left, right), by in sorted(near.items()):
        pairs.append(Pair(names[left][0], names[right][0], is_match=False, owners=(names[left][2], names[right][2]), near=frozenset(by)))
    return pairs


def _variants(names: Sequence[tuple[str, int, int]], likeness: dict[str, np.ndarray]) -> list[Pair]:
    pairs: list[Pair] = []
    of_entry: dict[int, list[int]] = {}
    for index, (_, number, _) in enumerate(names):
        of_entry.setdefault(number, []).append(index)
    for members in of_entry.values():
        for place, left in enumerate(members):
            for right in members[place + 1 :]:
                alike = max(likeness["ratio"][left, right], likeness["sorted"][left, right])
                is_same = sorted(fold(names[left][0]).split()) == sorted(fold(names[right][0]).split())
                if not is_same and (alike >= _ALIKE or likeness["weighted"][left, right] >= _PARTLY):
                    pairs.append(Pair(names[left][0], names[right][0], is_match=True, owners=(names[left][2], names[right][2]), likeness=float(alike)))
    return pairs


def bench_pairs(path: Path, kind: str) -> list[Pair]:
    """The pairs of name-bench for persons or for all others."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if _KINDS.get(row["schema"], "organization") == kind]
    return [Pair(row["name1"], row["name2"], is_match=row["is_match"] == "true", owners=(number, number)) for number, row in enumerate(rows)]
