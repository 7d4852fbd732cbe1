"""The proposed credibility and its rule."""

from itertools import product

import pytest

from sayso.errors import DamagedCodebook
from sayso.weigh.rules import Counts, parse_rules, shipped_rules


def proposed(case):
    return case.finding().credibility.value


def test_what_names_no_source_cannot_be_judged(case):
    case.claim(origin=None)
    case.claim(origin=None, article="Valley Post")
    finding = case.finding()
    assert (finding.credibility.value, finding.supporting.origins) == (6, ())
    assert len(finding.supporting.claims) == 2


@pytest.mark.parametrize(("band", "value"), [(None, 3), ("likely", 3), ("possible", 4), ("unverified", 4)])
def test_one_origin_is_possibly_so_and_less_where_it_is_hedged(case, band, value):
    case.claim(band=band)
    assert proposed(case) == value


def test_two_origins_with_no_dependence_found_between_their_articles_are_one(case):
    case.claim()
    case.claim(origin="Bo Lund", article="Valley Post")
    finding = case.finding()
    assert finding.credibility.value == 1
    assert finding.credibility.rule.startswith("two origins, no dependence found")
    assert dict(finding.credibility.inputs)["recorded origins for"] == "2"


@pytest.mark.parametrize(
    ("why", "second", "leans"),
    [
        ("one article quotes both", {"article": "Harbour Gazette"}, []),
        ("one article copied the other", {"article": "Valley Post"}, [("Valley Post", "Harbour Gazette", None)]),
        ("both lean on one agency", {"article": "Valley Post"}, [("Valley Post", None, "AFP"), ("Harbour Gazette", None, "AFP")]),
        (
            "both lean on it through others",
            {"article": "Valley Post"},
            [("Valley Post", "Dune Star", None), ("Dune Star", None, "AFP"), ("Harbour Gazette", None, "AFP")],
        ),
        ("the second is hedged", {"article": "Valley Post", "band": "possible"}, []),
    ],
)
def test_two_origins_that_are_not_apart_are_less_than_one(case, why, second, leans):
    case.claim()
    case.claim(origin="Bo Lund", **second)
    for source, target, outside in leans:
        case.leans(source, target, outside=outside)
    assert proposed(case) == 2


def test_a_speaker_in_common_elsewhere_is_no_dependence(case):
    case.claim()
    case.claim(origin="Bo Lund", article="Valley Post")
    for article in ("Harbour Gazette", "Valley Post"):
        case.leans(article, outside="Ana Foss", reason="same speaker")
    assert proposed(case) == 1


def test_two_origins_that_differ_in_a_figure_do_not_confirm_each_other(case):
    case.claim(quantity=("21 rockets", "instrument", 21, 21, "rockets"))
    case.claim(origin="Bo Lund", article="Valley Post", quantity=("8 rockets", "instrument", 8, 8, "rockets"))
    assert proposed(case) == 2
    case.claim(origin="Ana Foss", article="Upland Radio", quantity=("21 rockets", "instrument", 21, 21, "rockets"))
    assert proposed(case) == 1


def test_a_copy_that_dropped_the_hedge_makes_nothing_surer(case):
    original = case.claim(band="possible")
    case.claim(article="Valley Post", passes_on=original)
    assert proposed(case) == 4


@pytest.mark.parametrize(("supporters", "deniers", "value"), [(1, 1, 4), (1, 2, 5), (2, 1, 3), (3, 3, 4), (0, 1, 6)])
def test_recorded_denials_count_against(case, supporters, deniers, value):
    for number in range(supporters):
        case.claim(origin=f"Speaker {number}", article=f"Outlet {number}")
    for number in range(deniers):
        case.claim(origin=f"Denier {number}", article=f"Paper {number}", polarity="denied")
    assert proposed(case) == value


@pytest.mark.parametrize(
    "without_support", [{"tense": "future"}, {"tense": "hypothetical"}, {"polarity": "denied"}, {"stance": "asks"}, {"stance": "denies"}, {"stance": "doubts"}]
)
def test_wishes_plans_and_denials_are_no_support(case, without_support):
    case.claim(**without_support)
    finding = case.finding()
    assert finding.supporting.claims == ()
    assert finding.credibility.value == 6
    assert (finding.lowest, finding.highest) == (None, None)


def test_taking_an_origin_away_shows_what_is_left(case):
    case.claim()
    case.claim(origin="Bo Lund", article="Valley Post")
    case.claim(origin="Ana Foss", article="Upland Radio", polarity="denied")
    without = {item.origin: item.credibility for item in case.finding().without}
    assert without == {case.origin_id("Sela Dorn"): 4, case.origin_id("Bo Lund"): 4, case.origin_id("Ana Foss"): 1}


def test_the_range_of_certainty_runs_from_the_weakest_band_to_unhedged(case):
    case.claim(band="possible")
    case.claim(band="likely", article="Valley Post")
    assert (case.finding().lowest, case.finding().highest) == ("possible", "likely")
    case.claim(article="Upland Radio")
    assert (case.finding().lowest, case.finding().highest) == ("possible", "unhedged")


def test_no_rule_of_the_table_proposes_more_for_less():
    rules = shipped_rules()

    def value(supporting, firm, apart, opposing):
        return rules.propose(Counts(supporting=supporting, opposing=opposing, firm=firm, apart=apart)).value

    for supporting, firm, opposing in product(range(5), range(5), range(4)):
        if firm > supporting:
            continue
        aparts = [False, True] if firm >= 2 else [False]
        for apart in aparts:
            here = value(supporting, firm, apart, opposing)
            assert here >= value(supporting + 1, firm, apart, opposing) >= value(supporting + 1, firm + 1, apart, opposing)
            assert here >= value(supporting, firm, apart or firm >= 2, opposing)
            assert here <= value(supporting, firm, apart, opposing + 1)
            assert (here == 6) == (supporting == 0)
            assert here != 1 or (apart and supporting >= 2 and opposing == 0)


@pytest.mark.parametrize("text", ["rules = 1", "not toml [", ""])
def test_damaged_rules_are_refused(text):
    with pytest.raises(DamagedCodebook, match="do not hold together"):
        parse_rules(text)
