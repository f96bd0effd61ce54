"""`toolkit glossary export`: write the glossary in a format of other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli.formats import refuse_other, suffix_of
from toolkit.cli.glossary.options import glossary_option
from toolkit.cli.outputs import is_stdout
from toolkit.cli.paths import OUTPUT
from toolkit.project.clashes import refuse_clashes
from toolkit.project.files import overwrite
from toolkit.project.glossary.exchange import FORMATS, exported
from toolkit.project.glossary.loading import chosen, read_by

EXAMPLES = """\b
Examples:
  toolkit glossary export --format csv -o glossary.csv
  toolkit glossary export --format xlsx -o glossary.xlsx
  toolkit glossary export --format tbx > glossary.tbx
"""


@click.command(epilog=EXAMPLES)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Write this format.  [default: by FILE, else csv]")
@click.option("-o", "--output-file", type=OUTPUT, metavar="FILE", help="Write to FILE (- is stdout).  [default: -]")
@glossary_option
def command(form: str | None, output_file: str | None, glossary: tuple[str, ...]) -> None:
    """Export the glossary as CSV or XLSX for spreadsheets, or TBX-Basic for terminology systems."""
    suffix = suffix_of(output_file)
    form = form or (suffix if suffix in FORMATS else "csv")
    refuse_other(output_file, form, FORMATS)
    data = exported(chosen(glossary), form)
    if output_file and not is_stdout(output_file):
        refuse_clashes([Path(output_file)], read_by(glossary))
        overwrite(Path(output_file), data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
