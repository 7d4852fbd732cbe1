"""Which names meet: variants do, the order of names does not matter, the work grows with the names."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.codebook import load_codebook
from sayso.names import read_name, word_lists
from sayso.names.blocking import MOST, candidate_pairs

LISTS = word_lists(load_codebook())
SANCTIONS = Path(__file__).parents[3] / "shared" / "data" / "names" / "sanctions-lists" / "dev.jsonl"


def names_of(texts, kind="person"):
    return [read_name(text, kind, LISTS) for text in texts]


def meet(left, right, kind="person", among=()):
    return (0, 1) in candidate_pairs(names_of([left, right, *among], kind))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Qassem Darwishi", "Ghasem Darvishi", "person"),
        ("Oskar Marlow", "MARLOWE, Oskar Lund", "person"),
        ("O. V. Marchenko", "Oleksandr Marchenko", "person"),
        ("Yusuf Okar", "Joseph Okar", "person"),
        ("Hadi Elsheikh", "Hadi el-Sheikh", "person"),
        ("Pour Ebrahim Lesk", "Purebrahim Lesk", "person"),
        ("Сергей Лесков", "Sergei Leskov", "person"),
        ("قاسم درویشی", "Qasem Darvishi", "person"),
        ("Liwa Sakhr", "Sakhr Brigade", "organization"),
        ("Harbour Relief Board", "HRB", "organization"),
        ("Green Wave Trading", "Greenwave Trading", "organization"),
        ("Grain Boards of Vessin", "Vessin Grain Board", "organization"),
    ],
)
def test_variants_meet(left, right, kind):
    others = [f"{one} {other}" for one in ("Ida", "Bram", "Omar", "Mina") for other in ("Holm", "Tarn", "Grau", "Quill")]
    assert meet(left, right, kind, others)
    assert candidate_pairs(names_of([left, right], kind), split=1) == [(0, 1)]


def test_persons_and_bodies_do_not_meet():
    assert candidate_pairs([read_name("Oskar Marlow", "person", LISTS), read_name("Oskar Marlow", "organization", LISTS)]) == []


def test_only_what_is_asked_for_meets():
    names = names_of(["Oskar Marlow", "Oscar Marlow", "Oskar Marlowe"])
    assert candidate_pairs(names, [2, 0, 0]) == [(0, 2)]
    assert candidate_pairs([]) == candidate_pairs(names, []) == []


SYLLABLES = st.sampled_from(["ba", "de", "ki", "lo", "mu", "na", "re", "sa", "qas", "khal", "abd", "al"])
WORDS = st.lists(SYLLABLES, min_size=1, max_size=3).map("".join)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(lambda words: " ".join(words).title()), min_size=2, max_size=30)


@settings(max_examples=60, deadline=None)
@given(NAMES, st.sampled_from(["person", "organization"]), st.randoms(use_true_random=False))
def test_the_order_of_names_changes_nothing(texts, kind, chance):
    names = names_of(texts, kind)
    order = list(range(len(names)))
    chance.shuffle(order)
    found = [tuple(sorted((names[i].text, names[j].text))) for i, j in candidate_pairs(names)]
    shuffled = [names[i] for i in order]
    assert sorted(found) == sorted(tuple(sorted((shuffled[i].text, shuffled[j].text))) for i, j in candidate_pairs(shuffled))


@settings(max_examples=60, deadline=None)
@given(NAMES, st.integers(0, 30), st.sampled_from(["person", "organization"]))
def test_pairs_are_sorted_once_each_and_across_the_split(texts, split, kind):
    names = names_of(texts, kind)
    for found, lower in ((candidate_pairs(names), len(names)), (candidate_pairs(names, split=split), split)):
        assert found == sorted(set(found))
        assert all(i < j and i < lower for i, j in found)
    assert all(j >= split for _, j in candidate_pairs(names, split=split))


@settings(max_examples=30, deadline=None)
@given(NAMES, st.sampled_from(["person", "organization"]))
def test_beside_a_long_list_a_name_meets_what_it_meets_alone(texts, kind):
    """With a split nobody crowds anybody out: more names on the right take nothing from a name on the left."""
    names = names_of(texts, kind)
    twins = names[:1] + [names[0]] * 60 + names[1:]
    alone = {j for i, j in candidate_pairs(names, split=1)}
    beside = {j - 60 for i, j in candidate_pairs(twins, split=1) if j > 60}
    assert beside >= {j for j in alone if names[j].words != names[0].words and j in _alike(names, alone)}


def _alike(names, found):
    return {j for j in found if len(set(names[j].words) & set(names[0].words)) == len(names[0].words)}


def test_a_name_that_all_share_makes_pairs_by_the_name_and_not_by_the_square():
    chance = random.Random(3)
    texts = [f"Muhammad {''.join(chance.choice(['ba', 'de', 'ki', 'lo', 'mu']) for _ in range(3)).title()} Ali" for _ in range(2000)]
    found = candidate_pairs(names_of(texts))
    assert 0 < len(found) <= MOST * len(texts)
    picked = candidate_pairs(names_of(texts), most=4)
    assert len(picked) <= 4 * len(texts)
    assert len(candidate_pairs(names_of(["Muhammad Ali"] * 500))) <= MOST * 500


@pytest.mark.skipif(not SANCTIONS.is_file(), reason="the lists of ../shared are not here")
@pytest.mark.parametrize(("kind", "floor"), [("person", 0.965), ("organization", 0.975)])
def test_the_variants_of_the_sanctions_lists_meet(kind, floor):
    """Names of one entry that share half of their letters: nearly all meet, with a bounded number of pairs. `bench/names.py` has the figure with its definition of a variant."""
    from rapidfuzz import fuzz

    entries = [json.loads(line) for line in SANCTIONS.read_text(encoding="utf-8").splitlines()]
    entries = [sorted(set(entry["names"])) for entry in entries if entry["kind"] == kind]
    texts = sorted({text for entry in entries for text in entry})
    place = {text: number for number, text in enumerate(texts)}
    variants = {
        (place[left], place[right])
        for entry in entries
        for number, left in enumerate(entry)
        for right in entry[number + 1 :]
        if max(fuzz.ratio(left.lower(), right.lower()), fuzz.token_sort_ratio(left.lower(), right.lower())) >= 60
    }
    found = candidate_pairs(names_of(texts, kind))
    assert len(variants & set(found)) / len(variants) >= floor
    assert len(found) <= 20 * len(texts)
