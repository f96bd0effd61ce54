"""Check parallel corpora of any size: one function over Arrow batches of pairs, and what brings it to the data.

    >>> import pyarrow as pa
    >>> from toolkit.corpus import check_batch
    >>> pairs = {"source": ["完成投资3145亿元。"], "target": ["Investment reached 3,145 billion yuan."]}
    >>> checked = check_batch(pa.RecordBatch.from_pydict(pairs))
    >>> checked["verdict"].to_pylist(), checked["findings"][0][0]["suggestion"].as_py()
    (['error'], '314.5 billion yuan')

The names are imported when first used, and pyarrow (extra `corpus`) with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.errors import MissingExtraError

if TYPE_CHECKING:
    from toolkit.corpus.batch import BatchChecker, check_batch
    from toolkit.corpus.reasons import Reason
    from toolkit.corpus.schema import checked_schema

__all__ = ["BatchChecker", "Reason", "check_batch", "checked_schema"]

#: Name → its module.
HOMES = {
    "BatchChecker": "toolkit.corpus.batch",
    "Reason": "toolkit.corpus.reasons",
    "check_batch": "toolkit.corpus.batch",
    "checked_schema": "toolkit.corpus.schema",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562). Raises MissingExtraError without pyarrow."""
    if name not in HOMES:
        raise AttributeError(f"module 'toolkit.corpus' has no attribute {name!r}")
    return getattr(module(HOMES[name]), name)


def module(name: str) -> Any:
    """A module of this package. Raises MissingExtraError without pyarrow."""
    from importlib import import_module

    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise MissingExtraError("corpus needs pyarrow; install it with: pip install 'toolkit[corpus]'") from None


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return sorted([*globals(), *__all__])
