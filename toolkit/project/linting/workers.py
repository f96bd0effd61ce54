"""Lint in several processes: small catalogs whole, the units of a big one in parts.

Every process takes the next free job, the parent too. Workers ignore SIGINT; the parent handles it. A worker that loses
its parent ends within a second, and the parent does the work of a worker that was killed.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Protocol

from toolkit.checks import checks
from toolkit.gc_pause import paused_collector
from toolkit.model import Outcome
from toolkit.project.linting.options import WORTH, LintOptions, Progress
from toolkit.project.linting.parts import Part
from toolkit.project.linting.session import Session
from toolkit.project.linting.targets import Task

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as Connection
else:
    from multiprocessing.connection import Connection

#: Parts per process that a big catalog is cut into, so that none waits long for the last.
PARTS = 16

#: Seconds until the thread that receives may run: the others wait for it with every 64 KB that they send.
SWITCH = 0.0002

#: Seconds to wait for another process to take a job: it takes microseconds, unless it was killed in the middle.
PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Job:
    """A task, or one of `count` parts of it; `size` is its share of the bytes."""

    task: Task
    size: float
    number: int = 0
    count: int = 1

    def run(self, session: Session) -> Outcome | Part:
        """The outcome of a whole task, or of the part."""
        if self.count == 1:
            return session.fresh(self.task)
        return session.examine(self.task, self.number, self.count)


#: Job number → its result.
Results = dict[int, Outcome | Part]


def in_processes(
    tasks: Sequence[Task], sizes: Mapping[Task, int], processes: int, session: Session, progress: Progress | None
) -> dict[Task, Outcome]:
    """The outcomes of the tasks."""
    jobs = _jobs(tasks, sizes, processes)
    results = _results(jobs, processes, session, progress)
    found: dict[Task, Outcome] = {}
    parts: dict[Task, list[Part]] = {}
    for number, job in enumerate(jobs):
        result = results[number] if number in results else job.run(session)
        if isinstance(result, Outcome):
            found[job.task] = result
        else:
            parts.setdefault(job.task, []).append(result)
    for task, several in parts.items():
        found[task] = session.fresh(task, parts=several)
    return found


def _jobs(tasks: Sequence[Task], sizes: Mapping[Task, int], processes: int) -> list[Job]:
    """The work in pieces, the biggest tasks first; a task bigger than a fair share is cut into parts."""
    share = max(WORTH, sum(sizes.values()) // processes)
    jobs: list[Job] = []
    for task in sorted(tasks, key=lambda task: -sizes[task]):
        count = processes * PARTS if sizes[task] > share and not task.glossary else 1
        jobs += [Job(task, sizes[task] / count, number, count) for number in range(count)]
    return jobs


def _results(jobs: Sequence[Job], processes: int, session: Session, progress: Progress | None) -> Results:
    """The results of the jobs; one is missing if its process was killed."""
    results: Results = {}
    turn = _Turn(len(jobs))
    checks()  # import them once, before forking
    with _workers(min(processes, len(jobs)) - 1, jobs, turn, session.options, results) as receiver:
        while (number := turn.take()) is not None:
            results[number] = jobs[number].run(session)
            _tell(progress, jobs, results)
        while receiver.is_alive():
            receiver.join(0.1)
            _tell(progress, jobs, results)
    return results


class _Lock(Protocol):
    def acquire(self, block: bool = True, timeout: float | None = None) -> bool: ...
    def release(self) -> None: ...


class _Turn:
    """The next job that nobody has taken, counted across processes."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.number = multiprocessing.Value("i", 0)

    def take(self) -> int | None:
        """The number of a job that is the caller's from now on; None where none is left."""
        lock: _Lock = self.number.get_lock()
        if not lock.acquire(timeout=PATIENCE):
            return None
        try:
            number: int = self.number.value
            self.number.value = number + 1
        finally:
            lock.release()
        return number if number < self.count else None


def _receive(connections: Sequence[Connection], results: Results) -> None:
    """Collect the results of the workers until all of them have finished or died."""
    open_ones = list(connections)
    while open_ones:
        for ready in wait(open_ones):
            assert isinstance(ready, Connection)
            try:
                number, result = ready.recv()
                results[number] = result
            except (EOFError, OSError):
                open_ones.remove(ready)


def _tell(progress: Progress | None, jobs: Sequence[Job], results: Results) -> None:
    if progress:
        done = sum(jobs[number].size for number in list(results))
        progress(done, round(sum(job.size for job in jobs)))


@contextmanager
def _workers(
    count: int, jobs: Sequence[Job], turn: _Turn, options: LintOptions, results: Results
) -> Iterator[threading.Thread]:
    """Start workers, and stop them when the block is left; yields the thread that receives their results."""
    processes: list[multiprocessing.Process] = []
    connections: list[Connection] = []
    receiver = threading.Thread(target=_receive, args=(connections, results), daemon=True)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    try:
        with deaf_to({signal.SIGINT}):
            for _ in range(count):
                receiving, sending = multiprocessing.Pipe(duplex=False)
                connections.append(receiving)
                process = multiprocessing.Process(target=_work, args=(jobs, turn, options, sending, os.getpid()))
                process.daemon = True
                process.start()
                processes.append(process)
                sending.close()  # before the next one starts, which would keep it open
            receiver.start()
        yield receiver
    finally:
        for process in processes:
            process.terminate()
            process.join()
        if receiver.is_alive():  # until it has seen that they are gone
            receiver.join()
        for connection in connections:
            connection.close()
        sys.setswitchinterval(interval)


@contextmanager
def deaf_to(signals: Collection[int]) -> Iterator[None]:
    """Block signals for processes started inside; the parent receives them when the block is left."""
    if sys.platform == "win32":  # its processes ignore them once they have begun
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(jobs: Sequence[Job], turn: _Turn, options: LintOptions, sending: Connection, parent: int) -> None:
    """The main function of a worker: take jobs until none is left."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_without, args=(parent,), daemon=True).start()
    session = Session(options)
    # Whatever goes wrong here goes wrong again in the parent, which does this work over and reports it.
    with contextlib.suppress(Exception), sending, paused_collector():
        while (number := turn.take()) is not None:
            sending.send((number, jobs[number].run(session)))


def end_without(parent: int) -> None:
    """End this process once the one that started it is gone; runs in a thread."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
