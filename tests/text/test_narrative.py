from sayso.record import Interval
from sayso.text.sentences import split_sentences
from sayso.text.times import follow_times

SUNDAY = Interval(earliest="2020-12-27", latest="2020-12-27")


def days(text: str, anchor: Interval | None = SUNDAY) -> list[tuple[str, str | None, str | None]]:
    stretches = split_sentences(text, 0, len(text))
    return [
        (text[found.core_start : found.end], found.earliest, found.latest)
        for expressions in follow_times(text, stretches, anchor=anchor)
        for found in expressions
    ]


def test_a_scene_gives_its_year_to_the_rest_of_its_paragraph() -> None:
    text = (
        "In 2014, the column took the port. In June, it burnt the market. Two days later the council fled.\n\nOn Wednesday it denied that. In June it had left."
    )
    assert days(text) == [
        ("2014", "2014-01-01", "2014-12-31"),
        ("June", "2014-06-01", "2014-06-30"),
        ("Two days later", "2014-06-03", "2014-07-02"),
        ("Wednesday", "2020-12-23", "2020-12-23"),
        ("June", "2020-06-01", "2020-06-30"),
    ]


def test_a_year_inside_a_sentence_of_news_sets_no_scene() -> None:
    assert days("The front, founded in 1979, attacked the port on June 3, officials said on Friday.")[1] == ("June 3", "2020-06-03", "2020-06-03")


def test_a_history_keeps_its_years_over_paragraphs() -> None:
    text = "The army landed on 3 May 1911.\n\nIt took the town on 5 June.\n\nThe war ended on 8 July 1912. A treaty was signed on 1 August.\n\nOn 9 March 1913 it lapsed."
    assert [earliest for _, earliest, _ in days(text)] == ["1911-05-03", "1911-06-05", "1912-07-08", "1912-08-01", "1913-03-09"]


def test_without_a_day_of_writing_the_text_gives_the_year() -> None:
    assert days("The fleet sailed on 20 December 1911. It arrived in January. That month it left again.", None) == [
        ("20 December 1911", "1911-12-20", "1911-12-20"),
        ("January", "1912-01-01", "1912-01-31"),
        ("That month", "1912-01-01", "1912-01-31"),
    ]


def test_without_any_year_nothing_is_fixed() -> None:
    assert days("It fell on 3 May. The next day it was retaken.", None) == [("3 May", None, None), ("The next day", None, None)]


def test_weekdays_of_news_are_counted_from_the_day_of_writing_even_inside_a_scene() -> None:
    assert days("In 2014, the column took the port, officials said on Wednesday.")[1] == ("Wednesday", "2020-12-23", "2020-12-23")


def test_a_scene_is_over_after_some_sentences_without_a_date() -> None:
    text = "In 2014, it took the port. It held the town. It taxed ships. It shut the bank. It burnt the mill. In June it left."
    assert days(text)[-1] == ("June", "2020-06-01", "2020-06-30")
