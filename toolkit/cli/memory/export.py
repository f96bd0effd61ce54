"""`toolkit memory export`: write the memory as TMX for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli.memory.options import echo_errors, language_of, language_option
from toolkit.cli.outputs import is_stdout
from toolkit.cli.paths import OUTPUT
from toolkit.model.plural import are, plural
from toolkit.project.layout import current_project
from toolkit.project.memory_export import Export

EXAMPLES = """\b
Examples:
  toolkit memory export -o build/memory.tmx
  toolkit memory export --catalogs > memory.tmx    without the memories of others
"""


@click.command(epilog=EXAMPLES)
@click.option("-o", "--output-file", type=OUTPUT, metavar="FILE", help="Write to FILE (- is stdout).  [default: -]")
@language_option
@click.option("--catalogs", is_flag=True, help="Leave out the memory files, export the catalogs alone.")
def command(output_file: str | None, lang: str | None, catalogs: bool) -> int:
    """Export the memory as TMX 1.4b: all translated units of the project's catalogs, and its memory files.

    Units that need review are left out; obsolete ones are there, after the others.

    Exits 2 if a file cannot be read; what can be read is exported.
    """
    project = current_project()
    export = Export(project, language_of(project, lang), files=not catalogs)
    if is_stdout(output_file):
        sys.stdout.flush()
        sys.stdout.buffer.writelines(export.pieces())
    else:
        assert output_file is not None
        export.write(Path(output_file))
        pair = f"{project.settings.source_language}→{export.language}"
        click.echo(f"{output_file}: {plural(export.units, 'unit')} ({pair})")
    if export.left_out:
        count = plural(export.left_out, "unit")
        line = f"{count} {are(export.left_out)} left out: control characters, which XML cannot hold"
        click.echo(f"toolkit: {line}", err=True)
    return echo_errors(export.errors)
