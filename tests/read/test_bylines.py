"""Names in bylines, cut out at their real end."""

import pytest

from sayso.read.bylines import byline_line, glued_byline, is_name, names_alone, outlet_line, unglued


def cut(text, known=()):
    names = glued_byline(text, 0, len(text), frozenset(known))
    return None if names is None else text[names.names_start : names.names_end]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Moss As the river rose, the mill", "Ada Moss"),
        ("Written by Ada Moss Two-minute read On Sunday", "Ada Moss"),
        ("By RUTH ANN CARVER Lena Auer, her brother", "RUTH ANN CARVER"),
        ("By Ada Moss and Tomas Reyl The army", "Ada Moss and Tomas Reyl"),
        ("By Ada Moss, Tomas Reyl and Hanna Brod As", "Ada Moss, Tomas Reyl and Hanna Brod"),
        ("By Ada Moss, Reuters The army", "Ada Moss"),
        ("By J. K. Rowe Troops moved", "J. K. Rowe"),
        ("By Jan van der Berg Officials said", "Jan van der Berg"),
        ("By Ahmad al-Sayed Fighters from the north", "Ahmad al-Sayed"),
        ("By Mary Anne Smith The guard", "Mary Anne Smith"),
        ("By Ada Moss Tavrian President Omar Tell said", "Ada Moss"),
        ("By Ada Moss Rebels said on Monday", "Ada Moss"),
        ("By Ada Moss BEIRUT (TPA)", "Ada Moss"),
        ("By Ada Moss Beirut — The", "Ada Moss"),
        ("By Ada Moss | 12 March", "Ada Moss"),
        ("by Ada Moss Guards and the bridge at Orrin", "Ada Moss"),
        ("By Ada Moss March 3, 2015", "Ada Moss"),
    ],
)
def test_a_name_ends_where_the_sentence_begins(text, names):
    assert cut(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "By Tuesday the troops had left",
        "By the time he came",
        "By Ada Moss's account, it fell",
        "By 2015 Tavrian guards held it",
        "By now the mill was shut",
        "Bystanders said",
        "By Orrin law this is",
    ],
)
def test_a_sentence_that_begins_with_by_is_no_byline(text):
    assert cut(text) is None


def test_a_name_known_from_elsewhere_is_cut_as_it_stands_there():
    assert cut("By Lena Auer Vale Guards said", {"lena auer vale"}) == "Lena Auer Vale"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Tomas reyl", "Tomas reyl"),
        ("TPA Staff", "TPA Staff"),
        ("By Ada Moss, Staff Writer", "Ada Moss"),
        ("By Ada Moss and Tomas Reyl, Agence France-Presse", "Ada Moss and Tomas Reyl"),
        ("Author: Ada Moss", "Ada Moss"),
        ("Posted by Ada Moss at 7:42 AM", "Ada Moss"),
        ("Von Anna Schmidt", "Anna Schmidt"),
        ("بقلم أحمد حسن", "أحمد حسن"),
        ("By Reuters", "Reuters"),
        ("By Our Correspondent", "Our Correspondent"),
        ("By the numbers", None),
        ("Letters to the Editor", None),
        ("The army staff said", None),
        ("Ada Moss", None),
        ("By Ada Moss 5 March 2015", None),
    ],
)
def test_a_line_that_is_a_byline(line, names):
    found = byline_line(line, 0, len(line))
    assert (None if found is None else line[found.names_start : found.names_end]) == names


@pytest.mark.parametrize(
    ("words", "answer"),
    [("Ada Moss", True), ("Ada", False), ("The Mill", False), ("ada moss", False), ("Maria de la Cruz", True), ("Mill No 4", False), ("A B C D E F", False)],
)
def test_what_looks_like_a_name(words, answer):
    assert is_name(words) is answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [("Delta Focus", True), ("AFP", True), ("The Northern Mirror", True), ("Orrin", False), ("The army said so in the news", False), ("", False)],
)
def test_what_looks_like_an_outlet(words, answer):
    assert outlet_line(words, 0, len(words)) is answer


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("By ADA MOSS, TPA National Security Writer", "ADA MOSS"),
        ("Ada Moss (ada@example.org) is the editor of the Gleam, and a senior writer.", "Ada Moss"),
        ("Ada Moss 23/08/2018 2 comments", "Ada Moss"),
        ("Ada Moss; The Daily Gleam News", "Ada Moss"),
        ("Ada Moss <ada@example.org>", "Ada Moss"),
        ("ADA MOSS, TOMAS REYL and HANNA BROD", "ADA MOSS, TOMAS REYL and HANNA BROD"),
        ("gleam4711", "gleam4711"),
        ("山田太郎", "山田太郎"),
    ],
)
def test_a_byline_of_the_format_is_reduced_to_its_names(given, names):
    assert names_alone(given) == names


@pytest.mark.parametrize(
    ("glued", "names"),
    [
        ("Ana OrtizPublished", "Ana Ortiz"),
        ("Ana Ortiz", "Ana Ortiz"),
        ("Ian MacDonald", "Ian MacDonald"),
        ("Leo DiCarlo", "Leo DiCarlo"),
        ("Rose FitzGerald", "Rose FitzGerald"),
        ("OrtizPublished", "OrtizPublished"),
    ],
)
def test_a_word_that_copying_glued_to_a_name_is_no_part_of_it(glued, names):
    assert unglued(glued) == names
