"""What of the judgements is carried out, for any judgements in any order: `different` always, `same` unless it is said what stands in its way."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.conftest import Pile

from sayso.codebook import load_codebook
from sayso.record import Judgement
from sayso.resolve import Meanings, decisions_in_force, find_obstacles, undone_by

TEXTS = (
    "{Hassan Dorri:person} came. {Dorri:person} spoke.",
    "{Abu Rashed:person} met {Hassan Dorri:person}",
    "{Omar Dorri:person} left. {Dorri:person} stayed",
)
SUBJECTS = st.sampled_from(
    ["Hassan Dorri", "Abu Rashed", "Omar Dorri", "Dorri", "d0:0", "d0:19", "d1:0", "d1:15", "d2:0", "d2:17", "d0:0 d2:0", "d1:0 d2:17", "Nobody At All"]
)
JUDGED = st.lists(st.tuples(st.sampled_from(["same", "different"]), SUBJECTS, SUBJECTS, st.integers(0, 3)), max_size=6)


def _pile(judged):
    pile = Pile()
    for number, text in enumerate(TEXTS):
        pile.add(f"d{number}", text)
    pile.judgements = [
        Judgement(id=f"j{number}", kind=kind, subject=left, object=right, value=None, by="ana", at=f"2026-01-{moment + 1:02}", why="seen")
        for number, (kind, left, right, moment) in enumerate(judged)
    ]
    return pile


@settings(max_examples=150, deadline=None)
@given(JUDGED, st.randoms(use_true_random=False))
def test_different_is_never_crossed_and_same_is_carried_out_but_for_what_is_said_to_be_in_its_way(judged, random):
    pile = _pile(judged)
    entities = pile.resolve()
    meanings = Meanings(pile.mentions, pile.documents, load_codebook())
    decisions = decisions_in_force(pile.judgements)
    obstacles = find_obstacles(decisions, meanings.of, meanings.place)
    blocked = {obstacle.judgement for obstacle in obstacles}
    different = {decision.id for decision in decisions if not decision.is_same}
    for decision in decisions:
        left, right = meanings.of(decision.left), meanings.of(decision.right)
        if not left or not right:
            continue
        if decision.is_same:
            together = any(left | right <= set(entity.mentions) for entity in entities)
            assert together == (decision.id not in blocked)
        else:
            ours, theirs = left - right, right - left
            if not left & right:
                assert not any(ours & set(entity.mentions) and theirs & set(entity.mentions) for entity in entities)
    for obstacle in obstacles:
        assert obstacle.different in different
        assert not set(obstacle.chain) & different
    random.shuffle(pile.judgements)
    assert pile.resolve() == entities
    assert find_obstacles(decisions_in_force(pile.judgements), meanings.of, meanings.place) == obstacles


@settings(max_examples=100, deadline=None)
@given(JUDGED, st.lists(st.integers(0, 40), max_size=8), st.randoms(use_true_random=False))
def test_undoing_everything_that_stands_is_as_if_nothing_had_been_judged(judged, more, random):
    pile = _pile(judged)
    before = _pile([]).resolve()
    for number, target in enumerate(more):  # undoings of judgements and of undoings
        if pile.judgements:
            taken = pile.judgements[target % len(pile.judgements)].id
            pile.judgements.append(_undoing(f"u{number}", taken))
    undone = undone_by(pile.judgements)
    for one in list(pile.judgements):
        if one.kind != "undo" and one.id not in undone:
            pile.judgements.append(_undoing(f"last-{one.id}", one.id))
    random.shuffle(pile.judgements)
    assert pile.resolve() == before
    assert undone_by(pile.judgements).keys() >= {one.id for one in pile.judgements if one.kind != "undo"}


def test_undoings_in_a_circle_take_nothing_back(pile):
    pile.add("a", "{Abu Rashed:person}").add("b", "{Omar Dorri:person}")
    pile.judge("same", "Abu Rashed", "Omar Dorri")
    pile.judgements += [_undoing("u1", "u2"), _undoing("u2", "u1"), _undoing("u3", "u3")]
    assert pile.is_one("a/Abu Rashed", "b/Omar Dorri")


def test_a_name_means_what_is_so_called_whatever_the_kind_that_it_was_read_as(pile):
    pile.add("a", "{Yemenis:nationality} in {Marlow, Ohio:location}").add("b", "{Marlow, Kent:location} {the group:organization} {Sheikh Abu Rashed:person}")
    meanings = Meanings(pile.mentions, pile.documents, load_codebook())
    assert meanings.of("Yemeni") == {"a:0"}
    assert meanings.of("Marlow, Ohio") == {"a:11"}
    assert len(meanings.of("Marlow")) == 2
    assert meanings.of("the group") == frozenset()
    assert meanings.describes("The Group")
    assert meanings.of("abu rashed") == {pile.mention("b", "Sheikh Abu Rashed").id}
    assert meanings.of("a:0 b:0") == {"a:0", "b:0"}
    assert meanings.near("Abu Rashid") == ("Abu Rashed",)


def _undoing(identity, taken):
    return Judgement(id=identity, kind="undo", subject=taken, object=None, value=None, by="ana", at="2026-02-01", why="wrong", undoes=taken)
