"""Other texts on an article's page: found, labelled, and never put into the mouth of the page's author."""

import pytest

from sayso.read.articles import compose
from sayso.read.paragraphs import text_page

BODY = [
    "The mills at Orrin belong, on paper, to a widow who has never seen them, though three former managers say that officers run them.",
    "The officers took the mills without a shot, one manager said, and came with a paper and a pistol on a morning in autumn.",
    "Since then, he added, a third of the flour has gone to the northern brigades, and nobody at the mills has asked for a receipt.",
]


def composed(*lines):
    text = "\n".join(lines)
    found = compose(text_page(text), document="document-1", name="a.txt")
    return found, {text[each.start : each.end]: each.label for each in found.paragraphs}


def teasers(found):
    return [each for each in found.articles if each.kind == "teaser"]


def test_a_text_cut_off_before_the_real_headline_is_another_s():
    cut = "Written by Rosa Lindqvist Four-minute read On Tuesday morning the inquiry named two banks that, it said, had moved money for the brigades, train"
    found, labels = composed(
        "Two Banks Named in Inquiry into Grain Sales", "Image", f"\u00a0 {cut}", "How the Brigades Came to Own the Mills", "\u00a0By Tomas reyl", *BODY,
        "Comments", "Popular posts from this blog", "Two Banks Named in Inquiry into Grain Sales", "A Bridge, a Bribe and a Barge",
    )  # fmt: skip
    (teaser,) = teasers(found)
    assert (teaser.title, teaser.byline, teaser.published) == ("Two Banks Named in Inquiry into Grain Sales", "Rosa Lindqvist", None)
    own = found.articles[0]
    assert (own.kind, own.title, own.byline) == ("article", "How the Brigades Came to Own the Mills", "Tomas reyl")
    assert labels["Four-minute read"] == "navigation"
    assert [label for text, label in labels.items() if text.startswith("On Tuesday")] == ["teaser"]
    assert labels["A Bridge, a Bribe and a Barge"] == "teaser"


def test_a_first_paragraph_that_only_lacks_its_full_stop_stays_the_article_s():
    found, labels = composed("How the Brigades Came to Own the Mills", BODY[0].rstrip(".") + " by night", "The widow", *BODY[1:])
    assert teasers(found) == []
    assert labels["The widow"] == "heading"


@pytest.mark.parametrize(
    ("line", "title", "byline", "publisher", "day", "begins"),
    [
        (
            (
                "GRAIN INQUIRY NAMES TWO BANKS Created: 26 January 2018 Grain Banks Orrin North Head of the Inquiry, Hanna Brod (Photo by Inquiry Press Office / Handout) "
                "By Ludmila Senn As the inquiry goes on, two banks have been named that moved money for the northern brigades through a chain of shells ..."
            ),
            "GRAIN INQUIRY NAMES TWO BANKS",
            "Ludmila Senn",
            None,
            "2018-01-26",
            "As the inquiry goes on",
        ),
        (
            (
                "Envoy Visits Orrin to Talk Grain and Guns05 March 2018 Delta Focus London, 05 Mar - The envoy of the northern league has arrived in Orrin to talk "
                "with the mayor about grain, guns and the widow's mills, a clerk said ..."
            ),
            "Envoy Visits Orrin to Talk Grain and Guns",
            None,
            "Delta Focus",
            "2018-03-05",
            "London, 05 Mar",
        ),
        (
            (
                "THE WEEKLY: From the August 21 Issue Starved by 'Friends' Orrin's bakers deserve a hearing AUG 21, 2017 | By RUTH ANN CARVER Lena Auer and her brother "
                "Viktor. Photo credit: RUTH ANN CARVER / THE WEEKLY STAR Omar Tell was sworn in as head of the brigades on August 5, amid flowers and guns and ..."
            ),
            "Starved by 'Friends' Orrin's bakers deserve a hearing",
            "RUTH ANN CARVER",
            None,
            "2017-08-21",
            "Omar Tell was sworn in",
        ),
    ],
    ids=["tags and caption", "title and date without a space", "magazine"],
)
def test_a_teaser_glued_on_one_line_is_taken_apart(line, title, byline, publisher, day, begins):
    found, labels = composed("Skip to main content", "How the Brigades Came to Own the Mills", *BODY, "Comments", "Popular posts from this blog", line)
    (teaser,) = teasers(found)
    assert (teaser.title, teaser.byline, teaser.publisher, teaser.published.earliest) == (title, byline, publisher, day)
    assert next(text for text, label in labels.items() if label == "teaser").startswith(begins)


def test_a_headline_above_a_glued_teaser_is_its_title_and_said_once():
    title = "Envoy Visits Orrin to Talk Grain and Guns"
    line = f"{title}05 March 2018 Delta Focus London, 05 Mar - The envoy of the northern league has arrived in Orrin to talk with the mayor about grain ..."
    found, _ = composed("How the Brigades Came to Own the Mills", *BODY, "Comments", "Popular posts from this blog", title, line)
    (teaser,) = teasers(found)
    assert teaser.title == title
    assert [each.label for each in found.paragraphs][-5:] == ["title", "repeat", "date", "credit", "teaser"]


def test_headlines_without_text_are_no_articles():
    found, labels = composed(
        "How the Brigades Came to Own the Mills", *BODY, "Related articles", "A Bridge, a Bribe and a Barge", "The Widow of Orrin Speaks Out"
    )
    assert teasers(found) == []
    assert labels["The Widow of Orrin Speaks Out"] == "teaser"


def test_headlines_with_summaries_below_an_article_are_teasers_each():
    first = "The toll on the bridge was halved on Friday after a clerk had found who had been taking the other half for years."
    second = "She says that she has never been to Orrin, that she signed nothing, and that nobody has paid her a crown."
    found, _ = composed(
        "How the Brigades Came to Own the Mills",
        *BODY,
        "Related articles",
        "A Bridge, a Bribe and a Barge",
        "3 May 2016",
        first,
        "The Widow Speaks Out",
        second,
    )
    assert [(each.title, each.published and each.published.earliest) for each in teasers(found)] == [
        ("A Bridge, a Bribe and a Barge", "2016-05-03"),
        ("The Widow Speaks Out", None),
    ]


def test_an_article_goes_on_behind_a_list_of_others_in_its_midst():
    found, labels = composed(
        "Skip to main content", "How the Brigades Came to Own the Mills", BODY[0], "Related articles", "A Bridge, a Bribe and a Barge", *BODY[1:]
    )
    assert [labels[each] for each in BODY] == ["body", "body", "body"]
    assert teasers(found) == []


def test_what_a_teaser_says_is_in_no_span_of_the_article():
    line = "Grain Inquiry Names Two Banks 26 January 2018 By Ludmila Senn As the inquiry goes on, two banks have been named that moved the money of ..."
    found, _ = composed("How the Brigades Came to Own the Mills", *BODY, "Comments", "Popular posts", line)
    own, teaser = found.articles
    assert not set(own.spans) & set(teaser.spans)
    assert max(end for _, end in own.spans) < min(start for start, _ in teaser.spans)
