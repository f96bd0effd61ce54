"""Options that several glossary commands share."""

from __future__ import annotations

import click

glossary_option = click.option(
    "--glossary", metavar="PATH", multiple=True, help="Use this glossary file or folder instead of the project's."
)
language_option = click.option(
    "--lang", metavar="CODE", help="Use this target language.  [default: the project's first]"
)
