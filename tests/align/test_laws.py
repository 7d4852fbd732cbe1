"""What holds for any claims."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.align.conftest import Case

ACTORS = ("Dawn Front", "Harbour Guard", None)
TARGETS = ("Garrat market", "Selwick bridge", "four soldiers", None)
TIMES = (None, "2024-03-03", "2024-03-04", "2024-03-20", ("2024-03-01", "2024-03-31"), ("2023-01-01", None))
VERBS = (("assault", "shelled"), ("assault", "attack"), ("coerce", "besieged"), ("funds", "paid"), ("supports", "backed"), ("size", "strong"))


@st.composite
def cases(draw):
    case = Case()
    for number in range(draw(st.integers(1, 9))):
        predicate, trigger = draw(st.sampled_from(VERBS))
        actor, target, time = draw(st.sampled_from(ACTORS)), draw(st.sampled_from(TARGETS)), draw(st.sampled_from(TIMES))
        case.article(draw(st.sampled_from("abc")), draw(st.sampled_from([None, "2024-03-05", "2019-01-01"])))
        if not case._sentence.get(case._document) or draw(st.booleans()):
            case.says("The Dawn Front, Harbour Guard, not the attack, shelled besieged paid backed strong Garrat market and Selwick bridge, four soldiers.")
        arguments = {role: words for role, words in (("actor", actor), ("target", target)) if words}
        precision = "day" if isinstance(time, str) else "open" if time and time[1] is None else "month"
        case.claim(str(number), predicate, trigger, time=time, precision=precision, **arguments)
    return case


@settings(max_examples=60)
@given(cases())
def test_every_claim_is_in_exactly_one_proposition(case):
    assert Counter(claim for one in case.align() for claim in one.claims) == Counter({claim.id: 1 for claim in case.claims.values()})


@settings(max_examples=60)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(case, random):
    before = case.align()
    claims = list(case.claims.values())
    random.shuffle(claims)
    assert case.align(claims) == before


@settings(max_examples=60)
@given(cases())
def test_no_event_has_two_days_that_are_more_than_a_day_apart(case):
    days = {claim.id: claim.time.earliest for claim in case.claims.values() if claim.time and claim.time.precision == "day"}
    for one in case.align():
        found = {days[claim] for claim in one.claims if claim in days}
        assert one.kind == "relation" or not {"2024-03-03", "2024-03-20"} <= found


@settings(max_examples=60)
@given(cases())
def test_events_and_relations_are_never_one(case):
    for one in case.align():
        assert len({predicate in {"funds", "size"} for predicate in (case.claims[claim.removeprefix("claim-")].predicate for claim in one.claims)}) == 1
