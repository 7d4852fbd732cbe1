"""What a writer does, and what it cannot do."""

import dataclasses
import hashlib
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.exc import IntegrityError

from sayso.errors import UnknownId
from sayso.record import Drift, Entity, Judgement, Received, Record, Rejected
from sayso.store import Case
from sayso.store.writers import CHUNK

REJECTED = Rejected(name="x.bin", origin="pile/x.bin", sha256="00", size=3, reason="not text", detail="It holds no text.", received="now")


def test_bytes_are_kept_whole_and_once(case: Case):
    data = bytes(range(256)) * (CHUNK // 128) + b"end"  # three chunks
    with case.writing() as writer:
        digest = writer.keep_bytes(Received(name="a.bin", origin="pile/a.bin", data=data, received="now"))
        assert writer.keep_bytes(Received(name="b.bin", origin="pile/b.bin", data=data, received="later")) == digest
        empty = writer.keep_bytes(Received(name="c.bin", origin="pile/c.bin", data=b"", received="now"))
    assert digest == hashlib.sha256(data).hexdigest()
    pieces = list(case.kept_bytes(digest))
    assert len(pieces) == 3
    assert b"".join(pieces) == data
    assert list(case.kept_bytes(empty)) == []
    assert case.info().counts["received"] == 3
    assert case.problems() == ()
    with pytest.raises(UnknownId, match="keeps no bytes"):
        list(case.kept_bytes("00"))


def test_an_input_is_known_only_when_it_was_read_to_its_end(case: Case, build, make_document):
    document = make_document("one.txt", "Ada paid.")
    with case.writing() as writer:
        writer.begin_build(build)
        writer.keep_bytes(Received(name="one.txt", origin="pile/one.txt", data=document.text.encode(), received="now"))
        assert not case.is_known("pile/one.txt", document.sha256)
        writer.add(documents=[document])
        assert not case.is_known("pile/one.txt", document.sha256)
        writer.add(finished=[("pile/one.txt", document.sha256)])
    assert case.is_known("pile/one.txt", document.sha256)
    assert not case.is_known("pile/two.txt", document.sha256)
    assert not case.is_known("pile/one.txt", "00")


def test_the_same_again_makes_no_duplicates(case: Case, build, make_document, make_extraction):
    document = make_document("one.txt", "Ada paid.", "Bo lent.")
    with case.writing() as writer:
        writer.begin_build(build)
        for _ in range(2):
            writer.add(documents=[document, document], extractions=[make_extraction(document)], rejected=[REJECTED, REJECTED], finished=[("x", "00")])
    counts = case.info().counts
    assert (counts["documents"], counts["claims"], counts["mentions"], counts["rejected"]) == (1, 2, 2, 1)
    assert len(case.find("lent")) == 2  # the claim and the paragraph, once each


def test_what_another_reader_read_is_stale_and_gets_replaced(case: Case, build, reader, make_document, make_extraction):
    documents = [make_document("one.txt", "Ada paid."), make_document("two.txt", "Bo lent.")]
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=documents, extractions=[make_extraction(documents[0])])
        assert case.stale_documents(reader) == (documents[1].id,)
        writer.add(extractions=[make_extraction(documents[1])])
        assert case.stale_documents(reader) == ()
        for name in ("name", "version", "codebook", "sayso"):
            newer = dataclasses.replace(reader, **{name: "other"})
            assert case.stale_documents(newer) == tuple(document.id for document in documents)
        newer = dataclasses.replace(reader, version="2")
        writer.begin_build(dataclasses.replace(build, reader=newer))
        writer.add(documents=[documents[0]], extractions=[make_extraction(documents[0], "arms")])
        assert case.stale_documents(newer) == (documents[1].id,)
    assert [claim.predicate for claim in case.claims(document=documents[0].id)] == ["arms"]
    assert [hit.kind for hit in case.find("paid")] == ["claim", "passage"]
    assert case.problems() == ()


def test_a_document_that_no_claims_were_read_from_is_not_stale(case: Case, build, reader, make_document):
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[make_document("one.txt", "Ada paid.", unread="in a language that the reader does not know")])
    assert case.stale_documents(reader) == ()
    assert [document.unread for document in case.documents()] == ["in a language that the reader does not know"]


def test_a_reader_that_knows_more_languages_says_so(case: Case, build, make_document, make_extraction):
    unread = make_document("one.txt", "Ada paid.", unread="in a language that the reader does not know")
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[unread])
        read = dataclasses.replace(unread, unread=None)
        writer.add(documents=[read], extractions=[make_extraction(read)])
    assert list(case.documents()) == [read]


def test_claims_from_another_reading_of_the_same_bytes_are_not_put_beside_the_stored_text(case: Case, build, reader, make_document, make_extraction):
    stored = make_document("one.txt", "Ada paid.")
    other = dataclasses.replace(make_document("other.txt", "Well, Ada paid."), id=stored.id, name=stored.name, sha256=stored.sha256)
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[stored], extractions=[make_extraction(stored)])
        writer.add(documents=[other], extractions=[make_extraction(other)])
    assert list(case.documents()) == [stored]
    assert list(case.claims()) == []
    assert case.stale_documents(reader) == (stored.id,)


def test_derived_nouns_are_replaced_and_the_rest_stays(case: Case, build, make_document, make_extraction):
    document = make_document("one.txt", "Ada paid.")
    judgement = Judgement(id="judgement-1", kind="note", subject="claim-1", object=None, value=None, by="me", at="now", why="because")
    drift = Drift(claims=("claim-1", "claim-2"), what="certainty", first="may", last="did")
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[document], extractions=[make_extraction(document)], rejected=[REJECTED])
        writer.add_judgement(judgement)
        writer.replace_derived(Record(entities=(Entity(id="entity-1", kind="person", name="Ada", names=(), mentions=("m",)),), drifts=(drift,)))
        assert list(case.drifts()) == [drift]
        writer.replace_derived(Record(entities=(Entity(id="entity-2", kind="person", name="Bo", names=(), mentions=()),)))
    record = case.record()
    assert [entity.id for entity in record.entities] == ["entity-2"]
    assert record.drifts == ()
    assert record.documents == (document,)
    assert record.rejected == (REJECTED,)
    assert record.judgements == (judgement,)
    assert len(record.claims) == 1


@pytest.mark.parametrize("table", ["received", "chunks", "documents", "paragraphs", "articles", "custody", "judgements", "steps"])
def test_what_was_received_and_judged_cannot_be_altered(case: Case, build, make_document, table: str):
    with case.writing() as writer:
        writer.begin_build(build)
        writer.keep_bytes(Received(name="one.txt", origin="pile/one.txt", data=b"Ada paid.\n", received="now"))
        writer.add(documents=[make_document("one.txt", "Ada paid.")])
        writer.add_judgement(Judgement(id="judgement-1", kind="note", subject="x", object=None, value=None, by="me", at="now", why=""))
    before = case.record()
    with closing(sqlite3.connect(case.path)) as connection:
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET number = number + 100"):
            with pytest.raises(sqlite3.IntegrityError, match="is never"):
                connection.execute(statement)
        connection.execute("PRAGMA recursive_triggers = ON")  # as every connection of the store has it
        with pytest.raises(sqlite3.IntegrityError, match="is never"):
            connection.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    assert case.record() == before


def test_a_claim_goes_with_its_document_or_stays_as_it_is(case: Case, build, make_document, make_extraction):
    document = make_document("one.txt", "Ada paid.")
    with case.writing() as writer:
        writer.begin_build(build)
        writer.add(documents=[document], extractions=[make_extraction(document)])
    with closing(sqlite3.connect(case.path)) as connection, pytest.raises(sqlite3.IntegrityError, match="a claim is never altered"):
        connection.execute("UPDATE claims SET polarity = 'denied'")


def test_nothing_is_added_before_it_is_said_who_reads(case: Case, make_document):
    with case.writing() as writer, pytest.raises(ValueError, match="begin_build"):
        writer.add(documents=[make_document("one.txt", "Ada paid.")])


def test_a_transaction_that_fails_leaves_nothing(case: Case, build, make_document, make_extraction):
    document = make_document("one.txt", "Ada paid.")
    extraction = make_extraction(document)
    broken = dataclasses.replace(extraction, claims=(dataclasses.replace(extraction.claims[0], predicate=None),))
    with case.writing() as writer:
        writer.begin_build(build)
        with pytest.raises(IntegrityError, match=r"claims\.predicate"):
            writer.add(documents=[document], extractions=[broken], finished=[("pile/one.txt", document.sha256)])
        writer.add(documents=[make_document("two.txt", "Bo lent.")])
    assert [document.name for document in case.documents()] == ["two.txt"]
    assert list(case.mentions()) == []
    assert not case.is_known("pile/one.txt", document.sha256)
