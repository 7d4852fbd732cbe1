"""Treebanks as examples of the task "syntax": which word hangs on which, and how. It is learnt beside the rest and thrown away."""

from collections.abc import Iterator
from pathlib import Path

from recipe.examples import Example
from sayso.reader.neural.words import Word, split_words

__all__ = ["RELATIONS", "read_treebank"]

# Universal Dependencies version 2 without subtypes, and "part" for what our words cut finer than the treebank's.
RELATIONS = (
    *(
        "acl",
        "advcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "case",
        "cc",
        "ccomp",
        "clf",
        "compound",
        "conj",
        "cop",
        "csubj",
        "dep",
        "det",
        "discourse",
        "dislocated",
        "expl",
    ),
    *(
        "fixed",
        "flat",
        "goeswith",
        "iobj",
        "list",
        "mark",
        "nmod",
        "nsubj",
        "nummod",
        "obj",
        "obl",
        "orphan",
        "parataxis",
        "punct",
        "reparandum",
        "root",
        "vocative",
        "xcomp",
        "part",
    ),
)


def read_treebank(path: Path, *, longest: int = 120) -> Iterator[Example]:
    """The sentences of a CoNLL-U file."""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line.strip():
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
            continue
        if rows:
            example = _example(rows, f"{path.parent.name}/{path.stem}")
            if example is not None and len(example.words) <= longest:
                yield example
        rows = []


def _example(rows: list[list[str]], name: str) -> Example | None:
    words: list[Word] = []
    firsts: list[int] = []
    parts: list[tuple[int, int]] = []
    glued = False
    for cells in rows:
        found = split_words(cells[1], 0, len(cells[1]))
        firsts.append(len(words))
        parts += [(len(words) + k, len(words)) for k in range(1, len(found))]
        words += [Word(w.start, w.end, w.text, not words and not k, glued if not k else w.glued) for k, w in enumerate(found)]
        glued = "SpaceAfter=No" in cells[9]
        if not found:
            return None
    heads, relations = [0] * len(words), [RELATIONS.index("dep")] * len(words)
    for cells, at in zip(rows, firsts, strict=True):
        relation = cells[7].split(":")[0]
        heads[at] = 0 if cells[6] == "0" else firsts[int(cells[6]) - 1] + 1
        relations[at] = RELATIONS.index(relation) if relation in RELATIONS else RELATIONS.index("dep")
    for at, first in parts:
        heads[at], relations[at] = first + 1, RELATIONS.index("part")
    return Example(name, "syntax", words, heads=heads, relations=relations)
