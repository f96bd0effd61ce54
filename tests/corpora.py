"""Corpora for tests: pairs of the development sets, and one row of every kind that cannot be checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa

DATA = Path(__file__).parent / "data"

#: A pair with an error, a warning, a note, and none.
WRONG = ("完成投资3145亿元。", "Investment reached 3,145 billion yuan.")
DOUBTFUL = ("超过3000家企业。", "3,000 enterprises.")
RIGHT = ("完成投资3145亿元。", "Investment reached 314.5 billion yuan.")

LONG = 10_000_000


def pairs(name: str) -> list[tuple[str, str]]:
    """The pairs of a development set."""
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(row["zh"], row["en"]) for row in rows]


def batch(rows: list[tuple[Any, Any]], kind: pa.DataType | None = None) -> pa.RecordBatch:
    """A batch of pairs in the columns `source` and `target`."""
    kind = kind or pa.string()
    columns = [pa.array([row[side] for row in rows], kind) for side in (0, 1)]
    return pa.RecordBatch.from_arrays(columns, ["source", "target"])
