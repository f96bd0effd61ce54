"""`toolkit merge-driver`: git merges catalogs entry by entry."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.project.merging import merge_files

EXAMPLES = """\b
Set up once in a clone, and in .gitattributes for everyone:
  git config merge.toolkit.driver "toolkit merge-driver %O %A %B %P"
  *.po merge=toolkit
"""


@click.command(epilog=EXAMPLES)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("name", required=False, default="")
def command(base: Path, ours: Path, theirs: Path, name: str) -> int:
    """Merge two states of a catalog that come from BASE: THEIRS into the file OURS. git calls this.

    Exits 1 where both sides translated a unit differently: ours then stays in it, theirs is in a comment, and it needs
    review. Exits 2, and touches nothing, where a file cannot be read.
    """
    shown = name or str(ours)
    conflicts = merge_files(base, ours, theirs, shown)
    for unit in conflicts:
        what = f"“{unit.source[:30]}”" if unit.source else "the header"
        click.echo(f"toolkit: {shown}: both sides changed {what}; theirs is in its comment", err=True)
    return int(bool(conflicts))
