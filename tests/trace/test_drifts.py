"""What changes as claims are passed on."""


def drifts(traced):
    return [(drift.what, drift.first, drift.last) for drift in traced.drifts]


def relay(case, first, later, **later_claim):
    """A first article by the Harbour Gazette with a speaker, and one that passes it on."""
    text, details = first
    original = case.claim(case.article("Harbour Gazette", "2024-03-01", text), "attacked", [("named", "Sela Dorn")], **details)
    copy = case.claim(case.article("Valley Post", "2024-03-02", later), "attacked", [("body", "Harbour Gazette")], **later_claim)
    return original, copy


def test_a_dropped_hedge_and_a_lost_source_are_told_in_order(case):
    original, copy = relay(
        case, ("They may have attacked the depot, Sela Dorn said.", {"hedge": "may have"}), "They attacked the depot, the Harbour Gazette reported."
    )
    traced = case.traced()
    assert {drift.claims for drift in traced.drifts} == {(original.id, copy.id)}
    assert drifts(traced) == [("certainty", "may have", "unhedged"), ("source", "Sela Dorn", "Harbour Gazette")]


def test_a_changed_figure_is_told_in_both_words(case):
    relay(
        case,
        ("They attacked with 21 rockets, Sela Dorn said.", {"quantity": ("21 rockets", "instrument", 21, 21, "rockets")}),
        "They attacked with eight missiles, the Harbour Gazette reported.",
        quantity=("eight missiles", "instrument", 8, 8, "missiles"),
    )
    assert ("quantity", "21 rockets", "eight missiles") in drifts(case.traced())


def test_a_turned_polarity_is_told(case):
    relay(case, ("They attacked the depot, Sela Dorn said.", {}), "They never attacked the depot, the Harbour Gazette reported.", polarity="denied")
    assert ("polarity", "affirmed", "denied") in drifts(case.traced())


def test_one_speaker_quoted_differently_is_a_change_and_no_lost_source(case):
    case.claim(
        case.article("Harbour Gazette", "2024-03-01", "They may have attacked the depot, Sela Dorn said."),
        "attacked",
        [("named", "Sela Dorn")],
        hedge="may have",
    )
    case.claim(case.article("Valley Post", "2024-03-02", "Sela Dorn said that they attacked the depot."), "attacked", [("named", "Sela Dorn")])
    assert drifts(case.traced()) == [("certainty", "may have", "unhedged")]


def test_what_is_passed_on_unchanged_is_no_change(case):
    for name, day in (("Harbour Gazette", "2024-03-01"), ("Valley Post", "2024-03-02")):
        case.claim(case.article(name, day, f"{name}: they attacked the depot, Sela Dorn said."), "attacked", [("named", "Sela Dorn")])
    assert case.traced().drifts == ()
