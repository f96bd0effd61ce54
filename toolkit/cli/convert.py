"""`toolkit convert`: convert a figure between languages, exactly."""

from __future__ import annotations

import re

import click

from toolkit.errors import InputError
from toolkit.language.writing.conversions import conversions

#: A word that is a mistyped option rather than a figure.
OPTION = re.compile(r"--.*|-[A-Za-z]")


@click.command(
    context_settings={"ignore_unknown_options": True},  # -5% is a figure
    epilog='\b\nExamples:\n  toolkit convert 3145亿元\n  toolkit convert "314.5 billion yuan"',
)
@click.argument("words", metavar="TEXT...", nargs=-1, required=True)
@click.option(
    "--to", "target", type=click.Choice(["en", "zh"]), help="Target language.  [default: en for Chinese text, else zh]"
)
def command(words: tuple[str, ...], target: str | None) -> None:
    """Convert a figure into the other language: 3145亿元 is 314.5 billion yuan. Never rounds."""
    for word in words:
        if OPTION.fullmatch(word):
            raise click.NoSuchOption(word)
    shown = conversions(words, target or "")
    if not shown:
        raise InputError(f"no figure in {' '.join(words)!r}; write a figure with its unit, such as 3145亿元")
    for original, written in shown:
        click.echo(written if len(shown) == 1 else f"{original} = {written}")
