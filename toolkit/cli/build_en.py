"""`toolkit build-en`: build the English documents."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli.build import options, run
from toolkit.project.layout import current_project

EXAMPLES = """\b
Examples:
  toolkit build-en
  toolkit build-en --format docx --template office.docx
  toolkit build-en --format html,pdf --theme official
  toolkit build-en --bilingual --format html
  toolkit build-en linjiang-2024 --with-figures --earlier linjiang-2023
"""


@click.command(epilog=EXAMPLES)
@options
def command(**wanted: Any) -> int:
    """Build the English documents; the same as toolkit build --lang en.

    Exits 1, and writes nothing, if a report is not completely translated and reviewed; see --incomplete.
    """
    return run(current_project(), ("en",), **wanted)
