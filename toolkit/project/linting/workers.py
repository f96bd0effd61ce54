"""Lint in several processes: small catalogs whole, the units of a big one in parts.

This process takes its share of the work. The others never hear Ctrl-C, which is this one's business, and one that
loses its parent ends within a second.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.outcome import Outcome
from toolkit.project.linting.parts import Part
from toolkit.project.linting.session import Session
from toolkit.project.linting.targets import Task
from toolkit.project.linting.work import WORTH, Progress

#: Parts per process that a big catalog is cut into, so that none waits long for the last.
PARTS = 8


@dataclass(frozen=True, slots=True)
class Job:
    """A task, or one of `count` parts of it; `size` is its share of the bytes."""

    task: Task
    size: float
    number: int = 0
    count: int = 1

    def run(self, session: Session) -> Outcome | Part:
        """The outcome of a whole task, or what was found in the part."""
        if self.count == 1:
            return session.fresh(self.task)
        return session.examine(self.task, self.number, self.count)


def in_processes(
    tasks: Sequence[Task], sizes: Mapping[Task, int], processes: int, session: Session, progress: Progress | None
) -> dict[Task, Outcome]:
    """The outcomes of the tasks."""
    jobs = _jobs(tasks, sizes, processes)
    found: dict[Task, Outcome] = {}
    parts: dict[Task, list[Part]] = {}
    for job, result in zip(jobs, _results(jobs, processes, session, progress), strict=True):
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


def _results(jobs: Sequence[Job], processes: int, session: Session, progress: Progress | None) -> list[Outcome | Part]:
    """What comes of the jobs, in order: the other processes begin with the first, this one with the last."""
    with _pool(processes - 1, session.options) as pool:
        with _deaf_to_interrupts():
            futures = [pool.submit(_run, job) for job in jobs]
        here: list[Outcome | Part] = []
        for job, future in zip(reversed(jobs), reversed(futures), strict=True):
            if not future.cancel():
                break
            here.append(job.run(session))
            _tell(progress, jobs, futures)
        there: list[Outcome | Part] = []
        for job, future in zip(jobs, futures[: len(jobs) - len(here)], strict=False):
            try:
                there.append(future.result())
            except BrokenProcessPool:  # a process was killed, most likely for its memory: do its work here
                there.append(job.run(session))
            _tell(progress, jobs, futures)
    return [*there, *reversed(here)]


def _tell(progress: Progress | None, jobs: Sequence[Job], futures: Sequence[Future[Outcome | Part]]) -> None:
    if progress:
        done = sum(job.size for job, future in zip(jobs, futures, strict=True) if future.done())
        progress(done, round(sum(job.size for job in jobs)))


@contextmanager
def _pool(processes: int, options: LintOptions) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes are gone when the block is left, however it is left."""
    pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(options, os.getpid()))
    try:
        yield pool
        pool.shutdown()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
            child.join()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that are started inside never hear Ctrl-C; this one hears it when the block is left."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, whose processes ignore it once they have begun
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


#: The session of a process that a pool has started.
_session: Session | None = None


def _begin(options: LintOptions, parent: int) -> None:
    global _session  # a pool hands its processes nothing but module state
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_without, args=(parent,), daemon=True).start()
    _session = Session(options)


def _end_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _run(job: Job) -> Outcome | Part:
    assert _session is not None
    return job.run(_session)
