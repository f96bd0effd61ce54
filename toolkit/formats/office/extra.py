"""Modules that need a library of the extra `office` to write a file; see toolkit.formats.report.extra for reading."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from toolkit.errors import MissingExtraError


def writer(module: str, library: str, what: str) -> Any:
    """A module that writes `what` ("an Excel workbook"). Raises MissingExtraError where its library is missing."""
    try:
        import_module(library)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != library:
            raise
        raise MissingExtraError(f"to write {what}: pip install 'toolkit[office]'") from None
    return import_module(module)
