import pytest

from sayso.record import Interval
from sayso.text.times import TimeExpression, find_absolute_dates, find_times

SUNDAY = Interval(earliest="2020-12-27", latest="2020-12-27")


def found(text: str, *, anchor: Interval | None = SUNDAY, tense: str | None = None, context: Interval | None = None) -> list[TimeExpression]:
    return find_times(text, 0, len(text), anchor=anchor, tense=tense, context=context)


def one(text: str, *, anchor: Interval | None = SUNDAY, tense: str | None = None, context: Interval | None = None) -> TimeExpression:
    expressions = found(text, anchor=anchor, tense=tense, context=context)
    assert len(expressions) == 1, [text[expression.start : expression.end] for expression in expressions]
    return expressions[0]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("Oct. 22, 2020", "2020-10-22", "2020-10-22", "day"),
        ("22 October 2020", "2020-10-22", "2020-10-22", "day"),
        ("the 22nd of October, 2020", "2020-10-22", "2020-10-22", "day"),
        ("Thursday, October 22, 2020", "2020-10-22", "2020-10-22", "day"),
        ("2020-10-22", "2020-10-22", "2020-10-22", "day"),
        ("22.10.2020", "2020-10-22", "2020-10-22", "day"),
        ("10/22/2020", "2020-10-22", "2020-10-22", "day"),
        ("03/04/2020", "2020-03-04", "2020-04-03", "range"),
        ("June 1988", "1988-06-01", "1988-06-30", "month"),
        ("February 2020", "2020-02-01", "2020-02-29", "month"),
        ("in 2007", "2007-01-01", "2007-12-31", "year"),
        ("in the 1980s", "1980-01-01", "1989-12-31", "decade"),
        ("the 1930’s", "1930-01-01", "1939-12-31", "decade"),
        ("the 19th century", "1800-01-01", "1900-12-31", "century"),
        ("1980-1988", "1980-01-01", "1988-12-31", "range"),
        ("2006-07", "2006-01-01", "2007-12-31", "range"),
        ("between 2003 and 2005", "2003-01-01", "2005-12-31", "range"),
        ("from March to May 2011", "2011-03-01", "2011-05-31", "range"),
        ("from November 2011 to March", "2011-11-01", "2012-03-31", "range"),
        ("21 March 2011 to 4 April 2012", "2011-03-21", "2012-04-04", "range"),
        ("May 15-24, 2011", "2011-05-15", "2011-05-24", "range"),
        ("the 14th and the 19th of May 2011", "2011-05-14", "2011-05-19", "range"),
        ("In August/September 1956", "1956-08-01", "1956-09-30", "range"),
        ("early 2018", "2018-01-01", "2018-04-30", "range"),
        ("late April 1978", "1978-04-20", "1978-04-30", "range"),
        ("the end of 1964", "1964-09-01", "1964-12-31", "range"),
        ("the first half of 2019", "2019-01-01", "2019-06-30", "range"),
        ("Q3 2019", "2019-07-01", "2019-09-30", "range"),
        ("the first week of August 2011", "2011-08-01", "2011-08-10", "week"),
        ("the last Friday of May 2011", "2011-05-27", "2011-05-27", "day"),
        ("spring of 2011", "2011-03-01", "2011-11-30", "season"),
        ("On the night of 8 to 9 February 2012", "2012-02-08", "2012-02-09", "range"),
        ("the night of 3 March 2012", "2012-03-03", "2012-03-04", "day"),
        ("2 October 2012, 06:40", "2012-10-02", "2012-10-02", "minute"),
        ("until 2019", None, "2019-12-31", "open"),
        ("after 2003", "2003-01-01", None, "open"),
        ("before 2019", None, "2018-12-31", "open"),
        ("since March 2017", "2017-03-01", None, "open"),
        ("since at least 2018", "2018-01-01", None, "open"),
        ("from 1968 onwards", "1968-01-01", None, "open"),
        ("1995 to present", "1995-01-01", None, "open"),
        ("not later than 2016", None, "2016-12-31", "open"),
    ],
)
def test_dates_that_say_their_year_need_no_anchor(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    for anchor in (None, SUNDAY):
        expression = one(text, anchor=anchor)
        assert (expression.earliest, expression.latest, expression.precision) == (earliest, latest, precision)
        assert not expression.is_anchor_relative


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("last December", "2019-12-01", "2019-12-31"),
        ("last June", "2020-06-01", "2020-06-30"),
        ("this January", "2020-01-01", "2020-01-31"),
        ("2nd January this year", "2020-01-02", "2020-01-02"),
        ("in March last year", "2019-03-01", "2019-03-31"),
        ("On December 23", "2020-12-23", "2020-12-23"),
        ("on 30 December", "2019-12-30", "2019-12-30"),
        ("since last June", "2020-06-01", None),
        ("by March", None, "2020-03-31"),
        ("on Wednesday", "2020-12-23", "2020-12-23"),
        ("on Sunday", "2020-12-27", "2020-12-27"),
        ("last Sunday", "2020-12-20", "2020-12-20"),
        ("late on Friday", "2020-12-25", "2020-12-25"),
        ("Friday night", "2020-12-25", "2020-12-26"),
        ("Monday of last week", "2020-12-14", "2020-12-14"),
        ("before dawn on Tuesday", "2020-12-22", "2020-12-22"),
        ("on the 9th.", "2020-12-09", "2020-12-09"),
        ("on the 30th,", "2020-11-30", "2020-11-30"),
        ("the 19th of last month", "2020-11-19", "2020-11-19"),
        ("Sunday 16", "2020-08-16", "2020-08-16"),
        ("yesterday", "2020-12-26", "2020-12-26"),
        ("the day before yesterday", "2020-12-25", "2020-12-25"),
        ("overnight", "2020-12-26", "2020-12-27"),
        ("last night", "2020-12-26", "2020-12-27"),
        ("this morning", "2020-12-27", "2020-12-27"),
        ("last week", "2020-12-14", "2020-12-20"),
        ("last month", "2020-11-01", "2020-11-30"),
        ("earlier this month", "2020-12-01", "2020-12-27"),
        ("later this year", "2020-12-27", "2020-12-31"),
        ("early next year", "2021-01-01", "2021-04-30"),
        ("the end of last year", "2019-09-01", "2019-12-31"),
        ("last summer", "2019-12-01", "2020-08-31"),
        ("three days ago", "2020-12-24", "2020-12-24"),
        ("two weeks ago", "2020-12-10", "2020-12-16"),
        ("two months ago", "2020-10-01", "2020-10-31"),
        ("two years ago", "2018-01-01", "2018-12-31"),
        ("more than a decade ago", None, "2015-12-31"),
        ("the past four decades", "1980-01-01", "2020-12-27"),
        ("the last 24 hours", "2020-12-26", "2020-12-27"),
        ("over the past week", "2020-12-20", "2020-12-27"),
        ("in ’93", "1993-01-01", "1993-12-31"),
        ("from '76 to '79", "1976-01-01", "1979-12-31"),
        ("from 24 July until 26 November", "2020-07-24", "2020-11-26"),
        ("October 7th", "2020-10-07", "2020-10-07"),
        ("mid-April", "2020-04-10", "2020-04-20"),
    ],
)
def test_times_are_counted_from_the_day_of_writing(text: str, earliest: str | None, latest: str | None) -> None:
    expression = one(text)
    assert (expression.earliest, expression.latest) == (earliest, latest)
    assert expression.is_anchor_relative
    assert (one(text, anchor=None).earliest, one(text, anchor=None).latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("on Wednesday", "2020-12-30", "2020-12-30"),
        ("by March", None, "2021-03-31"),
        ("on 30 December", "2020-12-30", "2020-12-30"),
        ("on the 9th.", "2021-01-09", "2021-01-09"),
        ("next Monday", "2020-12-28", "2020-12-28"),
    ],
)
def test_the_future_lies_ahead(text: str, earliest: str | None, latest: str | None) -> None:
    expression = one(text, tense="future")
    assert (expression.earliest, expression.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "in recent weeks",
        "for many years",
        "Ramadan 2014",
        "480 BC",
        "every Thursday",
        "on a Tuesday",
        "now",
        "at the time",
        "the third day",
        "for two years",
        "Two days later",
        "the next day",
        "at 22:14",
        "Thursday, Dec. 15",
        "3000 years ago",
        "on 30 February 2011",
    ],
)
def test_what_cannot_be_fixed_keeps_its_words_alone(text: str) -> None:
    expression = one(text)
    assert (expression.earliest, expression.latest, expression.precision) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "He may march to the port.", "The march ended in a second.", "Theresa Vale and June Carter met April Glass.", "She is 13 years old, a 13-year-old aged 14.", "2000 fighters and 1500 men fled.",
        "Resolution 2254 and Unit 8200", "The Sunday Post and the Black September men", "The Morning Herald", "the 9th Brigade", "the Second Army and the Third Fleet", "some 1914 rifles", "a 2003-strong force", "$2014 and 2015%",
        "He sprang in the fall.", "three quarters of the men",
    ],
)  # fmt: skip
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert [text[expression.start : expression.end] for expression in found(text)] == []


@pytest.mark.parametrize(
    ("text", "whole", "core"),
    [
        ("He left on December 3 with them.", "on December 3", "December 3"),
        ("It held since March 2017.", "since March 2017", "March 2017"),
        ("They met late on Sunday there.", "late on Sunday", "late on Sunday"),
        ("Killed between 2014 and 2017, he", "between 2014 and 2017", "2014 and 2017"),
        ("seen as recently as February.", "as recently as February", "February"),
        ("the July of that year", "July of that year", "July of that year"),
        ("It began (in June 2011).", "in June 2011", "June 2011"),
        ("on or about 14 August 1992,", "on or about 14 August 1992", "14 August 1992"),
    ],
)
def test_the_span_holds_the_preposition(text: str, whole: str, core: str) -> None:
    expression = one(text)
    assert text[expression.start : expression.end] == whole
    assert text[expression.core_start : expression.end] == core


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("after the 2003 invasion of it", "2003"),
        ("in Monday’s raid", "Monday"),
        ("a four-year siege", "four-year"),
        ("the coup of 1953", "1953"),
        ("the June fighting", "June"),
        ("the 1980s war", "1980s"),
    ],
)
def test_a_time_that_qualifies_a_noun_is_marked(text: str, core: str) -> None:
    expression = one(text)
    assert text[expression.start : expression.end] == core
    assert expression.is_attributive


def test_a_time_of_its_own_is_not_attributive() -> None:
    assert not one("in the 1980s the men fled").is_attributive


def test_a_figure_after_a_month_can_count_people() -> None:
    text = "In March 15 people were killed."
    expression = one(text)
    assert text[expression.start : expression.end] == "In March"


def test_the_last_of_a_list_gives_its_year_to_the_others() -> None:
    assert [expression.earliest for expression in found("On 3 March, 5 May and 7 June 2011", anchor=None)] == ["2011-03-03", "2011-05-05", "2011-06-07"]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("three days later", "2011-03-04", "2011-03-04"),
        ("the next day", "2011-03-02", "2011-03-02"),
        ("a week earlier", "2011-02-19", "2011-02-25"),
        ("that night", "2011-03-01", "2011-03-02"),
        ("the following month", "2011-04-01", "2011-04-30"),
        ("later that year", "2011-01-01", "2011-12-31"),
    ],
)
def test_the_story_is_counted_from_the_time_that_it_has_reached(text: str, earliest: str, latest: str) -> None:
    story = Interval(earliest="2011-03-01", latest="2011-03-01")
    expression = one(text, context=story)
    assert (expression.earliest, expression.latest) == (earliest, latest)
    assert one(text).earliest is None


MONTH = Interval(earliest="2020-12-01", latest="2020-12-31")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("last year", "2019-01-01", "2019-12-31"),
        ("in October", "2020-10-01", "2020-10-31"),
        ("yesterday", "2020-11-30", "2020-12-30"),
        ("on December 23", None, None),
        ("since last June", "2020-06-01", None),
        ("in 2007", "2007-01-01", "2007-12-31"),
    ],
)
def test_a_wide_day_of_writing_gives_wide_days_or_none(text: str, earliest: str | None, latest: str | None) -> None:
    expression = one(text, anchor=MONTH)
    assert (expression.earliest, expression.latest) == (earliest, latest)


def test_a_day_of_writing_with_an_open_end_counts_as_none() -> None:
    assert one("yesterday", anchor=Interval(earliest="2020-12-27")).earliest is None


def test_lengths_of_time_are_marked() -> None:
    assert one("for two years").is_duration
    assert one("the past four decades").is_duration
    assert not one("two years ago").is_duration


def test_a_documents_own_dates_say_day_or_month_and_year() -> None:
    text = "Harbour Post, Thursday, 22 October 2020. Last week and in 2007, on May 5 and in June 2011, 12.06.2020 and between 3 and 5 May 2011."
    dates = find_absolute_dates(text, 0, len(text))
    assert [(date.earliest, date.latest) for date in dates] == [
        ("2020-10-22", "2020-10-22"),
        ("2011-05-05", "2011-05-05"),
        ("2011-06-01", "2011-06-30"),
        ("2020-06-12", "2020-06-12"),
    ]


def test_only_the_stretch_is_read_and_places_are_those_of_the_text() -> None:
    text = "In 2001. In 2002. In 2003."
    (expression,) = find_times(text, 9, 17, anchor=None)
    assert text[expression.start : expression.end] == "In 2002"
