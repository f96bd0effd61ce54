"""`toolkit convert`: convert a figure between languages, exactly."""

from __future__ import annotations

import re
from itertools import groupby

import click

from toolkit.errors import InputError
from toolkit.language.registry import read_quantities
from toolkit.language.scripts import has_han
from toolkit.language.writing.figure import render_quantity

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
    shown: list[tuple[str, str]] = []
    for chinese, part in groupby(words, key=has_han):
        to = target or ("en" if chinese else "zh")
        source = "zh" if chinese or to == "en" else "en"
        found = [(one.text, render_quantity(one, to, hedged=True)) for one in read_quantities(" ".join(part), source)]
        shown += [(text, written) for text, written in found if written]
    if not shown:
        raise InputError(f"no figure in {' '.join(words)!r}; write a figure with its unit, such as 3145亿元")
    for original, written in shown:
        click.echo(written if len(shown) == 1 else f"{original} = {written}")
