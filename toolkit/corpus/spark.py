"""The checks in Spark (extra `corpus-spark`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.corpus import BatchChecker
from toolkit.corpus.engines import added, packed, unpacked
from toolkit.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def check(frame: DataFrame, **options: Any) -> DataFrame:
    """Return a frame with the columns of `check_batch` added, whose options these are.

    The glossary is read here and sent to the executors; they need toolkit, but no file.

    Raises InputError as `check_batch` does, and for a column that the frame does not have, before anything runs.
    """
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    checker = BatchChecker(**options)
    _require_columns(frame, checker.columns)
    names, prefix = frame.columns, checker.prefix
    if frame.sparkSession.conf.get("spark.sql.caseSensitive") != "true":
        names, prefix = [name.lower() for name in names], prefix.lower()
    added(names, prefix)
    columns = from_arrow_schema(added((), checker.prefix))
    sent = packed(checker)

    def checked(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map(unpacked(sent), batches)

    return frame.mapInArrow(checked, StructType([*frame.schema.fields, *columns.fields]))


def _require_columns(frame: DataFrame, wanted: Sequence[str]) -> None:
    """Raise InputError for a column that is not there, or that Spark cannot hand over by its name."""
    for name in wanted:
        outer, _, inner = name.rpartition(".")
        fields = getattr(frame.schema[outer].dataType, "names", ()) if outer in frame.columns else ()
        if name not in frame.columns and inner not in fields:
            raise InputError(f"the frame has no column {name!r}; it has {', '.join(frame.columns)}")
    for name in frame.columns:
        if "." in name or frame.columns.count(name) > 1:
            why = "its name has a dot" if "." in name else "it occurs twice"
            raise InputError(f"Spark cannot hand over the column {name!r}: {why}; rename it")
