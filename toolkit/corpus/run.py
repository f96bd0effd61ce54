"""Checking files on one machine: read in one process, checked in several, joined in order."""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.corpus.batch import BatchChecker
from toolkit.corpus.inputs import inputs
from toolkit.corpus.inputs.chunk import Input, Options
from toolkit.corpus.layout import Layout
from toolkit.corpus.output import Output
from toolkit.corpus.parts import Parts, parts_of
from toolkit.corpus.processes import parts, processes_for
from toolkit.corpus.tally import Tally, tally
from toolkit.corpus.work import Task, Work
from toolkit.errors import InputError
from toolkit.project.files import display, unreadable

#: (bytes of the inputs that are done, all bytes, rows that this run has checked)
Progress = Callable[[int, int, int], None]


@dataclass
class CheckedFiles:
    """A run: the counts of its output, the faults of inputs, and how fast it was.

    `rows` are those checked by this run and not by the earlier ones that it went on with.
    """

    tally: Tally = field(default_factory=Tally)
    errors: list[InputError] = field(default_factory=list)
    rows: int = 0
    seconds: float = 0.0
    jobs: int = 1


def check_files(
    paths: Sequence[Path], output: Path, checker: BatchChecker, *, jobs: int = 0, progress: Progress | None = None
) -> CheckedFiles:
    """Check corpora and write one output, the same bytes for any number of processes (`jobs`, 0 for all cores).

    A run that was interrupted goes on where it was. An input with a fault in the middle is read up to there, and
    Parquet from the next row group on; the faults are the errors. Raises InputError for inputs that cannot be used,
    and for inputs that change meanwhile; WriteError where the output cannot be written; and ToolkitError where a
    process was killed or another command writes the same output.
    """
    out = Output(output, paths)
    files = inputs(paths, Options(checker.languages, checker.columns))
    layout = Layout.of(files, checker.prefix)
    sizes = [one.size for one in files]
    found = CheckedFiles(jobs=processes_for(jobs, sum(sizes)))
    begun = time.monotonic()
    run = _described(paths, checker)
    with parts_of(run, out.folder) as done:
        _check(Work(files, checker, layout), done, found, sizes, progress)
        _require_unchanged(paths, run["inputs"], out.folder)
        out.join(done.files, layout)
        found.tally = tally(done.files, checker.prefix)
        if out.suffix:
            done.remove()
        else:
            done.finish(run, found.tally.rows)
    found.seconds = time.monotonic() - begun
    return found


def _check(work: Work, done: Parts, found: CheckedFiles, sizes: Sequence[int], progress: Progress | None) -> None:
    """Write the parts that are not there yet."""
    tasks = _tasks(work.inputs, done, found.errors)
    read, total = 0, sum(sizes)
    for task, data, rows in parts(work, tasks, found.jobs):
        done.write((task.input, task.chunk.number), data, rows)
        found.rows += rows
        read += task.size
        if progress:
            progress(read, total, found.rows)


def _tasks(files: Sequence[Input], done: Parts, errors: list[InputError]) -> Iterator[Task]:
    """The pieces of all inputs that are not done. A fault becomes one of the errors."""
    earlier: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for (index, number), rows in done.done.items():
        earlier[index][number] = rows
    for index, one in enumerate(files):
        pieces, read = earlier[index], 0
        try:
            for chunk in one.chunks(pieces):
                if isinstance(chunk, InputError):
                    errors.append(chunk)
                elif chunk.number not in pieces:
                    yield Task(index, chunk, chunk.offset - read)
                    read = chunk.offset
        except InputError as error:
            errors.append(error)


def _described(paths: Sequence[Path], checker: BatchChecker) -> dict[str, Any]:
    """What makes one run the same as another."""
    glossary = hashlib.sha256(repr(checker.options["glossary"]).encode("utf-8", "surrogatepass")).hexdigest()
    inputs = [_state(path) for path in paths]
    return {"toolkit": __version__, **checker.options, "glossary": glossary, "inputs": inputs}


def _state(path: Path) -> list[str | int]:
    """What changes when a file does."""
    try:
        about = path.stat()
    except OSError as error:
        raise unreadable(path, error) from None
    return [display(path), about.st_size, about.st_mtime_ns]


def _require_unchanged(paths: Sequence[Path], states: Sequence[list[str | int]], folder: Path) -> None:
    for path, state in zip(paths, states, strict=True):
        if _state(path) != state:
            message = f"changed while it was read; delete {display(folder)} and run again"
            raise InputError(message, path=display(path))
