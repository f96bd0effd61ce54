"""`toolkit figures`: the key indicators of a report for spreadsheets, or of two reports side by side."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli.formats import refuse_other, suffix_of
from toolkit.cli.outputs import is_stdout
from toolkit.cli.paths import OUTPUT
from toolkit.project.clashes import refuse_clashes
from toolkit.project.figures import figures_file
from toolkit.project.files import overwrite
from toolkit.project.layout import current_project

FORMS = ("csv", "json", "md")
EXAMPLES = """\b
Examples:
  toolkit figures
  toolkit figures -o figures.csv
  toolkit figures --format json > figures.json
  toolkit figures linjiang-2023 linjiang-2024       two years side by side
"""


@click.command(epilog=EXAMPLES)
@click.argument("reports", metavar="[REPORT] [OTHER]", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMS), help="Write this format.  [default: by FILE, else md]")
@click.option("-o", "--output", type=OUTPUT, metavar="FILE", help="Write to FILE (- is stdout).  [default: -]")
@click.option("--lang", "language", default="en", show_default=True, metavar="CODE", help="Take this translation.")
def command(reports: tuple[str, ...], form: str | None, output: str | None, language: str) -> None:
    """List the indicators that a report gives in its text and tables: name, value, change and place, in both languages.

    Each name is in the words of the report, each translation in those of the English text or the glossary; where that
    is not certain, it is empty. With two reports, list what both give. CSV has a row for each figure and opens in
    spreadsheets.
    """
    if len(reports) > 2:
        raise click.UsageError("name one report, or two to compare")
    if len(reports) == 2 and reports[0] == reports[1]:
        raise click.UsageError("name two different reports")
    project = current_project()
    chosen = project.choose(reports)
    if not reports and len(chosen) > 1:
        raise click.UsageError(f"name a report: {', '.join(chosen)}")
    suffix = suffix_of(output)
    if not form and suffix not in ("", *FORMS):
        raise click.UsageError(f"{output}: not .csv, .json or .md; choose the format with --format")
    form = form or suffix or "md"
    refuse_other(output, form, FORMS)
    data, notes = figures_file(project, chosen, language, form)
    for note in notes:
        click.echo(f"toolkit: {note}", err=True)
    if output and not is_stdout(output):
        refuse_clashes([Path(output)], project.files())
        overwrite(Path(output), data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
