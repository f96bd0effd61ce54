"""`toolkit corpus check`: the checks of a pair of texts over whole corpora."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.check_options import check_names, jobs_of
from toolkit.cli.corpus.columns import two_columns
from toolkit.cli.corpus.counts import count_lines
from toolkit.cli.interrupting import resumable
from toolkit.cli.paths import NAMED
from toolkit.cli.progress import Bar, progress_bar
from toolkit.corpus import module
from toolkit.model.plural import are, plural

if TYPE_CHECKING:
    from toolkit.corpus.run import CheckedFiles, Progress

EXAMPLES = """\b
Examples:
  toolkit corpus check pairs.parquet -o checked.parquet
  toolkit corpus check wmt.jsonl.zst --columns zh,en -o checked.jsonl.zst
  toolkit corpus check un.zh.gz un.en.gz -o checked.parquet
  toolkit corpus check pairs.tsv --columns 1,2 --source-language auto -o checked
  toolkit corpus check memory.tmx --select numbers,terms --glossary glossary/ -o checked.parquet
"""


def _language(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    from toolkit.model.language_codes import is_code

    if value != "auto" and not is_code(value):
        raise click.BadParameter(f"{value!r} is neither auto nor a language code such as zh or pt_BR")
    return value


@click.command(epilog=EXAMPLES)
@click.argument("inputs", type=NAMED, metavar="IN...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=NAMED,
    metavar="OUT",
    required=True,
    help="Write .parquet, .jsonl, .jsonl.gz, .jsonl.zst, or a folder of Parquet files (a name without a suffix).",
)
@click.option(
    "--columns",
    metavar="SOURCE,TARGET",
    default="source,target",
    show_default=True,
    callback=two_columns,
    help="Name the columns of the two texts; numbers for TSV without a line of names.",
)
@click.option(
    "--source-language",
    metavar="CODE",
    default="zh",
    show_default=True,
    callback=_language,
    help="Set the language of the sources; auto finds out for each row which text is Chinese and which English.",
)
@click.option("--target-language", metavar="CODE", default="en", show_default=True, callback=_language,
              help="Set the language of the targets.")  # fmt: skip
@click.option(
    "--select", metavar="NAMES", multiple=True, help="Run these checks or groups (comma-separated).  [default: numbers]"
)
@click.option("--ignore", metavar="NAMES", multiple=True, help="Do not run these checks or groups.")
@click.option("--glossary", type=NAMED, metavar="PATH", multiple=True, help="Use this glossary file or folder.")
@click.option("--prefix", metavar="TEXT", default="", help="Begin the names of the new columns with TEXT.")
@click.option("--jobs", metavar="N", default="auto", show_default=True, help="Run this many processes, or auto.")
def command(
    inputs: tuple[str, ...],
    output: str,
    columns: tuple[str, str],
    source_language: str,
    target_language: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    glossary: tuple[str, ...],
    prefix: str,
    jobs: str,
) -> int:
    """Check pairs of texts as `toolkit lint` does and write them with a verdict, the findings and counts.

    Reads Parquet, JSON Lines, TSV and TMX, and two parallel text files one after the other; text also as .gz and .zst.
    No row is left out or moved; one that cannot be checked has a reason. A run that was interrupted goes on when the
    same command runs again. The output is the same for any number of processes.

    Exits 1 if a pair has an error, 2 if an input could not be read whole or no row could be checked.
    """
    run = module("toolkit.corpus.run")
    checker = module("toolkit.corpus.batch").BatchChecker(
        source=source_language,
        target=target_language,
        select=check_names(select) or ("numbers",),
        ignore=check_names(ignore),
        glossary=glossary,
        columns=columns,
        prefix=prefix,
    )
    paths = [Path(one) for one in inputs]
    with resumable(), progress_bar() as bar:
        found = run.check_files(paths, Path(output), checker, jobs=jobs_of(jobs), progress=bar and _progress(bar))
    click.echo("\n".join(lines(found, output)))
    return _exit_code(found)


def lines(found: CheckedFiles, output: str) -> list[str]:
    """Return what a run found: verdicts, reasons, what was compared, and how fast."""
    from toolkit.corpus.reasons import MEANINGS, Reason
    from toolkit.corpus.tally import VERDICTS

    tally = found.tally
    counted = [(tally.verdicts[verdict], verdict) for verdict in VERDICTS]
    reasons = sorted(tally.reasons.items(), key=lambda item: (-item[1], item[0]))
    counted += [(count, f"  {reason}: {MEANINGS[Reason(reason)]}") for reason, count in reasons]
    shown = count_lines(output, tally.rows, counted)
    terms = f", {plural(tally.terms, 'term')}" if tally.terms else ""
    shown.append(f"{plural(tally.figures, 'figure')}{terms} compared")
    if found.rows and found.seconds:
        rate = found.rows / found.seconds
        processes = "1 process" if found.jobs == 1 else f"{found.jobs:,} processes"
        shown.append(
            f"{plural(found.rows, 'row')} in {found.seconds:,.1f} s with {processes}:"
            f" {rate:,.0f} a second, {rate / found.jobs:,.0f} each"
        )
    return shown


def _progress(bar: Bar) -> Progress:
    begun = time.monotonic()

    def show(done: int, total: int, rows: int) -> None:
        seconds = time.monotonic() - begun
        left = seconds * (total - done) / done if done else 0
        bar(done, total, f"  {plural(rows, 'row')}, {rows / seconds:,.0f} a second, {_duration(left)} left")

    return show


def _duration(seconds: float) -> str:
    """`45 s`, `12 min`, `3 h 20 min`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _exit_code(found: CheckedFiles) -> int:
    for error in found.errors:
        click.echo(f"toolkit: {error}", err=True)
    tally = found.tally
    if tally.rows and not tally.checked:
        click.echo(f"toolkit: nothing was checked: {plural(tally.rows, 'row')} {are(tally.rows)} unchecked", err=True)
        return 2
    return 2 if found.errors else int(tally.verdicts["error"] > 0)
