"""The real worker: what it takes from itself, what it tells, what becomes of a document that takes too long."""

import subprocess
import sys
from pathlib import Path

import pytest

from sayso.pipeline.frames import Again, Job, Setup
from sayso.pipeline.pool import Pool
from sayso.record import Received
from sayso.settings import ReadSettings

EXAMPLE = Path(__file__).parents[2] / "examples" / "vessin" / "documents"


def job(name):
    return Job(received=Received(name=name, origin=name, data=(EXAMPLE / name).read_bytes(), received="2024-04-05T12:00:00Z"))


def given(tasks, **limits):
    pool = Pool(workers=1, setup=Setup(read=ReadSettings(**limits), codebook=None))
    return [answer.given for answer in pool.run(tasks) if answer.given is not None]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(
    ("deed", "refusal"),
    [
        ("bytearray(1024**3)", "MemoryError"),
        ("open(path, 'wb').write(b'x' * (80 * 1024**2))", "OSError"),
        ("[open(path + str(n), 'w') for n in range(400)]", "OSError"),
    ],
)
def test_memory_disk_and_files_are_limited_for_good(deed, refusal, tmp_path):
    script = (
        "import signal; from sayso.pipeline.worker import limit; from sayso.settings import ReadSettings\n"
        f"signal.signal(signal.SIGXFSZ, signal.SIG_IGN); path = {str(tmp_path / 'file')!r}\n"
        f"limit(ReadSettings(memory=768 * 1024**2))\ntry: {deed}\nexcept {refusal}: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "refused", done.stderr


def test_an_archive_gives_all_its_members_with_what_was_extracted():
    found = given([job("april.zip")])
    assert [answer.document.name for answer in found] == ["opinion.txt", "profile-sabeq.txt"]
    assert all(answer.extraction.claims for answer in found)


def test_what_takes_too_long_is_refused_with_advice():
    found = given([job("mna-teller-bridge.txt")], seconds=0.0)
    assert found  # once or twice, by where the worker was when its time was up
    assert {(answer.rejected.reason, answer.rejected.name) for answer in found} == {("too slow", "mna-teller-bridge.txt")}
    assert "--seconds" in found[0].rejected.detail


def test_a_document_is_read_again_from_the_case_alone():
    (first,) = given([job("mna-teller-bridge.txt")])
    (second,) = given([Again(document=first.document)])
    assert (second.document, second.extraction) == (first.document, first.extraction)
