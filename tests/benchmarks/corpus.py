# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""Measure checking corpora: pairs a second of check_batch, then `toolkit corpus check` over many pairs.

    python tests/benchmarks/corpus.py [--pairs N] [--jobs 1,2] [--form parquet|jsonl]

`check_batch` is timed over the development sets, the pairs of terms and the paragraphs of 16 texts. The corpus is the
development sets again and again, each copy with another number at the end of both texts. `a core` is
pairs in a second of processor time, of all processes together. `to read and join` is the processor time of the process
that the others get their work from, which limits how many there can be, and memory that of all processes at its peak,
what they share counted once (both Linux only).
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import pyarrow.parquet as pq
from corpora import DATA, batch, pairs
from timing import TOOLKIT, environment

from toolkit.corpus import check_batch

SETS = ("numbers_dev", "numbers_authored", "numbers_varied", "numbers_regional")
#: Pairs that are written at a time, which is a row group.
GROUP = 50_000
#: Seconds between two measurements of the memory.
STEP = 0.5


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=int, default=20_000, help="pairs of the corpus (default: %(default)s)")
    options.add_argument("--jobs", default="1,2", help="numbers of processes (default: %(default)s)")
    options.add_argument("--form", choices=["parquet", "jsonl"], default="parquet")
    given = options.parse_args()
    for name, rows in {**{name: pairs(name) for name in (*SETS, "terms_dev")}, "aligned": aligned()}.items():
        print(f"check_batch, {name:<18} {in_process(rows):8,.0f} pairs a second", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"pairs.{given.form}")
        write(path, given.pairs)
        for jobs in given.jobs.split(","):
            print(measure(path, jobs, given.pairs), flush=True)


def aligned() -> list[tuple[str, str]]:
    """The paragraphs of texts in many registers, each with its translation."""
    lines = [line for path in sorted((DATA / "aligned").glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return [(row["zh"], row["en"]) for row in map(json.loads, lines) if row.get("zh") and row.get("en")]


def in_process(rows: list[tuple[str, str]], seconds: float = 3.0) -> float:
    """Pairs in a second of processor time: the best of several rounds over them."""
    whole = batch(rows)
    check_batch(whole)
    best, end = 0.0, time.process_time() + seconds
    while time.process_time() < end:
        begun = time.process_time()
        check_batch(whole)
        best = max(best, len(rows) / (time.process_time() - begun))
    return best


def varied(count: int) -> Iterator[tuple[str, str]]:
    """`count` pairs, all of them different."""
    rows = [row for name in SETS for row in pairs(name)]
    for number, (source, target) in zip(range(count), itertools.cycle(rows), strict=False):
        yield f"{source}（编号{number}）", f"{target} (No. {number})"


def write(path: Path, count: int) -> None:
    """Write the corpus."""
    rows = varied(count)
    groups = iter(lambda: list(itertools.islice(rows, GROUP)), [])
    if path.suffix == ".jsonl":
        with path.open("w", encoding="utf-8") as file:
            for group in groups:
                file.writelines(json.dumps(dict(zip(("source", "target"), row, strict=True))) + "\n" for row in group)
        return
    with pq.ParquetWriter(path, batch([]).schema) as writer:
        for group in groups:
            writer.write_batch(batch(group))


def measure(path: Path, jobs: str, count: int) -> str:
    """Check the corpus with the command, and return a line of figures."""
    output = path.with_name("checked.parquet")
    command = [*TOOLKIT, "corpus", "check", str(path), "-o", str(output), "--jobs", jobs]
    begun = time.monotonic()
    process = subprocess.Popen(command, env=environment(Path(__file__).parents[2]), stdout=subprocess.DEVNULL)
    seen = Seen()
    watch = threading.Thread(target=_watch, args=(process.pid, seen), daemon=True)
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begun
    if process.returncode not in (0, 1) or pq.read_metadata(output).num_rows != count:
        raise SystemExit(f"failed with exit code {process.returncode}")
    output.unlink()
    core = count / (usage.ru_utime + usage.ru_stime)
    rates = f"{count / seconds:,.0f} pairs a second, {core:,.0f} a core"
    joining = f", {seen.processor:.1f} s to read and join" if jobs != "1" else ""
    return f"{count:,} pairs, --jobs {jobs}: {seconds:,.0f} s, {rates}{joining}, {seen.memory / 1024:,.0f} MB"


@dataclass
class Seen:
    """What was seen of a process: its own processor time in seconds, and its peak memory with the others' in KB."""

    processor: float = 0.0
    memory: int = 0


def _watch(root: int, seen: Seen) -> None:
    """Record what a process takes, with those that it started."""
    while Path(f"/proc/{root}").exists():
        seen.processor = max(seen.processor, _processor(root))
        seen.memory = max(seen.memory, sum(map(_memory, _tree(root))))
        time.sleep(STEP)


def _processor(process: int) -> float:
    """The processor time of a process alone, in seconds; 0 where the system does not report it."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")  # utime and stime: proc(5)


def _tree(root: int) -> Iterator[int]:
    yield root
    try:
        children = Path(f"/proc/{root}/task/{root}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _memory(process: int) -> int:
    """The proportional set size of a process in KB, 0 where the system does not report it."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
