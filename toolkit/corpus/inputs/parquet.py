"""Parquet: row groups, each in pieces of so many rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from toolkit.corpus.cells import SOURCE, TARGET, Side, expanded, not_texts, raw_texts
from toolkit.corpus.inputs.chunk import BYTES, ROWS, Cell, Chunk, Input, Rows, cell
from toolkit.corpus.json_values import json_text
from toolkit.corpus.partitions import partition
from toolkit.corpus.values import values
from toolkit.errors import InputError
from toolkit.project.files import display, opened

#: Bytes of a column that are read at a time.
_BUFFER = 1 << 20
#: How keys of metadata begin that list or number the columns of a file. The output has more columns, which programs
#: that believe these would not see.
_OF_A_FILE = (
    b"ARROW:schema",
    b"PARQUET:field_id",
    b"avro.",
    b"huggingface",  # features of datasets
    b"iceberg.",
    b"org.apache.spark.",
    b"pandas",
    b"parquet.avro.",
    b"writer.",  # writer.model.name: how parquet-java reads the rows
)
#: Rows that are read at a time, at most.
STEP = 32


class Parquet(Input):
    """A Parquet file."""

    @property
    def names(self) -> list[str] | None:
        return list(self.schema.names)

    @cached_property
    def schema(self) -> pa.Schema:
        """The columns with their types. Raises InputError for what is not Parquet."""
        with opened_parquet(self.file) as file:
            schema = file.schema_arrow
        nothing = pa.RecordBatch.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)
        return self._whole(nothing).schema

    def _whole(self, raw: pa.RecordBatch) -> pa.RecordBatch:
        """A batch with the columns of `schema`: fields of structs that are texts, and what folders name."""
        batch = expanded(raw, self.options.columns)
        for name, value in partition(self.file.parent.parts).items():
            if name not in (*batch.schema.names, *self.options.columns):
                batch = batch.append_column(name, pa.array([value] * batch.num_rows, pa.string()))
        return batch

    @property
    def has_rest(self) -> bool:
        return not all(field.name in self.options.kept or self._is_text(field) for field in self.schema)

    def _is_text(self, field: pa.Field) -> bool:
        """Whether a column has one of the two texts, as text."""
        return self._side(field.name) is not None and raw_texts(pa.nulls(0, field.type)) is not None

    def chunks(self, done: Mapping[int, int]) -> Iterator[Chunk | InputError]:
        """A piece has the number of the row before it: so it is the same whatever is damaged before it."""
        with opened_parquet(self.file) as file:
            row = 1
            for group in range(file.num_row_groups):
                rows = file.metadata.row_group(group).num_rows
                if not _is_done(row, rows, done):
                    yield from self._group(file, group, row, rows)
                row += rows

    def _group(self, file: pq.ParquetFile, group: int, row: int, rows: int) -> Iterator[Chunk | InputError]:
        """The pieces of a row group, which has so many rows from this one on; a fault after those that can be read."""
        end, why = row + rows, "it has fewer rows than the file says"
        offset = self.size * (group + 1) // file.num_row_groups
        try:
            for batch in bounded(file, group):
                yield Chunk(row - 1, row, _to_bytes(batch), offset)
                row += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            why = _first_line(error)
        if row < end:
            place = f"row group {group + 1:,} of {file.num_row_groups:,}"
            message = f"{place} is damaged, {_span(row, end - 1)} not read: {why}"
            yield InputError(message, path=self.path)

    def rows(self, chunk: Chunk) -> Rows:
        [raw] = pa.ipc.open_stream(chunk.payload)
        batch = self._whole(raw)
        rest: list[dict[str, object]] = [{} for _ in range(batch.num_rows)]
        kept, sides = {}, {}
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            side = self._side(name)
            if side and (texts := raw_texts(column)) is not None:
                sides[side] = [cell(one, side) for one in texts]
            elif name in self.options.kept:
                kept[name] = column
            else:
                _add(rest, name, column)
                if side:
                    sides[side] = [Cell(reason, None) for reason in not_texts(column, side)]
        sources, targets = (sides.get(side, [Cell(side.no_column, None)] * batch.num_rows) for side in (SOURCE, TARGET))
        numbers = range(chunk.row, chunk.row + batch.num_rows)
        return Rows(numbers, sources, targets, [json_text(one) if one else None for one in rest], kept)

    def _side(self, name: str) -> Side | None:
        """Which of the two texts a column has; None for the others, and for one of several with the same name."""
        sides = dict(zip(self.options.columns, (SOURCE, TARGET), strict=True))
        return sides.get(name) if self.schema.names.count(name) == 1 else None


@contextmanager
def opened_parquet(path: Path) -> Iterator[pq.ParquetFile]:
    """A Parquet file, to read in bounded memory. Raises InputError where it cannot be read, also while it is open."""
    with opened(path) as stream:
        try:
            with pq.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True) as file:
                yield file
        except pa.ArrowNotImplementedError as error:
            message = f"has a column that pyarrow cannot read: {_first_line(error)}; write it with another type"
            raise InputError(message, path=display(path)) from None
        except (pa.ArrowException, OSError, UnicodeError) as error:
            message = f"cannot be read as Parquet, it is damaged or cut: {_first_line(error)}"
            raise InputError(message, path=display(path)) from None


def kept(files: Sequence[Parquet]) -> dict[str, pa.Field]:
    """The columns other than the two texts that have one type in all files with a column of that name, with the
    metadata that is the same in these.
    """
    found: dict[str, list[pa.Field]] = {}
    for file in files:
        for field in file.schema:
            found.setdefault(field.name, []).append(field)
    for file in files:
        for name in file.schema.names:
            if file.schema.names.count(name) > 1 or name in (*file.options.columns, *file.options.shown):
                found.pop(name, None)
    return {
        name: pa.field(name, fields[0].type, metadata=shared([one.metadata for one in fields]))
        for name, fields in found.items()
        if len({one.type for one in fields}) == 1
    }


def shared(metadata: Sequence[Mapping[bytes, bytes] | None]) -> dict[bytes, bytes]:
    """What is the same in several metadata, without what is of one file only."""
    first, *others = [one or {} for one in metadata] or [{}]
    return {
        key: value
        for key, value in first.items()
        if not key.startswith(_OF_A_FILE) and all(one.get(key) == value for one in others)
    }


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _span(first: int, last: int) -> str:
    return f"row {first:,} was" if first == last else f"rows {first:,} to {last:,} were"


def _is_done(row: int, rows: int, done: Mapping[int, int]) -> bool:
    """Whether all pieces of a row group are done, which has so many rows from this one on."""
    at = row - 1
    while at < row - 1 + rows and at in done:
        at += done[at]
    return at == row - 1 + rows


def bounded(file: pq.ParquetFile, group: int, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The rows of a row group in batches of at most ROWS rows and about BYTES bytes in memory.

    The sizes that the file gives are of little use: it stores a repeated value once. Raises ArrowException or OSError
    where it is damaged, after the rows before that.
    """
    step = min(ROWS, _step(file.metadata.row_group(group)))
    waiting: list[pa.RecordBatch] = []
    rows = total = 0
    fault = None
    try:
        for batch in file.iter_batches(step, row_groups=[group], columns=columns):
            size = max(1, batch.num_rows * BYTES // max(1, batch.nbytes))
            for at in range(0, batch.num_rows, size):
                waiting.append(piece := batch.slice(at, size))
                rows, total = rows + piece.num_rows, total + piece.nbytes
                if rows + step > ROWS or total >= BYTES:
                    yield _joined(waiting)
                    waiting, rows, total = [], 0, 0
    except (pa.ArrowException, OSError) as error:
        fault = error
    if waiting:
        yield _joined(waiting)
    if fault:
        raise fault


def _step(group: pq.RowGroupMetaData) -> int:
    """Rows to read at a time: fewer if rows are large even in the file."""
    average: int = max(1, group.total_byte_size // max(1, group.num_rows))
    return max(1, min(STEP, BYTES // average))


def _joined(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    if len(batches) == 1:
        return batches[0]
    [whole] = pa.Table.from_batches(batches).combine_chunks().to_batches()
    return whole


def _to_bytes(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _add(rest: list[dict[str, object]], name: str, column: pa.Array) -> None:
    """Put the values of a column into the rest of each row; nulls are left out."""
    for row, value in zip(rest, values(column), strict=True):
        if value is not None:
            row[name if name not in row else f"{name} ({len(row) + 1})"] = value
