"""What the commands of the memory share."""

from __future__ import annotations

from collections.abc import Sequence

import click

from toolkit.errors import ToolkitError

language_option = click.option(
    "--lang", metavar="CODE", help="Use this target language.  [default: the project's first]"
)


def echo_errors(errors: Sequence[ToolkitError]) -> int:
    """Print the files that could not be read on standard error, one line each, and return the exit code."""
    for error in errors:
        click.echo(f"toolkit: {error}", err=True)
    return 2 if errors else 0
