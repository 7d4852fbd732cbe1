"""What holds for any pile of names."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.conftest import Pile

NAMES = st.sampled_from(
    [
        "{Hassan Dorri:person}", "{Hussein Dorri:person}", "{Dorri:person}", "{President Dorri:person}", "{H. Dorri:person}", "{Qasem Sulaimi:person}",
        "{Ghassem Soleymi:person}", "{he:person=.}", "{the group:organization=.}", "{the group:organization}", "{Harbour Relief Board:organization} ({HRB:organization})",
        "{HRB:organization}", "{High Rent Bureau:organization} (HRB)", "{Yemen:location}", "{Yemen:organization}", "{Yemeni:nationality}", "{1st Brigade:organization}",
        "{2nd Brigade:organization}", "{commander:title}", "{Vessin Coastal Command:organization}", "{Coastal Command:organization}", "{T-72:weapon}", "{Dorri=x:other}",
    ]
)  # fmt: skip
TEXTS = st.lists(st.lists(NAMES, min_size=1, max_size=6).map(". ".join), min_size=1, max_size=5)


def _pile(texts):
    pile = Pile()
    for number, text in enumerate(texts):
        pile.add(f"d{number}", "{Anna Berg:person} came. " + text)
    return pile


def _partition(entities, keep=lambda _: True):
    return {frozenset(one for one in entity.mentions if keep(one)) for entity in entities} - {frozenset()}


@settings(max_examples=50)
@given(TEXTS)
def test_every_mention_is_in_exactly_one_entity(texts):
    pile = _pile(texts)
    counts = Counter(mention for entity in pile.resolve() for mention in entity.mentions)
    assert counts == Counter({mention.id: 1 for mention in pile.mentions})


@settings(max_examples=50)
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_mentions_and_documents_changes_nothing(texts, random):
    pile = _pile(texts)
    before = pile.resolve()
    random.shuffle(pile.mentions)
    pile.documents = dict(reversed(pile.documents.items()))
    assert pile.resolve() == before


@settings(max_examples=50)
@given(TEXTS)
def test_resolving_twice_is_the_same_and_ids_are_unique(texts):
    pile = _pile(texts)
    entities = pile.resolve()
    assert pile.resolve() == entities
    assert len({entity.id for entity in entities}) == len(entities)


@settings(max_examples=50)
@given(TEXTS, st.data())
def test_same_and_then_undone_is_as_if_nothing_had_happened(texts, data):
    pile = _pile(texts)
    before = pile.resolve()
    left, right = (data.draw(st.sampled_from(pile.mentions)).id for _ in range(2))
    judged = pile.judge("same", left, right)
    pile.judge("undo", judged, undoes=judged)
    assert pile.resolve() == before


@settings(max_examples=50)
@given(TEXTS, st.data())
def test_what_is_judged_the_same_is_together_and_what_is_judged_different_is_not(texts, data):
    pile = _pile(texts)
    left, right = data.draw(st.lists(st.sampled_from(pile.mentions).map(lambda mention: mention.id), min_size=2, max_size=2, unique=True))
    kind = data.draw(st.sampled_from(["same", "different"]))
    pile.judge(kind, left, right)
    together = any(left in entity.mentions and right in entity.mentions for entity in pile.resolve())
    assert together == (kind == "same")


@settings(max_examples=50)
@given(TEXTS, st.integers(min_value=0))
def test_a_copy_of_a_document_does_not_split_entities(texts, chosen):
    pile = _pile(texts)
    before = _partition(pile.resolve())
    pile.add("copy", "{Anna Berg:person} came. " + texts[chosen % len(texts)])
    after = _partition(pile.resolve(), keep=lambda mention: not mention.startswith("copy"))
    assert all(any(group <= other for other in after) for group in before)
