"""`toolkit init`: create a project, overwriting nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from toolkit.cli.paths import Named
from toolkit.errors import InputError
from toolkit.project.creating import create_project, project_in, settings_to_add
from toolkit.project.files import display
from toolkit.project.layout import SETTINGS_FILE, Project
from toolkit.settings import Settings

NEXT_STEPS = (
    "put a report into {seeds}/ (.txt, .docx, .html, .md, .pdf){enter}",
    "toolkit outline     check the structure recognised",
    "toolkit update      create the catalogs in {translations}/",
    "translate the .po file in Poedit, Weblate, OmegaT or an editor",
    "toolkit lint        check figures, terms and text",
    "toolkit build-en    build the English in {build}/",
)

#: The step after the settings name the layers.
LAYERED = "toolkit glossary lint     see which of your terms the new glossary has too"

EXAMPLES = """\b
Examples:
  toolkit init
  toolkit init annual-reports
  toolkit init annual-reports --from 2021.docx 2022.pdf
  toolkit init annual-reports --glossary general
"""
#: Files of one folder that are listed; more are counted.
LISTED = 5


@click.command(epilog=EXAMPLES)
@click.argument("paths", metavar="[FOLDER]", type=Named(Path), nargs=-1)
@click.option("--from", "sources", metavar="FILE...", type=Named(Path), multiple=True, help="Copy reports into seeds/.")
@click.option(
    "--glossary", metavar="NAME", help="Copy a glossary to start from: general, the terms of any official report."
)
def command(paths: tuple[Path, ...], sources: tuple[Path, ...], glossary: str | None) -> None:
    """Create a project with an example glossary in FOLDER (default: here), overwriting nothing.

    With --from, copy the files into the project as they are; each must be a report that can be read. With --glossary,
    copy that glossary into glossary/NAME/, with glossary/own/ for the project's own terms.
    """
    folder, reports = sorted_out(paths, sources)
    before = project_in(folder)
    lacking = settings_to_add(before, glossary) if glossary else ""
    made, kept = create_project(folder, reports, glossary)
    for line in by_folder(made):
        click.echo(f"{click.style('created', fg='green')}  {line}")
    for line in by_folder(kept):
        click.echo(f"{click.style('kept', dim=True)}     {line} (already there)")
    shown = {"seeds": display(before.seeds), "translations": display(before.translations),
             "build": display(folder / before.settings.build)}  # fmt: skip
    enter = "" if folder.resolve() == Path.cwd() else f", then: cd {folder}"
    steps: Sequence[str] = NEXT_STEPS[1:] if reports else NEXT_STEPS
    if lacking:
        steps, enter = (f"put {where_to(before)}: {lacking}{enter}", LAYERED), ""
    click.echo(f"Next{enter}" if reports and enter else "Next:")
    for number, step in enumerate(steps, 1):
        click.echo(f"  {number}. " + (step if lacking else step.format(**shown, enter=enter)))


def where_to(project: Project) -> str:
    """Where the setting `glossary` goes in the settings that a project has."""
    assert project.settings_file is not None, "else there is nothing to add"
    file = display(project.settings_file)
    if project.settings.glossary != Settings().glossary:
        return f"this into {file}, in place of its glossary"
    own = project.settings_file.name == SETTINGS_FILE
    return f"this into {file}, " + ("before any [table]" if own else "under [tool.toolkit]")


def by_folder(paths: Sequence[Path]) -> list[str]:
    """The paths to show, those of a folder with many files in one line."""
    folders = Counter(path.parent for path in paths)
    lines = [
        display(path) if folders[path.parent] <= LISTED else f"{display(path.parent)}/ ({folders[path.parent]} files)"
        for path in paths
    ]
    return list(dict.fromkeys(lines))


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
