"""What engines with many workers need of a check: a checker that travels, and the columns before anything runs."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from functools import lru_cache

import pyarrow as pa

from toolkit.corpus import BatchChecker, checked_schema

#: Rows that are checked at a time, which bounds the memory that a worker needs.
ROWS = 4096
#: Checkers that a worker keeps ready.
_KEPT = 2


def packed(checker: BatchChecker) -> bytes:
    """A checker with its glossary, to hand to the workers of an engine."""
    return pickle.dumps(checker)


@lru_cache(maxsize=_KEPT)
def unpacked(checker: bytes) -> BatchChecker:
    """The checker, made ready once in a process and not for each task."""
    made: BatchChecker = pickle.loads(checker)
    return made


def added(names: Iterable[str], prefix: str) -> pa.Schema:
    """The columns that a check adds to columns of these names. Raises InputError where one of them is there already."""
    before = pa.schema([(name, pa.null()) for name in names])
    return pa.schema(list(checked_schema(before, prefix))[len(before) :])
