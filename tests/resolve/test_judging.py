"""An analyst's decisions: honoured, never crossed by a chain, and taken back without a trace."""


def _two(pile):
    return pile.add("a", "{Hassan Dorri:person} spoke.").add("b", "{Hassan Dorri:person} left.").add("c", "{Abu Rashed:person} came.")


def test_different_mentions_of_one_name_are_parted(pile):
    _two(pile).judge("different", "a:0", "b:0")
    assert not pile.is_one("a/Hassan Dorri", "b/Hassan Dorri")


def test_the_rest_of_the_mentions_of_the_name_stay_together(pile):
    _two(pile).add("d", "{Hassan Dorri:person}").add("e", "{Hassan Dorri:person}").judge("different", "a:0", "b:0")
    assert pile.is_one("d/Hassan Dorri", "e/Hassan Dorri")


def test_two_mentions_in_one_document_are_parted(pile):
    pile.add("a", "{Hassan Dorri:person} met {Hassan Dorri:person}.").judge(
        "different", pile.mention("a", "Hassan Dorri").id, pile.mention("a", "Hassan Dorri#2").id
    )
    assert not pile.is_one("a/Hassan Dorri", "a/Hassan Dorri#2")


def test_same_by_name_joins_every_mention_so_called(pile):
    _two(pile).judge("same", "Abu Rashed", "Hassan Dorri")
    assert pile.is_one("c/Abu Rashed", "a/Hassan Dorri")
    assert pile.is_one("c/Abu Rashed", "b/Hassan Dorri")
    assert {"decided by an analyst"} == {signal.name for signal in pile.entity("c", "Abu Rashed").signals}


def test_same_joins_what_names_would_forbid(pile):
    pile.add("a", "{Qais Dorri:person}").add("b", "{Laith Dorri:person}").add("c", "{Qais Dorri:person}").judge("same", "Qais Dorri", "Laith Dorri")
    assert pile.is_one("a/Qais Dorri", "b/Laith Dorri")
    assert pile.is_one("c/Qais Dorri", "b/Laith Dorri")


def test_different_by_name_parts_what_rules_would_join(pile):
    pile.add("a", "{Qasem Sulaimi:person}").add("b", "{Ghassem Soleymi:person}").judge("different", "Qasem Sulaimi", "Ghassem Soleymi")
    assert not pile.is_one("a/Qasem Sulaimi", "b/Ghassem Soleymi")


def test_a_chain_of_same_never_crosses_different(pile):
    _two(pile).judge("different", "a:0", "b:0")
    pile.judge("same", "a:0", "c:0")
    pile.judge("same", "c:0", "b:0")
    assert not pile.is_one("a/Hassan Dorri", "b/Hassan Dorri")


def test_what_is_undone_leaves_no_trace(pile):
    before = _two(pile).resolve()
    judged = pile.judge("same", "a:0", "c:0")
    assert pile.resolve() != before
    pile.judge("undo", judged, undoes=judged)
    assert pile.resolve() == before


def test_an_undoing_can_be_undone(pile):
    judged = _two(pile).judge("same", "a:0", "c:0")
    undone = pile.judge("undo", judged, undoes=judged)
    pile.judge("undo", undone, undoes=undone)
    assert pile.is_one("a/Hassan Dorri", "c/Abu Rashed")


def test_of_two_judgements_on_one_pair_the_later_holds(pile):
    _two(pile).judge("same", "a:0", "c:0")
    pile.judge("different", "c:0", "a:0")
    assert not pile.is_one("a/Hassan Dorri", "c/Abu Rashed")


def test_a_judgement_on_what_is_not_there_changes_nothing(pile):
    before = _two(pile).resolve()
    pile.judge("same", "Nobody At All", "a:0")
    pile.judge("different", "gone", "also gone")
    pile.judge("source rating", "a", "B2")
    assert pile.resolve() == before
