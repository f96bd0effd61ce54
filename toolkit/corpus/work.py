"""What a process does with a piece of a corpus: rows, checked, as a Parquet file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from toolkit.corpus.batch import BatchChecker
from toolkit.corpus.inputs.chunk import Chunk, Input
from toolkit.corpus.layout import Layout

#: How Parquet is written: with checksums, so that a changed byte is noticed.
WRITING: dict[str, Any] = {"compression": "zstd", "write_page_checksum": True}


class Task(NamedTuple):
    """A piece of the input with this number, and the bytes that were read for it."""

    input: int
    chunk: Chunk
    size: int = 0


@dataclass(frozen=True)
class Work:
    """What every process of a run has: the inputs, the checks, and the columns of the output."""

    inputs: Sequence[Input]
    checker: BatchChecker
    layout: Layout

    def part(self, task: Task) -> tuple[bytes, int]:
        """A checked piece as a Parquet file, and the number of its rows."""
        file = self.inputs[task.input]
        rows = file.rows(task.chunk)
        checked = self.checker.check([cell.checked for cell in rows.sources], [cell.checked for cell in rows.targets])
        batch = self.checker.with_results(self.layout.batch(rows, file.path), checked)
        sink = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_batches([batch]), sink, **WRITING)
        return sink.getvalue().to_pybytes(), batch.num_rows
