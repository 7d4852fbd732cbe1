import pytest

from sayso.text.quotes import find_quotes


def inner(text: str) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we won” and \"they fled\" and ‘no’ and 'yes'.", ["we won", "they fled", "no", "yes"]),
        ("« Non », dit-il. „Nein“, sagte er. »Ja«.", [" Non ", "Nein", "Ja"]),
        ("She closed with “never again“ and left.", ["never again"]),
        ("It didn't; the workers' homes weren’t his in '93.", []),
        ("The Asha'ir of Sana'r and ‘Abd al-Karim met.", []),
        ("‘It’s the council’s plan,’ he said.", ["It’s the council’s plan,"]),
        ("'The clerks' own words' ended it.", ["The clerks' own words"]),
        ("“He told me ‘run’ and I ran,” she said.", ["He told me ‘run’ and I ran,", "run"]),
        ('He said."The men" left.', ["The men"]),
        ("``Old style'' marks", ["Old style"]),
        ("A plank of 5' 10\" and “one”.", ["one"]),
        ("“” \"\" ''", []),
    ],
)
def test_quotations_are_told_from_apostrophes(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_the_marks_are_in_the_quotation_and_not_in_its_words() -> None:
    text = "He said “we won”."
    (quote,) = find_quotes(text, 0, len(text))
    assert text[quote.start : quote.end] == "“we won”"
    assert not quote.is_open


def test_a_quotation_over_paragraphs_is_open_in_all_but_the_last() -> None:
    text = "“First of them.\n\n“Second of them.\n\n“Third,” he said."
    quotes = find_quotes(text, 0, len(text))
    assert [(text[quote.inner_start : quote.inner_end], quote.is_open) for quote in quotes] == [
        ("First of them.", True),
        ("Second of them.", True),
        ("Third,", False),
    ]


def test_a_quotation_that_is_never_closed_ends_where_the_next_begins() -> None:
    text = "“One of them and “another” one."
    assert [(text[quote.inner_start : quote.inner_end], quote.is_open) for quote in find_quotes(text, 0, len(text))] == [
        ("One of them and", True),
        ("another", False),
    ]


def test_a_quotation_inside_another_is_one_deeper() -> None:
    assert [quote.depth for quote in find_quotes("“so ‘called’ army” “x”", 0, 22)] == [0, 1, 0]
