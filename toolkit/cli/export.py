"""`toolkit export`: write a copy for reviewers or translation tools."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli.formats import refuse_other
from toolkit.cli.languages import language_code
from toolkit.cli.outputs import is_stdout
from toolkit.cli.paths import NAMED, refuse_folder
from toolkit.errors import InputError
from toolkit.model.plural import plural
from toolkit.project.cat_tools import Folder, export_omegat, export_weblate
from toolkit.project.exporting import export_copy, write_copy
from toolkit.project.files import display
from toolkit.project.layout import Project, current_project

#: Suffix of an output file → format.
SUFFIXES = {".xlsx": "xlsx", ".docx": "docx", ".xlf": "xliff", ".xliff": "xliff"}
#: Formats that are a folder.
FOLDERS = ("omegat", "weblate")
FORMATS = (*dict.fromkeys(SUFFIXES.values()), *FOLDERS)

EXAMPLES = """\b
Examples:
  toolkit export --format xlsx chongqing-eic-2021 -o build/review.xlsx
  toolkit export -o build/review.docx
  toolkit export --format xliff -o build/review.xlf
  toolkit export --format omegat -o build/omegat     a project for OmegaT
  toolkit export --format weblate -o build/weblate   settings and glossary for Weblate
"""


@click.command(epilog=EXAMPLES)
@click.argument("report", required=False)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Write this format.  [default: by the suffix of FILE]"
)
@click.option(
    "-o", "--output", type=NAMED, metavar="FILE", required=True, help="Write to FILE (- is stdout), or this folder."
)
@click.option(
    "--lang",
    metavar="CODE",
    callback=language_code,
    help="Export this language.  [default: the only one of the project]",
)
def command(report: str | None, form: str | None, output: str, lang: str | None) -> None:
    """Write a review copy of a report's catalog: an Excel or Word table, or XLIFF 2.1.

    The copy carries each unit's id, so that toolkit import finds its way back. REPORT may be left out if there is
    only one.

    The formats omegat and weblate write a folder: a project for OmegaT, and for Weblate the settings of a component
    for each report, with the glossary.
    """
    project = current_project()
    chosen = form or SUFFIXES.get(Path(output).suffix.lower())
    if chosen is None:
        raise click.UsageError(f"cannot tell the format from {output}; name one: --format {'|'.join(FORMATS)}")
    refuse_other(output, chosen, FORMATS)
    if chosen == "weblate":
        if report or lang:
            raise click.UsageError("weblate takes all reports and languages; leave out the report and --lang")
        _say(export_weblate(project, Path(output)))
        return
    name, language = _report(project, report), _language(project, lang)
    if chosen == "omegat":
        _say(export_omegat(project, name, language, Path(output)))
    else:
        refuse_folder(output)
        _copy(project, (name, language, chosen), output)


def _copy(project: Project, what: tuple[str, str, str], output: str) -> None:
    """Write a review copy of a report in a language and a format."""
    if is_stdout(output):
        done = export_copy(project, *what)
        sys.stdout.flush()
        sys.stdout.buffer.write(done.data)
    else:
        done = write_copy(project, *what, Path(output))
        click.echo(f"{output}: {plural(done.units, 'unit')} of {what[0]} ({what[1]})")
    for remark in done.remarks:
        click.echo(f"toolkit: {remark}", err=True)


def _say(done: Folder) -> None:
    for file in done.files:
        click.echo(display(file))
    for remark in done.remarks:
        click.echo(f"toolkit: {remark}", err=True)


def _report(project: Project, name: str | None) -> str:
    reports = project.choose([name] if name else [])
    if len(reports) > 1:
        raise InputError(f"several reports here; name one: {', '.join(reports[:10])}")
    return reports[0]


def _language(project: Project, code: str | None) -> str:
    known = project.settings.target_languages
    if code is None and len(known) > 1:
        raise InputError(f"several target languages here; name one: --lang {known[0]}")
    return code or known[0]
