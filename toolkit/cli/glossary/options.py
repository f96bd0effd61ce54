"""Options that several glossary commands share."""

from __future__ import annotations

import click

from toolkit.cli.paths import NAMED

glossary_option = click.option(
    "--glossary",
    type=NAMED,
    metavar="PATH",
    multiple=True,
    help="Use this glossary file or folder instead of the project's.",
)
layer_option = click.option(
    "--layer", metavar="FOLDER", help="Only the concepts of this folder of the setting glossary, or its last name."
)
language_option = click.option(
    "--lang", metavar="CODE", help="Use this target language.  [default: the project's first]"
)
