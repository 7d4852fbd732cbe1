"""Copied passages: what is one, who copied whom, and what is only a speaker's words that both quote."""

import pytest

DEPOT = (
    "Gunmen attacked the grain depot outside Oshtun before dawn on Friday and set fire to two lorries parked beside the gate, "
    "according to people who live on the road that leads down to the river. Nobody has said so far that they did it."
)
OTHER = (
    "The harvest festival opened in Karvel with a procession of carts, three brass bands and a long speech by the mayor, "
    "who promised a new covered market for the town before the end of next summer, as mayors before him had promised."
)


def copied(case, traced, lineage):
    return [(source, target) for source, target, _ in lineage(case, traced, "copied")]


def test_the_later_of_two_equal_texts_copied_the_earlier(case, lineage):
    case.article("Valley Post", "2024-03-02", DEPOT)
    case.article("Harbour Gazette", "2024-03-01", DEPOT)
    assert copied(case, case.traced(), lineage) == [("Valley Post", "Harbour Gazette")]


def test_evidence_is_both_places_and_its_words_stand_there(case):
    first = case.article("Harbour Gazette", "2024-03-01", OTHER + "\n" + DEPOT)
    later = case.article("Valley Post", "2024-03-02", "A summary of the week follows.\n" + DEPOT)
    (line,) = case.traced().lineage
    texts = {first.id: first.text, later.id: later.text}
    assert {evidence.document for evidence in line.evidence} == set(texts)
    for evidence in line.evidence:
        assert texts[evidence.document][evidence.span.start : evidence.span.end] == evidence.span.text
        assert evidence.span.text.startswith("Gunmen attacked")


def test_a_lightly_edited_passage_is_one_passage(case, lineage):
    edited = DEPOT.replace("before dawn on Friday", "early on Friday morning").replace("two lorries", "two trucks").replace("so far", "yet")
    case.article("Harbour Gazette", "2024-03-01", DEPOT)
    case.article("Valley Post", "2024-03-02", edited)
    traced = case.traced()
    assert copied(case, traced, lineage) == [("Valley Post", "Harbour Gazette")]
    assert len(traced.lineage[0].evidence) == 2


def test_a_few_words_in_common_are_no_copy(case):
    case.article("Harbour Gazette", "2024-03-01", DEPOT)
    case.article("Valley Post", "2024-03-02", "Police in Karvel say that gunmen attacked the grain depot outside Oshtun, and that all roads are open again.")
    assert case.traced().lineage == ()


def test_siblings_that_copied_a_third_have_no_link_between_them(case, lineage):
    case.article("Harbour Gazette", "2024-03-01", DEPOT)
    case.article("Valley Post", "2024-03-02", DEPOT + " The weather stayed dry.")
    case.article("Upland Radio", "2024-03-03", "From our news desk. " + DEPOT)
    assert copied(case, case.traced(), lineage) == [("Upland Radio", "Harbour Gazette"), ("Valley Post", "Harbour Gazette")]


def test_who_copied_a_copys_own_words_leans_on_that_copy(case, lineage):
    own = " A night watchman, who asked for his pay that morning and was sent away, counted seven men in two boats without lights."
    case.article("Harbour Gazette", "2024-03-01", DEPOT)
    case.article("Valley Post", "2024-03-02", DEPOT + own)
    case.article("Upland Radio", "2024-03-03", DEPOT + own)
    assert copied(case, case.traced(), lineage) == [("Upland Radio", "Valley Post"), ("Valley Post", "Harbour Gazette")]


def test_an_article_can_lean_on_several(case, lineage):
    case.article("Harbour Gazette", "2024-03-01", DEPOT)
    case.article("Karvel Weekly", "2024-03-01", OTHER)
    case.article("Valley Post", "2024-03-02", OTHER + "\n" + DEPOT)
    assert copied(case, case.traced(), lineage) == [("Valley Post", "Harbour Gazette"), ("Valley Post", "Karvel Weekly")]


def test_without_dates_a_credit_tells_who_was_first_and_the_score_is_lower(case, lineage):
    case.article("Harbour Gazette", None, DEPOT)
    case.article("Valley Post", None, DEPOT + "\nSource: Harbour Gazette")
    traced = case.traced()
    assert copied(case, traced, lineage) == [("Valley Post", "Harbour Gazette")]
    assert [0.7 < line.score <= 0.9 for line in traced.lineage if line.reason == "copied"] == [True]


def test_without_dates_and_credits_the_longer_text_is_taken_for_the_original_at_a_lower_score(case, lineage):
    case.article("Valley Post", None, DEPOT)
    case.article("Harbour Gazette", None, DEPOT + " " + OTHER)
    traced = case.traced()
    assert copied(case, traced, lineage) == [("Valley Post", "Harbour Gazette")]
    assert traced.lineage[0].score == pytest.approx(0.7)


def test_boilerplate_is_no_copy(case):
    case.article("Harbour Gazette", "2024-03-01", "Two boats were found near the weir.\n" + DEPOT, labels={1: "boilerplate"})
    case.article("Valley Post", "2024-03-02", "The mayor of Karvel is ill.\n" + DEPOT, labels={1: "boilerplate"})
    assert case.traced().lineage == ()


def test_house_text_of_one_publisher_is_no_copy(case):
    for day in range(1, 6):
        case.article("Harbour Gazette", f"2024-03-0{day}", f"News of day {day}: " + " ".join(f"word{day}x{place}" for place in range(90)) + "\n" + DEPOT)
    assert case.traced().lineage == ()


SAID = (
    "“We shall rebuild the depot before the winter, and we shall pay every driver who lost a lorry there, "
    "whatever the ministry in the capital may think of it or write to me about it.”"
)


def test_words_of_one_speaker_that_both_quote_are_no_copy(case, lineage):
    case.article("Harbour Gazette", "2024-03-01", f"The governor came to see the ruins at noon. {SAID[:-2]},” Governor Sela Dorn said.")
    case.article("Valley Post", "2024-03-02", f"Not a word on who did it. Sela Dorn said: {SAID} Drivers who heard it were not convinced.")
    found = lineage(case, case.traced())
    assert [line for line in found if line[2] == "copied"] == []
    assert [(source, reason) for source, _, reason in found] == [("Harbour Gazette", "same speaker"), ("Valley Post", "same speaker")]


def test_quoted_words_without_a_named_speaker_can_be_copied(case, lineage):
    case.article("Harbour Gazette", "2024-03-01", f"A driver was angry. {SAID} Then it rained.")
    case.article("Valley Post", "2024-03-02", f"Not a word on who did it. {SAID} Nobody answered.")
    assert copied(case, case.traced(), lineage) == [("Valley Post", "Harbour Gazette")]


def test_a_teaser_of_an_article_in_the_pile_is_a_copy_of_it(case, lineage):
    case.article("Harbour Gazette", "2024-03-01", DEPOT, title="Depot outside Oshtun attacked")
    case.article("Harbour Gazette front page", "2024-03-05", "Gunmen attacked the grain depot outside Oshtun", kind="teaser")
    case.article("Karvel front page", "2024-03-05", "Fire at depot", kind="teaser", title="Depot outside Oshtun attacked")
    assert copied(case, case.traced(), lineage) == [("Harbour Gazette front page", "Harbour Gazette"), ("Karvel front page", "Harbour Gazette")]


def test_a_stock_phrase_months_apart_is_no_copy(case):
    phrase = "More than nine thousand people have been driven from their homes since the war in the valley began"
    case.article("Harbour Gazette", "2023-03-01", OTHER + " " + phrase + ".")
    case.article("Valley Post", "2024-03-02", DEPOT + " " + phrase + ".")
    assert case.traced().lineage == ()


@pytest.mark.parametrize("count", [300])
def test_a_story_printed_by_many_makes_one_link_each(case, count):
    for number in range(count):
        case.article(f"Outlet {number:03}", f"2024-03-{1 + number // 20:02}", DEPOT)
    traced = case.traced()
    assert len(traced.lineage) == count - 1
    assert len({line.target for line in traced.lineage}) == 1
