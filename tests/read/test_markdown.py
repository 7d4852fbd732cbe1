"""The blocks of a Markdown file, and the fields at its head."""

from sayso.read.articles import compose
from sayso.read.markdown import markdown_page

TEXT = """---
title: The Mill Is Shut
author: "Ada Moss"
date: 2015-03-05
---
# The Mill Is Shut

The owner of the mill denied that he had
paid the guards.

- one item
- another item

Background
----------

> He said nothing more.

![A guard at the mill](guard.png)

```
code

more
```

## Sources ##
[1]: https://example.org
"""


def blocks():
    page = markdown_page(TEXT)
    return [(page.text[block.start : block.end], block.hint) for block in page.blocks]


def test_marks_stay_out_of_the_spans_and_tell_what_a_block_is():
    assert blocks()[1:] == [
        ("The Mill Is Shut", "title"),
        ("The owner of the mill denied that he had\npaid the guards.", None),
        ("one item", None),
        ("another item", None),
        ("Background", "heading"),
        ("He said nothing more.", None),
        ("A guard at the mill", "caption"),
        ("```\ncode\n\nmore\n```", "boilerplate"),
        ("Sources", "heading"),
        ("[1]: https://example.org", "link"),
    ]


def test_the_fields_at_the_head_are_metadata():
    metadata = markdown_page(TEXT).metadata
    assert (metadata.title, metadata.byline, metadata.published) == ("The Mill Is Shut", "Ada Moss", "2015-03-05")


def test_an_article_is_composed_of_it():
    composed = compose(markdown_page(TEXT), document="document-1", name="a.md")
    (article,) = composed.articles
    assert (article.title, article.byline, article.published.earliest) == ("The Mill Is Shut", "Ada Moss", "2015-03-05")
    assert {TEXT[each.start : each.end]: each.label for each in composed.paragraphs}["#"] == "boilerplate"


def test_dashes_that_open_and_never_close_are_text():
    page = markdown_page("---\nThe mill is shut.\n")
    assert "The mill is shut." in [page.text[block.start : block.end] for block in page.blocks]
