"""Runs of words that two texts share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.trace.passages import Run, fingerprints, index_shingles, join_runs, shared_runs, shingle
from sayso.trace.words import read_words

SIZE = 6


def words_of(text):
    return read_words(text, [(0, len(text))])


def runs_of(left, right):
    left, right = words_of(left), words_of(right)
    return shared_runs(left, shingle(left, SIZE), right, index_shingles(shingle(right, SIZE)), SIZE)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Governor’s café — in OSHTUN!", ("the", "governors", "cafe", "in", "oshtun")),
        ("1,200 men", ("1", "200", "men")),
        ("", ()),
        ("…—!", ()),
        ("محافظ أشتون", ("محافظ", "اشتون")),
    ],
)
def test_words_are_compared_without_case_accents_and_marks(text, folded):
    assert words_of(text).folded == folded


def test_words_stand_where_they_say():
    text = "One, two; “three”."
    words = words_of(text)
    assert [text[start:end].lower() for start, end in zip(words.starts, words.ends, strict=True)] == list(words.folded)


def test_a_run_goes_as_far_as_the_words_are_the_same():
    assert runs_of("x a b c d e f g h y", "p q a b c d e f g h r") == (Run(1, 2, 8),)


def test_runs_follow_the_order_of_the_left_text():
    first, second = "a b c d e f g", "h i j k l m n"
    assert [(run.left, run.right) for run in runs_of(f"{first} x {second}", f"{second} y {first}")] == [(0, 8), (8, 0)]


def test_close_runs_are_one_passage_and_far_ones_are_two():
    close = runs_of("a b c d e f x y g h i j k l", "a b c d e f z g h i j k l")
    assert len(join_runs(close)) == 1
    filler = " ".join(f"f{number}" for number in range(20))
    far = runs_of(f"a b c d e f {filler} g h i j k l", "a b c d e f g h i j k l")
    assert len(join_runs(far)) == 2


@settings(max_examples=80, deadline=None)
@given(
    before=st.lists(st.sampled_from("abcdefgh"), max_size=30),
    shared=st.lists(st.sampled_from("ijklmnop"), min_size=9, max_size=30),
    after=st.lists(st.sampled_from("qrstuvwx"), max_size=30),
)
def test_texts_with_nine_words_in_a_row_in_common_share_a_fingerprint(before, shared, after):
    left, right = words_of(" ".join([*before, *shared])), words_of(" ".join([*shared, *after]))
    assert fingerprints(shingle(left, SIZE)) & fingerprints(shingle(right, SIZE))
    assert max(run.length for run in runs_of(" ".join([*before, *shared]), " ".join([*shared, *after]))) >= 6
