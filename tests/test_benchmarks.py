"""The benchmarks time two checkouts in one run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_two_checkouts_are_compared() -> None:
    command = [sys.executable, "tests/benchmarks/startup.py", "--runs", "1", "--against", str(ROOT)]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split(" s ")[0].rsplit(maxsplit=1)[0].strip() for line in lines] == [
        "import click",
        "toolkit --help",
        "toolkit lint --help",
    ]
    assert all(" ratio " in line for line in lines)
