"""`toolkit glossary import`: add concepts from a file of another program."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.paths import NAMED
from toolkit.model.plural import plural
from toolkit.project.files import display
from toolkit.project.glossary.exchange import ENCODINGS, FORMATS, imported
from toolkit.project.layout import current_project

EXAMPLES = """\b
Examples:
  toolkit glossary import terms.csv
  toolkit glossary import terms.tbx --languages zh,en --file glossary/new.yaml
"""


@click.command(epilog=EXAMPLES)
@click.argument("source", type=NAMED, metavar="FILE")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Format of FILE.  [default: by its content]")
@click.option("--encoding", type=click.Choice(list(ENCODINGS)), help="Encoding of FILE.  [default: by its content]")
@click.option(
    "--languages",
    metavar="CODE,…",
    default="",
    help="Take the terms in these languages.  [default: those of the project]",
)
@click.option("--file", type=NAMED, metavar="PATH", help="Append to this file.  [default: the last one of the project]")
@click.option("--dry-run", is_flag=True, help="Write nothing; show how many would be added.")
def command(
    source: str, form: str | None, encoding: str | None, languages: str, file: str | None, dry_run: bool
) -> int:
    """Add the concepts of a table of terms (CSV, TSV, XLSX) or a TBX file that the glossary lacks.

    Never changes an existing concept. Lists those that differ and those that cannot be added, and exits 1 if there are
    any.
    """
    codes = tuple(code.strip() for code in languages.split(",") if code.strip())
    target = Path(file) if file else None
    done = imported(current_project(), Path(source), form, target, codes, write=not dry_run, encoding=encoding)
    for line in (*done.remarks, *done.conflicts, *done.refused):
        click.echo(f"toolkit: {line}", err=True)
    where = f" to {display(done.file)}" if done.file else ""
    count = plural(len(done.added), "concept")
    rest = "".join(
        f", {number:,} {words}" for number, words in ((len(done.conflicts), "in conflict with it"),
                                                      (len(done.refused), "refused")) if number
    )  # fmt: skip
    click.echo(f"{'would add' if dry_run else 'added'} {count}{where}, {done.same:,} already in the glossary{rest}")
    return int(bool(done.conflicts or done.refused))
