"""`toolkit glossary import`: add concepts from a file of another program."""

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
@click.option("--format", "form", type=click.Choice(FORMATS), help="Format of FILE.  [default: by its name]")
@click.option("--file", metavar="PATH", help="Append to this file.  [default: the last one of the project]")
@click.option("--dry-run", is_flag=True, help="Write nothing; show how many would be added.")
def command(source: str, form: str | None, file: str | None, dry_run: bool) -> int:
    """Add the concepts of a CSV or TBX file that the glossary lacks.

    Never changes an existing concept; lists those that differ, and exits 1 if there are any.
    """
    done = imported(current_project(), Path(source), form, Path(file) if file else None, write=not dry_run)
    for remark in done.remarks:
        click.echo(f"toolkit: {remark}", err=True)
    for concept in done.differing:
        click.echo(f"toolkit: {concept.id} differs from the concept in the glossary, which is unchanged", err=True)
    target = f" to {display(done.file)}" if done.file else ""
    click.echo(
        f"{'would add' if dry_run else 'added'} {len(done.added)} concepts{target}, {done.same} already in the glossary"
    )
    return 1 if done.differing else 0
