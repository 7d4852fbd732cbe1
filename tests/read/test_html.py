"""Web pages keep everything that they show, and say which of it is the article."""

from typing import get_args

import pytest

from make_files import hinted, opened, page_of, reason_of
from sayso.read.metadata import day_of, site_of
from sayso.read.tree import _words
from sayso.record import Label

BODY = [
    "The council of the lake district met on Monday to speak about the old bridge, which had been closed since the flood of last spring.",
    "Nobody voted. The mayor said that the engineers had not yet answered the questions which the council had put to them in writing in May.",
    "A second meeting, which was to be held in the school because the hall is being repaired, was put off until the engineers have answered.",
    "Three members left before the end; one of them said that she had heard the same words at each of the last five meetings on the bridge.",
]
TITLE = "Council puts off its vote on the bridge"


def site(*, head="", before="", after="", inside="", title=f"<h1>{TITLE}</h1>", body=None):
    paragraphs = "".join(f"<p>{text}</p>" for text in (body or BODY))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE} | The Lake Post</title>{head}</head><body>"
        f"<header><a href='/'>The Lake Post</a></header><nav><ul><li><a href='/n'>News</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
        f"{before}<main><article>{title}{inside}<div class='text'>{paragraphs}</div></article></main>{after}<footer>All rights, 2024</footer></body></html>"
    )


def hint_of(page, words):
    """The hint of the block that holds some words."""
    (found,) = {hint for hint, text in hinted(page) if words in text}
    return found


def test_everything_shown_is_kept_in_order_and_labelled():
    found = hinted(page_of(site()))
    assert [text for _, text in found] == ["The Lake Post", "News", "Sport", TITLE, *BODY, "All rights, 2024"]
    assert [hint for hint, _ in found] == ["navigation"] * 3 + ["title"] + ["body"] * 4 + ["navigation"]


@pytest.mark.parametrize(
    ("markup", "words", "expected"),
    [
        ("<section id='comments'><p>I was there and I saw it, writes somebody who reads this page every single day.</p></section>", "I was there", "comment"),
        ("<div class='related-stories'><h3>Flood closes the road again</h3><p>Water stood a metre high.</p></div>", "Flood closes", "teaser"),
        ("<aside><p>Subscribe to our letter</p></aside>", "Subscribe", "navigation"),
        ("<div class='cookie-banner'>We use cookies on this site.</div>", "cookies", "navigation"),
        ("<div><a href='/a'>One thing</a> <a href='/b'>Another thing</a></div>", "Another", "navigation"),
        (f"<div>{TITLE}</div>", TITLE, None),
    ],
)
def test_what_stands_around_the_article_is_labelled(markup, words, expected):
    page = page_of(site(after=markup))
    if expected is None:
        assert [hint for hint, text in hinted(page) if text == words] == ["title", "repeat"]
    else:
        assert hint_of(page, words) == expected


@pytest.mark.parametrize(
    ("markup", "words", "expected"),
    [
        ("<p class='byline'>By Ana Ortiz</p>", "Ortiz", "byline"),
        ("<div class='meta'><span class='author'>Ana Ortiz</span></div>", "Ortiz", "byline"),
        ("<time datetime='2024-03-05'>5 March 2024</time>", "5 March", "date"),
        ("<figure><img src='a.png'><figcaption>The bridge at noon. Photo: B. Lund</figcaption></figure>", "at noon", "caption"),
    ],
)
def test_the_parts_of_an_article_are_labelled(markup, words, expected):
    assert hint_of(page_of(site(inside=markup)), words) == expected


def test_a_pull_quote_is_one_only_where_its_words_stand_in_the_text_too():
    quote = BODY[3][35:110]
    page = page_of(site(body=[*BODY[:3], f"<blockquote class='pullquote'>{quote}</blockquote>", BODY[3]]))
    assert [hint for hint, text in hinted(page) if quote in text] == ["pull quote", "body"]
    alone = site(body=[*BODY, "<blockquote>No bridge has ever been built by a meeting, as the old people here like to say to each other.</blockquote>"])
    assert hint_of(page_of(alone), "No bridge") == "body"


def test_words_above_the_title_are_not_the_articles():
    ticker = f"<div><p>{BODY[0]}</p></div>"
    page = page_of(site(before=ticker))
    assert [hint for hint, text in hinted(page) if text == BODY[0]].count("body") == 1


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var words = 'hidden words';</script>",
        "<style>.hidden { words: hidden }</style>",
        "<template><p>hidden words</p></template>",
        "<noscript>hidden words</noscript>",
        "<p hidden>hidden words</p>",
        "<p style='color: red; DISPLAY : none'>hidden words</p>",
        "<!-- hidden words -->",
        "<textarea>hidden words</textarea>",
    ],
)
def test_what_is_hidden_is_not_text(hidden):
    assert "hidden" not in page_of(site(inside=hidden)).text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<div>one <b>and</b>\n <i>two</i></div>", ["one and two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td><p>d</p><p>e</p></td></tr></table>", ["a\tb", "c", "d", "e"]),
        ("<ul><li>one</li><li>two</li></ul>", ["one", "two"]),
        ("<pre>one\n  two</pre>", ["one\n  two"]),
        ("<p>soft\u00adhyphen and&nbsp;space &amp; more</p>", ["soft\u00adhyphen and\xa0space & more"]),
        ("<p>cut <a href='x'>off", ["cut off"]),
        ("<p>a\x00b</p>", ["a\ufffdb"]),
    ],
)
def test_blocks_are_what_a_reader_sees(markup, expected):
    page = page_of(f"<html><body>{markup}</body></html>")
    assert [text for _, text in hinted(page)] == expected


@pytest.mark.parametrize(
    ("head", "field", "expected"),
    [
        ('<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">', "published", "2024-03-05"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-03-05", "author": [{"name": "Ana"}, {"name": "Bo"}]}]}</script>',
            "byline",
            "Ana, Bo",
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken, "datePublished": "2024-03-05T10:00"}</script>', "published", "2024-03-05"),
        ('<meta property="og:site_name" content="The Lake Post">', "publisher", "The Lake Post"),
        ('<link rel="canonical" href="https://www.lake.example/2024/mar/05/bridge">', "published", "2024-03-05"),
        ('<link rel="canonical" href="https://www.lake.example/2024/03/bridge">', "published", "2024-03"),
        ('<meta name="author" content="Ana Ortiz">', "byline", "Ana Ortiz"),
        ('<meta property="article:modified_time" content="2024-03-05">', "published", None),
        ('<meta property="article:published_time" content="soon">', "published", None),
    ],
)
def test_metadata_needs_evidence_in_the_page(head, field, expected):
    assert getattr(page_of(site(head=head)).metadata, field) == expected


def test_language_and_title_are_the_pages_own():
    metadata = page_of(site()).metadata
    assert (metadata.language, metadata.title) == ("en", TITLE)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-02-30", None),
        ("2024-03-05T10:00:00Z", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("Tue, 05 Mar 2024 23:00:00 +0100", "2024-03-05"),
        ("1709600000", None),
        ("", None),
    ],
)
def test_a_day_is_a_real_day_as_it_was_written(value, expected):
    assert day_of(value) == expected


@pytest.mark.parametrize(("url", "expected"), [("https://www.lake.example/a", "lake.example"), ("nonsense", None), ("http://[broken", None), (None, None)])
def test_a_site_is_named_by_its_address(url, expected):
    assert site_of(url) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "The innermost words of them all." + "</div>" * 20_000,
        "<html><body><table><tr><td colspan='99999999999'>The words stay.</td></tr></table></body></html>",
        "<html><body>" + "<p>word" * 20_000,
        "<html><body><a " + "x=y " * 20_000 + ">The words stay.</a></body></html>",
        "<html><body class='" + "related-posts " * 20_000 + "'><p>The words stay.</p></body></html>",
        "<html>" + "<b>" * 5_000 + "The words stay.",
    ],
)
def test_hostile_markup_harms_nothing(html):
    parts, refused = opened(html)
    assert len(parts) + len(refused) == 1


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><script>x</script></body></html>", "<!DOCTYPE html><html><body>&nbsp;</body></html>"])
def test_a_page_that_shows_nothing_is_refused(html):
    assert reason_of(html) == "no text"


def test_a_page_in_an_old_encoding_is_read_by_the_charset_that_it_names():
    html = "<html><head><meta charset='windows-1251'></head><body><p>Совет не голосовал.</p></body></html>"
    assert page_of(html.encode("cp1251")).text == "Совет не голосовал."


def test_every_label_of_the_class_table_is_a_label():
    labels = {label for kind in ("outer", "inner") for label, _ in _words()[kind]}
    assert labels <= set(get_args(Label))
