# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""Time `toolkit find` in process, in a memory like that of `memory.py`.

    python tests/benchmarks/finding.py [SEGMENTS] [--limit 20] [--seed 1] [QUERY ...]

Printed are for each query the hits that are shown, and processor seconds: of the first time, and the least of three.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from memory import Office, make

from toolkit.memory.concordance import find
from toolkit.project.layout import Project
from toolkit.project.memory import open_memory
from toolkit.project.reviewing import load_glossary
from toolkit.settings import Settings

ROOT = HERE.parents[1]
#: A rare and a frequent word of each language, figures of each kind, and what is nowhere.
QUERIES = (
    "链主", "发展", "产业链", "台湾", "chain", "development", "supply chain", "grow", "develop rapidly",
    "314.5 billion", "3145亿元", "23%", "7%", "2021", "May 17", "7", "one-third", "第七", "十四五", "鼋鼍", "qwertz",
)  # fmt: skip


def main() -> None:
    """Run the benchmark."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("segments", nargs="?", type=int, default=100_000)
    arguments.add_argument("queries", nargs="*", default=QUERIES, metavar="QUERY")
    arguments.add_argument("--limit", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    glossary = load_glossary(Project(ROOT, Settings()))
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), Office(options.seed), options.segments, "po")
        with open_memory(Project(Path(name), Settings()), "en") as memory:
            for query in options.queries:
                seconds = []
                for _ in range(4):
                    start = time.process_time()
                    found = find(memory, query, glossary, options.limit)
                    seconds.append(time.process_time() - start)
                more = "+" if found.more else " "
                print(f"{query:<20}{len(found.hits):>4}{more}{seconds[0]:8.3f} s{min(seconds[1:]):8.3f} s", flush=True)


if __name__ == "__main__":
    main()
