"""PDF files are laid out to paragraphs in reading order."""

import pytest

from make_files import column, hinted, page_of, pdf, reason_of

LINES = [
    "The council of the lake district met on Monday to speak about the",
    "old bridge, which had been closed since the flood of last spring.",
    "Nobody voted on it.",
]
MORE = [
    "The mayor said that the engineers had not yet answered all of the",
    "questions which the council had put to them in writing in May.",
]


def texts(page, hint="any"):
    return [text for found, text in hinted(page) if hint in {"any", found}]


def test_lines_are_joined_to_paragraphs_by_gap():
    page = page_of(pdf([[*column(LINES), *column(MORE, y=720 - 3 * 14 - 12)]]))
    assert texts(page) == [" ".join(LINES), " ".join(MORE)]


def test_lines_are_joined_to_paragraphs_by_indent():
    lines = column([*LINES, *MORE])
    lines[3] = (90, *lines[3][1:])
    assert texts(page_of(pdf([lines]))) == [" ".join(LINES), " ".join(MORE)]


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (
            "The council of the lake district met to speak about the govern-",
            "ment and its bridge, which had been closed since last spring.",
            "the government and",
        ),
        (
            "The council heard the cease-fire monitors speak about the cease-",
            "fire, which had been broken since the flood of the last spring.",
            "the cease-fire, which",
        ),
        (
            "The council of the lake district met on the day of the South-",
            "West flood, which had closed the old bridge in the last spring.",
            "the South-West flood",
        ),
        ("The council of the lake district met in the winter of 2018-", "2019, when the old bridge had been closed since last spring.", "2018-2019, when"),
    ],
)
def test_words_broken_at_a_lines_end_are_mended(upper, lower, expected):
    assert expected in page_of(pdf([column([upper, lower])])).text


def test_two_columns_are_read_one_after_the_other():
    left = [f"Left line {word} of the first column, it goes on" for word in ("one", "two", "three", "four", "five")]
    right = [f"right line {word} of the second one, it goes on" for word in ("one", "two", "three", "four", "five")]
    rows = [item for pair in zip(column(left, x=50, size=9), column(right, x=320, size=9), strict=True) for item in pair]
    text = page_of(pdf([[(50, 750, 16, "A headline that runs over both of the columns of the page"), *rows]])).text
    places = [text.index(words) for words in ("A headline", "Left line one", "Left line five", "right line one", "right line five")]
    assert places == sorted(places)


def test_heads_feet_and_page_numbers_are_repeats_and_do_not_tear_a_paragraph():
    def sheet(number, lines):
        return [(72, 770, 9, "The Lake Report, March 2024"), *column(lines), (300, 30, 9, f"Page {number}")]

    page = page_of(
        pdf(
            [sheet(1, [*LINES[:2], *MORE, "and that nobody in the whole district of the lake knew when they"]), sheet(2, ["would answer them at all.", *LINES])]
        )
    )
    assert texts(page, "repeat").count("The Lake Report, March 2024") == 2
    assert {"Page 1", "Page 2"} <= set(texts(page, "repeat"))
    assert any("when they would answer them" in text for text in texts(page, None))


def test_line_numbers_down_the_margin_are_kept_out_of_the_text():
    numbers = [(40, 700 - at * 14, 9, str(at + 1)) for at in range(12)]
    lines = [(72, 700 - at * 14, 11, f"words of line {word} of the transcript that was made on") for at, word in enumerate("abcdefghijkl")]
    page = page_of(pdf([[*numbers, *lines]]))
    assert texts(page, "repeat") == ["1 2 3 4 5 6 7 8 9 10 11 12"]


def test_larger_letters_make_a_title_and_headings():
    page = page_of(pdf([[(72, 740, 22, "Council puts off its vote"), *column(LINES, y=700), (72, 640, 14, "The engineers"), *column(MORE, y=615)]]))
    assert texts(page, "title") == ["Council puts off its vote"]
    assert texts(page, "heading") == ["The engineers"]


def test_a_turned_page_is_read_upright():
    assert texts(page_of(pdf([column(LINES)], rotate=90)))


def test_properties_are_weak_metadata():
    metadata = page_of(pdf([column(LINES)], info="/Title (The bridge report) /Author (Ana Ortiz) /CreationDate (D:20240305101112Z)")).metadata
    assert (metadata.title, metadata.byline, metadata.published, metadata.is_weak) == ("The bridge report", "Ana Ortiz", "2024-03-05", True)


@pytest.mark.parametrize("title", ["report.docx", "Microsoft Word - x.doc", "untitled", "10811.exe", "x_final_2"])
def test_a_files_name_is_no_title(title):
    assert page_of(pdf([column(LINES)], info=f"/Title ({title})")).metadata.title is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([column(LINES)], encrypted=True), "encrypted"),
        (pdf([[]]), "no text"),
        (pdf([[(300, 30, 9, "1")]]), "no text"),
        (b"%PDF-1.4\nand nothing more", "damaged"),
        (pdf([]), "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused(data, reason):
    assert reason_of(data) == reason


def test_the_same_bytes_give_the_same_text():
    data = pdf([column(LINES), column(MORE)])
    assert page_of(data) == page_of(data)
