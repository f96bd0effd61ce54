"""What `update` and `status` notice beside their work: catalogs without a report, and lost translations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from toolkit.errors import ToolkitError
from toolkit.language.note_faults import faults
from toolkit.model import Document
from toolkit.project.files import display
from toolkit.project.layout import Project
from toolkit.project.losses import Loss
from toolkit.project.renaming import Orphan
from toolkit.project.seeds import remedy


def echo_notices(project: Project, orphans: Sequence[Orphan], losses: Sequence[Loss]) -> None:
    """Print one line for each on standard error, and one for the settings of each report that is gone."""
    lines = [f"{display(orphan.path)}: {orphan}" for orphan in orphans]
    lines += [f"{display(loss.path)}: {loss}" for loss in losses]
    unknown = [name for name in project.settings.reports if name not in project.reports()]
    lines += [f"the settings name a report {name!r}, which is not in {display(project.seeds)}" for name in unknown]
    lines += [f"{display(path)}: {remedy(path)}" for path in project.unread()]
    for line in lines:
        click.echo(f"toolkit: {line}", err=True)


def echo_left_out(path: Path, left_out: Sequence[str]) -> None:
    """Print on standard error, in one line, what a report's file holds and its units do not."""
    if left_out:
        click.echo(f"toolkit: {display(path)}: left out: {'; '.join(left_out)}", err=True)


def echo_unmatched_notes(path: Path, document: Document) -> None:
    """Print on standard error a line for each mark in a report without a note, and each note without a mark."""
    blocks = [block for block in document.walk() if block.unit]
    for fault in faults([block.text for block in blocks]):
        click.echo(f"toolkit: {display(path)}:{blocks[fault.text].line}: {fault.message}", err=True)


def as_json(orphans: Sequence[Orphan], losses: Sequence[Loss]) -> dict[str, Any]:
    """Return both as JSON."""
    return {
        "orphans": [{"path": display(one.path), "report": one.report, "now": one.now or None} for one in orphans],
        "lost": [
            {"path": display(one.path), "units": [{"unit": unit.key, "source": unit.source} for unit in one.units]}
            for one in losses
        ],
    }


def error_json(error: ToolkitError) -> dict[str, Any]:
    """Return an error as JSON, as lint does."""
    return {"message": error.message, "path": error.path, "line": error.line, "column": error.column}
