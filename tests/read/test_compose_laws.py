"""What holds for any text: every visible character has a label, spans are in order, and the same text gives the same articles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.articles import compose
from sayso.read.blocks import Block, Metadata, Page
from sayso.read.markdown import markdown_page
from sayso.read.paragraphs import split_text, text_page

PIECES = [
    "Skip to main content",
    "Home",
    "Share this",
    "Comments",
    "3 Comments",
    "Related articles",
    "Popular posts from this blog",
    "Image",
    "https://example.org/a",
    "By Ada Moss",
    "By now the mill was shut and By others",
    "Written by Ada Moss Two-minute read On Monday the mill was shut",
    "5 March 2015",
    "12/03/2015",
    "Created: 5 March 2015",
    "THE MILL IS SHUT Created: 5 March 2015 By Ada Moss As the river rose, the owner of the mill sent his guards home ...",
    "The Mill Is Shut",
    "The owner of the mill sent his guards home on Monday, three of them said in letters that were read in court.",
    "MARROW, 5 March 2015 (TPA) - The owner of the mill denied that he had paid the guards.",
    "Photo: Ada Moss / The Gleam",
    "Source: The Gleam",
    "© 2015 The Gleam. All rights reserved.",
    "Subject: the mill",
    "- first item",
    "1. Omar Tell, commander",
    "\u00a0 ",
    "|",
    "…",
    "\ud800",
    "\u0130stanbul",
    "قال الحارس إنه تلقى نقودا",
    "2015",
    "(",
    "\t",
    "\x0c",
]
GAPS = ["\n", "\n\n", "\r\n", " ", "", "\u2028", "\u00a0"]
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.tuples(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), st.sampled_from(GAPS)), max_size=25).map(
        lambda pairs: "".join(a + b for a, b in pairs)
    ),
)
METADATA = st.builds(
    Metadata,
    title=st.none() | st.sampled_from(["The Mill Is Shut", "The Mill Is Shut | The Gleam"]) | st.text(max_size=20),
    byline=st.none() | st.sampled_from(["By Ada Moss, Staff Writer"]) | st.text(max_size=20),
    publisher=st.none() | st.text(max_size=20),
    published=st.none() | st.sampled_from(["2015-03-05", "2015-03", "2015", "3/5/2015", "0000-00-00"]) | st.text(max_size=12),
    language=st.none() | st.text(max_size=5),
    url=st.none() | st.sampled_from(["https://example.org/2015/03/05/mill"]) | st.text(max_size=20),
    is_weak=st.booleans(),
)


def holds(page, composed):
    text = page.text
    last = 0
    for paragraph in composed.paragraphs:
        assert last <= paragraph.start < paragraph.end <= len(text)
        assert not text[last : paragraph.start].strip()
        assert not text[paragraph.start].isspace()
        assert not text[paragraph.end - 1].isspace()
        last = paragraph.end
    assert not text[last:].strip()
    starts = {(each.start, each.end) for each in composed.paragraphs}
    owned = [span for article in composed.articles for span in article.spans]
    assert len(set(owned)) == len(owned)
    assert set(owned) <= starts
    for article in composed.articles:
        assert list(article.spans) == sorted(article.spans)
        dated = article.published
        if dated is not None and dated.span is not None:
            assert text[dated.span.start : dated.span.end] == dated.span.text == dated.text
        if dated is not None and dated.earliest is not None and dated.latest is not None:
            assert dated.earliest <= dated.latest
    assert (composed.unread is None) == any(article.kind == "article" for article in composed.articles)


@settings(max_examples=200, deadline=None)
@given(TEXTS, METADATA)
def test_every_visible_character_of_any_text_is_in_one_paragraph(text, metadata):
    page = Page(text=text, blocks=split_text(text), format="text", metadata=metadata)
    holds(page, compose(page, document="document-1", name="a.txt"))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_articles(text):
    first, second = (compose(text_page(text), document="document-1", name="a.txt") for _ in range(2))
    assert first == second


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_markdown_of_any_kind_is_covered(text):
    page = markdown_page(text)
    holds(page, compose(page, document="document-1", name="a.md"))


@settings(max_examples=60, deadline=None)
@given(
    TEXTS,
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 400), st.sampled_from([None, "body", "title", "navigation", "date", "byline", "caption"])), max_size=8
    ),
)
def test_blocks_that_leave_words_out_lose_none(text, drawn):
    blocks = []
    last = 0
    for start, end, hint in sorted(drawn, key=str):
        if last <= start < end <= len(text):
            blocks.append(Block(start, end, hint))
            last = end
    page = Page(text=text, blocks=tuple(blocks), format="html")
    holds(page, compose(page, document="document-1", name="a.html"))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_split_text_covers_every_visible_character(text):
    last = 0
    for block in split_text(text):
        assert last <= block.start < block.end
        assert not text[last : block.start].strip()
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        last = block.end
    assert not text[last:].strip()
