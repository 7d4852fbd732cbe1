"""Public sets of named entities as examples. Each has kinds of its own; what a mark of theirs can be in ours is a table, and the loss lets the network choose among them.

Mixing such sets as they are harms: what one calls a miscellaneous name is a nationality to another, and nothing to a third.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from recipe.examples import Example, Run
from sayso.reader.neural.labels import KINDS
from sayso.reader.neural.words import Word, split_words

__all__ = ["SETS", "EntitySet", "read_entities"]

NONE = -1  # this mark can be no mention at all in ours


def _kinds(*names: str) -> tuple[int, ...]:
    return tuple(KINDS.index(name) if name else NONE for name in names)


@dataclass(frozen=True, slots=True)
class EntitySet:
    """Where a set lies under the data folder, which column holds the word and which the mark; what its marks, and words without, can be in ours."""

    files: tuple[str, ...]
    word: int
    tag: int
    marks: dict[str, tuple[int, ...]]
    outside: tuple[int, ...]


_OTHER = _kinds("nationality", "event", "document", "weapon", "facility", "title", "")

SETS: dict[str, EntitySet] = {
    "wikigold": EntitySet(
        files=("entities/wikigold/wikigold.conll.txt",),
        word=0,
        tag=1,
        marks={"PER": _kinds("person"), "ORG": _kinds("organization"), "LOC": _kinds("location", "facility"), "MISC": _OTHER},
        outside=_kinds("title", "weapon"),
    ),
    "wnut17": EntitySet(
        files=("entities/wnut17/wnut17train.conll", "entities/wnut17/emerging.dev.conll", "entities/wnut17/emerging.test.annotated"),
        word=0,
        tag=1,
        marks={
            "person": _kinds("person"),
            "location": _kinds("location", "facility"),
            "corporation": _kinds("organization"),
            "group": _kinds("organization", ""),
            "creative-work": _kinds("document", "event", ""),
            "product": _kinds("weapon", "facility", ""),
        },
        outside=_kinds("title", "nationality", "weapon", "event", "document"),
    ),
    "crossner-politics": EntitySet(
        files=("entities/crossner-politics/train.txt", "entities/crossner-politics/dev.txt", "entities/crossner-politics/test.txt"),
        word=0,
        tag=1,
        marks={
            "person": _kinds("person"),
            "politician": _kinds("person"),
            "country": _kinds("location"),
            "location": _kinds("location", "facility"),
            "organisation": _kinds("organization"),
            "politicalparty": _kinds("organization"),
            "election": _kinds("event", ""),
            "event": _kinds("event", ""),
            "misc": _OTHER,
        },
        outside=_kinds("title", "weapon"),
    ),
    "uner-ewt": EntitySet(
        files=("entities/uner-ewt/dev.iob2", "entities/uner-ewt/test.iob2"),
        word=1,
        tag=2,
        marks={"PER": _kinds("person"), "ORG": _kinds("organization"), "LOC": _kinds("location", "facility")},
        outside=_kinds("title", "nationality", "weapon", "event", "document", "facility"),
    ),
}


def _blocks(path: Path, word: int, tag: int) -> Iterator[list[tuple[str, str]]]:
    block: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            if block:
                yield block
            block = []
        elif not line.startswith("# "):
            cells = line.split("\t") if "\t" in line else line.split()
            if len(cells) > tag:
                block.append((cells[word], cells[tag]))
    if block:
        yield block


def _entities(block: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Run]]:
    start, mark = 0, "O"
    for number, (_, tag) in enumerate([*block, ("", "O")]):
        part, _, kind = tag.partition("-")
        if mark != "O" and (part != "I" or kind != mark):
            yield mark, (start, number)
            mark = "O"
        if part in ("B", "I") and (mark == "O"):
            start, mark = number, kind


def read_entities(data: Path, name: str) -> Iterator[Example]:
    """The sentences of a set as examples of the task "entities"."""
    wanted = SETS[name]
    for file in wanted.files:
        for number, block in enumerate(_blocks(data / file, wanted.word, wanted.tag)):
            words: list[Word] = []
            bounds: list[Run] = []
            for text, _ in block:
                before = len(words)
                words += [Word(w.start, w.end, w.text, not words, w.start > 0) for w in split_words(text, 0, len(text))]
                bounds.append((before, len(words)))
            if not words or len(words) > 120:
                continue
            allowed: list[tuple[Run, tuple[int, ...]]] = []
            for kind, (start, end) in _entities(block):
                run = (bounds[start][0], bounds[end - 1][1])
                if run[1] > run[0]:
                    allowed.append((run, wanted.marks.get(kind, (NONE, *range(len(KINDS))))))
            yield Example(f"{name}/{number}", "entities", words, allowed=allowed, outside=wanted.outside)
