import pytest

from sayso.text.shingles import word_shingles


def numbers(text: str, size: int = 3) -> list[int]:
    return [number for number, _, _ in word_shingles(text, 0, len(text), size)]


def test_each_run_of_words_has_its_place() -> None:
    text = "One, “two” three four."
    shingles = word_shingles(text, 0, len(text), 3)
    assert [text[start:end] for _, start, end in shingles] == ["One, “two” three", "two” three four"]


@pytest.mark.parametrize("copy", ["one two, THREE don't", "one  two — three don’t", "“One” two three dont!", "oné two three don't"])
def test_a_copy_with_other_marks_gives_the_same_numbers(copy: str) -> None:
    assert numbers(copy) == numbers("one two three don’t")


def test_other_words_give_other_numbers() -> None:
    assert not set(numbers("one two three")) & set(numbers("one two four"))


def test_too_few_words_give_none() -> None:
    assert numbers("one two") == []


def test_a_size_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one word"):
        word_shingles("a b", 0, 3, 0)
