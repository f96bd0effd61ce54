"""`toolkit corpus stats`: what was found in a checked corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from toolkit.cli.corpus.columns import two_columns
from toolkit.cli.corpus.counts import count_lines
from toolkit.cli.paths import NAMED, OUTPUT
from toolkit.corpus import module
from toolkit.errors import InputError
from toolkit.reporters.messages import visible

EXAMPLES = """\b
Examples:
  toolkit corpus stats checked.parquet
  toolkit corpus stats checked.parquet --by domain --html checked.html
  toolkit corpus stats spark-output/ --columns zh,en --html checked.html
"""
#: Sources that are shown.
MOST = 20


@click.command(epilog=EXAMPLES)
@click.argument("output", type=NAMED, metavar="OUT")
@click.option("--by", metavar="COLUMN", help="Count by the values of this column.  [default: the file]")
@click.option(
    "--columns",
    metavar="SOURCE,TARGET",
    callback=two_columns,
    help="Name the columns of the two texts, for --html.  [default: those of toolkit corpus check, or source,target]",
)
@click.option(
    "--prefix", metavar="TEXT", help="Read the columns whose names begin with TEXT, of a corpus checked twice."
)
@click.option("--html", type=OUTPUT, metavar="PAGE", help="Write a page with the counts and rows of each kind to read.")
def command(output: str, by: str | None, columns: tuple[str, str] | None, prefix: str | None, html: str | None) -> None:
    """Show what `toolkit corpus check` found: by check and severity, by source, and why rows are unchecked."""
    corpus = module("toolkit.corpus.reading").CheckedCorpus(Path(output), columns, prefix)
    if html == "-":
        raise InputError("is not a name of a page", path=html)
    if html and Path(html).resolve() == Path(output).resolve():
        raise InputError("is the corpus; choose another page", path=html)
    if html and corpus.names and corpus.texts is None:
        message = f"name the columns of the two texts with --columns SOURCE,TARGET; it has {', '.join(corpus.names)}"
        raise InputError(message, path=output)
    page = module("toolkit.corpus.page")
    found = module("toolkit.corpus.stats").stats(corpus, by)
    counts = [(found.verdicts[verdict], verdict) for verdict in page.VERDICTS]
    counts += [(count, f"  {reason}") for reason, count in found.reasons.most_common()]
    click.echo("\n".join(count_lines(output, found.rows, counts)))
    _table(*page.check_table(found))
    _table(*page.source_table(found, MOST))
    if found.by and len(found.sources) > MOST:
        click.echo(f"… and {len(found.sources) - MOST:,} more")
    if html:
        from toolkit.project.files import overwrite

        overwrite(Path(html), page.page(found, output))


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, its columns of figures aligned at the right; nothing without rows."""
    if not rows:
        return
    rows = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    click.echo()
    for row in (names, *rows):
        cells = [
            cell.rjust(width) if like[:1].isdigit() and at else cell.ljust(width)
            for at, (cell, width, like) in enumerate(zip(row, widths, rows[0], strict=True))
        ]
        click.echo("  ".join(cells).rstrip())
