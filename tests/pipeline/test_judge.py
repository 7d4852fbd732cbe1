"""Judgements of analysts: kept for good, carried out at once, never crossed, taken back without a trace."""

import itertools
import random
import shutil
from dataclasses import replace

import pytest

import sayso
from make_cases import MORE, NOON, TEXTS, built, written
from sayso.errors import CaseBusy, InvalidJudgement, UnknownId
from sayso.pipeline.docket import Docket
from sayso.pipeline.judge import judge, judgements_on, standings
from sayso.pipeline.linking import link_lists
from sayso.pipeline.renewing import knowledge_of
from sayso.settings import Settings
from sayso.store import open_case


@pytest.fixture(scope="module")
def built_case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("judged")
    return built(written(folder / "box"), folder / "case.sayso")


@pytest.fixture
def case(built_case, tmp_path):
    return shutil.copy(built_case, tmp_path / "case.sayso")


@pytest.fixture
def decide(case):
    """Judge at one second after the other."""
    seconds = itertools.count()

    def decide(kind, *things, at=None, **more):
        moment = at or f"2024-05-01T12:00:{next(seconds):02}Z"
        return judge(case, kind, things, why=more.pop("why", "seen"), by=more.pop("by", "ana"), clock=lambda: moment, **more)

    return decide


def entity_of(case, words, document="", nth=0):
    """The entity of a mention by its words and its document's name."""
    with sayso.open(case) as opened:
        names = {one.id: one.name for one in opened.documents()}
        found = sorted((one for one in opened.mentions() if one.span.text == words and document in names[one.document]), key=lambda one: one.span.start)
        return next(entity for entity in opened.entities() if found[nth].id in entity.mentions)


def is_one(case, left, right):
    return entity_of(case, left).id == entity_of(case, right).id


def exported(case, folder):
    with sayso.open(case) as opened:
        return {path.name: path.read_bytes() for path in sayso.write_export(opened, folder)}


def test_same_joins_at_once_and_says_what_changed(case, decide):
    assert not is_one(case, "Abu Rashed", "Hassan Dorri")
    done = decide("same", "Abu Rashed", "Hassan Dorri")
    assert is_one(case, "Abu Rashed", "Hassan Dorri")
    assert done.pending is None
    assert done.counts["entities"][1] == done.counts["entities"][0] - 1
    assert [entity.id for entity in done.entities] == [entity_of(case, "Abu Rashed").id]
    assert done.judgement.id.startswith("judgement-")
    assert (done.judgement.subject, done.judgement.object) == ("Abu Rashed", "Hassan Dorri")


def test_a_judgement_beats_every_score(case, decide):
    assert entity_of(case, "Dorri", "a.txt").id == entity_of(case, "Hassan Dorri").id
    decide("different", entity_of(case, "Hassan Dorri").mentions[0], entity_of(case, "Hassan Dorri").mentions[1])
    assert entity_of(case, "Dorri", "a.txt").id != entity_of(case, "Hassan Dorri").id


def test_what_is_undone_leaves_the_exported_record_as_it_was_byte_for_byte(case, decide, tmp_path):
    before = exported(case, tmp_path / "before")
    done = decide("same", "Abu Rashed", "Hassan Dorri")
    assert exported(case, tmp_path / "between")["entities.jsonl"] != before["entities.jsonl"]
    decide("undo", done.judgement.id)
    after = exported(case, tmp_path / "after")
    assert len(after.pop("judgements.jsonl").splitlines()) == 2
    for files in (before, after):
        files.pop("manifest.json")  # it counts the judgements
    before.pop("judgements.jsonl")
    assert after == before


def test_an_undoing_can_be_undone_in_the_same_second(case, decide):
    moment = "2024-05-01T12:00:00Z"
    first = decide("same", "Abu Rashed", "Hassan Dorri", at=moment)
    undoing = decide("undo", first.judgement.id, at=moment)
    assert not is_one(case, "Abu Rashed", "Hassan Dorri")
    decide("undo", undoing.judgement.id, at=moment)
    assert is_one(case, "Abu Rashed", "Hassan Dorri")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_different_is_never_crossed_by_a_chain_of_same_in_any_order(case, decide, order):
    chain = [("different", "Hassan Dorri", "Omar Dorri"), ("same", "Hassan Dorri", "Abu Rashed"), ("same", "Abu Rashed", "Omar Dorri")]
    done = [decide(*chain[index]) for index in order]
    assert not is_one(case, "Hassan Dorri", "Omar Dorri")
    made = {index: one.judgement.id for index, one in zip(order, done, strict=True)}
    younger, older = (1, 2) if order.index(1) > order.index(2) else (2, 1)
    with sayso.open(case) as opened:
        state = {one.judgement.id: (one.state, one.by) for one in standings(opened)}
    assert state == {
        made[0]: ("in force", ()),
        made[older]: ("in force", ()),
        made[younger]: ("blocked", tuple(sorted((made[0], made[older])))),
    }
    assert [bool(one.warnings) for one in done] == [False, False, True]
    for named in set(made.values()) - {done[2].judgement.id}:
        assert named in done[2].warnings[0]
    held = "Hassan Dorri" if older == 1 else "Omar Dorri"
    assert is_one(case, "Abu Rashed", held)


def test_of_two_judgements_on_one_pair_the_latest_holds_and_says_so(case, decide):
    first = decide("same", "Abu Rashed", "Hassan Dorri")
    second = decide("different", "hassan dorri", "ABU RASHED")
    assert first.judgement.id in second.warnings[0]
    assert "contradicts" in second.warnings[0]
    assert not is_one(case, "Abu Rashed", "Hassan Dorri")
    decide("undo", second.judgement.id)
    assert is_one(case, "Abu Rashed", "Hassan Dorri")


def test_a_clock_that_went_back_is_told(case, decide):
    decide("same", "Abu Rashed", "Hassan Dorri", at="2024-05-02T12:00:00Z")
    assert "clock" in decide("different", "Abu Rashed", "Hassan Dorri", at="2024-05-01T12:00:00Z").warnings[0]


def test_an_entity_is_kept_by_its_name_or_where_that_is_not_its_own_by_its_mentions(case, decide):
    short = entity_of(case, "Dorri", "d.txt")
    done = decide("same", short.id, entity_of(case, "Omar Dorri").id[:16])
    assert done.judgement.object == "Omar Dorri"
    assert done.judgement.subject.split(" ") == sorted(short.mentions)
    assert len(short.mentions) == 2
    joined = entity_of(case, "Omar Dorri")
    assert set(short.mentions) <= set(joined.mentions)
    assert entity_of(case, "Dorri", "a.txt").id != joined.id


def test_a_name_of_several_entities_is_judged_with_a_word_on_it(case, decide):
    done = decide("same", "Dorri", "Abu Rashed")
    assert "2 entities" in done.notes[0]
    assert entity_of(case, "Dorri", "d.txt").id == entity_of(case, "Abu Rashed").id == entity_of(case, "Dorri", "a.txt").id


def test_a_rebuild_with_more_documents_keeps_judgements_and_they_speak_of_the_new_ones(case, decide, tmp_path):
    decide("same", "Abu Rashed", "Hassan Dorri")
    short = entity_of(case, "Dorri", "d.txt")
    decide("different", short.id, "Hassan Dorri")
    decide("different", short.id, "Omar Dorri")
    built(written(tmp_path / "more", {"e.txt": MORE}), case)
    person = entity_of(case, "Abu Rashed", "e.txt")
    assert person.id == entity_of(case, "Hassan Dorri", "e.txt").id == entity_of(case, "Hassan Dorri", "a.txt").id
    assert entity_of(case, "Dorri", "d.txt").mentions == short.mentions
    with sayso.open(case) as opened:
        assert [one.state for one in standings(opened)] == ["in force"] * 3


def test_documents_before_or_after_the_judgements_give_the_same_record(case, decide, tmp_path):
    texts = dict(TEXTS)
    last = texts.pop("c.txt")
    early = built(written(tmp_path / "box" / "early", texts), tmp_path / "early.sayso")
    for path in (case, early):
        judge(path, "same", ["Abu Rashed", "Hassan Dorri"], why="seen", by="ana", clock=lambda: "2024-05-01T12:00:00Z")
    built(written(tmp_path / "box" / "late", {"c.txt": last}), early)
    records = []
    for path in (case, early):
        with sayso.open(path) as opened:
            record = opened.record()
        records.append((record.judgements, record.entities, record.propositions, record.findings))
    assert records[0] == records[1]


def test_the_order_in_which_judgements_of_one_moment_were_added_changes_nothing(built_case, tmp_path):
    chain = [
        ("different", "Hassan Dorri", "Omar Dorri"),
        ("same", "Hassan Dorri", "Abu Rashed"),
        ("same", "Abu Rashed", "Omar Dorri"),
        ("same", "Karim Sabeq", "Omar Dorri"),
    ]
    box = written(tmp_path / "box", {"e.txt": MORE})
    records = []
    for number in range(2):
        path = shutil.copy(built_case, tmp_path / f"{number}.sayso")
        random.Random(number).shuffle(chain)
        for kind, *things in chain:
            judge(path, kind, sorted(things), why="seen", by="ana", later=True, clock=lambda: "2024-05-01T12:00:00Z")
        built(box, path)
        with sayso.open(path) as opened:
            record = opened.record()
        records.append(replace(record, documents=(), rejected=()))
    assert records[0] == records[1]
    assert len(records[0].judgements) == 4


def test_later_leaves_it_to_the_next_build(case, decide):
    done = decide("same", "Abu Rashed", "Hassan Dorri", later=True)
    assert "next sayso build" in done.pending
    assert not is_one(case, "Abu Rashed", "Hassan Dorri")
    with sayso.open(case) as opened:
        assert opened.is_behind_judgements()
    built(written(case.parent / "empty", {}), case)  # there is no document to read: only the judgement is new
    assert is_one(case, "Abu Rashed", "Hassan Dorri")
    with sayso.open(case) as opened:
        assert not opened.is_behind_judgements()


def test_the_next_judgement_works_in_what_was_left_for_later(case, decide):
    decide("same", "Abu Rashed", "Hassan Dorri", later=True)
    decide("different", "Karim Sabeq", "Omar Dorri")
    assert is_one(case, "Abu Rashed", "Hassan Dorri")


def test_a_case_whose_build_did_not_end_keeps_the_judgement_for_the_next_build(case, decide):
    with open_case(case) as opened, opened.writing() as writer:
        writer.begin_build(opened.info().build)
    assert "did not end" in decide("same", "Abu Rashed", "Hassan Dorri").pending
    with sayso.open(case) as opened:
        assert len(list(opened.judgements())) == 1


@pytest.mark.parametrize(
    ("kind", "things", "words"),
    [
        ("same", ["Abu Rashed", "abu rashed"], "two things"),
        ("different", ["Dorri", "Dorri"], "two things"),
        ("same", ["Abu Rashed"], "two things"),
        ("same", ["Abu Rashed", ""], "Nothing"),
        ("same", ["Abu Rasheed", "Omar Dorri"], "“Abu Rashed”"),
        ("same", ["Zzyzx Qwfp", "Omar Dorri"], "called “Zzyzx Qwfp”"),
        ("same", ["two soldiers", "Omar Dorri"], "description"),
        ("undo", ["Abu Rashed", "Omar Dorri"], "one judgement"),
    ],
)
def test_what_cannot_be_carried_out_is_refused_and_nothing_is_added(case, decide, kind, things, words):
    with pytest.raises(InvalidJudgement, match=words):
        decide(kind, *things)
    with sayso.open(case) as opened:
        assert not list(opened.judgements())


def test_a_thing_is_not_different_from_a_part_of_itself(case, decide):
    mention = entity_of(case, "Dorri", "d.txt").mentions[0]
    with pytest.raises(InvalidJudgement, match="nothing is different from itself"):
        decide("different", "Dorri", mention)
    decide("same", "Dorri", mention)


@pytest.mark.parametrize(("why", "by"), [("", "ana"), (" \n", "ana"), ("seen", " ")])
def test_who_and_why_are_needed(case, why, by):
    with pytest.raises(InvalidJudgement):
        judge(case, "same", ["Abu Rashed", "Hassan Dorri"], why=why, by=by)


def test_undoing_what_is_unknown_undone_or_no_judgement_is_refused(case, decide):
    done = decide("same", "Abu Rashed", "Hassan Dorri")
    decide("undo", done.judgement.id[:18])
    with pytest.raises(InvalidJudgement, match="undone already"):
        decide("undo", done.judgement.id)
    with pytest.raises(UnknownId):
        decide("undo", "judgement-ffffffffffffffffffff")
    with pytest.raises(UnknownId, match="not of a judgement"):
        decide("undo", entity_of(case, "Abu Rashed").id)
    with pytest.raises(InvalidJudgement, match="claim"):
        decide("same", next(iter(sayso.open(case).claims())).id, "Abu Rashed")


def test_a_case_that_another_process_writes_to_is_busy(case, decide):
    with open_case(case) as opened, opened.writing(), pytest.raises(CaseBusy):
        decide("same", "Abu Rashed", "Hassan Dorri")


def test_the_judgements_on_an_entity_are_found_undoings_too(case, decide):
    done = decide("same", "Abu Rashed", "Hassan Dorri")
    undoing = decide("undo", done.judgement.id)
    decide("different", "Karim Sabeq", "Omar Dorri")
    with sayso.open(case) as opened:
        found = judgements_on(opened, frozenset(entity_of(case, "Abu Rashed").mentions))
    assert [one.judgement.id for one in found] == [done.judgement.id, undoing.judgement.id]
    assert [one.state for one in found] == ["undone", "in force"]


def test_an_entity_means_nothing_but_its_own_mentions(case):
    with sayso.open(case) as opened:
        docket = Docket(opened, knowledge_of(Settings()).codebook)
        entities = list(opened.entities())
        for entity, other in zip(entities, entities[1:] + entities[:1], strict=True):
            judgement, notes = docket.deciding("same", [entity.id, other.id], why="x", by="y", at="z")
            assert notes == ()
            meant = docket.mentions_of(judgement)
            assert meant <= {*entity.mentions, *other.mentions}
            assert not meant.isdisjoint(entity.mentions)
            assert not meant.isdisjoint(other.mentions)


def test_an_entry_of_a_list_is_judged_by_its_key_or_its_listing(case, decide, tmp_path):
    (tmp_path / "ours.csv").write_text("id,name\n17,Abu Rashed\n18,Nobody Here\n")
    linked = link_lists(case, [tmp_path / "ours.csv"], clock=lambda: NOON)
    (reference,), (listing,) = linked.lists, linked.listings
    done = decide("same", "Abu Rashed", f"{reference.id[:12]}:17")
    assert done.judgement.object == f"{reference.id}:17"
    with sayso.open(case) as opened:
        assert [one.decision for one in opened.listings()] == ["confirmed"]
        assert [(one.state, one.right) for one in standings(opened)] == [("in force", "Abu Rashed of the list ours.csv")]
    assert "contradicts" in decide("different", listing.id, "Abu Rashed").warnings[0]
    with sayso.open(case) as opened:
        assert [one.decision for one in opened.listings()] == ["refused"]
    with pytest.raises(InvalidJudgement, match="no entry '99'"):
        decide("same", "Abu Rashed", f"{reference.id}:99")
    with pytest.raises(InvalidJudgement, match="Both things are entries"):
        decide("same", f"{reference.id}:17", f"{reference.id}:18")
