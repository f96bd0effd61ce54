"""`toolkit init`: create a project, overwriting nothing."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.paths import Named
from toolkit.errors import InputError
from toolkit.project.creating import create_project
from toolkit.project.files import display

NEXT_STEPS = """\
Next:
  1. put a report into {seeds}/ as a .txt file (UTF-8 or GB18030){enter}
  2. toolkit outline     check the structure recognised
  3. toolkit update      create the catalogs in {translations}/
  4. translate the .po file in Poedit, Weblate, OmegaT or an editor
  5. toolkit lint        check figures, terms and text
  6. toolkit build-en    build the English in {build}/"""


@click.command(epilog="\b\nExamples:\n  toolkit init\n  toolkit init annual-reports")
@click.argument("folder", type=Named(Path), default=".")
def command(folder: Path) -> None:
    """Create a project with an example glossary in FOLDER (default: here), overwriting nothing."""
    if folder.exists() and not folder.is_dir():
        raise InputError("is a file, not a folder", path=display(folder))
    made, kept = create_project(folder)
    for path in made:
        click.echo(f"{click.style('created', fg='green')}  {display(path)}")
    for path in kept:
        click.echo(f"{click.style('kept', dim=True)}     {display(path)} (already exists)")
    shown = {name: display(folder / name) for name in ("seeds", "translations", "build")}
    enter = "" if folder.resolve() == Path.cwd() else f", then: cd {folder}"
    click.echo(NEXT_STEPS.format(**shown, enter=enter))
