"""Groups that grow, and what may never be in one."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.graph import Partition

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


def test_joins_reach_through_chains():
    partition = Partition(4)
    assert partition.join(0, 1)
    assert partition.join(1, 2)
    assert partition.together(0, 2)
    assert partition.groups() == [(0, 1, 2), (3,)]
    assert partition.members(2) == (0, 1, 2)


def test_a_chain_does_not_cross_a_constraint():
    partition = Partition(3)
    partition.keep_apart([0], [2])
    assert partition.join(0, 1)
    assert not partition.join(1, 2)
    assert partition.groups() == [(0, 1), (2,)]


def test_a_constraint_holds_for_all_of_either_side():
    partition = Partition(5)
    partition.keep_apart([0, 1], [3, 4])
    assert partition.join(0, 1)
    assert partition.join(0, 2)
    assert not partition.join(2, 4)
    assert partition.join(3, 4)


def test_what_stands_on_both_sides_is_not_constrained():
    partition = Partition(2)
    partition.keep_apart([0], [0, 1])
    assert partition.join(0, 1)


def test_what_is_together_stays_together():
    partition = Partition(2)
    partition.join(0, 1)
    partition.keep_apart([0], [1])
    assert partition.together(0, 1)


def test_labels_that_clash_keep_whole_groups_apart():
    partition = Partition(4, labels=[0, 1, 2, 0], clash=lambda left, right: {left, right} == {0, 2})
    assert partition.join(0, 1)
    assert not partition.join(1, 2)
    assert partition.join(1, 3)


def test_a_clash_can_be_overruled_and_then_holds_for_no_one_of_those_labels():
    partition = Partition(4, labels=[0, 2, 0, 2], clash=lambda left, right: left != right)
    assert partition.join(0, 1, despite_clash=True)
    assert partition.join(1, 2)
    assert partition.join(3, 0)


@given(PAIRS, PAIRS)
def test_no_group_ever_holds_both_sides_and_groups_are_a_partition(apart, joins):
    partition = Partition(10)
    for left, right in apart:
        partition.keep_apart([left], [right])
    for left, right in joins:
        allowed = partition.may_join(left, right)
        assert partition.join(left, right) == allowed == partition.together(left, right)
    assert sorted(item for group in partition.groups() for item in group) == list(range(10))
    assert not any(left in group and right in group for group in partition.groups() for left, right in apart if left != right)


@given(PAIRS)
def test_without_constraints_groups_are_the_connected_components(joins):
    partition = Partition(10)
    reach = {item: {item} for item in range(10)}
    for left, right in joins:
        partition.join(left, right)
        merged = reach[left] | reach[right]
        for item in merged:
            reach[item] = merged
    assert partition.groups() == sorted({tuple(sorted(group)) for group in reach.values()})
