"""Time commands and pieces of code as processes of their own, in this checkout and in another one.

With `--against PATH` the runs of the two checkouts alternate, so that a busy machine slows down both, and the ratio of
their medians is printed: over 1.00, this checkout is slower. Both use the interpreter and the packages of this one;
what is compiled from their modules is kept outside of them.
"""

from __future__ import annotations

import argparse
import atexit
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOLKIT = [sys.executable, "-m", "toolkit"]
#: The system reports memory in kilobytes.
KB_PER_MIB = 1024

#: Times BODY alone. SETUP can import the benchmark scripts of the checkout that is timed.
_PROGRAM = """\
import sys, time
sys.path[:0] = [f"{{sys.argv[1]}}/tests/benchmarks", f"{{sys.argv[1]}}/tests"]
{setup}
clock, processor = time.perf_counter(), time.process_time()
{body}
print("seconds", time.perf_counter() - clock, time.process_time() - processor)
"""


class Failed(SystemExit):
    """A program failed. Ends the benchmark with the program's messages, unless it is caught."""


@dataclass(frozen=True, slots=True)
class Used:
    """Seconds on the clock, seconds of processor time of all processes, and peak memory in MiB."""

    clock: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Figure:
    """What to time: a command in a folder.

    With `units`, units per second are printed too. `prepare` runs before each run and is not timed. The program of an
    `in_process` figure prints its own times.
    """

    name: str
    command: Sequence[str]
    folder: Path
    checkout: Path = ROOT
    units: int = 0
    prepare: Callable[[], object] = bool
    in_process: bool = False

    def measure(self) -> Used:
        """Run it once. Raises Failed."""
        self.prepare()
        used, output = run(self.command, self.folder, self.checkout, accept=(0,) if self.in_process else (0, 1))
        if not self.in_process:
            return used
        clock, processor = map(float, output.rsplit("seconds", 1)[1].split())
        return Used(clock, processor, used.memory)


def snippet(name: str, setup: str, body: str, folder: Path, checkout: Path, units: int = 0) -> Figure:
    """A figure that times `body` alone, in a process of its own with the modules of a checkout."""
    command = [sys.executable, "-c", _PROGRAM.format(setup=setup, body=body), str(checkout)]
    return Figure(name, command, folder, checkout, units, in_process=True)


def parser(description: str | None, runs: int) -> argparse.ArgumentParser:
    """The options that benchmarks share: `--against PATH` and `--runs N`."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--against", type=lambda path: Path(path).resolve(), metavar="PATH", help="another checkout")
    made.add_argument("--runs", type=int, default=runs, help="runs to take the median of (default: %(default)s)")
    return made


def compare(figures: Callable[[Path, Path], Sequence[Figure]], options: argparse.Namespace) -> None:
    """Print the figures of this checkout, and of the other one where it is asked for.

    `figures` makes those of (checkout, an empty folder for it); they are measured in order.
    """
    checkouts = [ROOT, *([options.against] if options.against else [])]
    with tempfile.TemporaryDirectory() as name:
        made = []
        for number, checkout in enumerate(checkouts):
            folder = Path(name, str(number))
            folder.mkdir()
            made.append(figures(checkout, folder))
        for versions in zip(*made, strict=True):
            show(versions, options.runs)


def show(versions: Sequence[Figure], runs: int) -> None:
    """Print one figure: medians of this checkout's version, and of the other one's if there are two."""
    used: list[list[Used]] = [[] for _ in versions]
    for _ in range(runs):
        for version, kept in zip(versions, used, strict=True):
            kept.append(version.measure())
    medians = [_median(kept) for kept in used]
    units = f"{versions[0].units / medians[0].clock:10,.0f} units/s" if versions[0].units else ""
    line = f"  {versions[0].name:<34}{_line(medians[0])}{units}"
    if len(medians) > 1:
        line += f"   against{_line(medians[1])}   ratio {medians[0].clock / medians[1].clock:.2f} clock"
        line += f" {medians[0].processor / medians[1].processor:.2f} processor"
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run(
    command: Sequence[str],
    folder: Path,
    checkout: Path = ROOT,
    *,
    accept: Collection[int] = (0,),
    limit: int | None = None,
) -> tuple[Used, str]:
    """Run a command with the modules of a checkout, and return what it used and its output.

    Raises Failed if the exit code is not in `accept`. `limit` is in seconds of processor time.
    """

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))

    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as messages:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment(checkout), stdout=output, stderr=messages, preexec_fn=limited
        )
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        messages.seek(0)
        told = messages.read()
        if process.returncode not in accept or "No module named" in told:
            raise Failed(f"{' '.join(command)}\nexit code {process.returncode}\n{told[-2000:]}")
        return Used(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KB_PER_MIB), output.read()


@cache
def environment(checkout: Path) -> dict[str, str]:
    """The environment for programs of a checkout, whose modules are compiled first, as pip does when it installs."""
    made = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONPYCACHEPREFIX": _compiled()}
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(checkout / "toolkit")], env=made, check=True)
    return made


@cache
def _compiled() -> str:
    folder = tempfile.mkdtemp(prefix="benchmark-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _median(kept: Sequence[Used]) -> Used:
    columns = ([one.clock for one in kept], [one.processor for one in kept], [one.memory for one in kept])
    return Used(*map(statistics.median, columns))


def _line(used: Used) -> str:
    return f"{used.clock:8.3f} s clock {used.processor:8.3f} s processor {used.memory:5.0f} MiB"
