"""Examples to tensors."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from recipe.entities import NONE
from recipe.examples import Example
from sayso.reader.neural.hints import HINTS, shipped_hints
from sayso.reader.neural.labels import PREDICATES, ROLES, TAGS
from sayso.reader.neural.words import encode

__all__ = ["Batch", "batches", "collate"]

LONGEST = 250  # pieces of a window; longer paragraphs are cut there (none of the corpus is)


@dataclass(slots=True)
class Batch:
    """Windows of one task as tensors. Words: (windows, words). Triggers: one row each. See the network for what each head takes."""

    task: str
    examples: list[Example]
    ids: Tensor
    shapes: Tensor
    hints: Tensor  # (windows, pieces, hints)
    mask: Tensor
    firsts: Tensor
    words: Tensor  # which are words and not filling
    tags: Tensor  # (windows, words, tags): which are right
    triggers: Tensor  # (windows, words, 2 x predicates)
    window: Tensor  # (triggers)
    trigger: Tensor  # (triggers, 2): first and last word
    predicate: Tensor  # (triggers)
    roles: Tensor  # (triggers, words, roles): 0 neither, 1 begins, 2 goes on
    mood: Tensor  # (triggers, 2): denied, tense
    heads: Tensor
    relations: Tensor

    def to(self, device: torch.device) -> "Batch":
        """The same on another device."""
        moved = {name: value.to(device, non_blocking=True) for name in self.__slots__ if isinstance(value := getattr(self, name), Tensor)}
        return Batch(**{name: moved.get(name, getattr(self, name)) for name in self.__slots__})


def _tags(example: Example, row: Tensor) -> None:
    """Mark the tags that are right for each word of a window."""
    count = len(example.words)
    if example.task == "claims":
        row[:count, 0] = True
        for kind, (start, end) in example.mentions:
            row[start:end] = False
            row[start, 1 + 2 * kind] = True
            row[start + 1 : end, 2 + 2 * kind] = True
    elif example.task == "entities":
        row[:count, 0] = True
        for kind in example.outside:
            row[:count, 1 + 2 * kind : 3 + 2 * kind] = True
        for (start, end), kinds in example.allowed:
            row[start:end] = False
            for kind in kinds:
                if kind == NONE:
                    row[start:end, 0] = True
                else:
                    row[start, 1 + 2 * kind] = True
                    row[start + 1 : end, 2 + 2 * kind] = True


def collate(examples: Sequence[Example], pieces_of: Callable[[str], Sequence[int]], ends: tuple[int, int]) -> Batch:
    """A batch of examples of one task."""
    hints = shipped_hints()
    kept: list[Example] = []
    encoded = []
    for example in examples:
        made = encode(example.words, pieces_of, ends, hints)
        if len(made.ids) <= LONGEST and example.words:
            kept.append(example)
            encoded.append(made)
    long, wide, count = max(len(e.ids) for e in encoded), max(len(e.firsts) for e in encoded), len(kept)
    ids, shapes, mask = (torch.zeros(count, long, dtype=torch.long) for _ in range(3))
    firsts = torch.zeros(count, wide, dtype=torch.long)
    known = torch.zeros(count, long, HINTS)
    words = torch.zeros(count, wide, dtype=torch.bool)
    tags = torch.zeros(count, wide, len(TAGS), dtype=torch.bool)
    triggers = torch.zeros(count, wide, 2 * len(PREDICATES))
    heads, relations = torch.zeros(count, wide, dtype=torch.long), torch.zeros(count, wide, dtype=torch.long)
    frames = [(number, frame) for number, example in enumerate(kept) for frame in example.frames]
    roles = torch.zeros(len(frames), wide, len(ROLES), dtype=torch.long)
    for number, (example, made) in enumerate(zip(kept, encoded, strict=True)):
        ids[number, : len(made.ids)] = torch.tensor(made.ids)
        shapes[number, : len(made.ids)] = torch.tensor(made.shapes)
        mask[number, : len(made.ids)] = 1
        if made.hints:
            places, numbers = zip(*made.hints, strict=True)
            known[number, places, numbers] = 1.0
        firsts[number, : len(made.firsts)] = torch.tensor(made.firsts)
        words[number, : len(made.firsts)] = True
        _tags(example, tags[number])
        if example.heads:
            heads[number, : len(example.heads)] = torch.tensor(example.heads)
            relations[number, : len(example.relations)] = torch.tensor(example.relations)
        for frame in example.frames:
            start, end = frame.trigger
            triggers[number, start, frame.predicate] = 1
            triggers[number, start + 1 : end, len(PREDICATES) + frame.predicate] = 1
    for row, (_, frame) in enumerate(frames):
        for role, runs in frame.runs.items():
            for start, end in runs:
                roles[row, start, role] = 1
                roles[row, start + 1 : end, role] = 2
    return Batch(
        task=kept[0].task,
        examples=kept,
        ids=ids,
        shapes=shapes,
        hints=known,
        mask=mask,
        firsts=firsts,
        words=words,
        tags=tags,
        triggers=triggers,
        window=torch.tensor([number for number, _ in frames], dtype=torch.long),
        trigger=torch.tensor([(frame.trigger[0], frame.trigger[1] - 1) for _, frame in frames], dtype=torch.long).reshape(-1, 2),
        predicate=torch.tensor([frame.predicate for _, frame in frames], dtype=torch.long),
        roles=roles,
        mood=torch.tensor([(int(frame.denied), frame.tense) for _, frame in frames], dtype=torch.long).reshape(-1, 2),
        heads=heads,
        relations=relations,
    )


def batches(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """Groups of examples of about one length (so that little is filling), in random order; `size` is in words."""
    ordered = sorted(examples, key=lambda e: len(e.words) + chance.random() * 8)
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.words) > size:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    yield from (group for group in groups if group)
