"""How long `toolkit --help` takes beside a bare `import click`: the floor that any click program stands on.

python tests/benchmarks/startup.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

COMMANDS = {
    "import click": ["-c", "import click"],
    "toolkit --help": ["-m", "toolkit", "--help"],
}


def seconds(arguments: list[str]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Runs alternate, so that the machine's mood is the same for both; medians are compared."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs + 1):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    for name, median in medians.items():
        sys.stdout.write(f"{name:<16} {median * 1000:6.1f} ms\n")
    sys.stdout.write(f"ratio            {medians['toolkit --help'] / medians['import click']:6.2f}\n")


if __name__ == "__main__":
    main()
