"""Where a checked corpus goes: one file, joined from the parts, or the folder of the parts."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from toolkit.corpus.json_values import json_text
from toolkit.corpus.layout import REST, Layout
from toolkit.corpus.parts import read_part
from toolkit.corpus.values import values
from toolkit.corpus.work import WRITING
from toolkit.errors import InputError, WriteError
from toolkit.project.files import display, overwrite_piecewise
from toolkit.project.streams import is_stream

Parts = Sequence[Path]


#: Suffixes of JSON Lines → how they are compressed.
JSONL = {".jsonl": None, ".jsonl.gz": "gzip", ".jsonl.zst": "zstd"}
PARQUET = ".parquet"
#: Parts that become a row group.
IN_A_GROUP = 10


class Output:
    """The output of a run. Raises InputError for a name of which no format is known, and for a file that is read."""

    def __init__(self, path: Path, inputs: Sequence[Path]) -> None:
        self.path = path
        name = path.name.lower()
        self.suffix = next((one for one in (PARQUET, *JSONL) if name.endswith(one) and name != one), "")
        self._refuse(inputs)

    @property
    def folder(self) -> Path:
        """The folder of the parts."""
        return self.path.with_name(f"{self.path.name}.parts") if self.suffix else self.path

    def join(self, parts: Parts, layout: Layout) -> None:
        """Write the file from its parts, in their order; a folder is its parts already. Raises WriteError."""
        if self.suffix == PARQUET:
            overwrite_piecewise(self.path, parquet_pieces(parts, layout.schema))
        elif self.suffix:
            overwrite_piecewise(self.path, compressed(jsonl_pieces(parts, layout.prefix + REST), JSONL[self.suffix]))

    def _refuse(self, inputs: Sequence[Path]) -> None:
        shown = display(self.path)
        if not self.suffix and self.path.suffix:
            known = ", ".join((PARQUET, *JSONL))
            message = f"cannot write {self.path.suffix}; the output is {known}, or a folder, which has no suffix"
            raise InputError(message, path=shown)
        if self.path.name == "-" or self.path.name.lower() in (PARQUET, *JSONL):
            raise InputError("is not a name of an output; give a file with its suffix, or a folder", path=shown)
        if is_stream(self.path):
            raise InputError("is not a regular file", path=shown)
        if self.suffix and self.path.is_dir():
            raise WriteError("is a folder, not a file", path=shown)
        if not self.suffix and self.path.exists() and not self.path.is_dir():
            raise WriteError("is a file; an output without a suffix is a folder", path=shown)
        for one in inputs:
            resolved = one.resolve()
            if resolved == self.path.resolve() or self.folder.resolve() in resolved.parents:
                raise InputError("is an input; choose another output", path=shown)


def parquet_pieces(parts: Parts, schema: pa.Schema) -> Iterator[bytes]:
    """One Parquet file with the rows of all parts, in row groups of several parts."""
    sink = _Sink()
    with pq.ParquetWriter(sink, schema, **WRITING) as writer:
        for at in range(0, len(parts), IN_A_GROUP):
            tables = [read_part(part).cast(schema) for part in parts[at : at + IN_A_GROUP]]
            writer.write_table(pa.concat_tables(tables))
            yield sink.taken()
    yield sink.taken()


def jsonl_pieces(parts: Parts, rest: str) -> Iterator[bytes]:
    """The rows of all parts as JSON Lines, the rest as an object in each."""
    for part in parts:
        table = read_part(part)
        columns = [values(column.combine_chunks()) for column in table.columns]
        rows = [dict(zip(table.column_names, row, strict=True)) for row in zip(*columns, strict=True)]
        for row in rows:
            if row.get(rest) is not None:
                row[rest] = json.loads(row[rest])
        yield "".join(json_text(row) + "\n" for row in rows).encode()


def compressed(pieces: Iterable[bytes], codec: str | None) -> Iterator[bytes]:
    """The pieces compressed as one: some programs read only the first of several frames."""
    if codec is None:
        yield from pieces
        return
    sink = _Sink()
    with pa.CompressedOutputStream(sink, codec) as stream:
        for piece in pieces:
            stream.write(piece)
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """A file that is taken away piece by piece while it is written."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(data))
        self._size += len(data)
        return len(data)

    def tell(self) -> int:
        return self._size

    def taken(self) -> bytes:
        """What was written since the last time."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data
