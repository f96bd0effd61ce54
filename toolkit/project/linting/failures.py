"""Errors of a run as entries of its report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.model import Failure, Outcome


def failure(error: ToolkitError) -> Failure:
    """An error as part of a report, its path made absolute."""
    path = None if error.path is None else str(Path(error.path).absolute())
    return Failure(error.message, path, error.line, error.column)


def failing(outcome: Outcome, *errors: ToolkitError) -> Outcome:
    """The outcome with more errors."""
    return replace(outcome, errors=(*outcome.errors, *(failure(error) for error in errors)))
