"""What the tests of the adapters share: pairs of every kind, and the code that the handbook shows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from corpora import DOUBTFUL, RIGHT, WRONG, pairs

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "toolkit" / "manual" / "pipelines.md"
GLOSSARY = ROOT / "glossary" / "general" / "policy.yaml"
#: Rows that cannot be checked, and one of each verdict that is rarer.
ODD = [
    WRONG,
    DOUBTFUL,
    RIGHT,
    (None, "Yes."),
    ("是", None),
    ("", "Yes."),
    ("是", " "),
    ("Output rose by 3%.", "产出增长3%。"),
    ("产出增长3%。", "产出增长3%。"),
    ("长" * 100_001, "Long."),
]


def rows(count: int) -> list[dict[str, Any]]:
    """Rows of a corpus with the columns id, zh and en, of which every tenth is odd."""
    usual, odd = cycle(pairs("numbers_dev")), cycle(ODD)
    texts = (next(odd) if number % 10 == 3 else next(usual) for number in range(count))
    return [{"id": number, "zh": zh, "en": en} for number, (zh, en) in enumerate(islice(texts, count), 1)]


def table(count: int) -> pa.Table:
    """The rows as a table."""
    kinds = pa.schema([("id", pa.int64()), ("zh", pa.string()), ("en", pa.string())])
    return pa.Table.from_pylist(rows(count), schema=kinds)


def by_id(checked: pa.Table) -> list[dict[str, Any]]:
    """The rows of a checked table in the order of the input."""
    return checked.sort_by("id").to_pylist()


def embedded(folder: Path, *options: str) -> list[dict[str, Any]]:
    """The rows that `toolkit corpus check` on this machine writes for the Parquet files of a folder, in order of id."""
    files, out = sorted(map(str, folder.glob("*.parquet"))), folder / "embedded.parquet"
    command = [
        sys.executable,
        "-m",
        "toolkit",
        "corpus",
        "check",
        *files,
        "-o",
        str(out),
        "--columns",
        "zh,en",
        *options,
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr  # errors were found
    return by_id(pq.read_table(out).drop_columns(["file", "row"]))


def lines(count: int) -> list[tuple[str, str]]:
    """Pairs for two files of lines: those of the rows that fill a line on both sides."""
    found = [(row["zh"] or "", row["en"] or "") for row in rows(count)]
    return [pair for pair in found if all(text.splitlines() == [text.strip()] for text in pair)]


def write_json_lines(path: Path, some: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in some), encoding="utf-8")


def shown(kind: str, word: str) -> str:
    """The one block of the handbook's page that is of a kind and holds a word."""
    found = re.findall(rf"^```{kind}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    [block] = [one for one in found if word in one]
    return block


def run_shown(word: str, folder: Path) -> dict[str, Any]:
    """Run that block of Python with its folder /data somewhere else; the names that it sets."""
    names: dict[str, Any] = {"__name__": "shown"}
    exec(compile(shown("python", word).replace("/data", str(folder)), PAGE.name, "exec"), names)
    return names
