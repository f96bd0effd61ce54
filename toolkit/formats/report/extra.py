"""Libraries of the extra `office`, which the core does without."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from toolkit.errors import MissingExtraError


def needs(module: str, document: str, path: str) -> ModuleType:
    """The library that reads a kind of `document` ("a Word document").

    Raises MissingExtraError, with what to install, where it is missing.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not module.startswith(error.name):
            raise
        raise MissingExtraError(f"is {document}; to read it: pip install 'toolkit[office]'", path=path) from None
