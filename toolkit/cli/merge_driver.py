"""`toolkit merge-driver`: let git merge catalogs entry by entry."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.paths import Named
from toolkit.project.merging import merge_files

EXAMPLES = """\b
Set up once in each clone:
  git config merge.toolkit.driver "toolkit merge-driver %O %A %B %P"
\b
and once for everyone, in .gitattributes:
  *.po merge=toolkit
  *.pot merge=toolkit
"""


@click.command(epilog=EXAMPLES)
@click.argument("base", type=Named(Path))
@click.argument("ours", type=Named(Path))
@click.argument("theirs", type=Named(Path))
@click.argument("name", required=False, default="")
def command(base: Path, ours: Path, theirs: Path, name: str) -> int:
    """Merge THEIRS into OURS, two versions of a catalog that descend from BASE. Git calls this.

    Exits 1 if both sides translated a unit differently: the finished text stays (ours, if both are), the other goes
    into a comment, and the unit needs review. Exits 2, and changes nothing, if a file cannot be read.
    """
    shown = name or str(ours)
    conflicts = merge_files(base, ours, theirs, shown)
    for unit in conflicts:
        click.echo(f"toolkit: {shown}: both sides changed “{unit.source[:30]}”; see its comment", err=True)
    return int(bool(conflicts))
