"""`toolkit mcp`: the project's tools for models."""

from __future__ import annotations

import os
import sys

import click

from toolkit.cli.paths import NAMED
from toolkit.errors import InputError, MissingExtraError
from toolkit.project.layout import current_project

EXAMPLES = """\b
Examples:
  toolkit mcp               what a client starts; it may only read
  toolkit mcp --write       it may propose translations and build files
  toolkit mcp --project /home/me/reports
  toolkit help mcp          its tools, and the settings of clients
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--project", "folder", type=NAMED, metavar="FOLDER", help="Serve this project.  [default: the current one]"
)
@click.option("--write", is_flag=True, help="Let the client propose translations, which need review, and build files.")
def command(folder: str | None, write: bool) -> int:
    """Serve a model-driven editor by the Model Context Protocol, on standard input and output.

    A client starts it, and offers figures by value, terms, memory, units and findings to its model as tools. It is of
    no use in a terminal.
    """
    if folder is not None:
        enter(folder)
    project = current_project()
    try:
        from toolkit.servers.mcp.serving import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "toolkit":
            raise
        raise MissingExtraError("mcp needs the package mcp; install it with: pip install 'toolkit[mcp]'") from None
    try:
        serve(project, writes=write)
    except KeyboardInterrupt:
        click.echo("\n" * sys.stderr.isatty() + "stopped", err=True)
    return 0


def enter(folder: str) -> None:
    """Go to a folder. Raises InputError where that is not possible."""
    try:
        os.chdir(folder)
    except OSError as error:
        raise InputError(f"cannot be opened as a folder: {error.strerror}", path=folder) from None
