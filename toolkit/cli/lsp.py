"""`toolkit lsp`: a language server for editors."""

from __future__ import annotations

import click

from toolkit.errors import MissingExtraError

EXAMPLES = """\b
Examples:
  toolkit lsp               what an editor starts
  toolkit help editors      its settings: VS Code, Neovim, Helix, Emacs, Kate
"""


@click.command(epilog=EXAMPLES)
@click.option("--stdio", is_flag=True, help="Changes nothing: some editors add it.")
def command(stdio: bool) -> None:  # noqa: ARG001
    """Serve an editor: checks while you type, on standard input and output.

    An editor starts it for catalogs (.po) and glossary files; it is of no use in a terminal.
    """
    try:
        from toolkit.servers.lsp.connection import serve
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise MissingExtraError("lsp needs pygls; install it with: pip install 'toolkit[lsp]'") from None
    serve()
