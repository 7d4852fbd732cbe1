"""Lists, their entries and listings come back as they were stored; cases from before there were lists get their tables."""

import sqlite3
from contextlib import closing
from io import BytesIO

import pytest

from sayso.errors import UnknownId, UnreadableInput
from sayso.ids import sha256
from sayso.record import Designation, ListedName, ListEntry, Listing, NameMatch, Record, ReferenceList
from sayso.store import Case, migrations, open_case

DATA = b"name\nAda Holm\n"
ENTRIES = (
    ListEntry(
        id="1",
        caption="Ada Holm",
        kind="person",
        names=(ListedName(text="Ada Holm"), ListedName(text="The Heron", quality="weak", form="alias")),
        designations=(Designation(authority="Harbours", program="X", listed_on="2031"), Designation(authority=None, program=None, listed_on=None)),
        topics=("sanction",),
        born=("1971",),
        countries=("vx",),
    ),
    ListEntry(id="2", caption="Tarn", kind="unknown", names=(ListedName(text="Tarn"),)),
)


def reference(data=DATA):
    return ReferenceList(
        id="list-1",
        name="Harbour list",
        authority="Harbours",
        issued=None,
        format="table",
        file="a.csv",
        origin="down/a.csv",
        sha256=sha256(data),
        size=len(data),
        received="2031-01-01T00:00:00Z",
        entries=2,
        broken=1,
        notes=("Line 4 has no name.",),
    )


def listing(identifier="listing-1"):
    return Listing(
        id=identifier,
        entity="entity-1",
        list="list-1",
        entry="1",
        caption="Ada Holm",
        kind="person",
        name="A. Holm",
        listed_name="Ada Holm",
        quality="weak",
        weakness="one word is all there is to go by",
        score=0.875,
        signals=(NameMatch(name="initial", words="initial", value=1.0, points=-0.5),),
        designations=ENTRIES[0].designations,
        decision="refused",
        decided_by="Ada",
        decided_why="another",
    )


def store(case: Case) -> None:
    with case.writing() as writer:
        writer.keep_list(reference(), [BytesIO(DATA)], sayso="1")
        writer.replace_list_reading(reference(), ENTRIES, sayso="1", columns={"name": "Who"})
        writer.replace_derived(Record(listings=(listing(),)))


def test_what_is_stored_is_what_is_loaded(case: Case):
    store(case)
    store(case)
    assert list(case.lists()) == [reference()]
    assert tuple(case.list_entries("list-1")) == ENTRIES
    assert case.list_reading("list-1") == ("1", {"name": "Who"})
    assert list(case.listings(entity="entity-1")) == [listing()] == [case.listing("listing-1")]
    assert list(case.listings(entity="entity-2")) == []
    assert (case.record().lists, case.record().listings) == ((reference(),), (listing(),))
    assert b"".join(case.kept_bytes(reference().sha256)) == DATA
    with pytest.raises(UnknownId):
        case.list_reading("list-2")


def test_listings_go_with_what_is_derived_and_lists_stay(case: Case):
    store(case)
    with case.writing() as writer:
        writer.replace_derived(Record())
    assert list(case.listings()) == []
    assert list(case.lists()) == [reference()]


def test_a_file_that_changes_while_it_is_kept_is_not_kept(case: Case):
    with case.writing() as writer, pytest.raises(UnreadableInput, match="changed while it was read"):
        writer.keep_list(reference(), [BytesIO(b"other")], sayso="1")
    assert list(case.lists()) == []
    with closing(sqlite3.connect(case.path)) as connection:
        assert connection.execute("SELECT count(*) FROM chunks").fetchone() == (0,)


def test_a_case_from_before_there_were_lists_is_brought_up_to_date(case: Case, monkeypatch):
    path = case.path
    case.close()
    position = [migration.__name__ for migration in migrations.MIGRATIONS].index("m002_lists") + 1
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'list%'")]
        for name in sorted(names, key=lambda name: name == "lists"):
            connection.execute("DROP TABLE " + name)
        connection.execute("DELETE FROM migrations WHERE number >= ?", (position,))
        connection.execute("PRAGMA user_version = " + str(position - 1))
        connection.commit()
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:position])
    monkeypatch.setattr(migrations, "CURRENT", position)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.migrate(connection)
    with open_case(path) if position == len(migrations.MIGRATIONS) else case as again:
        assert list(again.lists()) == []
        assert list(again.listings()) == []
