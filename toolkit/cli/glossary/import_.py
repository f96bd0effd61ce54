"""`toolkit glossary import`: concepts from a file that another program wrote."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.project.files import display
from toolkit.project.glossary.exchange import FORMATS, imported
from toolkit.project.layout import current_project

EXAMPLES = (
    "\b\nExamples:\n  toolkit glossary import terms.csv\n  toolkit glossary import terms.tbx --file glossary/new.yaml"
)


@click.command(epilog=EXAMPLES)
@click.argument("source", metavar="FILE")
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: by the file's name]")
@click.option("--file", metavar="PATH", help="The glossary file to add to.  [default: the last one of the project]")
@click.option("--dry-run", is_flag=True, help="Only say what would be added.")
def command(source: str, form: str | None, file: str | None, dry_run: bool) -> int:
    """Add the concepts of a CSV or TBX file that the glossary does not have yet.

    A concept whose id is there already is never touched: where it differs it is named, and the command exits 1.
    """
    done = imported(current_project(), Path(source), form, Path(file) if file else None, write=not dry_run)
    for remark in done.remarks:
        click.echo(f"toolkit: {remark}", err=True)
    for concept in done.differing:
        click.echo(f"toolkit: {concept.id} is in the glossary with other content; left as it is", err=True)
    target = f" to {display(done.file)}" if done.file else ""
    click.echo(f"{'would add' if dry_run else 'added'} {len(done.added)} concepts{target}, {done.same} already there")
    return 1 if done.differing else 0
