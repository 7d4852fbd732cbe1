"""A writer that is killed at any moment loses nothing that it reported as done."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.store import create_case, open_case

INGEST = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from conftest import _document, _extraction, NOON
from sayso.record import Received
from sayso.settings import Settings
from sayso.store import Build, ReaderKey, open_case

reader = ReaderKey(name="rules", version="1", codebook="first", sayso="0.1.0")
with open_case(Path(sys.argv[1])) as case, case.writing() as writer:
    writer.begin_build(Build(reader=reader, settings=Settings(), at=NOON))
    for number in range(100_000):
        document = _document(f"{number}.txt", *[f"Ada{number} sent {line} boats and paid." for line in range(20)])
        writer.keep_bytes(Received(name=document.name, origin=document.origin, data=document.text.encode(), received=NOON))
        writer.add(documents=[document], extractions=[_extraction(document)], finished=[(document.origin, document.sha256)])
        print(document.name, document.origin, document.sha256, flush=True)
"""


@pytest.mark.parametrize("seconds", [0.0, 0.03, 0.11, 0.37])
def test_what_was_reported_as_done_survives_a_kill(tmp_path: Path, seconds: float):
    path = tmp_path / "x.sayso"
    create_case(path, at="now").close()
    with subprocess.Popen([sys.executable, "-c", INGEST, str(path), str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True) as ingest:
        done = [ingest.stdout.readline()]
        time.sleep(seconds)
        ingest.kill()
        done += ingest.stdout.readlines()
    done = [line.split() for line in done if line.endswith("\n")]
    assert done
    with open_case(path) as case:
        assert case.problems() == ()
        assert case.info().state == "building"
        names = {document.name for document in case.documents()}
        assert {name for name, _, _ in done} <= names
        assert len(names) - len(done) in {0, 1}  # the one that it was at
        assert all(case.is_known(origin, digest) for _, origin, digest in done)
        for document in case.documents():  # whole batches only
            assert len(list(case.claims(document=document.id))) == 20
        with case.writing():
            pass
    assert list(tmp_path.iterdir()) == [path]
