"""Lists in a case: kept, matched again by every build, and never a reason to merge anything."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import sayso
from sayso import api
from sayso.errors import SaysoError, UnreadableInput
from sayso.ids import sha256
from sayso.pipeline import linking
from sayso.record import Judgement
from sayso.settings import Settings
from sayso.store import create_case, open_case

LISTS = Path(__file__).parents[1] / "listing" / "lists"
NOTE = """Oskar Marlow ordered the attack on the Teller bridge on 3 May 2030, the mayor said.

Marlow paid the Oss Valley Guard, according to the harbour ministry. The Tarn River Shipping Company supplied rockets to the Oss Valley Guard.
"""
MORE = "Ida Holm trained the Oss Valley Guard in Dornach in May 2030, the harbour ministry said.\n\nNobody answered for it, and the bridge stayed closed.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("river")
    (folder / "note.txt").write_text(NOTE)
    sayso.build(folder / "note.txt", case=folder / "river.sayso", settings=Settings(reader="rules")).close()
    return folder / "river.sayso"


@pytest.fixture
def case(made, tmp_path):
    return Path(shutil.copy(made, tmp_path / "river.sayso"))


def exported(case, folder):
    with sayso.open(case) as opened:
        return {path.name: path.read_bytes() for path in sayso.write_export(opened, folder)}


def test_lists_change_nothing_but_their_own_files(case, tmp_path):
    before = exported(case, tmp_path / "before")
    sayso.link(case, LISTS / "sdn.xml", LISTS / "un.xml", LISTS / "entities.ftm.json")
    after = exported(case, tmp_path / "after")
    assert {name for name in before if before[name] != after[name]} == {"lists.jsonl", "listings.jsonl", "manifest.json"}
    assert after["entities.jsonl"] == before["entities.jsonl"]


def test_the_order_of_lists_changes_nothing(case, tmp_path):
    names = ["sdn.xml", "un.xml", "entities.ftm.json"]
    one = sayso.link(case, *(LISTS / name for name in names))
    api.set_lists_aside(case, *(reference.id for reference in sayso.open(case).lists()))
    assert sayso.link(case) == ()
    for name in reversed(names):
        other = sayso.link(case, LISTS / name)
    assert one == other


def test_linking_the_same_bytes_again_changes_nothing(case, tmp_path):
    first = api.link_lists(case, LISTS / "sdn.xml")
    data = case.read_bytes()
    (tmp_path / "copy.txt").write_bytes((LISTS / "sdn.xml").read_bytes())
    again = api.link_lists(case, tmp_path / "copy.txt")
    assert (first.is_new, again.is_new) == (True, False)
    assert again.listings == first.listings
    assert case.read_bytes() == data


def test_the_bytes_are_kept_and_a_list_set_aside_stays(case):
    (reference,) = api.link_lists(case, LISTS / "sdn.csv", LISTS / "alt.csv").lists
    assert (reference.companion, reference.broken) == ("alt.csv", 1)
    with sayso.open(case) as opened:
        for digest, name in ((reference.sha256, "sdn.csv"), (reference.companion_sha256, "alt.csv")):
            assert b"".join(opened.kept_bytes(digest)) == (LISTS / name).read_bytes()
            assert digest == sha256((LISTS / name).read_bytes())
        assert opened.problems() == ()
    (aside,) = api.set_lists_aside(case, reference.id[:12])
    assert aside.set_aside is not None
    with sayso.open(case) as opened:
        assert list(opened.listings()) == []
        assert [step.step for step in opened.steps()][-2:] == ["list linked", "list set aside"]
        assert b"".join(opened.kept_bytes(reference.sha256)) == (LISTS / "sdn.csv").read_bytes()
    assert api.link_lists(case, LISTS / "sdn.csv", LISTS / "alt.csv").listings
    with closing(sqlite3.connect(case)) as connection, pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM lists")


def test_a_list_without_its_aliases_gives_way_to_the_same_with_them(case):
    assert any("alt.csv" in note for note in api.link_lists(case, LISTS / "sdn.csv").notes)
    api.link_lists(case, LISTS / "sdn.csv", LISTS / "alt.csv")
    with sayso.open(case) as opened:
        assert sorted((one.companion, one.set_aside is None) for one in opened.lists() if one.companion) == [("alt.csv", True)]
        assert [one.set_aside is None for one in opened.lists() if not one.companion] == [False]


def test_a_build_matches_again(case, tmp_path):
    (tmp_path / "pep.csv").write_text("name,type,id\nIda Holm,person,P-1\n")
    assert sayso.link(case, tmp_path / "pep.csv") == ()
    (tmp_path / "more.txt").write_text(MORE)
    with sayso.build(tmp_path / "more.txt", case=case, settings=Settings(reader="rules")) as built:
        assert [one.caption for one in built.listings()] == ["Ida Holm"]
        (listing,) = built.listings()
        assert listing.entity in {entity.id for entity in built.entities()}


def test_another_version_reads_the_kept_bytes_again(case, tmp_path, monkeypatch):
    sayso.link(case, LISTS / "un.xml")
    with closing(sqlite3.connect(case)) as connection, connection:
        connection.execute("UPDATE list_readings SET sayso = '0', entries = 0")
        connection.execute("DELETE FROM list_entries")
    (tmp_path / "more.txt").write_text(MORE)
    with sayso.build(tmp_path / "more.txt", case=case, settings=Settings(reader="rules")) as built:
        assert [one.entries for one in built.lists()] == [2]
        assert any(one.caption == "OSS VALLEY GUARD" for one in built.listings())


def test_an_analysts_word_on_an_entry_is_shown_and_merges_nothing(case, tmp_path):
    before = exported(case, tmp_path / "before")
    listing = next(one for one in sayso.link(case, LISTS / "un.xml") if one.entry == "VEi.001")
    judgement = Judgement(
        id="judgement-1",
        kind="different",
        subject="Oskar Marlow",
        object=f"{listing.list}:{listing.entry}",
        value=None,
        by="Ada",
        at="2031-01-01T00:00:00Z",
        why="younger",
    )
    with open_case(case) as opened, opened.writing() as writer:
        writer.add_judgement(judgement)
    (tmp_path / "note.txt").write_text(NOTE)
    with sayso.build(tmp_path / "note.txt", case=case, settings=Settings(reader="rules")) as built:
        (decided,) = [one for one in built.listings() if one.decision]
    assert (decided.entry, decided.decision, decided.decided_by) == ("VEi.001", "refused", "Ada")
    assert exported(case, tmp_path / "after")["entities.jsonl"] == before["entities.jsonl"]


def test_a_threshold_is_kept_for_the_builds_that_follow(case, tmp_path):
    assert sayso.link(case, LISTS / "un.xml", least=1.0) == ()
    (tmp_path / "more.txt").write_text(MORE)
    with sayso.build(tmp_path / "more.txt", case=case, settings=Settings(reader="rules")) as built:
        assert list(built.listings()) == []
    assert len(sayso.link(case, least=0.7)) == 2


def test_what_cannot_be_read_leaves_the_case_as_it_was(case, tmp_path):
    data = case.read_bytes()
    (tmp_path / "broken.xml").write_text("<html><body>not here</body></html>")
    (tmp_path / "large.csv").write_text("name\n" + "Ada\n" * 100)
    for wrong in ("broken.xml", "nowhere.csv", "."):
        with pytest.raises(UnreadableInput):
            sayso.link(case, LISTS / "un.xml", tmp_path / wrong)
    with pytest.raises(UnreadableInput, match="more than the limit"):
        api.link_lists(case, tmp_path / "large.csv", file_size=100)
    with pytest.raises(SaysoError):
        sayso.link(tmp_path / "no.sayso", LISTS / "un.xml")
    assert case.read_bytes() == data


def test_an_empty_case_has_nothing_to_match(tmp_path):
    create_case(tmp_path / "x.sayso", at="now").close()
    assert linking.link_lists(tmp_path / "x.sayso", [LISTS / "un.xml"], clock=lambda: "now").listings == ()


def test_the_brief_and_show_say_that_it_is_no_identification(case, tmp_path):
    sayso.link(case, LISTS / "un.xml")
    with sayso.open(case) as opened:
        page = sayso.write_brief(opened, tmp_path / "brief.html").read_text()
        again = sayso.write_brief(opened, tmp_path / "again.html").read_text()
    assert "A match of names is not an identification" in page
    assert "listed as OSS VALLEY GUARD, by UN Security Council (Vessin), on 2029-01-15" in page
    assert page == again
