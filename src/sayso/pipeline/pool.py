"""Worker processes under a watch: each is killed and replaced when it takes too long, eats too much or dies."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import IO

import msgspec

from sayso.errors import SaysoError
from sayso.ids import sha256
from sayso.pipeline.frames import Again, Given, Job, Order, Setup, decode_given, frame_length, write_frame
from sayso.record import Reason, Received, Rejected

_OUT_OF_MEMORY = 75  # worker.py ends so
_WAITING = 64  # answers that may wait for the store before the workers pause
COMMAND = (sys.executable, "-m", "sayso.pipeline.worker")
_START_SECONDS = 60.0  # for a worker to load its data on a slow disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a task: `task` is its place in the order given; `given` None says that the task is done."""

    task: int
    given: Given | None


class Pool:
    """As many worker processes as asked for; each task's documents come back as they are ready."""

    def __init__(self, *, workers: int, setup: Setup, command: tuple[str, ...] = COMMAND) -> None:
        """Nothing is started before the first task; `command` starts a worker."""
        self._count = max(1, workers)
        self._setup = setup
        self._command = command

    def run(self, tasks: Iterable[Job | Again]) -> Iterator[Answer]:
        """Answers of all tasks, in the order in which they come; the answers of one task are in order.

        Tasks are drawn as workers become free, so that an iterator that reads files holds few of them in memory.
        Raises SaysoError where no worker can be started at all.
        """
        answers: queue.Queue[Answer | BaseException | None] = queue.Queue(maxsize=_WAITING)
        source = _Source(tasks)
        stopped = threading.Event()
        threads = [
            threading.Thread(target=_attend, args=(_Keeper(self._setup, self._command), source, answers, stopped), daemon=True) for _ in range(self._count)
        ]
        for thread in threads:
            thread.start()
        running = len(threads)
        try:
            while running:
                answer = answers.get()
                if answer is None:
                    running -= 1
                elif isinstance(answer, BaseException):
                    raise answer
                else:
                    yield answer
        finally:
            stopped.set()
            while any(thread.is_alive() for thread in threads):
                try:
                    answers.get(timeout=0.05)
                except queue.Empty:
                    continue


class _Source:
    """Tasks handed out one by one to several threads."""

    def __init__(self, tasks: Iterable[Job | Again]) -> None:
        self._tasks = enumerate(tasks)
        self._lock = threading.Lock()

    def next(self) -> tuple[int, Job | Again] | None:
        with self._lock:
            return next(self._tasks, None)


def _attend(keeper: "_Keeper", source: _Source, answers: "queue.Queue[Answer | BaseException | None]", stopped: threading.Event) -> None:
    """Keep one worker busy until there are no tasks left."""
    try:
        while not stopped.is_set() and (entry := source.next()) is not None:
            number, task = entry
            for given in keeper.answers(task):
                if stopped.is_set():
                    return
                answers.put(Answer(task=number, given=given))
            answers.put(Answer(task=number, given=None))
    except BaseException as error:  # noqa: BLE001 - it is raised again in the thread that waits
        answers.put(error)
    finally:
        keeper.close()
        answers.put(None)


class _Keeper:
    """One worker process, started anew whenever it had to be ended."""

    def __init__(self, setup: Setup, command: tuple[str, ...]) -> None:
        self._setup = setup
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._is_late = False

    def answers(self, task: Job | Again) -> Iterator[Given]:
        """What a task gives; a worker's death costs the one step that it was at, and another worker goes on behind it."""
        skip: dict[str, str] = {}
        told = 0
        while True:
            current: Given | None = None
            passed = 0
            order = Order(job=replace(task, skip=skip)) if isinstance(task, Job) else Order(again=replace(task, skip=skip))
            for given in self._frames(order):
                if given.kind == "done":
                    return
                if given.kind == "started":
                    current = given
                    continue
                passed += 1
                if passed > told:  # what was told before the last death comes again, in the same order
                    told += 1
                    yield given
            reason, detail = self._death()
            if current is None or current.key in skip:
                if isinstance(task, Job):
                    yield Given(kind="rejected", rejected=_rejected(task.received, None, reason, detail))
                return  # it died over nothing that could be passed over
            skip = {**skip, current.key: f"its claims could not be read: {detail}"}
            if isinstance(task, Job) and current.key.startswith("open:"):
                yield Given(kind="rejected", rejected=_rejected(task.received, current, reason, detail))

    def close(self) -> None:
        """End the worker."""
        if self._process is None:
            return
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # the pipe of a dead process
        self._process.wait()
        self._process = None

    def _frames(self, order: Order) -> Iterator[Given]:
        """The worker's answers to an order; ends early where the worker does."""
        process = self._process or self._start()
        stdin, stdout = process.stdin, process.stdout
        if stdin is None or stdout is None:
            return
        try:
            with self._watch(process):
                write_frame(stdin, order)
            while True:
                with self._watch(process):
                    data = _frame_data(stdout)
                if data is None:
                    break
                given = decode_given(data)
                yield given
                if given.kind == "done":
                    return
        except (OSError, ValueError, msgspec.DecodeError):
            pass  # it died in mid-word, or sends what no worker sends: either way it is replaced
        process.kill()

    def _watch(self, process: "subprocess.Popen[bytes]") -> "_Watch":
        self._is_late = False
        return _Watch(self._setup.read.seconds, lambda: self._late(process))

    def _late(self, process: "subprocess.Popen[bytes]") -> None:
        self._is_late = True
        process.kill()

    def _start(self) -> "subprocess.Popen[bytes]":
        environment = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "SYSTEMROOT", "VIRTUAL_ENV") if name in os.environ}
        environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
        # The program is this Python itself, the arguments are constant.
        process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)  # noqa: S603
        self._process = process
        is_ready = False
        if process.stdin is not None and process.stdout is not None:
            with _Watch(_START_SECONDS, process.kill):
                try:
                    write_frame(process.stdin, Order(setup=self._setup))
                    is_ready = _frame_data(process.stdout) is not None
                except (OSError, ValueError):
                    is_ready = False
        if not is_ready:
            self.close()
            message = f"The process that reads documents could not be started. Run this to see why: {' '.join(self._command)} < /dev/null"
            raise SaysoError(message)
        return process

    def _death(self) -> tuple[Reason, str]:
        """What a worker that is no more died of."""
        process = self._process
        code = process.wait() if process is not None else 0
        was_late = self._is_late
        self.close()
        return _death(code, was_late=was_late, seconds=self._setup.read.seconds, memory=self._setup.read.memory)


def _rejected(received: Received, current: Given | None, reason: Reason, detail: str) -> Rejected:
    if current is None:
        return Rejected(
            name=received.name,
            origin=received.origin,
            sha256=sha256(received.data),
            size=len(received.data),
            reason=reason,
            detail=detail,
            received=received.received,
        )
    return Rejected(
        name=current.name,
        origin=current.origin,
        sha256=current.sha256 or sha256(received.data),
        size=current.size,
        reason=reason,
        detail=detail,
        received=received.received,
    )


def _death(code: int, *, was_late: bool, seconds: float, memory: int) -> tuple[Reason, str]:
    if was_late:
        return "too slow", f"It took more than {seconds:g} seconds to read and was stopped. Allow more time with --seconds, or split it."
    if code == _OUT_OF_MEMORY:
        return "too much memory", f"Reading it took more than {memory / 1024**3:.1f} GB of memory and was stopped."
    return "crashed", f"The program that reads it ended unexpectedly (exit status {code}). The file may be broken or hostile; its bytes are kept in the case."


class _Watch:
    """Calls `act` unless it is left within the seconds given."""

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        self._timer = threading.Timer(seconds, act)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _frame_data(stream: IO[bytes]) -> bytes | None:
    head = stream.read(8)
    if len(head) < 8:
        return None
    length = frame_length(head)
    data = stream.read(length)
    return data if len(data) == length else None
