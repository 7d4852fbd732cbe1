"""When a text was published, with the words that this rests on."""

import pytest

from sayso.read.articles import compose
from sayso.read.blocks import Metadata, Page
from sayso.read.paragraphs import split_text

BODY = "The owner of the mill denied that he had paid the guards who held the bridge, two of them said in letters that were read in court."


def dated(*lines, **metadata):
    text = "\n".join(lines)
    page = Page(text=text, blocks=split_text(text), format="text", metadata=Metadata(**metadata))
    found = compose(page, document="document-1", name="2001-01-01.txt").articles[0].published
    return found and (found.earliest, found.latest, found.basis)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The Mill", "Saturday, 24 February 2018 07:57", BODY], ("2018-02-24", "2018-02-24", "text")),
        (["The Mill", "Published 3 March 2015 | Updated 4 March 2015", BODY], ("2015-03-03", "2015-03-03", "text")),
        (["The Mill", "12/03/2018", BODY], ("2018-03-12", "2018-12-03", "text")),
        (["The Mill", "12/03/2018", BODY, "They left on 25/02/2018."], ("2018-03-12", "2018-03-12", "text")),
        (["The Mill", "12/03/2018", BODY, "They left on 9 March 2018."], ("2018-03-12", "2018-03-12", "text")),
        ([f"MARROW, 5 March 2018 (TPA) - {BODY}"], ("2018-03-05", "2018-03-05", "text")),
        (["Statement on the mill", BODY, BODY.replace("mill", "bridge"), "Orrin, 3 May 2015"], ("2015-05-03", "2015-05-03", "text")),
        (["Resolution 12 (2015) of 5 May 2015", BODY], ("2015-05-05", "2015-05-05", "text")),
        (["The attack of 5 May 2015", BODY], None),
        (["The Mill", f"5 May 2015. - {BODY}"], ("2015-05-05", "2015-05-05", "text")),
        (["The Mill", f"5 May 2015 - {BODY}", f"9 May 2015 - {BODY.replace('mill', 'works')}"], ("2015-05-09", None, "bounded")),
        (["The Mill", "Last updated: 4 March 2015", BODY], (None, "2015-03-04", "text")),
        (["The Mill", BODY], None),
        (["The Mill", "3 March", BODY], None),
    ],
)
def test_a_date_of_the_text(lines, expected):
    assert dated(*lines) == expected


@pytest.mark.parametrize(
    ("sentence", "earliest"),
    [
        ("The guard was founded in 2009, and its captain was killed by the army in 2014.", "2014-01-01"),
        ("He was named captain on 22 October 2020.", "2020-10-22"),
        ("It was founded in March 2017 and will be dissolved in 2030.", "2017-03-01"),
        ("The mill must be handed over by the end of 2030.", None),
        ("The sanctions expire in October 2031.", None),
        ("It is to be opened in December 2032.", None),
        ("They met on 5 March and again last December.", None),
        ("It has 2014 guards and paid them 2,015 crowns.", None),
    ],
)
def test_without_a_date_a_text_is_not_older_than_the_latest_past_day_it_speaks_of(sentence, earliest):
    assert dated("The Mill", BODY, sentence) == (None if earliest is None else (earliest, None, "bounded"))


def test_the_bound_rests_on_the_text_s_own_words():
    text = f"{BODY} He was named captain on 22 October 2020."
    found = compose(Page(text=text, blocks=split_text(text), format="text"), document="document-1", name="a.txt").articles[0].published
    assert (found.text, text[found.span.start : found.span.end]) == ("22 October 2020", "22 October 2020")


def test_what_a_teaser_tells_bounds_nothing():
    lines = ["Skip to main content", "The Mill", BODY, "He was named captain in 2014.", "Popular posts from this blog", "A Bridge and a Barge"]
    assert dated(*lines, "The toll on the ferry was halved on 3 May 2019 after a clerk had found who had been taking the other half for years.") == (
        "2014-01-01",
        None,
        "bounded",
    )


@pytest.mark.parametrize(
    ("given", "lines", "expected"),
    [
        ({"published": "2018-03-05"}, ["The Mill", "7 March 2018", BODY], ("2018-03-05", "2018-03-05", "metadata")),
        ({"published": "2018-03"}, ["The Mill", BODY], ("2018-03-01", "2018-03-31", "metadata")),
        ({"published": "2018-03"}, ["The Mill", "7 March 2018", BODY], ("2018-03-07", "2018-03-07", "metadata")),
        ({"published": "2018"}, ["The Mill", BODY], ("2018-01-01", "2018-12-31", "metadata")),
        ({"published": "7/10/2016"}, ["The Mill", "Sun 10 Jul 2016", BODY], ("2016-07-10", "2016-07-10", "metadata")),
        ({"published": "7/10/2016"}, ["The Mill", "12 July 2016", BODY], ("2016-07-10", "2016-07-10", "metadata")),
        ({"published": "7/10/2016"}, ["The Mill", BODY], ("2016-07-10", "2016-10-07", "metadata")),
        ({"published": "yesterday"}, ["The Mill", "7 March 2018", BODY], ("2018-03-07", "2018-03-07", "text")),
        ({"url": "https://example.org/2015/03/05/the-mill"}, ["The Mill", BODY], ("2015-03-05", "2015-03-05", "metadata")),
        ({"url": "https://example.org/2015/13/45/the-mill"}, ["The Mill", BODY], None),
        ({"published": "2018-03-05", "is_weak": True}, ["The Mill", "7 March 2017", BODY], ("2017-03-07", "2017-03-07", "text")),
        ({"published": "2018-03-05", "is_weak": True}, ["The Mill", BODY, "It was founded in 2014."], ("2014-01-01", "2018-03-05", "metadata")),
        ({"published": "2012-03-05", "is_weak": True}, ["The Mill", BODY, "It was founded in 2014."], ("2014-01-01", None, "bounded")),
    ],
)
def test_what_the_format_says_of_the_date(given, lines, expected):
    assert dated(*lines, **given) == expected


def test_dates_that_head_the_paragraphs_of_a_chronicle_are_its_matter():
    lines = ["Chronology of the strike", "4 May 2011", BODY, "9 May 2011", BODY.replace("mill", "bridge"), "2 June 2011", BODY.replace("mill", "works")]
    assert dated(*lines) == ("2011-06-02", None, "bounded")
