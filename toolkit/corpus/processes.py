"""The work of a run in several processes, with few pieces in memory at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from toolkit.corpus.work import Task, Work
from toolkit.errors import ToolkitError
from toolkit.project.linting.workers import deaf_to, end_without

#: Pieces for each process that are read ahead, one of which it works on.
AHEAD = 2
#: What ends a run, but not in the middle of starting a process.
ENDING = (signal.SIGINT, signal.SIGTERM)
#: Bytes of input that keep a process busy long enough to be worth starting.
WORTH = 1 << 20

#: The work of this process, if it was started for some.
_work: list[Work] = []


def parts(work: Work, tasks: Iterable[Task], jobs: int) -> Iterator[tuple[Task, bytes, int]]:
    """The tasks as they are done, in any order, each with the part and its rows.

    Raises ToolkitError where a process was killed.
    """
    if jobs == 1:
        for task in tasks:
            yield task, *work.part(task)
        return
    others = {*multiprocessing.active_children()}
    # Not forked: pyarrow has threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(work, os.getpid())) as pool:
        try:
            yield from _in_pool(pool, tasks, jobs)
        except BrokenProcessPool:
            message = "a process of the run was killed (too little memory?); run the same command again to go on"
            raise ToolkitError(message) from None
        except BaseException:
            # Once the interpreter exits, a pool cannot tell its processes to end, and it waits for them.
            for process in {*multiprocessing.active_children()} - others:
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def processes_for(asked: int, size: int) -> int:
    """How many processes to start for so many bytes: as many as were asked for, else as many as there are cores."""
    return asked or max(1, min(_cores(), size // WORTH))


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_pool(pool: ProcessPoolExecutor, tasks: Iterable[Task], jobs: int) -> Iterator[tuple[Task, bytes, int]]:
    running: dict[Future[tuple[bytes, int]], Task] = {}

    def some() -> Iterator[tuple[Task, bytes, int]]:
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            yield running.pop(future), *future.result()

    for task in tasks:
        with deaf_to(ENDING):  # which starts processes
            running[pool.submit(_part, task)] = task
        if len(running) >= AHEAD * jobs:
            yield from some()
    while running:
        yield from some()


def _start(work: Work, parent: int) -> None:
    """Begin a process: Ctrl-C is the parent's, SIGTERM ends it, and without the parent it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})  # which a pool with a lost process sends
    threading.Thread(target=end_without, args=(parent,), daemon=True).start()
    _work.append(work)


def _part(task: Task) -> tuple[bytes, int]:
    return _work[0].part(task)
