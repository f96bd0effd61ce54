"""Reading a checked corpus again: Parquet, a folder of it, or JSON Lines, with whatever columns it has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import NoneType
from typing import Any

import pyarrow as pa

from toolkit.corpus.cells import expanded, inner_names
from toolkit.corpus.inputs.chunk import in_pieces
from toolkit.corpus.inputs.parquet import bounded, opened_parquet
from toolkit.corpus.inputs.streams import TextFile, first_line
from toolkit.corpus.layout import FILE, ROW
from toolkit.corpus.output import JSONL
from toolkit.corpus.partitions import partition
from toolkit.corpus.parts import MANIFEST, finished_parts
from toolkit.corpus.schema import COLUMNS, FINDING
from toolkit.corpus.values import values
from toolkit.errors import InputError
from toolkit.project.files import display, opened

#: How Parquet begins.
_PARQUET = b"PAR1"
#: The column by which a checked corpus is recognized.
VERDICT = "verdict"


#: Column → its values.
Columns = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class CheckedCorpus:
    """The output of `toolkit corpus check`, or of an engine with the same columns.

    `columns` name the two texts, and `asked` is the prefix of the columns to read, of a corpus that was checked twice.
    Raises InputError for other files.
    """

    path: Path
    columns: tuple[str, str] | None = None
    asked: str | None = None

    @cached_property
    def names(self) -> list[str]:
        """The columns of all files, the fields of structs (`translation.zh`), and what the names of folders give."""
        if self._is_text:
            return self._keys
        found: dict[str, None] = {}
        for one in self._files:
            with opened_parquet(one) as file:
                found.update(dict.fromkeys(_names(file.schema_arrow)))
            found.update(dict.fromkeys(partition(_folders(one, self.path))))
        return list(found)

    @cached_property
    def prefix(self) -> str:
        """What the names of the columns that checking adds begin with."""
        prefixes = [name.removesuffix(VERDICT) for name in self.names if name.endswith(VERDICT)]
        found = [one for one in prefixes if all(one + name in self.names for name in COLUMNS)]
        if self.asked is not None:
            found = [one for one in found if one == self.asked]
        if not found and self.names:
            message = f"has no column {self.asked or ''}{VERDICT}: it is not the output of toolkit corpus check"
            raise InputError(message, path=display(self.path))
        if len(found) > 1:
            message = f"was checked {len(found)} times; choose with --prefix: {', '.join(map(repr, found))}"
            raise InputError(message, path=display(self.path))
        return found[0] if found else ""

    @property
    def texts(self) -> tuple[str, str] | None:
        """The columns of the two texts, if they are known: those given, the first two of `toolkit corpus check`, which
        writes `file` and `row` before the verdict, or those named `source` and `target`. Raises InputError for a column
        that is not there.
        """
        if self.columns:
            source, target = map(self.by, self.columns)
            return (source, target) if source and target else None
        place = [*self.names, self.prefix + VERDICT].index(self.prefix + VERDICT)
        if self.names[max(0, place - 2) : place] == [self.prefix + FILE, self.prefix + ROW]:
            return self.names[0], self.names[1]
        return ("source", "target") if {"source", "target"} <= set(self.names) else None

    def by(self, column: str | None) -> str | None:
        """The column to count by: the one asked for, else that of the file, None without one. Raises InputError."""
        if column is None:
            return self.prefix + FILE if self.prefix + FILE in self.names else None
        if column not in self.names and self.names:
            message = f"has no column {column!r}; it has {', '.join(self.names)}"
            raise InputError(message, path=display(self.path))
        return column

    def batches(self, columns: Sequence[str]) -> Iterator[Columns]:
        """Some columns, piece by piece; a file without one of them has nulls. Raises InputError where the rest cannot
        be read.
        """
        for found in self._lines(columns) if self._is_text else self._rows(columns):
            if not _is_checked(*(found[self.prefix + name] for name in (VERDICT, "reason", "findings"))):
                raise InputError("has rows that toolkit corpus check does not write", path=display(self.path))
            yield found

    def _lines(self, columns: Sequence[str]) -> Iterator[Columns]:
        with TextFile(self.path) as file:
            for lines in in_pieces(file, len):
                rows = [_object(line) for line in lines]
                yield {name: [row.get(name) for row in rows] for name in columns}

    def _rows(self, columns: Sequence[str]) -> Iterator[Columns]:
        for one in self._files:
            given = partition(_folders(one, self.path))
            with opened_parquet(one) as file:
                own = [name for name in columns if name in _names(file.schema_arrow)]
                for raw in (one for group in range(file.num_row_groups) for one in bounded(file, group, own)):
                    batch = expanded(raw, own)
                    found: dict[str, Sequence[Any]] = dict.fromkeys(columns, [None] * batch.num_rows)
                    found |= {name: [given[name]] * batch.num_rows for name in columns if name in given}
                    yield found | {name: values(batch.column(batch.schema.names.index(name))) for name in own}

    @property
    def _is_text(self) -> bool:
        return self.path.name.lower().endswith(tuple(JSONL)) and not self.path.is_dir()

    @property
    def _keys(self) -> list[str]:
        """The keys of the first line."""
        line = first_line(self.path)
        if line is not None and not _object(line):
            raise InputError("is not JSON Lines", path=display(self.path), line=1)
        return list(_object(line or b""))

    @cached_property
    def _files(self) -> list[Path]:
        if not self.path.is_dir():
            self._require_parquet()
            return [self.path]
        runs = sorted(one.parent for one in self.path.rglob(MANIFEST))
        others = sorted(one for one in self.path.rglob("*.parquet") if not _is_hidden(one.relative_to(self.path)))
        found = [part for run in runs for part in finished_parts(run)]
        found += [one for one in others if not any(run in one.parents for run in runs)]
        if not found and self.path not in runs:
            raise InputError("has no Parquet files", path=display(self.path))
        return found

    def _require_parquet(self) -> None:
        with opened(self.path) as file:
            if file.read(len(_PARQUET)) not in (_PARQUET, b""):
                message = "is neither Parquet nor named .jsonl, .jsonl.gz or .jsonl.zst; give a checked corpus"
                raise InputError(message, path=display(self.path))


def _names(schema: pa.Schema) -> list[str]:
    """The columns, and after them the fields of structs."""
    return [*schema.names, *(name for field in schema for name in inner_names(field))]


def _folders(file: Path, corpus: Path) -> Sequence[str]:
    """The folders of a file in a corpus, which may be the file itself."""
    return () if file == corpus else file.relative_to(corpus).parent.parts


def _is_hidden(path: Path) -> bool:
    """Whether a file is not part of the corpus: engines begin the names of internal and unfinished files so."""
    return any(one.startswith(("_", ".")) and "=" not in one for one in path.parts)


def _object(line: bytes) -> dict[str, Any]:
    """The object of a line; empty for anything else."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _is_checked(verdicts: Sequence[Any], reasons: Sequence[Any], findings: Sequence[Any]) -> bool:
    """Whether the columns have what checking writes."""
    return (
        all(isinstance(one, str) for one in verdicts)
        and all(one is None or isinstance(one, str) for one in reasons)
        and all(one is None or (isinstance(one, list) and all(map(_is_finding, one))) for one in findings)
    )


def _is_finding(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(field.name, ...), str | NoneType if field.type == pa.string() else int | NoneType)
        for field in FINDING
    )
