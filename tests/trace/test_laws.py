"""What holds for every pile: a copy adds no origin, order changes nothing, each claim has one origin, what is unrelated changes nothing."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

OUTLETS = ["Harbour Gazette", "Valley Post", "Upland Radio", "Reuters", None]
SPEAKERS = [
    (),
    (("named", "Sela Dorn"),),
    (("named", "Bo Lund"),),
    (("unnamed", "a senior customs officer"),),
    (("unnamed", "a source"),),
    (("document", "Harbour Police review"),),
    (("body", "Valley Post"),),
    (("body", "Harbour Gazette"), ("unnamed", "a source")),
    (("body", "Reuters"), ("named", "Sela Dorn")),
]
LEADS = ["", "OSHTUN (Reuters) - ", "(AFP) — "]
TAILS = ["", " — Reuters", "\nSource: Valley Post", " (with inputs from AFP)"]
# Six sentences of thirty words that have no words in common: articles share some of them, whole or with one word changed.
SENTENCES = [" ".join(f"{stem}{number}" for number in range(30)) for stem in ("barley", "cedar", "delta", "ember", "fjord", "grove")]
DAYS = st.sampled_from(["2024-03-01", "2024-03-02", "2024-05-20", None])


@st.composite
def articles(draw):
    """An article with one or two claims, as (outlet, day, text, [(trigger, chain)])."""
    claims, sentences = [], []
    for words in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2, unique=True)):
        chain = draw(st.sampled_from(SPEAKERS))
        said = " ".join(name for _, name in chain)
        trigger = words.split()[5]
        body = words.replace(words.split()[14], draw(st.sampled_from([words.split()[14], "changed"])))
        sentences.append(f"“{body},” {said} said." if draw(st.booleans()) else f"{body}, {said} said.")
        claims.append((trigger, chain))
    text = draw(st.sampled_from(LEADS)) + " ".join(sentences) + draw(st.sampled_from(TAILS))
    return draw(st.sampled_from(OUTLETS)), draw(DAYS), text, claims


def add(case, article, *, name):
    outlet, day, text, claims = article
    document = case.article(outlet, day, text, name=name)
    for words, chain in claims:
        case.claim(document, words, chain)


def pile(new_case, drawn):
    case = new_case()
    for number, article in enumerate(drawn):
        add(case, article, name=f"file-{number}.txt")
    return case


def recorded(traced):
    return sum(origin.state == "recorded" for origin in traced.origins)


RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@RELAXED
@given(
    drawn=st.lists(articles(), min_size=1, max_size=4),
    which=st.integers(0, 3),
    publisher=st.sampled_from(["the same", "Karvel Weekly", None]),
    is_later=st.booleans(),
)
def test_a_verbatim_copy_never_adds_an_origin(new_case, drawn, which, publisher, is_later):
    """A copy under another file name: as it stands, or, of a dated article, later and by anybody. (Of two undated equals nothing tells which is the copy.)"""
    case = pile(new_case, drawn)
    before = recorded(case.traced())
    outlet, day, text, claims = drawn[which % len(drawn)]
    if is_later and day is not None:
        outlet, day = outlet if publisher == "the same" else publisher, "2024-06-01"
    add(case, (outlet, day, text, claims), name="copy.txt")
    assert recorded(case.traced()) <= before


@RELAXED
@given(drawn=st.lists(articles(), min_size=1, max_size=5))
def test_each_claim_is_in_exactly_one_origin_and_order_changes_nothing(new_case, drawn):
    case = pile(new_case, drawn)
    traced = case.traced()
    assert sorted(claim for origin in traced.origins for claim in origin.claims) == sorted(claim.id for claim in case.claims)
    assert case.traced(backwards=True) == traced
    for line in traced.lineage:
        assert (line.target is None) != (line.outside is None)
        assert 0 <= line.score <= 1
        assert line.source != line.target


@RELAXED
@given(drawn=st.lists(articles(), min_size=1, max_size=4))
def test_an_unrelated_document_changes_nothing(new_case, drawn):
    case = pile(new_case, drawn)
    traced = case.traced()
    other = case.article(
        "Karvel Weekly", "2024-03-01", "The choir sang for an hour in the old tannery and then everybody went home, cold and content, through the snow."
    )
    case.claim(other, "sang", about="choir")
    after = case.traced()
    assert set(traced.origins) <= set(after.origins)
    assert (after.lineage, after.drifts) == (traced.lineage, traced.drifts)
