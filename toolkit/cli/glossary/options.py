"""Options that several glossary commands share."""

from __future__ import annotations

import click

glossary_option = click.option(
    "--glossary", metavar="PATH", multiple=True, help="Glossary file or folder, instead of the project's."
)
language_option = click.option("--lang", metavar="CODE", help="Target language.  [default: the project's first]")
