# ruff: noqa: T201, E402  # a script prints, and finds the package beside it first
"""Time writing and reading a translation memory, with the memory that it takes, beside translate-toolkit's parser.

    python tests/benchmarks/tmx.py [SEGMENTS] [--peer SEGMENTS] [--runs N] [--against PATH]

Default: 1,000,000 segments (some 700 MB), and 50,000 for translate-toolkit and for us beside it. A segment is a
paragraph of a report with its figures, dates and persons. Each run is a process of its own; the seconds include the
disk.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from timing import ROOT, Figure, compare, parser, show, snippet

from toolkit.formats import tmx

FILE = "memory.tmx"
ZH = "全市规上工业总产值达{}亿元，同比增长{}%，其中高技术产业增长12.5%，对全市工业增长的贡献率达{}%，拉动作用明显。"
EN = (
    "The gross output value of industrial enterprises above designated size reached {} billion yuan, up {} percent, of "
    "which high-tech industries rose 12.5 percent and contributed {} percent of the growth, a marked effect."
)
WRITE = f"""
from toolkit.formats import tmx as format
with open({FILE!r}, "wb") as file:
    file.writelines(format.pieces(tmx.segments({{count}}), "zh", "en"))
"""
READ = f"""
from toolkit.formats import tmx as format
with open({FILE!r}, "rb") as file:
    assert sum(1 for _ in format.read(file, "memory.tmx", "zh", "en")) == {{count}}
"""
PEER = f"""
from translate.storage import tmx as format
with open({FILE!r}, "rb") as file:
    store = format.tmxfile(file, sourcelanguage="zh", targetlanguage="en")
assert sum(1 for unit in store.units if unit.source and unit.target) == {{count}}
"""


def segments(count: int) -> Iterator[tmx.Segment]:
    """So many different segments."""
    for number in range(count):
        figures = number, number % 97, number % 89
        yield tmx.Segment(
            ZH.format(*figures),
            EN.format(*figures),
            "2022-05-17T00:30:00Z",
            "some-report",
            f"{number:012x}",
            "Li",
            "2021-05-17T00:30:00Z",
            "Wang",
        )


def main() -> None:
    """Run the benchmark."""
    arguments = parser(__doc__, runs=1)
    arguments.add_argument("segments", nargs="?", type=int, default=1_000_000)
    arguments.add_argument(
        "--peer", type=int, default=50_000, help="segments for translate-toolkit (default: %(default)s)"
    )
    options = arguments.parse_args()

    def figures(checkout: Path, folder: Path, count: int = options.segments) -> list[Figure]:
        def timed(name: str, body: str) -> Figure:
            return snippet(f"{name}, {count:,}", "import tmx", body.format(count=count), folder, checkout, count)

        return [timed("toolkit, write", WRITE), timed("toolkit, read", READ)]

    compare(figures, options)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / FILE).write_bytes(tmx.serialize(segments(options.peer), "zh", "en", ""))
        print(f"{options.peer:,} segments, {(folder / FILE).stat().st_size / 1e6:.0f} MB")
        bodies = {"toolkit, read": READ}
        if importlib.util.find_spec("translate"):
            bodies["translate-toolkit, read"] = PEER
        for peer, body in bodies.items():
            show([snippet(peer, "", body.format(count=options.peer), folder, ROOT, options.peer)], options.runs)


if __name__ == "__main__":
    main()
