"""Arguments made whole by the rules' noun phrases."""

from sayso.reader.arguments import mended, whole
from sayso.record import Edge, MentionTag, Span

TEXT = "The border guard of Maren and two villages helped its leader, the Sarn-backed group's chief."
SENTENCE = Span(0, len(TEXT), TEXT)
NOWHERE = Span(len(TEXT) + 1, len(TEXT) + 2, "x")


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def edge(role, words, score=0.9):
    return Edge(role=role, span=span(words), score=score)


def test_a_cut_phrase_is_stretched_to_its_whole():
    assert whole(span("border"), [], [span("The border guard")], SENTENCE).text == "The border guard"


def test_a_name_by_itself_stays():
    maren = MentionTag(span=span("Maren"), kind="location")
    assert whole(span("Maren"), [maren], [span("of Maren and two")], SENTENCE).text == "Maren"


def test_a_cut_name_is_made_whole():
    name = MentionTag(span=span("border guard of Maren"), kind="organization")
    assert whole(span("guard"), [name], [], SENTENCE).text == "border guard of Maren"


def test_who_owns_is_no_part_of_what_is_owned():
    assert whole(span("its"), [], [span("its leader")], SENTENCE).text == "its"
    assert whole(span("group"), [], [span("group's chief")], SENTENCE).text == "group"


def test_pieces_of_one_phrase_are_joined():
    found = mended(NOWHERE, [edge("target", "border"), edge("target", "guard of")], [], [], SENTENCE)
    assert [one.span.text for one in found] == ["border guard of"]


def test_listed_fillers_are_kept_and_stray_ones_dropped():
    found = mended(NOWHERE, [edge("target", "Maren", 0.9), edge("target", "two villages", 0.6), edge("target", "chief", 0.6)], [], [], SENTENCE)
    assert [one.span.text for one in found] == ["Maren", "two villages"]


def test_a_stray_filler_that_is_sure_is_kept():
    found = mended(NOWHERE, [edge("target", "Maren", 0.9), edge("target", "chief", 0.95)], [], [], SENTENCE)
    assert [one.span.text for one in found] == ["Maren", "chief"]


def test_no_words_are_actor_and_target_of_one_trigger():
    found = mended(NOWHERE, [edge("actor", "Maren", 0.6), edge("target", "Maren", 0.9)], [], [], SENTENCE)
    assert [one.role for one in found] == ["target"]


def test_a_place_may_be_the_target_too():
    assert {one.role for one in mended(NOWHERE, [edge("place", "Maren", 0.6), edge("target", "Maren", 0.9)], [], [], SENTENCE)} == {"place", "target"}


def test_times_and_quantities_are_left_alone():
    assert mended(NOWHERE, [edge("quantity", "two")], [], [span("two villages")], SENTENCE) == (edge("quantity", "two"),)


def test_an_argument_is_not_stretched_over_its_own_trigger():
    (found,) = mended(span("helped"), [edge("place", "villages")], [], [span("villages helped")], SENTENCE)
    assert found.span.text == "villages"
