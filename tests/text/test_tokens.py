import pytest

from sayso.text.tokens import is_abbreviation, tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvan-backed guards of Ansar al-Bahr", ["Norvan-backed", "guards", "of", "Ansar", "al-Bahr"]),
        ("the Asha’ir’s chief", ["the", "Asha’ir", "’s", "chief"]),
        ("Kata'ir men didn’t flee, can't hide", ["Kata'ir", "men", "did", "n’t", "flee", ",", "ca", "n't", "hide"]),
        ("they’ve said Sa’d’s won’t", ["they", "’ve", "said", "Sa’d", "’s", "wo", "n’t"]),
        ("she cannot", ["she", "can", "not"]),
        ("$3.2m and €40,000", ["$", "3.2m", "and", "€", "40,000"]),
        ("25% of 1,500-strong", ["25", "%", "of", "1,500-strong"]),
        ("40-60 or 40–60", ["40", "-", "60", "or", "40", "–", "60"]),
        ("a 13-year-old with a T-72", ["a", "13-year-old", "with", "a", "T-72"]),
        ("Lt. Col. J. Dorri of the U.N.", ["Lt.", "Col.", "J.", "Dorri", "of", "the", "U.N."]),
        ("No. 5. I said no. Go", ["No.", "5", ".", "I", "said", "no", ".", "Go"]),
        ("the 1930’s, in ’93", ["the", "1930", "’s", ",", "in", "’93"]),
        ("“So-called ‘army’” – they left...", ["“", "So-called", "‘", "army", "’", "”", "–", "they", "left", "..."]),
        ("see https://example.org/a?b=1. Then", ["see", "https://example.org/a?b=1", ".", "Then"]),
        ("write to a.dorri@example.org!", ["write", "to", "a.dorri@example.org", "!"]),
        ("10:30 and 3.5.", ["10:30", "and", "3.5", "."]),
        ("group--and", ["group", "--", "and"]),
        ("مُحَمَّد الدُّرّي", ["مُحَمَّد", "الدُّرّي"]),
    ],
)
def test_words_numbers_and_marks_come_apart_where_a_reader_would_part_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_tokens_stand_at_their_place_in_the_stretch() -> None:
    text = "xx Dorri’s men\u00a0left. yy"
    tokens = tokenize(text, 3, len(text) - 3)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens] == ["Dorri", "’s", "men", "left", "."]


@pytest.mark.parametrize(
    ("text", "lower"),
    [("Lt. Dorri", "lt"), ("U.S. ", "u.s."), ("can’t", "can"), ("Won't", "will"), ("ASHA’IR", "asha'ir"), ("Semi‑Official", "semi-official")],
)
def test_the_lookup_form_is_folded(text: str, lower: str) -> None:
    assert tokenize(text, 0, len(text))[0].lower == lower


def test_not_is_looked_up_with_a_straight_apostrophe() -> None:
    assert [token.lower for token in tokenize("didn’t", 0, 6)] == ["did", "n't"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Gen. Dorri", "Gen", True),
        ("no. 7", "no", True),
        ("said no. They", "no", False),
        ("Acme Inc. said", "Inc", True),
        ("in Oct. 3", "Oct", True),
        ("the sun. They", "sun", False),
        ("J. Dorri", "J", True),
        ("plan b. they", "b", False),
    ],
)
def test_a_stop_belongs_to_an_abbreviation_only_in_its_place(text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    assert is_abbreviation(text, start, start + len(word)) is expected
