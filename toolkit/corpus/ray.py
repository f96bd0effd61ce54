"""The checks in Ray Data (extra `corpus-ray`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.corpus import BatchChecker
from toolkit.corpus.engines import ROWS, packed, unpacked

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset


def check(dataset: Dataset, **options: Any) -> Dataset:
    """Return a dataset with the columns of `check_batch` added, whose options these are.

    The glossary is read here and sent to the workers once; they need toolkit, but no file. Ray runs the tasks of a lost
    worker again. It may return blocks in another order, unless the dataset's context says to preserve it.

    Raises InputError for options that cannot be met; where a column is there already, the tasks raise it.
    """
    sent = packed(BatchChecker(**options))
    # Whole blocks: Ray joins blocks for batches of a size, which fails where their columns have other types.
    return dataset.map_batches(_checked, fn_args=(sent,), batch_format="pyarrow", batch_size=None)


def _checked(block: pa.Table, sent: bytes) -> Iterator[pa.Table]:
    for first in range(0, max(1, block.num_rows), ROWS):
        yield unpacked(sent)(block.slice(first, ROWS))
