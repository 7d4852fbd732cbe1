"""Everything that is trained on, from its folders: the project's own corpus, and the public sets that a user of the recipe has fetched."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recipe.entities import SETS, read_entities
from recipe.examples import Example, make_example
from recipe.harmonise import harmonised
from recipe.marks import Paragraph, read_claims
from recipe.syntax import read_treebank

__all__ = ["Sources", "load", "paragraphs_of"]

_NEAR = 0.5  # share of a document's five-word runs that another must hold to be its near-duplicate


@dataclass(slots=True)
class Sources:
    """Examples by split and task."""

    train: list[Example]
    dev: list[Example]
    test: list[Example]
    entities: list[Example]
    syntax: list[Example]


def paragraphs_of(folders: Iterable[Path]) -> list[Paragraph]:
    """The paragraphs of all `.claims` files under folders; second annotations are not among them."""
    return [
        paragraph
        for folder in folders
        for path in sorted(folder.glob("**/*.claims"))
        if "second" not in path.relative_to(folder).parts
        for paragraph in read_claims(path, harmonised)
    ]


def _runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    out: set[tuple[str, ...]] = set()
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        out |= {tuple(words[k : k + 5]) for k in range(max(1, len(words) - 4))}
    return out


def _without_twins(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without those documents of the training split that repeat one of dev or test."""
    texts: dict[tuple[str, str], list[str]] = {}
    for paragraph in paragraphs:
        texts.setdefault((paragraph.split, paragraph.document), []).append(paragraph.text)
    held = [_runs(found) for (split, _), found in texts.items() if split != "train"]
    everything = set().union(*held) if held else set()
    dropped = set()
    for (split, document), found in texts.items():
        if split == "train":
            runs = _runs(found)
            if len(runs & everything) > _NEAR * len(runs):
                dropped.add(document)
    return [p for p in paragraphs if p.split != "train" or p.document not in dropped]


def load(corpora: Iterable[Path], data: Path | None) -> Sources:
    """Everything; `data` is the folder of public sets (entities/, syntax/), None to do without."""
    paragraphs = _without_twins(paragraphs_of(corpora))
    split = {name: [make_example(p) for p in paragraphs if p.split == name] for name in ("train", "dev", "test")}
    entities = [example for name in SETS for example in read_entities(data, name)] if data else []
    trees = [path for folder in ("ud-ewt", "gum-open") for path in sorted((data / "syntax" / folder).glob("*.conllu"))] if data else []
    syntax = [example for path in trees if "test" not in path.stem for example in read_treebank(path) if len(example.words) > 3]
    return Sources(split["train"], split["dev"], split["test"], entities, syntax)
