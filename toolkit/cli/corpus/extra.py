"""The extra that the commands of `toolkit corpus` need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from toolkit.errors import MissingExtraError


def corpus_module(name: str) -> Any:
    """A module of toolkit.corpus. Raises MissingExtraError without pyarrow."""
    try:
        return import_module(f"toolkit.corpus.{name}")
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise MissingExtraError("corpus needs pyarrow; install it with: pip install 'toolkit[corpus]'") from None
