"""What holds for every record: copies and order change nothing, less evidence is never stronger, conflicts are the same both ways."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.codebook import load_codebook
from sayso.weigh import weigh

RELAXED = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "origin": st.sampled_from(["Sela Dorn", "Bo Lund", "Ana Foss", None]),
            "article": st.sampled_from(["Harbour Gazette", "Valley Post", "Upland Radio"]),
            "polarity": st.sampled_from(["affirmed", "affirmed", "denied"]),
            "tense": st.sampled_from(["past", "past", "present", "future"]),
            "band": st.sampled_from([None, None, "possible", "likely"]),
            "stance": st.sampled_from([None, None, "asks", "denies"]),
            "quantity": st.sampled_from([None, ("21 rockets", "instrument", 21, 21, "rockets"), ("eight missiles", "instrument", 8, 8, "missiles")]),
            "time": st.sampled_from([None, ("on Monday", "2024-03-04", "2024-03-04"), ("on Friday", "2024-03-08", "2024-03-08")]),
            "actor": st.sampled_from(["Sarn Front", "Grey Wolves", "gunmen"]),
            "about": st.sampled_from(["raid", "blast"]),
        }
    ),
    min_size=1,
    max_size=7,
)
LEANS = st.lists(st.tuples(st.sampled_from(["Harbour Gazette", "Valley Post"]), st.sampled_from(["Upland Radio", None])), max_size=2)


def make(new_case, claims, leans=()):
    case = new_case()
    for details in claims:
        case.claim(**details)
    for source, target in leans:
        case.leans(source, target, outside=None if target else "AFP")
    return case


@RELAXED
@given(claims=CLAIMS, leans=LEANS)
def test_order_changes_nothing(new_case, claims, leans):
    case = make(new_case, claims, leans)
    assert case.findings() == case.findings(backwards=True)


@RELAXED
@given(claims=CLAIMS, leans=LEANS, which=st.integers(0, 6))
def test_a_copy_makes_nothing_more_credible(new_case, claims, leans, which):
    case = make(new_case, claims, leans)
    before = case.findings()
    details = claims[which % len(claims)]
    original = case.claims[which % len(claims)]
    case.claim(**{**details, "article": "Karvel Weekly"}, passes_on=original)
    case.leans("Karvel Weekly", original.article)
    for about, finding in case.findings().items():
        assert finding.credibility.value >= before[about].credibility.value
        assert finding.supporting.origins == before[about].supporting.origins
        assert len(finding.conflicts) == len(before[about].conflicts)


@RELAXED
@given(claims=CLAIMS, leans=LEANS)
def test_less_support_is_never_stronger(new_case, claims, leans):
    case = make(new_case, claims, leans)
    for about, finding in case.findings().items():
        for item in finding.without:
            if item.origin in finding.supporting.origins and item.origin not in finding.opposing.origins:
                assert item.credibility >= finding.credibility.value, about
        nouns = case.nouns()
        for origin in finding.supporting.origins:
            if origin in finding.opposing.origins:
                continue
            left = [noun for noun in nouns[2] if noun.id != origin]
            gone = {claim for noun in nouns[2] if noun.id == origin for claim in noun.claims}
            propositions = [replace(proposition, claims=tuple(claim for claim in proposition.claims if claim not in gone)) for proposition in nouns[0]]
            kept = [claim for claim in nouns[1] if claim.id not in gone]
            after = {found.proposition: found for found in weigh(propositions, kept, left, nouns[3], nouns[4], codebook=load_codebook())}
            value = after[finding.proposition].credibility.value
            assert value >= finding.credibility.value
            assert value == next(item.credibility for item in finding.without if item.origin == origin)


@RELAXED
@given(claims=CLAIMS)
def test_denials_never_count_as_support_and_sides_never_overlap(new_case, claims):
    case = make(new_case, claims)
    by_id = {claim.id: claim for claim in case.claims}
    for finding in case.findings().values():
        assert not set(finding.supporting.claims) & set(finding.denials)
        assert not set(finding.supporting.claims) & set(finding.opposing.claims)
        assert all(by_id[claim].polarity == "affirmed" for claim in finding.supporting.claims)
        assert {claim.id for claim in case.claims if claim.polarity == "denied" and claim.id in by_id} >= set(finding.opposing.claims)


@RELAXED
@given(claims=CLAIMS)
def test_each_conflict_is_told_once_with_both_claims(new_case, claims):
    for finding in make(new_case, claims).findings().values():
        pairs = [(conflict.kind, frozenset(conflict.claims), conflict.detail) for conflict in finding.conflicts]
        assert len(pairs) == len(set(pairs))
        assert all(len(members) == 2 for _, members, _ in pairs)
        assert all(conflict.claims == tuple(sorted(conflict.claims)) for conflict in finding.conflicts)


@RELAXED
@given(claims=CLAIMS)
def test_an_unrelated_proposition_changes_nothing(new_case, claims):
    case = make(new_case, claims)
    before = case.findings()
    case.claim("sang", about="choir", article="Karvel Weekly", origin="Mo Tann")
    after = case.findings()
    assert {about: finding for about, finding in after.items() if about != "choir"} == before
