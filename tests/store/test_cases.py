"""Opening, looking up and describing a case."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sayso.errors import CaseNotFound, CaseTooNew, DamagedCase, SaysoError, UnknownId, UnreadableInput, UnwritableOutput
from sayso.record import Credibility, Entity, Finding, Judgement, Lineage, Origin, Proposition, Record, Side
from sayso.store import Case, create_case, open_case
from sayso.store.migrations import APPLICATION_ID, CURRENT


def test_a_new_case_is_empty_and_says_so(case: Case):
    info = case.info()
    assert info.state == "empty"
    assert info.made == "2026-03-01T12:00:00Z"
    assert info.build is None
    assert set(info.counts.values()) == {0}
    assert case.record() == Record()
    assert [step.step for step in case.steps()] == ["made"]


def test_a_build_that_did_not_finish_shows(case: Case, build):
    with case.writing() as writer:
        writer.begin_build(build)
    assert case.info().state == "building"
    with case.writing() as writer:
        writer.begin_build(build)
        writer.finish_build("2026-03-01T12:05:00Z")
    assert case.info().state == "complete"
    assert case.info().build == build
    assert [step.step for step in case.steps()] == ["made", "build begun", "build begun", "build finished"]


@pytest.mark.parametrize("name", ["a case.sayso", "what?mode=ro#x.sayso", "50%25.sayso", "дело №1.sayso", 'it\'s "quoted".sayso', "no ending"])
def test_any_file_name_will_do(tmp_path: Path, name: str, build, make_document):
    path = tmp_path / "a folder & more" / name
    with create_case(path, at="now") as case, case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[make_document("one.txt", "Ada paid.")])
    assert [path.name for path in path.parent.iterdir()] == [name]
    with open_case(path, readonly=True) as case:
        assert [document.name for document in case.documents()] == ["one.txt"]


def test_after_closing_the_case_is_one_file_again(tmp_path: Path, build, make_document):
    path = tmp_path / "x.sayso"
    with create_case(path, at="now") as case:
        with case.writing() as writer:
            writer.begin_build(build)
            writer.add(documents=[make_document("one.txt", "Ada paid.")])
        assert len(list(case.documents())) == 1
    with open_case(path, readonly=True) as reader:
        reader.record()
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_case_is_not_made(tmp_path: Path):
    with pytest.raises(CaseNotFound, match=r"no case at .*x\.sayso"):
        open_case(tmp_path / "x.sayso")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_overwritten(tmp_path: Path):
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    with pytest.raises(UnwritableOutput, match="stands at"):
        create_case(path, at="now")
    assert path.read_text() == "mine"


def test_the_log_of_an_earlier_case_of_that_name_is_not_taken_for_the_new_ones(tmp_path: Path, build, make_document):
    path = tmp_path / "x.sayso"
    (tmp_path / "x.sayso-wal").write_bytes(b"left over" * 1000)
    with create_case(path, at="now") as case:
        assert case.problems() == ()


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def _cut(path: Path) -> None:
    create_case(path, at="now").close()
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _scribbled(path: Path) -> None:
    create_case(path, at="now").close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)


DAMAGED = {
    "an empty file": lambda path: path.write_bytes(b""),
    "a text": lambda path: path.write_text("not a case"),
    "a folder": lambda path: path.mkdir(),
    "another program's database": _other_database,
    "the head of a case alone": lambda path: path.write_bytes(b"SQLite format 3\x00"),
    "half a case": _cut,
    "a case that was scribbled over": _scribbled,
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED.keys())
def test_what_is_no_case_is_said_to_be_none(tmp_path: Path, damage):
    path = tmp_path / "x.sayso"
    damage(path)
    with pytest.raises(DamagedCase, match=r"x\.sayso"):
        open_case(path)


def test_damage_that_shows_only_when_reading_is_said_to_be_damage(tmp_path: Path, build, make_document):
    path = tmp_path / "x.sayso"
    with create_case(path, at="now") as case, case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[make_document(f"{number}.txt", "Ada paid. " * 2000) for number in range(40)])
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xa5" * 100_000)
    with open_case(path) as case, pytest.raises(DamagedCase):
        case.record()


@pytest.mark.parametrize(
    ("forgery", "load"),
    [
        ("UPDATE mentions SET text = 'more words than fit'", lambda case: list(case.mentions())),
        ("UPDATE entities SET names = '[{'", lambda case: list(case.entities())),
        ("UPDATE entities SET names = '[{\"text\": 1}]'", lambda case: case.record()),
        ("UPDATE meta SET value = '{}' WHERE name = 'build'", lambda case: case.info()),
        ("INSERT INTO entity_mentions VALUES ('nobody', 0, 'm')", lambda case: list(case.entities())),
    ],
)
def test_values_that_cannot_be_are_damage(tmp_path: Path, build, make_document, make_extraction, forgery: str, load):
    path = tmp_path / "x.sayso"
    document = make_document("one.txt", "Ada paid.")
    with create_case(path, at="now") as case, case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[document], extractions=[make_extraction(document)])
        writer.replace_derived(Record(entities=(Entity(id="entity-1", kind="person", name="Ada", names=(), mentions=()),)))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(forgery)
        connection.commit()
    with open_case(path) as case, pytest.raises(DamagedCase, match="is damaged"):
        load(case)


def test_a_case_of_a_newer_version_is_refused(tmp_path: Path):
    path = tmp_path / "x.sayso"
    create_case(path, at="now").close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {CURRENT + 1}")
    with pytest.raises(CaseTooNew, match="newer version"):
        open_case(path)


def test_the_file_says_what_it_is(tmp_path: Path):
    path = tmp_path / "x.sayso"
    create_case(path, at="now").close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (CURRENT,)


def test_a_case_opened_for_reading_is_not_written_to(tmp_path: Path):
    create_case(tmp_path / "x.sayso", at="now").close()
    with open_case(tmp_path / "x.sayso", readonly=True) as case, pytest.raises(ValueError, match="for reading only"), case.writing():
        pass


@contextmanager
def without_roots_rights() -> Iterator[None]:
    """Root has every right, so that rights mean something only to somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users and rights as on POSIX")
@pytest.mark.parametrize("rights", [0o444, 0o644])
def test_a_case_in_a_folder_without_rights_can_be_read(build, make_document, rights: int):
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "x.sayso"
        with create_case(path, at="now") as case, case.writing() as writer:
            writer.begin_build(build)
            writer.add(documents=[make_document("one.txt", "Ada paid.")])
        path.chmod(rights)
        folder.chmod(0o555)
        with without_roots_rights(), open_case(path) as case:
            assert [document.name for document in case.documents()] == ["one.txt"]
            with pytest.raises(UnwritableOutput, match="cannot be written to"), case.writing():
                pass
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users and rights as on POSIX")
def test_a_case_without_any_rights_is_said_to_be_closed_to_us():
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        path = folder / "x.sayso"
        create_case(path, at="now").close()
        path.chmod(0)
        with without_roots_rights(), pytest.raises(UnreadableInput, match="cannot be opened: Permission denied"):
            open_case(path)
    finally:
        shutil.rmtree(folder)


def test_a_noun_is_found_by_the_beginning_of_its_id(case: Case, build, make_document, make_extraction):
    document = make_document("one.txt", "Ada paid.", "Bo lent.")
    extraction = make_extraction(document)
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[document], extractions=[extraction])
        writer.replace_derived(Record(entities=(Entity(id="entity-1", kind="person", name="Ada", names=(), mentions=()),)))
    claim = extraction.claims[1]
    assert case.claim(claim.id) == claim
    assert case.claim(claim.id[:14]) == claim
    assert case.document(document.id[:-3]) == document
    assert case.mention(extraction.mentions[0].id) == extraction.mentions[0]
    assert case.identify("entity-") == ("entity", "entity-1")
    assert case.entity("entity-1").name == "Ada"
    with pytest.raises(UnknownId, match="Several ids begin"):
        case.identify("claim-")
    with pytest.raises(UnknownId, match="begins with 'nothing'"):
        case.identify("nothing")
    with pytest.raises(UnknownId, match="begins with ''"):
        case.identify("")
    with pytest.raises(UnknownId, match="the id of a document, not of a claim"):
        case.claim(document.id)


def test_every_kind_of_derived_noun_is_found_by_its_id(case: Case):
    record = Record(
        propositions=(Proposition(id="proposition-1", kind="event", predicate="funds", participants=(), time=None, place=None, claims=()),),
        origins=(Origin(id="origin-1", claims=("claim-1",), root="Ada", links=(), state="recorded"),),
        lineage=(Lineage(source="article-1", target=None, outside="Marsh Wire", reason="credited", evidence=(), score=0.5),),
        findings=(
            Finding(
                id="finding-1",
                proposition="proposition-1",
                supporting=Side(claims=("claim-1",)),
                opposing=Side(),
                denials=(),
                conflicts=(),
                lowest=None,
                highest=None,
                credibility=Credibility(value=6, rule="none", inputs=()),
                without=(),
            ),
        ),
    )
    with case.writing() as writer:
        writer.replace_derived(record)
    assert (case.proposition("prop"), case.origin("orig"), case.finding("find")) == (*record.propositions, *record.origins, *record.findings)
    assert tuple(case.propositions()) == record.propositions
    assert tuple(case.origins()) == record.origins
    assert tuple(case.lineage()) == record.lineage
    assert tuple(case.findings()) == record.findings
    assert tuple(case.rejected()) == ()
    assert tuple(case.judgements()) == ()


def test_an_id_that_another_begins_with_is_found(case: Case):
    with case.writing() as writer:
        for identifier in ("judgement-1", "judgement-12"):
            writer.add_judgement(Judgement(id=identifier, kind="note", subject="x", object=None, value=None, by="me", at="now", why=""))
    assert case.identify("judgement-1") == ("judgement", "judgement-1")


def test_claims_and_mentions_of_one_document(case: Case, build, make_document, make_extraction):
    documents = [make_document("one.txt", "Ada paid."), make_document("two.txt", "Bo lent.", "Cy lent.")]
    extractions = [make_extraction(document) for document in documents]
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=documents, extractions=extractions)
    assert {claim.document for claim in case.claims()} == {document.id for document in documents}
    assert {claim.id for claim in case.claims(document=documents[1].id)} == {claim.id for claim in extractions[1].claims}
    assert {mention.id for mention in case.mentions(document=documents[0].id)} == {mention.id for mention in extractions[0].mentions}


def test_a_sound_case_has_no_problems_and_a_forged_one_has(tmp_path: Path, build, make_document, make_extraction):
    path = tmp_path / "x.sayso"
    document = make_document("one.txt", "Ada paid.")
    with create_case(path, at="now") as case, case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[document], extractions=[make_extraction(document)])
        assert case.problems() == ()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER documents_unchanged")
        connection.execute("UPDATE documents SET text = replace(text, 'paid', 'took')")
        connection.execute("DELETE FROM extractions")
        connection.commit()
    with open_case(path) as case:
        assert any("do not stand in" in problem for problem in case.problems())


def test_errors_are_sayso_errors(tmp_path: Path):
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(SaysoError, match="cannot be made"):
        create_case(file / "below" / "x.sayso", at="now")
