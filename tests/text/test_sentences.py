import time

import pytest

from sayso.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Col. Dorri met Brig. Esmat Vale on Monday",
        "Dr. A. Marsh and Maj. Gen. R. Hale signed it.",
        "The U.S. State Council said nothing.",
        "It is No. 5 on the list, e.g. of ports.",
        "He paid $3.5m, i.e. 2.5 per cent.",
        "“Why?” he asked.",
        "“Never!” she cried to the guards.",
        "“Who pays?” Anna Vale asked the council.",
        "He paused ... and left.",
        "She was paid (in cash. Or so he said.) by the bank.",
        "See example.com or Node.js for more.",
        "Write to Mary.Vale@example.org today.",
        "The raid on Oct. 22 failed.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed! Did it end? Yes.", ["He left.", "She stayed!", "Did it end?", "Yes."]),
        ("He lives in the U.S. The port is shut.", ["He lives in the U.S.", "The port is shut."]),
        ("It began at 5 p.m. The raid failed.", ["It began at 5 p.m.", "The raid failed."]),
        ("“We won. They fled,” he said. They did.", ["“We won.", "They fled,” he said.", "They did."]),
        ("He said: “We won. They fled.” Then he left.", ["He said: “We won.", "They fled.”", "Then he left."]),
        ('"It was ours. All of it." She nodded.', ['"It was ours.', 'All of it."', "She nodded."]),
        ("She closed with “never again.“ He left.", ["She closed with “never again.“", "He left."]),
        ("It crushed the revolt.Norvan’s port fell.", ["It crushed the revolt.", "Norvan’s port fell."]),
        ("He agreed.”The men left.", ["He agreed.”", "The men left."]),
        ("It fell.\u00a0 The men left.\u00a0So did he.", ["It fell.", "The men left.", "So did he."]),
        ("• First item • Second item", ["• First item", "• Second item"]),
        ("1. Control of the port. 2. Tolls on ships.", ["1. Control of the port.", "2. Tolls on ships."]),
        ("He died. [2] It was so.[13] Then", ["He died. [2]", "It was so.[13]", "Then"]),
        ("Acme Inc. said no. Acme Inc. The firm shut.", ["Acme Inc. said no.", "Acme Inc.", "The firm shut."]),
        ("Plan B. He left. J. R. Vale stayed.", ["Plan B.", "He left.", "J. R. Vale stayed."]),
        ("al-Bahr refused. al-Dorri agreed.", ["al-Bahr refused.", "al-Dorri agreed."]),
        ("ماذا حدث؟ لا شيء. انتهى.", ["ماذا حدث؟", "لا شيء.", "انتهى."]),
        ("我来了。他走了！", ["我来了。", "他走了！"]),
    ],
)
def test_sentences_part_where_they_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_short_line_ends_a_sentence_and_a_wrapped_one_does_not() -> None:
    text = "A title without a stop\nBy Anna Vale\nThe port was shut on Monday by the guards of the northern\ntown. It was late."
    assert sentences(text) == ["A title without a stop", "By Anna Vale", "The port was shut on Monday by the guards of the northern\ntown.", "It was late."]


def test_an_empty_line_always_ends_a_sentence() -> None:
    assert sentences("the port of the northern town was held by the guards\n\nand so on") == [
        "the port of the northern town was held by the guards",
        "and so on",
    ]


def test_only_the_stretch_is_read() -> None:
    text = "One. Two. Three."
    assert [text[start:end] for start, end in split_sentences(text, 5, 9)] == ["Two."]


@pytest.mark.parametrize("text", ["", "   \n ", "\u00a0"])
def test_white_space_has_no_sentence(text: str) -> None:
    assert split_sentences(text, 0, len(text)) == []


@pytest.mark.parametrize("piece", ["a. ", "“", '"a. ', "(a. ", "?”", " ", "\n", "a.B", "A. "])
def test_hostile_text_is_split_in_linear_time(piece: str) -> None:
    text = piece * 30_000
    began = time.perf_counter()
    split_sentences(text, 0, len(text))
    assert time.perf_counter() - began < 3
