"""Which outlet a text stands in, and which it only names."""

import pytest

from sayso.read.articles import compose
from sayso.read.blocks import Metadata, Page
from sayso.read.paragraphs import split_text

BODY = "The owner of the mill denied that he had paid the guards who held the bridge, two of them said in letters that were read in court."


def publisher(*lines, **metadata):
    text = "\n".join(lines)
    page = Page(text=text, blocks=split_text(text), format="text", metadata=Metadata(**metadata))
    return compose(page, document="document-1", name="a.txt").articles[0].publisher


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["The Mill", "Delta Focus", "5 March 2018", BODY], "Delta Focus"),
        (["The Mill", "Delta Focus 5 March 2018", BODY], "Delta Focus"),
        (["The Mill", "DLTA Staff", f"DLTA - {BODY}"], "DLTA"),
        ([f"MARROW, 5 March (TPA) - {BODY}"], "TPA"),
        ([f"Marrow (Reuters) - {BODY}"], "Reuters"),
        ([f"LONDON - {BODY}"], None),
        ([f"ORRIN - {BODY}", "He left Orrin."], None),
        (["The Mill", BODY, "Source » deltamirror"], "deltamirror"),
        (["The Mill", f"{BODY} (Source: Delta Mirror + Agencies) Twitter"], "Delta Mirror + Agencies"),
        (["The Mill", f"{BODY} Source Delta Mirror and agencies"], "Delta Mirror and agencies"),
        (["The Mill", BODY, "This article was first published by the Delta Mirror"], None),
        (["The Mill", BODY, "Originally published in the Delta Mirror"], None),
        (["The Mill", f"DLTA - {BODY}", "Source: Delta Mirror"], "DLTA"),
        (["The Mill", BODY, "© 2019 The Harbour Courier. All rights reserved."], "The Harbour Courier"),
        (["The Mill", BODY, "(c) 2008 Tavrian Press Agency"], "Tavrian Press Agency"),
        (["The Mill", BODY, "All rights reserved."], None),
        (["The Mill", BODY], None),
    ],
)
def test_the_outlet_that_the_text_names(lines, name):
    assert publisher(*lines) == name


def test_the_format_s_word_goes_before_the_text_s():
    assert publisher("The Mill", "Delta Focus", "5 March 2018", BODY, publisher="The Gleam") == "The Gleam"


def test_the_site_s_name_behind_a_title_is_the_outlet():
    assert publisher("The Mill Is Shut", BODY, title="The Mill Is Shut - Gleam Online") == "Gleam Online"
