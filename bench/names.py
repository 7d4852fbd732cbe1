"""Names by the million, and how well pairs of names are told: seconds, pairs a second, memory, growth, and named peers on the same pairs in the same run.

usage: python bench/names.py [--sizes N,N,…] [--workers N] [--most N] [--data DIR]

Three parts:

- **scale** makes names (persons and bodies, words as frequent as real ones, seeded; a fifth are spelling variants of others), reads them, finds the pairs that are worth
  comparing and scores them on `--workers` processes. Prints seconds, seconds of all cores together (which say more on a machine that others use, too), pairs, pairs a second and core, the peak memory of all processes together (proportional set size), how
  many of the planted variants were among the pairs, and how time grows with the names. Sizes: 10,000, 100,000 and 1,000,000, or what `--sizes` says; 0 leaves it out.
- **blocking** on the names of the sanctions lists of DIR (../shared/data/names): pairs a name, and which share of true variants is among them.
- **pairs** of the sanctions lists and of name-bench: average precision, recall at 98 % precision, F1, pairs a second on one core, beside rapidfuzz's WRatio and, where the
  extra `ftm` is installed, nomenklatura's logic-v2. sayso's weights were learned from these very pairs: `PYTHONPATH=training python -m names --data DIR --check` gives
  what it has on pairs that were kept back.
"""

import argparse
import json
import math
import multiprocessing
import os
import random
import resource
import sys
import threading
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz

from sayso.codebook import load_codebook
from sayso.names import NameComparer, alias_groups, read_name, word_lists
from sayso.names.blocking import MOST, Meetings, candidate_pairs, sketch_of

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "src" / "sayso" / "names" / "words.json"
SHARED = ROOT.parent / "shared" / "data" / "names"
sys.path.insert(0, str(ROOT / "training"))  # the labelled pairs are made as for training; before this folder, whose names.py is this file

T = TypeVar("T")

SIZES = "10000,100000,1000000"
PERSONS = 0.7  # of all names
VARIANTS = 0.2
RARE_WORDS = 200_000  # generated; the tail of the frequencies
CHUNK = 20_000  # names that a worker takes at a time
READ_AT_ONCE = 300_000  # names that a scoring worker holds; about 1.5 KB each
VARIANT = 60  # likeness from which an alias counts as a variant, as in training/names/pairs.py


class Maker:
    """Names at random, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
        counts = json.loads(WORDS.read_text(encoding="utf-8"))
        counts["bodies"].pop("_all")
        self._known = {kind: (list(held), list(accumulate(held.values()))) for kind, held in counts.items()}
        follows: dict[str, str] = {}
        for word in counts["persons"]:
            padded = f"^^{word}$"
            for place in range(len(word) + 1):
                follows[padded[place : place + 2]] = follows.get(padded[place : place + 2], "") + padded[place + 2]
        self._rare = sorted({self._generated(follows) for _ in range(RARE_WORDS)})
        self.chance.shuffle(self._rare)
        self._zipf = list(accumulate(1 / (rank + 20) for rank in range(len(self._rare))))

    def _generated(self, follows: dict[str, str]) -> str:
        word = "^^"
        while not word.endswith("$") and len(word) < 14:
            word += self.chance.choice(follows[word[-2:]])
        return word.strip("^$").ljust(4, "a")

    def _word(self, kind: str) -> str:
        words, weights = self._known[kind]
        return self.chance.choices(words, cum_weights=weights)[0]

    def rare(self) -> str:
        """A word of the tail, by Zipf's law."""
        return self.chance.choices(self._rare, cum_weights=self._zipf)[0]

    def name(self) -> tuple[str, str]:
        """A kind and a name of it."""
        chance = self.chance
        if chance.random() < PERSONS:
            parts = [self._word("persons") for _ in range(chance.choices((1, 2, 3), (65, 28, 7))[0])]
            parts.append(self._word("persons") if chance.random() < 0.3 else self.rare())
            return "person", " ".join(parts).title()
        parts = [self.rare() if chance.random() < 0.45 else self._word("bodies") for _ in range(chance.choices((2, 3, 4, 5), (35, 35, 20, 10))[0])]
        return "organization", " ".join((self.rare(), *parts[1:])).title()

    def variant(self, kind: str, name: str) -> str:
        """The name as another writer may have it."""
        chance, words = self.chance, name.split()
        for _ in range(chance.choice((1, 1, 2))):
            place = chance.randrange(len(words))
            what = chance.random()
            if what < 0.7:
                words[place] = self._respelled(words[place])
            elif what < 0.8 and kind == "person" and len(words) > 2:
                words.pop(chance.randrange(1, len(words) - 1))
            elif what < 0.86 and kind == "person" and len(words) > 1:
                words[0] = words[0][0] + "."
            elif what < 0.93 and len(words) > 1:
                words = [words[-1], *words[:-1]] if kind == "person" else [*words[1:], words[0]]
            elif len(words) > 2:
                words[0:2] = [words[0] + words[1].lower()]
        return " ".join(words)

    def _respelled(self, word: str) -> str:
        chance = self.chance
        swaps = [(a, b) for a, b in SWAPS if a in word.lower()]
        if swaps and chance.random() < 0.8:
            a, b = chance.choice(swaps)
            at = chance.choice([i for i in range(len(word)) if word.lower().startswith(a, i)])
            return (word[:at] + b + word[at + len(a) :]).capitalize()
        at = chance.randrange(1, len(word)) if len(word) > 1 else 0
        return word[:at] + chance.choice("aeiou" + word[at]) + word[at:] if len(word) < 5 or chance.random() < 0.5 else word[:at] + word[at + 1 :]


SWAPS = [
    *(("a", "e"), ("e", "a"), ("i", "e"), ("e", "i"), ("o", "u"), ("u", "o"), ("i", "y"), ("y", "i"), ("ee", "i"), ("ou", "u"), ("oo", "u"), ("ei", "ai")),
    *(("k", "q"), ("q", "k"), ("kh", "h"), ("gh", "g"), ("sh", "ch"), ("ch", "sh"), ("j", "dj"), ("f", "ph"), ("v", "w"), ("w", "v"), ("s", "ss"), ("m", "mm")),
    *(("c", "k"), ("z", "s"), ("d", "dd"), ("th", "t"), ("dh", "d"), ("ll", "l"), ("tt", "t"), ("mm", "m"), ("nn", "n"), ("h", ""), ("l", "ll"), ("n", "nn")),
]


@dataclass(frozen=True, slots=True)
class Pile:
    """Made names with their kinds, and which of them were made from which."""

    kinds: list[str]
    texts: list[str]
    planted: list[tuple[int, int]]


def make(count: int) -> Pile:
    """So many names; variants stand anywhere behind what they were made from."""
    maker = Maker(7)
    kinds: list[str] = []
    texts: list[str] = []
    planted: list[tuple[int, int]] = []
    for number in range(count):
        if number > 100 and maker.chance.random() < VARIANTS:
            source = maker.chance.randrange(number)
            planted.append((source, number))
            kinds.append(kinds[source])
            texts.append(maker.variant(kinds[source], texts[source]))
        else:
            kind, text = maker.name()
            kinds.append(kind)
            texts.append(text)
    return Pile(kinds, texts, planted)


# What the workers share: set before they are forked, so that nothing is sent.
_PILE = Pile([], [], [])
_ORDER: "array[int]" = array("I")
_MEETINGS: Meetings | None = None
_PICKS: tuple["array[int]", "array[int]"] = (array("I"), array("I"))
_LISTS = word_lists(load_codebook())
_COMPARER = NameComparer(alias_groups(_LISTS, ()))


def _sketched(start: int) -> tuple[list[str], list[str], list[str], bytes, bytes]:
    """Places, sounds, sounds by word, keys and how many each name has, of a chunk of names."""
    places, joined, by_word, keys, counts = [], [], [], array("Q"), array("H")
    for kind, text in zip(_PILE.kinds[start : start + CHUNK], _PILE.texts[start : start + CHUNK], strict=True):
        sketch = sketch_of(read_name(text, kind, _LISTS))
        places.append(sketch.place)
        joined.append(sketch.joined)
        by_word.append(sketch.by_word)
        keys.extend(sketch.keys)
        counts.append(len(sketch.keys))
    return places, joined, by_word, keys.tobytes(), counts.tobytes()


def _picked(start: int) -> tuple[bytes, bytes]:
    """Whom each name of a chunk of positions picks, and how many."""
    picks, counts = array("I"), array("H")
    assert _MEETINGS is not None
    for position in range(start, min(start + CHUNK, len(_ORDER))):
        found = _MEETINGS.with_whom(position)
        picks.extend(found)
        counts.append(len(found))
    return picks.tobytes(), counts.tobytes()


@lru_cache(maxsize=250_000)
def _name(position: int) -> object:
    number = _ORDER[position]
    return read_name(_PILE.texts[number], _PILE.kinds[number], _LISTS)


def _scored(start: int) -> tuple[int, int]:
    """How many pairs a chunk of positions has, each counted once, and how many of them score a half or more."""
    picks, ends = _PICKS
    pairs = good = 0
    for position in range(start, min(start + CHUNK, len(_ORDER))):
        for other in picks[ends[position] : ends[position + 1]]:
            if other > position or position not in picks[ends[other] : ends[other + 1]]:
                pairs += 1
                good += _COMPARER.score(_name(position), _name(other)) >= 0.5
    return pairs, good


class Memory(threading.Thread):
    """The most memory that this process and its children had together, in MB: the proportional set sizes, asked for twice a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        """Look until told to end."""
        while not self._done.wait(0.5):
            children = [child.pid for child in multiprocessing.active_children()]
            self.peak = max(self.peak, sum(_set_size(pid) for pid in (os.getpid(), *children) if pid is not None))

    def end(self) -> float:
        """The peak."""
        self._done.set()
        self.join()
        return self.peak


def _set_size(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0  # it has just ended, or this is no Linux
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _pooled(workers: int, work: Callable[[int], T], count: int) -> Iterator[T]:
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from pool.imap(work, range(0, count, CHUNK))


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of the three steps, how many pairs, how many planted variants were among them, and the seconds of all cores together."""

    read: float
    met: float
    scored: float
    pairs: int
    good: int
    found: int
    cores: float

    @property
    def seconds(self) -> float:
        """All together."""
        return self.read + self.met + self.scored


def _core_seconds() -> float:
    """Processor time of this process and of the workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def scale(count: int, workers: int, most: int) -> tuple[Taken, float]:
    """Read, meet and score so many made names, `most` picked by each; the peak memory comes with it."""
    global _PILE, _ORDER, _MEETINGS, _PICKS  # noqa: PLW0603 - what forked workers inherit
    _PILE = make(count)
    memory = Memory()
    memory.start()
    before = _core_seconds()
    start = time.perf_counter()
    places: list[str] = []
    joined: list[str] = []
    by_word: list[str] = []
    keys, ends = array("Q"), array("Q", [0])
    for their_places, their_joined, their_by_word, their_keys, their_counts in _pooled(workers, _sketched, count):
        places += their_places
        joined += their_joined
        by_word += their_by_word
        keys.frombytes(their_keys)
        counts = array("H", their_counts)
        for number in counts:
            ends.append(ends[-1] + number)
    read = time.perf_counter() - start
    order = array("I", [number for _, number in sorted(zip(places, range(count), strict=True))])
    places.clear()
    keys_of = ((position, keys[ends[number] : ends[number + 1]]) for position, number in enumerate(order))
    _ORDER, _MEETINGS = order, Meetings([joined[number] for number in order], [by_word[number] for number in order], keys_of, most=most)
    del joined, by_word, keys, ends
    picks, bounds = array("I"), array("I", [0])
    for their_picks, their_counts in _pooled(workers, _picked, count):
        picks.frombytes(their_picks)
        for number in array("H", their_counts):
            bounds.append(bounds[-1] + number)
    _PICKS, _MEETINGS = (picks, bounds), None
    met = time.perf_counter() - start - read
    results = list(_pooled(workers, _scored, count))
    scored = time.perf_counter() - start - read - met
    place = array("I", bytes(4 * count))
    for position, number in enumerate(order):
        place[number] = position
    found = sum(
        place[right] in picks[bounds[place[left]] : bounds[place[left] + 1]] or place[left] in picks[bounds[place[right]] : bounds[place[right] + 1]]
        for left, right in _PILE.planted
    )
    return Taken(read, met, scored, sum(pairs for pairs, _ in results), sum(good for _, good in results), found, _core_seconds() - before), memory.end()


def scales(sizes: Sequence[int], workers: int, most: int) -> None:
    """One line a size, and the growth from each to the next."""
    print(f"made names, {workers} processes, at most {most} picked by a name")
    before: tuple[int, float] | None = None
    for count in sizes:
        taken, peak = scale(count, workers, most)
        growth = "" if before is None else f"   time grows with the {math.log(taken.cores / before[1]) / math.log(count / before[0]):.2f}th power of the names"
        print(
            f"{count:9,} names {taken.seconds:7.1f} s (read {taken.read:.1f}, meet {taken.met:.1f}, score {taken.scored:.1f}; {taken.cores:.1f} s of cores) {taken.pairs:11,} pairs, {taken.pairs / count:.1f} a name, "
            f"{taken.good:,} of them .5 and more; {taken.pairs / taken.scored / workers:,.0f} pairs/s a core; {peak:,.0f} MB; "
            f"{taken.found / len(_PILE.planted):.3f} of {len(_PILE.planted):,} planted variants met{growth}",
            flush=True,
        )
        before = count, taken.cores


def blocking(data: Path) -> None:
    """Recall of true variants among candidate pairs, and pairs a name."""
    from names.pairs import read_entries  # noqa: PLC0415 - needs the lists beside it

    print("names of the sanctions lists: candidate pairs")
    entries = read_entries(data / "sanctions-lists" / "dev.jsonl")
    for kind, pairs in labelled(data).items():
        texts = sorted({text for entry in entries if entry.kind == kind for text in entry.names})
        place = {text: number for number, text in enumerate(texts)}
        names = [read_name(text, kind, _LISTS) for text in texts]
        variants = {tuple(sorted((place[pair.left], place[pair.right]))) for pair in pairs if pair.is_match and pair.likeness >= VARIANT}
        half = len(texts) // 2
        for title, found, wanted in (
            ("", candidate_pairs(names), variants),
            (", first half of the names beside the second", candidate_pairs(names, split=half), {pair for pair in variants if pair[0] < half <= pair[1]}),
        ):
            kept = sum(pair in wanted for pair in found)
            print(f"{kind:12} {len(found) / len(names):5.1f} pairs a name, {kept / len(wanted):.4f} of {len(wanted):,} variants{title}", flush=True)


@lru_cache(maxsize=1)
def labelled(data: Path) -> dict:
    """The pairs of the sanctions lists, by kind."""
    from names.pairs import list_pairs, read_entries  # noqa: PLC0415 - needs numpy

    entries = read_entries(data / "sanctions-lists" / "dev.jsonl")
    return {kind: list_pairs(entries, kind) for kind in ("person", "organization")}


def nomenklatura(kind: str) -> Callable[[str, str], float] | None:
    """logic-v2 on two names, each an entity with an id of its own (its cache goes by ids); None where it is not installed."""
    try:
        from followthemoney import model  # noqa: PLC0415 - an extra
        from nomenklatura.matching import get_algorithm  # noqa: PLC0415
    except ImportError:
        return None
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()
    schema = "Person" if kind == "person" else "Organization"
    known: dict[str, object] = {}

    def entity(name: str) -> object:
        if name not in known:
            known[name] = model.get_proxy({"id": f"{kind}-{len(known)}", "schema": schema, "properties": {"name": [name]}})
        return known[name]

    return lambda left, right: algorithm.compare(entity(left), entity(right), config).score


def sayso_score(kind: str) -> Callable[[str, str], float]:
    """Sayso on two names, each read once."""
    read = lru_cache(maxsize=None)(lambda text: read_name(text, kind, _LISTS))
    return lambda left, right: _COMPARER.score(read(left), read(right))


def pairs(data: Path) -> None:
    """The table of scorers, and sayso's speed without reading."""
    import numpy as np  # noqa: PLC0415 - comes with the trained reader

    from names.measures import average_precision, f1, recall_at  # noqa: PLC0415
    from names.pairs import bench_pairs  # noqa: PLC0415

    print("pairs on one core, names read by each scorer itself; sayso was trained on these pairs, see --help")
    print(f"{'kind':12} {'scorer':10} {'AP':>6} {'R at 98 %':>9} {'bench F1':>8} {'at .5 / .7':>10} {'pairs/s':>9} {'ratio':>6}")
    for kind, held in labelled(data).items():
        chosen = [pair for pair in held if (pair.is_match and pair.likeness >= VARIANT) or "ratio 1" in pair.near]
        labels = np.array([pair.is_match for pair in chosen], float)
        test = bench_pairs(data / "name-bench" / "dev.csv", kind)
        truth = np.array([pair.is_match for pair in test], float)
        first = 0.0
        for name, score in (
            ("sayso", sayso_score(kind)),
            ("WRatio", lambda left, right: fuzz.WRatio(left.lower(), right.lower()) / 100),
            ("logic-v2", nomenklatura(kind)),
        ):
            if score is None:
                print(f"{kind:12} {name:10} is not installed: pip install 'sayso[ftm]' (needs the headers of ICU)")
                continue
            start = time.process_time()
            scores = np.array([score(pair.left, pair.right) for pair in chosen])
            speed = len(chosen) / (time.process_time() - start)
            first = first or speed
            on_bench = np.array([score(pair.left, pair.right) for pair in test])
            best = max(f1(truth, on_bench >= limit / 100) for limit in range(30, 96))
            print(
                f"{kind:12} {name:10} {average_precision(labels, scores):6.3f} {recall_at(labels, scores, 0.98):9.3f} {best:8.3f} "
                f"{f1(truth, on_bench >= (0.5 if name == 'sayso' else 0.7)):10.3f} {speed:9,.0f} {speed / first:6.2f}",
                flush=True,
            )
        names = {text: read_name(text, kind, _LISTS) for pair in held for text in (pair.left, pair.right)}
        fresh = NameComparer(alias_groups(_LISTS, ()))
        for state in ("first", "again"):
            start = time.process_time()
            for pair in held:
                fresh.score(names[pair.left], names[pair.right])
            print(f"{kind:12} NameComparer.score, {state} time: {len(held) / (time.process_time() - start):,.0f} pairs/s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=SIZES, help="numbers of made names, with commas between; 0 for none")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--most", type=int, default=12, help=f"names that a name picks at most in `scale` (12); candidate_pairs has {MOST}")
    parser.add_argument("--data", type=Path, default=SHARED, help="the folder with sanctions-lists and name-bench")
    given = parser.parse_args()
    if (given.data / "sanctions-lists" / "dev.jsonl").exists():
        pairs(given.data)
        blocking(given.data)
    else:
        print(f"no sanctions lists in {given.data}: only made names are measured")
    scales([int(size) for size in given.sizes.split(",") if int(size)], given.workers, given.most)


if __name__ == "__main__":
    main()
