"""The texts of a column, whatever its type, each cell decoded by itself so that one bad cell costs no other."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as kinds

from toolkit.corpus.reasons import LONGEST, Reason

#: Bytes of a character in UTF-8, at most.
WIDEST = 4
#: A visible character: not white space, a control or direction character, or one without width.
_VISIBLE = re.compile(r"[^\s\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


_TEXTS = (
    kinds.is_string,
    kinds.is_large_string,
    kinds.is_string_view,
    kinds.is_binary,
    kinds.is_large_binary,
    kinds.is_binary_view,
    kinds.is_fixed_size_binary,
)


@dataclass(frozen=True, slots=True)
class Side:
    """The reasons of one of the two columns."""

    no_column: Reason
    not_text: Reason
    null: Reason
    not_utf8: Reason
    not_xml: Reason
    too_long: Reason
    empty: Reason
    not_language: Reason


SOURCE, TARGET = (
    Side(
        no_column=Reason(f"no-{side}-column"),
        not_text=Reason(f"{side}-not-text"),
        null=Reason(f"{side}-null"),
        not_utf8=Reason(f"{side}-not-utf8"),
        not_xml=Reason(f"{side}-not-xml"),
        too_long=Reason(f"{side}-too-long"),
        empty=Reason(f"{side}-empty"),
        not_language=Reason(f"{side}-not-language"),
    )
    for side in ("source", "target")
)


def texts(batch: pa.RecordBatch, column: str, side: Side) -> list[str | Reason]:
    """The texts of a column; the reason in place of one that cannot be checked."""
    found = expanded(batch, [column])
    if found.schema.names.count(column) != 1:
        return [side.no_column] * batch.num_rows
    cells = found.column(column)
    raw = raw_texts(cells)
    if raw is None:
        return [*not_texts(cells, side)]
    return [checked_text(one, side) for one in raw]


def expanded(batch: pa.RecordBatch, wanted: Collection[str]) -> pa.RecordBatch:
    """The columns of a batch, a struct with a wanted column (`translation.zh`) replaced by its fields."""
    schema = batch.schema
    missing = {*wanted} - {*schema.names}
    if not any("." in name for name in missing):
        return batch
    found: list[tuple[pa.Field, pa.Array]] = []
    for field, column in zip(schema, batch.columns, strict=True):
        inner = inner_names(field)
        if missing & {*inner}:
            fields = [
                pa.field(name, one.type, metadata=one.metadata) for name, one in zip(inner, field.type, strict=True)
            ]
            found += zip(fields, column.flatten(), strict=True)
        else:
            found.append((field, column))
    fields = pa.schema([field for field, _ in found], metadata=schema.metadata)
    return pa.RecordBatch.from_arrays([column for _, column in found], schema=fields)


def inner_names(field: pa.Field) -> list[str]:
    """The names of the fields in a struct (`translation.zh`); none for a column of another type."""
    return [f"{field.name}.{one.name}" for one in field.type] if kinds.is_struct(field.type) else []


def raw_texts(cells: pa.Array) -> list[bytes | None] | None:
    """The bytes of a column of strings or bytes, whatever its encoding; None for a column of another type."""
    cells = _plain(cells)
    return undecoded(cells) if any(is_kind(cells.type) for is_kind in _TEXTS) else None


def not_texts(cells: pa.Array, side: Side) -> list[Reason]:
    """Why the cells of a column of another type cannot be checked."""
    return [side.not_text if valid else side.null for valid in _plain(cells).is_valid().to_pylist()]


def _plain(cells: pa.Array) -> pa.Array:
    """The cells without the encoding or the extension of their type."""
    if isinstance(cells.type, pa.BaseExtensionType):
        cells = cells.storage
    if kinds.is_dictionary(cells.type):
        return cells.dictionary_decode()
    return pc.run_end_decode(cells) if kinds.is_run_end_encoded(cells.type) else cells


def undecoded(cells: pa.Array) -> list[bytes | None]:
    """The bytes of strings or bytes: Arrow does not check that strings from elsewhere are valid UTF-8."""
    found: list[bytes | None] = cells.cast(pa.large_binary()).to_pylist()
    return found


def checked_text(cell: bytes | None, side: Side) -> str | Reason:
    """The text of a cell, or why it cannot be checked."""
    if cell is None:
        return side.null
    if len(cell) > WIDEST * LONGEST:
        return side.too_long
    try:
        text = cell.decode()
    except UnicodeDecodeError:
        return side.not_utf8
    if len(text) > LONGEST:
        return side.too_long
    return text if _VISIBLE.search(text) else side.empty
