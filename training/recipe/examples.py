"""Paragraphs as the network learns from them: words, and what stands on which words."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from recipe.marks import Claim, Paragraph, Piece
from sayso.reader.neural.labels import KINDS, PREDICATES, QUOTATION, ROLES, SAY, TENSES
from sayso.reader.neural.words import Word, split_words
from sayso.text.sentences import split_sentences

__all__ = ["Example", "Frame", "make_example", "shaken"]

Run = tuple[int, int]  # words, end excluded


@dataclass(slots=True)
class Frame:
    """A trigger with what hangs on it: `runs` of words by role (indices of labels.ROLES)."""

    predicate: int
    trigger: Run
    runs: dict[int, list[Run]]
    denied: bool = False
    tense: int = 0


@dataclass(slots=True)
class Example:
    """A window of words and its graph.

    `mentions` are (kind, run); with `allowed`, the kinds that each run may have and what a word outside of them may be (a set that names fewer kinds
    than ours): see recipe.entities. `heads` and `relations` are a dependency tree (-1 the root), only in examples for the syntax task.
    """

    name: str
    task: str
    words: list[Word]
    mentions: list[tuple[int, Run]] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    allowed: list[tuple[Run, tuple[int, ...]]] = field(default_factory=list)
    outside: tuple[int, ...] = ()
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)


def _run(words: Sequence[Word], piece: Piece) -> Run | None:
    """The words that a stretch of characters touches."""
    touched = [number for number, word in enumerate(words) if word.start < piece[1] and piece[0] < word.end]
    return (touched[0], touched[-1] + 1) if touched else None


def _runs(words: Sequence[Word], pieces: Sequence[Piece]) -> list[Run]:
    return [run for piece in pieces if (run := _run(words, piece)) is not None]


def _frame(words: Sequence[Word], claim: Claim) -> Frame | None:
    predicate, trigger = claim.predicate, _runs(words, claim.trigger[:1])
    contents = [run for pieces in claim.roles.get("content", []) for run in _runs(words, pieces)]
    if predicate == SAY and not trigger:
        if not contents:
            return None
        predicate, trigger = QUOTATION, [(contents[0][0], contents[0][0] + 1)]
    if not trigger or predicate not in PREDICATES:
        return None
    runs: dict[int, list[Run]] = {}
    for role, places in claim.roles.items():
        if role in ROLES:
            runs[ROLES.index(role)] = sorted({run for pieces in places for run in _runs(words, pieces)})
    return Frame(PREDICATES.index(predicate), trigger[0], runs, claim.values.get("polarity") == "denied", TENSES.index(claim.values.get("tense", "")))


def make_example(paragraph: Paragraph, task: str = "claims") -> Example:
    """A paragraph of the corpus as an example; claims with the same predicate on the same first word become one frame."""
    words = [word for start, end in split_sentences(paragraph.text, 0, len(paragraph.text)) for word in split_words(paragraph.text, start, end)]
    mentions = [(KINDS.index(kind), run) for kind, piece in paragraph.mentions if (run := _run(words, piece)) is not None and kind in KINDS]
    frames: dict[tuple[int, int], Frame] = {}
    for claim in paragraph.claims:
        frame = _frame(words, claim)
        if frame is None:
            continue
        known = frames.setdefault((frame.predicate, frame.trigger[0]), frame)
        if known is not frame:
            for role, runs in frame.runs.items():
                known.runs[role] = sorted({*known.runs.get(role, []), *runs})
    return Example(paragraph.document, task, words, sorted(set(mentions), key=lambda m: m[1]), list(frames.values()))


def _moved(example: Example, changes: Sequence[tuple[Run, list[Word]]]) -> Example:
    """The example with runs of words replaced by others; what stood on a replaced run stands on the new words."""
    words: list[Word] = []
    begin: list[int] = []
    finish: list[int] = []
    by_start = {run[0]: (run[1], new) for run, new in changes}
    place = 0
    while place < len(example.words):
        if place in by_start:
            stop, new = by_start[place]
            at = len(words)
            words.extend(new)
            begin.extend([at] * (stop - place))
            finish.extend([len(words)] * (stop - place))
            place = stop
        else:
            begin.append(len(words))
            words.append(example.words[place])
            finish.append(len(words))
            place += 1

    def moved(run: Run) -> Run:
        return begin[run[0]], max(finish[run[1] - 1], begin[run[0]])

    def kept(runs: Sequence[Run]) -> list[Run]:
        return [new for run in runs if (new := moved(run))[1] > new[0]]

    frames = [
        replace(frame, trigger=moved(frame.trigger), runs={role: kept(runs) for role, runs in frame.runs.items()})
        for frame in example.frames
        if moved(frame.trigger)[1] > moved(frame.trigger)[0]
    ]
    mentions = [(kind, new) for kind, run in example.mentions if (new := moved(run))[1] > new[0]]
    allowed = [(new, kinds) for run, kinds in example.allowed if (new := moved(run))[1] > new[0]]
    return replace(example, words=words, frames=frames, mentions=mentions, allowed=allowed)


def _touches_part(example: Example, run: Run) -> bool:
    """Whether something begins or ends inside a run of words, so that it cannot be replaced."""
    marked: Iterator[Run] = (r for frame in example.frames for r in [frame.trigger, *(run for runs in frame.runs.values() for run in runs)])
    others = [other for _, other in example.mentions if other != run]
    return any(s < run[1] and run[0] < e and not (s <= run[0] and run[1] <= e) for s, e in [*marked, *others])


_SWAPS = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def shaken(example: Example, names: dict[int, list[list[Word]]], chance: random.Random) -> Example:
    """The example as another writer, layout or region might have it: other names of the kind, other quotation marks, fewer commas, no capitals.

    It is for training only. `names` are runs of words by kind, taken from the training split.
    """
    if example.task == "claims" and chance.random() < 0.35:  # as many as leave most texts as they are; see training/README.md
        changes: list[tuple[Run, list[Word]]] = []
        chosen: dict[tuple[int, str], list[Word]] = {}
        for kind, run in example.mentions:
            if chance.random() < 0.6 and not _touches_part(example, run) and names.get(kind) and (not changes or changes[-1][0][1] <= run[0]):
                text = " ".join(word.text for word in example.words[run[0] : run[1]])
                new = chosen.setdefault((kind, text), chance.choice(names[kind]))
                first = example.words[run[0]]
                changes.append((run, [replace(new[0], opens=first.opens, glued=first.glued), *new[1:]]))
        example = _moved(example, changes)
    style = chance.random()
    if style < 0.25:
        example = replace(example, words=[replace(w, text=_SWAPS.get(w.text, w.text)) for w in example.words])
    if example.task == "claims" and chance.random() < 0.08:
        changes = [((n, n + 1), []) for n, word in enumerate(example.words) if word.text == "," and not _touches_part(example, (n, n + 1))]
        example = _moved(example, changes)
    if chance.random() < 0.03:
        example = replace(example, words=[replace(w, text=w.text.lower()) for w in example.words])
    return example
