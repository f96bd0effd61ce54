"""`toolkit build-en`: the English documents."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli.build import options, run
from toolkit.project.layout import current_project


@click.command(epilog="\b\nExamples:\n  toolkit build-en\n  toolkit build-en --format docx --template office.docx")
@options
def command(**wanted: Any) -> int:
    """Build the English documents: the same as build --lang en."""
    return run(current_project(), ("en",), **wanted)
