"""`toolkit memory import`: take translation memories into the project."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.paths import NAMED
from toolkit.errors import ToolkitError
from toolkit.model.plural import plural
from toolkit.project.files import display
from toolkit.project.layout import current_project
from toolkit.project.memory_import import Checked, check, take

#: Languages that are named at most.
NAMED_AT_MOST = 8

EXAMPLES = """\b
Examples:
  toolkit memory import office-2021.tmx
  toolkit memory import project_save.tmx --name omegat-2022.tmx
"""


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=NAMED, metavar="FILE…")
@click.option("--name", metavar="NAME", help="Give the copy this name.  [default: that of FILE]")
@click.option("--dry-run", is_flag=True, help="Check the files, and copy nothing.")
def command(files: tuple[str, ...], name: str | None, dry_run: bool) -> int:
    """Take TMX files into the project's memory, in translations/memory/.

    Each FILE is read to its end first. It is copied byte for byte, and nothing in the project is ever replaced.

    Exits 2, and copies nothing, if a FILE is damaged, is of another pair of languages, or has the name of another
    memory.
    """
    if name and len(files) > 1:
        raise click.UsageError("--name is for one FILE")
    project = current_project()
    checked, failed = [], False
    for file in dict.fromkeys(files):
        try:
            checked.append(check(project, Path(file), name))
        except ToolkitError as error:
            click.echo(f"toolkit: {error}", err=True)
            failed = True
    if failed:
        return 2
    if not dry_run:
        take(checked)
    for one in checked:
        _say(one, project.settings.source_language, dry_run=dry_run)
    return 0


def _say(one: Checked, source: str, *, dry_run: bool) -> None:
    """Print what a memory holds and where it is."""
    if one.twin:
        click.echo(f"{display(one.path)}: is there already, as {display(one.twin)}")
    elif dry_run:
        click.echo(f"{display(one.path)}: would be copied to {display(one.copy)}")
    else:
        click.echo(f"{display(one.path)}: copied to {display(one.copy)}")
    pairs = ", ".join(f"{count:,} {source}→{target}" for target, count in one.translations.items())
    by = f" by {one.tool}" if one.tool else ""
    kind = f", by {one.segmentation}" if one.segmentation else ""
    click.echo(f"  {plural(one.units, 'unit')}{kind}, written{by}; translations: {pairs}")
    named = [f"{code or '(none)'} {count:,}" for code, count in one.languages.most_common(NAMED_AT_MOST)]
    more = f", and {plural(len(one.languages) - len(named), 'more')}" if len(named) < len(one.languages) else ""
    click.echo(f"  languages: {', '.join(named)}{more}")
