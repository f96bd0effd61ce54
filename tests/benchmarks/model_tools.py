"""Time `toolkit mcp`: its start, and each tool on a project of many units, by the SDK's client on standard streams.

    python tests/benchmarks/model_tools.py [--units 2000] [--calls 20]

The catalog has generated paragraphs and this repository's glossary. Each tool is called once first, which reads what it
needs; what is timed afterwards has other units and texts each time.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lint import generate, write_project
from live import show

sys.path.append(str(Path(__file__).parents[1]))

from mcp_client import Talk, as_process


def tools(ids: list[str], texts: dict[str, str]) -> dict[str, Callable[[int], dict[str, Any]]]:
    """By tool, the arguments of a call of some number."""
    pair = {"source": "完成投资{}亿元，增长9.1%。", "target": "Investment reached {} billion yuan, up 9.1 percent."}
    return {
        "list_units": lambda number: {"offset": number},
        "list_units (found)": lambda number: {"offset": number, "found": "any"},
        "get_unit": lambda number: {"unit": ids[number]},
        "check_pair": lambda number: {name: text.format(number + 10) for name, text in pair.items()},
        "read_figures": lambda number: {name: text.format(number + 10) for name, text in pair.items()},
        "convert": lambda number: {"text": f"{number + 1}亿元"},
        "lookup_terms": lambda number: {"text": f"第{number}批专精特新企业"},
        "search_memory": lambda number: {"text": f"完成投资{number}亿元，增长9.1%。"},
        "explain_check": lambda _: {"name": "number-scale"},
        "propose_translation": lambda number: {
            "unit": ids[number],
            "was": texts[ids[number]],
            "target": f"{texts[ids[number]]} This was achieved.",
        },
    }


def measure(folder: Path, calls: int) -> None:
    """Time everything on the project in a folder."""
    start = time.perf_counter()
    with as_process(folder, "--write") as talk:
        talk.tools()
        show("start, to the list of tools", [time.perf_counter() - start])
        ids, texts = known(talk, calls + 1)
        for name, arguments in tools(ids, texts).items():
            took, longest = [], 0
            for number in range(calls + 1):
                begun = time.perf_counter()
                data = talk.data(name.split()[0], **arguments(number))
                took.append(time.perf_counter() - begun)
                longest = max(longest, len(json.dumps(data, ensure_ascii=False, separators=(",", ":"))))
            show(f"{name}, the first time", took[:1])
            show(f"{name} (at most {longest:,} characters)", took[1:])


def known(talk: Talk, calls: int) -> tuple[list[str], dict[str, str]]:
    """The ids of some units, and their translations."""
    rows = [json.loads(line) for line in talk.read("toolkit://reports/report").splitlines()[:calls]]
    return [row["id"] for row in rows], {row["id"]: row["target"] for row in rows}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--units", type=int, default=2000)
    options.add_argument("--calls", type=int, default=20)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        calls = min(chosen.calls, chosen.units - 1)
        draft = "\n# toolkit: draft m 0 rounds\n#, fuzzy\nmsgid "  # what a model may replace
        write_project(Path(folder), generate(chosen.units).replace("\nmsgid ", draft, calls + 1))
        sys.stdout.write(f"{chosen.units:,} units; median, 95th\n")
        measure(Path(folder), calls)


if __name__ == "__main__":
    main()
