"""`toolkit init`: create a project, overwriting nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from toolkit.cli.paths import Named
from toolkit.errors import InputError
from toolkit.project.creating import create_project
from toolkit.project.files import display

NEXT_STEPS = (
    "put a report into {seeds}/ (.txt, .docx, .html, .md, .pdf){enter}",
    "toolkit outline     check the structure recognised",
    "toolkit update      create the catalogs in {translations}/",
    "translate the .po file in Poedit, Weblate, OmegaT or an editor",
    "toolkit lint        check figures, terms and text",
    "toolkit build-en    build the English in {build}/",
)

EXAMPLES = """\b
Examples:
  toolkit init
  toolkit init annual-reports
  toolkit init annual-reports --from 2021.docx 2022.pdf
"""


@click.command(epilog=EXAMPLES)
@click.argument("paths", metavar="[FOLDER]", type=Named(Path), nargs=-1)
@click.option("--from", "sources", metavar="FILE...", type=Named(Path), multiple=True, help="Copy reports into seeds/.")
def command(paths: tuple[Path, ...], sources: tuple[Path, ...]) -> None:
    """Create a project with an example glossary in FOLDER (default: here), overwriting nothing.

    With --from, copy the files into the project as they are; each must be a report that can be read.
    """
    folder, reports = sorted_out(paths, sources)
    made, kept = create_project(folder, reports)
    for path in made:
        click.echo(f"{click.style('created', fg='green')}  {display(path)}")
    for path in kept:
        click.echo(f"{click.style('kept', dim=True)}     {display(path)} (already exists)")
    shown = {name: display(folder / name) for name in ("seeds", "translations", "build")}
    enter = "" if folder.resolve() == Path.cwd() else f", then: cd {folder}"
    steps = NEXT_STEPS[1:] if reports else NEXT_STEPS
    click.echo(f"Next{enter}" if reports and enter else "Next:")
    for number, step in enumerate(steps, 1):
        click.echo(f"  {number}. " + step.format(**shown, enter=enter))


def sorted_out(paths: Sequence[Path], sources: Sequence[Path]) -> tuple[Path, tuple[Path, ...]]:
    """Return the folder of the project, and the reports: more of them may follow the one after --from."""
    files = [path for path in paths if sources and path.is_file()]
    folders = [path for path in paths if path not in files] or [Path()]
    for path in folders:
        if path.exists() and not path.is_dir():
            raise InputError("is a file, not a folder", path=display(path))
    if len(folders) > 1:
        raise click.UsageError(f"more than one folder: {', '.join(map(str, folders))}")
    return folders[0], (*sources, *files)
