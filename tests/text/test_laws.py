"""What holds for every text: places are right, in order and inside the stretch; nothing raises; the same text gives the same answer."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.record import Interval
from sayso.text.folding import fold, skeleton, words_of
from sayso.text.inflection import lemmas_of_verb, singular, verb_forms
from sayso.text.quantities import find_quantities
from sayso.text.quotes import find_quotes
from sayso.text.sentences import split_sentences
from sayso.text.shingles import word_shingles
from sayso.text.times import find_absolute_dates, find_times, follow_times
from sayso.text.tokens import tokenize

PIECES = [
    "last",
    "past",
    "next",
    "this",
    "that",
    "same",
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "at",
    "by",
    "from",
    "to",
    "until",
    "since",
    "between",
    "and",
    "or",
    "early",
    "late",
    "mid",
    "end",
    "beginning",
    "week",
    "month",
    "year",
    "day",
    "days",
    "years",
    "first",
    "second",
    "third",
    "March",
    "May",
    "June",
    "9th",
    "31",
    "2003",
    "1980s",
    "'93",
    "19th",
    "century",
    "Monday",
    "Sun.",
    "Q3",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "night",
    "morning",
    "dawn",
    "half",
    "quarter",
    "dozen",
    "dozens",
    "hundreds",
    "thousand",
    "million",
    "of",
    "$",
    "€",
    "%",
    "-",
    "–",
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "“",
    "”",
    "‘",
    "’",
    "'",
    '"',
    "more",
    "than",
    "about",
    "up",
    "12",
    "40-60",
    "3.2m",
    "100,000-strong",
    "yesterday",
    "tonight",
    "now",
    "recently",
    "every",
    "several",
    "few",
    "couple",
    "Christmas",
    "Ramadan",
    "BC",
    "10:30",
    "a.m.",
    "2020-10-22",
    "12.06.2020",
    "03/04/2020",
    "0",
    "00",
    "9999",
    "99999999999999",
    "men",
    "rockets",
    "Dorri",
    "al-Bahr’s",
    "didn’t",
    "U.S.",
    "No.",
    "Lt.",
    "said",
    "He",
    "is",
    "2-1",
    "T-72",
    "...",
    "\n",
    "\n\n",
    "\xa0",
    "é",
    "مُحَمَّد",
]
mixed = st.lists(st.sampled_from(PIECES), max_size=16).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))
texts = st.one_of(mixed, st.text(max_size=40))
anchors = st.sampled_from(
    [
        None,
        Interval(earliest="2020-12-27", latest="2020-12-27"),
        Interval(earliest="2020-02-29", latest="2020-05-31"),
        Interval(earliest="0001-01-01", latest="9999-12-31"),
        Interval(earliest="9999-12-31", latest="9999-12-31"),
        Interval(earliest="2020-12-27"),
        Interval(earliest="nonsense", latest="2020"),
    ]
)
lawful = settings(max_examples=150, deadline=None)


def stretch(text: str) -> tuple[int, int]:
    """A stretch inside the text, so that places are not those of the text’s beginning by chance."""
    return len(text) // 4, len(text) - len(text) // 5


@lawful
@given(texts)
def test_tokens_leave_out_nothing_but_white_space(text: str) -> None:
    start, end = stretch(text)
    tokens = tokenize(text, start, end)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    assert "".join(token.text for token in tokens) == re.sub(r"\s", "", text[start:end])
    assert tokens == tokenize(text, start, end)


@lawful
@given(texts)
def test_sentences_are_trimmed_ordered_and_leave_out_no_letter(text: str) -> None:
    start, end = stretch(text)
    sentences = split_sentences(text, start, end)
    assert all(start <= first < last <= end and text[first:last].strip() == text[first:last] for first, last in sentences)
    assert all(left[1] <= right[0] for left, right in pairwise(sentences))
    kept = "".join(text[first:last] for first, last in sentences)
    assert [mark for mark in kept if mark.isalnum()] == [mark for mark in text[start:end] if mark.isalnum()]


@lawful
@given(texts, anchors, st.sampled_from([None, "past", "present", "future", "hypothetical"]), anchors)
def test_times_lie_inside_the_stretch_and_end_after_they_begin(text: str, anchor: Interval | None, tense: str | None, context: Interval | None) -> None:
    start, end = stretch(text)
    place = start
    expressions = find_times(text, start, end, anchor=anchor, tense=tense, context=context)
    for found in expressions:
        assert place <= found.start <= found.core_start < found.end <= end
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        assert (found.precision is None) == (found.earliest is None and found.latest is None)
        place = found.end
    assert expressions == find_times(text, start, end, anchor=anchor, tense=tense, context=context)
    assert all(found.earliest and found.latest for found in find_absolute_dates(text, start, end))
    assert len(follow_times(text, [(start, end), (start, end)], anchor=anchor)) == 2


@lawful
@given(texts)
def test_quantities_lie_inside_the_stretch_and_low_is_not_above_high(text: str) -> None:
    start, end = stretch(text)
    place = start
    for found in find_quantities(text, start, end):
        assert place <= found.start <= found.number_start < found.number_end <= found.end <= end
        assert found.low is None or found.high is None or found.low <= found.high
        assert max(found.low or 0, found.high or 0) <= 1e16
        place = found.end


@lawful
@given(texts)
def test_quotations_hold_words_and_nest_or_stand_apart(text: str) -> None:
    start, end = stretch(text)
    quotes = find_quotes(text, start, end)
    assert all(start <= quote.start < quote.inner_start < quote.inner_end <= quote.end <= end for quote in quotes)
    assert quotes == sorted(quotes, key=lambda quote: (quote.start, -quote.end))


@lawful
@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(text) == " ".join(words_of(text))
    assert fold(fold(text)) == fold(text) or "a" in fold(text).split()
    assert skeleton(text) == skeleton(text)


@lawful
@given(texts, st.integers(min_value=1, max_value=8))
def test_shingles_are_as_many_as_words_allow(text: str, size: int) -> None:
    ones = word_shingles(text, 0, len(text), 1)
    assert len(word_shingles(text, 0, len(text), size)) == max(0, len(ones) - size + 1)


@lawful
@given(st.text(max_size=15))
def test_any_word_has_a_verb_and_a_singular(word: str) -> None:
    assert word.lower() in lemmas_of_verb(word)
    assert verb_forms(word)
    assert isinstance(singular(word), str)


@pytest.mark.parametrize(
    "piece",
    [
        "20 May and ",
        "the 1st, ",
        "1-",
        "May ",
        "9th and ",
        "dozens of ",
        "a million and ",
        "hundred ",
        "1 to ",
        "last ",
        "a-",
        "“",
        "5 aa ",
        "the end of ",
        "12:",
        "x.y.",
        "'a ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        began = time.perf_counter()
        find_times(text, 0, len(text), anchor=None)
        find_quantities(text, 0, len(text))
        find_quotes(text, 0, len(text))
        tokenize(text, 0, len(text))
        return time.perf_counter() - began

    assert seconds(10_000) < 4  # a quadratic pattern takes minutes
