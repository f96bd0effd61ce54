"""The values of Arrow columns of any type, for JSON: what Python cannot hold becomes text, and nothing is lost.

Python has no nanoseconds, years after 9999 or dicts with a key twice, and needs a database for time zones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as kinds

from toolkit.corpus.cells import undecoded

#: What Arrow writes between the day and the hour, and a fraction of a second that is zero.
_BETWEEN, _NO_FRACTION = re.compile("(?<=[0-9]) (?=[0-9])"), re.compile(r"\.0+$")


def values(column: pa.Array) -> list[Any]:
    """The values of a column: times as text in ISO 8601, those with a zone in UTC; durations as a number and its unit.

    Bytes that are not valid UTF-8 are half surrogates in a string. A name that a struct has twice is numbered.
    """
    kind = column.type
    if kinds.is_string(kind) or kinds.is_large_string(kind) or kinds.is_string_view(kind):
        return [None if one is None else one.decode("utf-8", "surrogateescape") for one in undecoded(column)]
    if kinds.is_timestamp(kind) or kinds.is_date(kind) or kinds.is_time(kind):
        return _times(column)
    if kinds.is_duration(kind):
        return [None if one is None else f"{one} {kind.unit}" for one in column.cast(pa.int64()).to_pylist()]
    if kinds.is_run_end_encoded(kind):
        return values(pc.run_end_decode(column))
    if kinds.is_nested(kind) or kinds.is_dictionary(kind) or isinstance(kind, pa.BaseExtensionType):
        return _nested(column)
    found: list[Any] = column.to_pylist()
    return found


def _times(column: pa.Array) -> list[str | None]:
    zone = kinds.is_timestamp(column.type) and column.type.tz is not None
    if zone:  # the number is that of UTC, whatever the zone
        column = column.cast(pa.int64()).cast(pa.timestamp(column.type.unit))
    texts = column.cast(pa.string()).to_pylist()
    return [None if one is None else _BETWEEN.sub("T", _NO_FRACTION.sub("", one)) + "Z" * zone for one in texts]


def _nested(column: pa.Array) -> list[Any]:
    kind = column.type
    if isinstance(kind, pa.BaseExtensionType):
        return _extended(kind.extension_name, values(column.storage))
    if kinds.is_dictionary(kind):
        known = values(column.dictionary)
        return [None if at is None else known[at] for at in column.indices.to_pylist()]
    if kinds.is_struct(kind):
        return _structs(column)
    if kinds.is_map(kind):
        return [[tuple(one.values()) for one in values(cell.values)] if cell.is_valid else None for cell in column]
    if kinds.is_union(kind):
        return [values(pa.array([cell.value]))[0] for cell in column]
    items = iter(values(column.flatten()))
    return [None if size is None else [*islice(items, size)] for size in pc.list_value_length(column).to_pylist()]


def _extended(name: str, stored: list[Any]) -> list[Any]:
    """The values of an extension type by what it stores."""
    if name == "arrow.uuid":
        return [None if one is None else str(UUID(bytes=one)) for one in stored]
    return stored


def _structs(column: pa.Array) -> list[dict[str, Any] | None]:
    names = list(_distinct([field.name for field in column.type]))
    fields = [values(field) for field in column.flatten()]
    rows = zip(*fields, strict=True) if fields else [()] * len(column)
    valid = column.is_valid().to_pylist()
    return [dict(zip(names, row, strict=True)) if one else None for one, row in zip(valid, rows, strict=True)]


def _distinct(names: list[str]) -> Iterator[str]:
    """The names made distinct: an `a` in the second place is `a (2)` if one precedes it."""
    for number, name in enumerate(names, 1):
        yield name if name not in names[: number - 1] else f"{name} ({number})"
