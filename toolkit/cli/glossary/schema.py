"""`toolkit glossary schema`: print the JSON Schema of glossary files."""

from __future__ import annotations

import click

from toolkit.formats.glossary import schema

EXAMPLES = """\b
Examples:
  toolkit glossary schema > glossary.schema.json
\b
Editors with a YAML language server complete and check files that begin with:
  # yaml-language-server: $schema=glossary.schema.json
"""


@click.command(epilog=EXAMPLES)
def command() -> None:
    """Print the JSON Schema of glossary files, for editors."""
    click.echo(schema(), nl=False)
