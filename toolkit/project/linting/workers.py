"""Lint in several processes: small catalogs whole, the units of a big one in parts.

A process that loses its parent ends within a second; Ctrl-C is the parent's business, which ends the others.
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

from toolkit.errors import ToolkitError
from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.outcome import Outcome
from toolkit.project.linting.parts import Part
from toolkit.project.linting.session import Session
from toolkit.project.linting.targets import Task
from toolkit.project.linting.work import WORTH, Progress

#: Parts per process that a big catalog is cut into, so that none waits long for the last.
PARTS = 4

_session: Session | None = None


def in_processes(
    tasks: Sequence[Task], sizes: Mapping[Task, int], jobs: int, session: Session, progress: Progress | None
) -> dict[Task, Outcome]:
    """The outcomes of the tasks. Raises ToolkitError where a process was killed."""
    total = sum(sizes.values())
    share = max(WORTH, total // jobs)
    with _pool(jobs, session.options) as pool:
        whole: dict[Task, Future[Outcome]] = {}
        parts: dict[Task, list[Future[Part]]] = {}
        with _deaf_to_interrupts():
            for task in sorted(tasks, key=lambda task: -sizes[task]):
                if sizes[task] > share and not task.glossary:
                    count = jobs * PARTS
                    parts[task] = [pool.submit(_examine, task, number, count) for number in range(count)]
                else:
                    whole[task] = pool.submit(_lint, task)
        return _collect(tasks, whole, parts, sizes, session, progress)


def _collect(
    tasks: Sequence[Task],
    whole: Mapping[Task, Future[Outcome]],
    parts: Mapping[Task, list[Future[Part]]],
    sizes: Mapping[Task, int],
    session: Session,
    progress: Progress | None,
) -> dict[Task, Outcome]:
    done, total = 0.0, sum(sizes.values())
    found: dict[Task, Outcome] = {}
    for task in tasks:
        if task in whole:
            found[task] = whole[task].result()
            done += sizes[task]
        else:
            examined: list[Part] = []
            for future in parts[task]:
                examined.append(future.result())
                done += sizes[task] / len(parts[task])
                if progress:
                    progress(done, total)
            found[task] = session.fresh(task, parts=examined)
        if progress:
            progress(done, total)
    return found


@contextmanager
def _pool(jobs: int, options: LintOptions) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes are gone when the block is left, however it is left."""
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(options, os.getpid()))
    try:
        yield pool
        pool.shutdown()
    except BrokenProcessPool:
        raise ToolkitError("a process of this run was killed (not enough memory?); try --jobs 1") from None
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


def _begin(options: LintOptions, parent: int) -> None:
    global _session  # a pool hands its processes nothing but module state
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_without, args=(parent,), daemon=True).start()
    _session = Session(options)


def _end_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _lint(task: Task) -> Outcome:
    assert _session is not None
    return _session.fresh(task)


def _examine(task: Task, number: int, count: int) -> Part:
    assert _session is not None
    return _session.examine(task, number, count)
