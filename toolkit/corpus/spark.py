"""The checks in Spark (extra `corpus-spark`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    for name in checker.columns:
        if name not in frame.columns and name.rpartition(".")[0] not in frame.columns:
            raise InputError(f"the frame has no column {name!r}; it has {', '.join(frame.columns)}")
    names, prefix = frame.columns, checker.prefix
    if frame.sparkSession.conf.get("spark.sql.caseSensitive") != "true":
        names, prefix = [name.lower() for name in names], prefix.lower()
    added(names, prefix)
    columns = from_arrow_schema(added((), checker.prefix))
    sent = packed(checker)

    def checked(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map(unpacked(sent), batches)

    return frame.mapInArrow(checked, StructType([*frame.schema.fields, *columns.fields]))
