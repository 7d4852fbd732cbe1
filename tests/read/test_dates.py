"""Days written out in a text, and the interval that each can mean."""

import pytest

from sayso.read.dates import day_without_year, days_in, short_day, years_in
from sayso.read.flat import flatten


def found(text):
    return [(text[each.start : each.end], each.earliest, each.latest) for each in days_in(flatten(text))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Saturday, 24 February 2018 07:57", "2018-02-24"),
        ("05 March 2018", "2018-03-05"),
        ("Created: 26 January 2018 News", "2018-01-26"),
        ("AUG 21, 2017 | By", "2017-08-21"),
        ("August 12 2016", "2016-08-12"),
        ("Sun 05 Jul 2015", "2015-07-05"),
        ("the 2nd of January, 2015", "2015-01-02"),
        ("3rd May 2016", "2016-05-03"),
        ("Sept. 9, 2004", "2004-09-09"),
        ("12-Mar-2018", "2018-03-12"),
        ("2018-03-05T10:15:00Z", "2018-03-05"),
        ("2018/3/5", "2018-03-05"),
        ("25.03.2018", "2018-03-25"),
        ("05.03.2018", "2018-03-05"),
        ("05-03-2018", None),
        ("12 de marzo de 2018", "2018-03-12"),
        ("1er mars 2018", "2018-03-01"),
        ("12. März 2018", "2018-03-12"),
        ("12 марта 2018 г.", "2018-03-12"),
        ("12 مارس 2018", "2018-03-12"),
        ("5 آذار/مارس 2018", "2018-03-05"),
        ("١٢ مارس ٢٠١٨", "2018-03-12"),
        ("12 במרץ 2018", "2018-03-12"),
        ("2018年3月5日", "2018-03-05"),
        ("2018년 3월 5일", "2018-03-05"),
        ("12 Mart 2018", "2018-03-12"),
        ("3\u00a0Mei\u00a02016", "2016-05-03"),
        ("HeadlineStuck05 March 2018Outlet", "2018-03-05"),
    ],
)
def test_a_day_is_found_however_it_is_written(text, day):
    days = [each for each in found(text) if each[1] == each[2]]
    assert (days[0][1] if days else None) == day


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [("12/03/2018", "2018-03-12", "2018-12-03"), ("March 2017", "2017-03-01", "2017-03-31"), ("février 2016", "2016-02-01", "2016-02-29")],
)
def test_what_is_not_one_day_is_an_interval(text, earliest, latest):
    assert [(each[1], each[2]) for each in found(text)] == [(earliest, latest)]


@pytest.mark.parametrize("text", ["30 February 2015", "it may 2018", "room 2018", "13/13/2018", "+99 1234 2018 22", "version 10.11.12", "20182018", ""])
def test_what_is_no_day_is_not_found(text):
    assert found(text) == []


def test_words_around_a_day_are_no_part_of_it():
    assert found("It was on 26 January 2018, he said.")[0][0] == "26 January 2018"


def test_an_order_of_day_and_month_is_told_by_a_number_above_twelve():
    orders = [each.order for each in days_in("25/03/2018 and 03/25/2018 and 03/04/2018 and 4/4/2018")]
    assert orders == ["day", "month", None, None]


@pytest.mark.parametrize(
    ("text", "years"), [("in 2003 and (2015)", ["2003", "2015"]), ("since 1979,", ["1979"]), ("2015 troops of 2015x", []), ("in 2005-06", [])]
)
def test_a_bare_year_needs_a_word_that_makes_it_one(text, years):
    assert [text[each.start : each.end] for each in years_in(text, 0, len(text))] == years


def test_years_of_two_digits_are_read_in_date_lines_alone():
    line = "24/02/18"
    assert found(line) == []
    assert short_day(line, 0, len(line)).earliest == "2018-02-24"


def test_a_day_without_a_year_is_seen_and_fixes_nothing():
    assert day_without_year("London, 05 Mar -", 0, 16)[0] == "05 Mar"
    assert found("London, 05 Mar -") == []
