"""One writer at a time, and readers beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import CaseBusy
from sayso.store import Case, open_case
from sayso.store.locks import WriterLock, lock_path

HOLD = """
import sys
from pathlib import Path
from sayso.store import open_case

with open_case(Path(sys.argv[1])) as case, case.writing():
    print("holding", flush=True)
    sys.stdin.readline()
"""


def test_a_second_writer_is_told_who_writes(case: Case):
    with subprocess.Popen([sys.executable, "-c", HOLD, str(case.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "holding\n"
        with pytest.raises(CaseBusy, match=f"process {other.pid}"), case.writing():
            pass
        assert case.info().state == "empty"  # reading works meanwhile
        other.communicate("\n")
    with case.writing():
        pass


def test_the_same_process_cannot_write_twice_at_once(case: Case):
    with case.writing(), open_case(case.path) as again, pytest.raises(CaseBusy, match=f"process {os.getpid()}"), again.writing():
        pass


def test_a_lock_that_was_left_behind_locks_nobody_out(case: Case):
    lock_path(case.path).write_text("12345")
    with case.writing():
        assert lock_path(case.path).read_text() == str(os.getpid())
    assert not lock_path(case.path).exists()


def test_a_writer_that_was_killed_locks_nobody_out(case: Case):
    with subprocess.Popen([sys.executable, "-c", HOLD, str(case.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "holding\n"
        other.kill()
    assert lock_path(case.path).exists()
    with case.writing():
        pass


def test_a_lock_under_two_names_of_a_case_is_one(case: Case, tmp_path: Path):
    link = tmp_path / "link.sayso"
    link.symlink_to(case.path)
    with case.writing(), open_case(link) as again, pytest.raises(CaseBusy), again.writing():
        pass


def test_a_lock_is_let_go_when_something_fails(case: Case):
    with pytest.raises(RuntimeError), case.writing():
        raise RuntimeError
    with WriterLock(case.path):
        pass


def test_a_reader_sees_one_moment_while_a_writer_goes_on(case: Case, build, make_document):
    with case.writing() as writer, open_case(case.path, readonly=True) as reader:
        writer.begin_build(build)
        writer.add(documents=[make_document("one.txt", "Ada paid."), make_document("two.txt", "Bo lent.")])
        documents = reader.documents()
        first = next(documents)
        writer.add(documents=[make_document("three.txt", "Cy lent.")])
        assert [first.name, *(document.name for document in documents)] == ["one.txt", "two.txt"]
        assert len(list(reader.documents())) == 3


def test_a_reader_that_never_ends_does_not_stop_a_writer(case: Case, build, make_document):
    with open_case(case.path, readonly=True) as reader:
        with case.writing() as writer:
            writer.begin_build(build)
            writer.add(documents=[make_document("one.txt", "Ada paid."), make_document("two.txt", "Bo lent.")])
        documents = reader.documents()
        next(documents)
        with case.writing() as writer:
            writer.begin_build(build)
            writer.add(documents=[make_document("three.txt", "Cy lent.")])
        documents.close()
    assert case.info().counts["documents"] == 3
