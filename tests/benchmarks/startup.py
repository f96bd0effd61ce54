"""Time start-up: whole commands that only print help, beside `python -c "import click"`, which each of them needs.

python tests/benchmarks/startup.py [--runs N] [--against PATH]
"""

from __future__ import annotations

import sys
from pathlib import Path

from timing import TOOLKIT, Figure, compare, parser

COMMANDS = {
    "import click": [sys.executable, "-c", "import click"],
    "toolkit --help": [*TOOLKIT, "--help"],
    "toolkit lint --help": [*TOOLKIT, "lint", "--help"],
}


def figures(checkout: Path, folder: Path) -> list[Figure]:
    """One figure for each command."""
    return [Figure(name, command, folder, checkout) for name, command in COMMANDS.items()]


if __name__ == "__main__":
    compare(figures, parser(__doc__, 20).parse_args())
