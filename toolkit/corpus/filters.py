"""What filters of pipelines need of a check: values of Python in place of Arrow, and which verdicts are rejected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from toolkit.corpus import BatchChecker
from toolkit.corpus.cells import SOURCE, TARGET, Side, texts
from toolkit.corpus.reasons import Reason
from toolkit.errors import InputError, MissingExtraError

#: The verdicts, from the one that is kept longest to the one that is rejected first.
LADDER = ("ok", "unchecked", "warning", "error")
_COLUMN = "cells"
_NO_COLUMNS = pa.RecordBatch.from_arrays([], names=[])


def check_values(checker: BatchChecker, pairs: Sequence[tuple[object, object]]) -> list[dict[str, Any]]:
    """The columns that a check adds, a dict for each pair; a value that is not a text makes its pair unchecked."""
    sources, targets = (_cells([pair[at] for pair in pairs], side) for at, side in enumerate((SOURCE, TARGET)))
    rows: list[dict[str, Any]] = checker.with_results(_NO_COLUMNS, checker.check(sources, targets)).to_pylist()
    return rows


def _cells(values: Sequence[object], side: Side) -> list[str | Reason]:
    """The values of a side as a batch would give them."""
    column = pa.record_batch({_COLUMN: pa.array(map(_bytes, values), pa.large_binary())})
    read = zip(values, texts(column, _COLUMN, side), strict=True)
    return [cell if isinstance(value, str | bytes | None) else side.not_text for value, cell in read]


def _bytes(value: object) -> bytes | None:
    """The bytes of a text. Half a surrogate pair, which JSON can hold, gives bytes that are not valid UTF-8."""
    if isinstance(value, str):
        return value.encode(errors="surrogatepass")
    return value if isinstance(value, bytes) else None


def step(reject: str) -> int:
    """The step of the ladder from which a filter rejects. Raises InputError for another word."""
    if reject not in LADDER[1:]:
        raise InputError(f"reject is {reject!r}; choose from {', '.join(reversed(LADDER[1:]))}")
    return LADDER.index(reject)


def missing(error: ModuleNotFoundError, library: str) -> Exception:
    """What to raise where a library could not be imported: what to install, or the error if the cause is another."""
    if error.name is None or error.name.partition(".")[0] != library:
        return error
    return MissingExtraError(f"{library} is not installed; install it with: pip install 'toolkit[corpus-{library}]'")
