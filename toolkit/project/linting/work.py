"""Do the work of a run: take outcomes from the cache, then lint the other files, in as many processes as are worth it.

The outcomes come in the order of the tasks, whatever the number of processes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit.model import Outcome
from toolkit.project.linting.options import WORTH, LintOptions, Progress
from toolkit.project.linting.session import Session
from toolkit.project.linting.targets import Task


def outcomes_of(tasks: Sequence[Task], options: LintOptions, progress: Progress | None) -> list[Outcome]:
    """The outcome of every task, in order."""
    session = Session(options)
    outcomes = {task: session.recall(task) for task in tasks}
    missing = [task for task, outcome in outcomes.items() if outcome is None]
    sizes = {task: sum(_size(path) for path in task.paths) for task in missing}
    total = sum(sizes.values())
    jobs = _jobs(options.jobs, total)
    if jobs > 1 and missing:
        from toolkit.project.linting.workers import in_processes

        outcomes |= in_processes(missing, sizes, jobs, session, progress)
    else:
        outcomes |= _one_by_one(missing, sizes, session, progress)
    return [session.finish(task, outcome) for task, outcome in outcomes.items() if outcome is not None]


def _one_by_one(
    tasks: Sequence[Task], sizes: Mapping[Task, int], session: Session, progress: Progress | None
) -> dict[Task, Outcome]:
    done, total = 0, sum(sizes.values())
    found: dict[Task, Outcome] = {}
    for task in tasks:
        before, size = done, sizes[task]

        def tick(part: float, before: int = before, size: int = size) -> None:
            if progress:
                progress(before + part * size, total)

        found[task] = session.fresh(task, tick)
        done += size
        tick(1)
    return found


def _jobs(asked: int, total: int) -> int:
    """The number of processes to use: the number asked for, else as many as have enough to do."""
    return asked or max(1, min(os.cpu_count() or 1, total // WORTH))


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
