"""The corpus is whole: its marks stand in its words, its splits do not mix."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "training" / "corpus"
FILES = sorted(CORPUS.glob("*/*.claims"))
sys.path.insert(0, str(ROOT / "training"))

from recipe.marks import find, read_claims  # noqa: E402


@pytest.mark.slow
def test_every_mark_stands_in_its_paragraph():
    done = subprocess.run([sys.executable, str(ROOT / "training/tools/check_corpus.py"), *map(str, FILES)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[:2000]


def test_the_authored_corpus_is_as_large_as_it_says():
    texts = [line for path in FILES if path.parent.name != "second" for line in path.read_text().splitlines() if line.startswith("¶ ")]
    sentences = sum(max(1, len(re.findall(r"[.!?][”’\"')]*(?=\s|$)", line))) for line in texts)
    assert sentences >= 5000


def test_a_document_has_one_name_one_split_and_a_licence():
    seen: dict[str, str] = {}
    for path in FILES:
        if path.parent.name == "second":
            continue
        for line in path.read_text().splitlines():
            if line.startswith("#:"):
                name, licence, split = (part.strip() for part in line[2:].split("|"))
                assert name not in seen, f"{name} in {path.name}"
                assert licence == "licence CC BY-SA 4.0"
                seen[name] = split
    assert set(seen.values()) == {"split train", "split dev", "split test"}


@pytest.mark.slow
def test_no_paragraph_of_dev_or_test_is_trained_on():
    by_split: dict[str, set[str]] = {}
    for path in FILES:
        if path.parent.name != "second":
            for paragraph in read_claims(path):
                by_split.setdefault(paragraph.split, set()).add(paragraph.text)
    assert not by_split["train"] & (by_split["dev"] | by_split["test"])


@pytest.mark.parametrize(
    ("words", "places"),
    [("the", [(0, 3)]), ("the^2", [(8, 11)]), ("he", []), ("the … end", [(0, 3), (12, 15)]), ("absent", []), ("", [])],
)
def test_words_are_found_as_the_guideline_says(words, places):
    assert find("the man the end", words) == places


def test_examples_keep_what_is_marked_when_they_are_shaken():
    pytest.importorskip("numpy")
    import random

    from recipe.examples import make_example, shaken

    paragraphs = [p for path in FILES[:6] for p in read_claims(path)]
    names: dict[int, list[list[object]]] = {}
    examples = [make_example(p) for p in paragraphs]
    for example in examples:
        for kind, (start, end) in example.mentions:
            names.setdefault(kind, []).append(example.words[start:end])
    chance = random.Random(3)
    for example in examples:
        changed = shaken(example, names, chance)
        assert len(changed.frames) == len(example.frames)
        for before, after in zip(example.frames, changed.frames, strict=True):
            assert before.predicate == after.predicate
            assert set(before.runs) == set(after.runs)
            for runs in after.runs.values():
                assert all(0 <= start < end <= len(changed.words) for start, end in runs)
