"""`toolkit glossary build`: build the glossary as a document."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli.formats import names_of, refuse_other, suggested
from toolkit.cli.languages import target_languages
from toolkit.cli.outputs import is_stdout
from toolkit.cli.paths import OUTPUT
from toolkit.project.clashes import refuse_clashes
from toolkit.project.files import display, overwrite
from toolkit.project.glossary_documents import FORMATS, glossary_document, without_entry
from toolkit.project.layout import current_project


@click.command(epilog="\b\nExamples:\n  toolkit glossary build\n  toolkit glossary build --format html,csv")
@target_languages
@click.option(
    "--format",
    "formats",
    callback=names_of(FORMATS),
    metavar="FORMAT,…",
    help=f"Formats to build: {', '.join(FORMATS)}.  [default: html]",
)
@click.option(
    "-o", "--output", type=OUTPUT, metavar="FILE", help="Write one language in one format to FILE (- is stdout)."
)
def command(languages: tuple[str, ...], formats: tuple[str, ...] | None, output: str | None) -> None:
    """Build the glossary as a reference book: by subject, with pinyin, references and indexes."""
    project = current_project()
    languages = languages or project.settings.target_languages
    formats = formats or suggested(output, FORMATS, ("html",))
    if output is not None and len(languages) * len(formats) != 1:
        raise click.UsageError("-o takes one language and one format; name them")
    refuse_other(output, formats[0], FORMATS)
    documents = {
        (language, name): glossary_document(project, language, name) for language in languages for name in formats
    }
    for language in dict.fromkeys(languages):
        if lacking := without_entry(project, language):
            click.echo(f"toolkit: {lacking}", err=True)
    for (language, name), data in documents.items():
        if output is not None and is_stdout(output):
            sys.stdout.buffer.write(data)
            continue
        path = Path(output) if output else project.build(language) / f"glossary.{name}"
        refuse_clashes([path], project.files())
        overwrite(path, data)
        click.echo(display(path))
