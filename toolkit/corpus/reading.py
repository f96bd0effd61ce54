"""Reading a checked corpus again: Parquet, a folder of it, or JSON Lines, with whatever columns it has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from toolkit.corpus.inputs.chunk import in_pieces
from toolkit.corpus.inputs.parquet import opened_parquet
from toolkit.corpus.inputs.streams import TextFile, first_line
from toolkit.corpus.layout import FILE
from toolkit.corpus.output import JSONL
from toolkit.corpus.parts import MANIFEST, finished_parts
from toolkit.corpus.schema import COLUMNS, FINDING
from toolkit.errors import InputError
from toolkit.project.files import display, opened

#: How Parquet begins.
_PARQUET = b"PAR1"
#: Rows that are read at a time.
_ROWS = 10_000


@dataclass(frozen=True)
class CheckedCorpus:
    """The output of `toolkit corpus check`, or of an engine with the same columns.

    Raises InputError for other files.
    """

    path: Path

    @cached_property
    def names(self) -> list[str]:
        """The columns."""
        if not self._files:
            return []
        if not self._is_text:
            with opened_parquet(self._files[0]) as file:
                return list(file.schema_arrow.names)
        try:
            row = json.loads(first_line(self.path) or b"{}")
        except ValueError:
            row = None
        if not isinstance(row, dict):
            raise InputError("is not JSON Lines", path=display(self.path), line=1)
        return list(row)

    @cached_property
    def prefix(self) -> str:
        """What the names of the columns that checking adds begin with."""
        prefixes = [name.removesuffix("verdict") for name in self.names if name.endswith("verdict")]
        found = [one for one in prefixes if all(one + name in self.names for name in COLUMNS)]
        if not found and self.names:
            message = "has no column verdict: it is not the output of toolkit corpus check"
            raise InputError(message, path=display(self.path))
        return found[0] if found else ""

    @property
    def texts(self) -> tuple[str, str]:
        """The columns of the two texts: those that are named so, else the first two."""
        return ("source", "target") if {"source", "target"} <= set(self.names) else (self.names[0], self.names[1])

    def by(self, column: str | None) -> str | None:
        """The column to count by: the one asked for, else that of the file, None without one. Raises InputError."""
        if column is None:
            return self.prefix + FILE if self.prefix + FILE in self.names else None
        if column not in self.names and self.names:
            message = f"has no column {column!r}; it has {', '.join(self.names)}"
            raise InputError(message, path=display(self.path))
        return column

    def batches(self, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns, piece by piece. Raises InputError where the rest cannot be read."""
        if self._is_text:
            with TextFile(self.path) as file:
                for lines in in_pieces(file, len):
                    yield self._table(lines, columns)
            return
        for one in self._files:
            with opened_parquet(one) as parquet:
                for batch in parquet.iter_batches(_ROWS, columns=list(columns)):
                    yield pa.Table.from_batches([batch])

    @property
    def _is_text(self) -> bool:
        return self.path.name.lower().endswith(tuple(JSONL))

    @cached_property
    def _files(self) -> list[Path]:
        if not self.path.is_dir():
            if not self._is_text:
                self._require_parquet()
            return [self.path]
        if (self.path / MANIFEST).is_file():
            return finished_parts(self.path)
        found = sorted(one for one in self.path.rglob("*.parquet") if not one.name.startswith(("_", ".")))
        if not found:
            raise InputError("has no Parquet files", path=display(self.path))
        return found

    def _require_parquet(self) -> None:
        with opened(self.path) as file:
            if file.read(len(_PARQUET)) not in (_PARQUET, b""):
                message = "is neither Parquet nor named .jsonl, .jsonl.gz or .jsonl.zst; give a checked corpus"
                raise InputError(message, path=display(self.path))

    def _table(self, lines: Sequence[bytes], columns: Sequence[str]) -> pa.Table:
        try:
            rows = [json.loads(line) for line in lines]
            kinds = {f"{self.prefix}findings": pa.list_(FINDING)}
            values = {name: [row[name] for row in rows] for name in columns}
            return pa.table({name: pa.array(_plain(values[name], name in kinds), kinds.get(name)) for name in columns})
        except (ValueError, KeyError, TypeError, pa.ArrowException):
            raise InputError("has a line that toolkit corpus check does not write", path=display(self.path)) from None


def _plain(values: list[object], nested: bool) -> list[object]:
    """Values of a column of JSON, which may be of several types, as text."""
    if nested:
        return values
    return [one if one is None or isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in values]
