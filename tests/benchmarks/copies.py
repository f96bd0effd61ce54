# ruff: noqa: T201  # a script prints, and finds the package beside it first
"""Time writing and reading a review copy of many units in each format, and how much memory that takes.

python tests/benchmarks/copies.py --units 2000
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from toolkit.formats import copies, po
from toolkit.model import CopyRow, ReviewCopy, unit_key

CATALOG = Path(__file__).parents[2] / "translations/en/chongqing-eic-2021.po"
#: One unit in so many has a finding.
FINDING = 5
#: The system reports memory in kilobytes.
KB_PER_MIB = 1024


def made(count: int) -> ReviewCopy:
    """The units of our catalog again and again, each time with another number before them."""
    units = po.parse(CATALOG.read_bytes()).units
    rows = []
    for number in range(count):
        unit = units[number % len(units)]
        source, target = f"{number} {unit.source}", f"{number} {unit.target}"
        findings = () if number % FINDING else ("error number-scale: a finding",)
        rows.append(CopyRow(unit_key(source), source, target, exported=target, findings=findings, note=unit.notes[0]))
    return ReviewCopy(tuple(rows), "report", "zh", "en", "2022-05-17T00:30:00Z", "0" * 64, "1")


def measure(form: str, count: int) -> None:
    """Print one line for a format."""
    copy = made(count)
    start = time.perf_counter()
    data = copies.serialize(copy, form)
    written = time.perf_counter()
    back = copies.parse(data, f"copy.{form}")
    read = time.perf_counter()
    assert [row.target for row in back.rows] == [row.target for row in copy.rows]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KB_PER_MIB
    print(f"{form:<6} {count:,} units, {len(data) // 1000:,} kB: written in {written - start:.1f} s,"
          f" read in {read - written:.1f} s, peak {peak:,} MiB")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=2000)
    count = parser.parse_args().units
    for form in copies.FORMATS:
        process = multiprocessing.Process(target=measure, args=(form, count))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
