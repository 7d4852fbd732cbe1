"""Workers that die, hang or eat too much cost one document each, and the rest goes on."""

import sys

import pytest

from sayso.errors import SaysoError
from sayso.pipeline.frames import Job, Setup
from sayso.pipeline.pool import Pool
from sayso.record import Received
from sayso.settings import ReadSettings

# A worker that does what its job's bytes say, member by member: "ok", "die", "hang", "eat" (out of memory), "babble" (no frame).
WORKER = """
import os, sys, time
from sayso.ids import sha256
from sayso.pipeline.frames import Given, read_order, write_frame
from sayso.record import Rejected
orders, answers = sys.stdin.buffer, sys.stdout.buffer
read_order(orders)
write_frame(answers, Given(kind="done"))
while (order := read_order(orders)) is not None:
    job = order.job
    for number, member in enumerate(job.received.data.decode().split()):
        write_frame(answers, Given(kind="started", key=f"open:{number}", name=f"{member}-{number}", origin=f"{job.received.origin}!/{number}", size=7))
        if f"open:{number}" in job.skip:
            continue
        if member == "die":
            os._exit(9)
        if member == "eat":
            os._exit(75)
        if member == "hang":
            time.sleep(60)
        if member == "babble":
            answers.write(b"\\xff" * 64)
            answers.flush()
            time.sleep(60)
        write_frame(answers, Given(kind="rejected", rejected=Rejected(
            name=f"{member}-{number}", origin="", sha256="", size=0, reason="no text", detail="", received="")))
    write_frame(answers, Given(kind="done"))
"""


def job(words):
    return Job(received=Received(name=f"{words}.zip", origin=words, data=words.encode(), received="2024-04-05T12:00:00Z"))


def answers(tmp_path, *jobs, workers=2, seconds=10.0):
    script = tmp_path / "worker.py"
    script.write_text(WORKER)
    setup = Setup(read=ReadSettings(seconds=seconds), codebook=None)
    pool = Pool(workers=workers, setup=setup, command=(sys.executable, str(script)))
    given = {}
    for answer in pool.run([job(words) for words in jobs]):
        given.setdefault(answer.task, []).append(None if answer.given is None else (answer.given.rejected.name, answer.given.rejected.reason))
    return [given[task] for task in range(len(jobs))]


def test_each_task_gives_its_members_in_order_and_then_its_end(tmp_path):
    assert answers(tmp_path, "ok ok", "ok") == [[("ok-0", "no text"), ("ok-1", "no text"), None], [("ok-0", "no text"), None]]


@pytest.mark.parametrize(("fault", "reason"), [("die", "crashed"), ("eat", "too much memory"), ("babble", "crashed")])
def test_a_member_that_kills_the_worker_is_rejected_and_the_others_are_read(tmp_path, fault, reason):
    assert answers(tmp_path, f"ok {fault} ok", "ok") == [
        [("ok-0", "no text"), (f"{fault}-1", reason), ("ok-2", "no text"), None],
        [("ok-0", "no text"), None],
    ]


def test_a_member_that_hangs_is_stopped_and_the_others_are_read(tmp_path):
    assert answers(tmp_path, "hang ok", workers=1, seconds=1.0) == [[("hang-0", "too slow"), ("ok-1", "no text"), None]]


def test_workers_that_cannot_be_started_are_an_error_and_not_a_pile_of_rejections():
    pool = Pool(workers=1, setup=Setup(read=ReadSettings(), codebook=None), command=(sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(SaysoError, match="could not be started"):
        list(pool.run([job("ok")]))


def test_no_tasks_need_no_worker():
    pool = Pool(workers=1, setup=Setup(read=ReadSettings(), codebook=None), command=("/does/not/exist",))
    assert list(pool.run([])) == []
