"""`toolkit lint`: findings for people and machines."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from toolkit.cli.check_options import check_names, jobs_of
from toolkit.cli.glossary.options import glossary_option
from toolkit.cli.languages import language_code
from toolkit.cli.outputs import Output, deliver, files_of, outputs
from toolkit.cli.paths import NAMED, OUTPUT
from toolkit.cli.progress import progress_bar
from toolkit.errors import InputError
from toolkit.gc_pause import paused_collector
from toolkit.model import LintReport, Severity
from toolkit.model.plural import plural
from toolkit.project.linting import LintOptions, lint
from toolkit.reporters import REPORTERS

EXAMPLES = """\b
Examples:
  toolkit lint                                  all of the project
  toolkit lint translations/en/report.po        one catalog, anywhere
  toolkit lint --select numbers,terms           only these groups
  toolkit lint --format sarif --output-file lint.sarif
  toolkit lint --output-file sarif:lint.sarif --output-file junit:lint.xml
  toolkit lint --changed-since origin/main      only units touched since
  toolkit lint --fix --diff                     look at the safe repairs first
"""

LEVELS = [str(level) for level in Severity]


@click.command(epilog=EXAMPLES)
@click.argument("paths", type=NAMED, metavar="[PATH]...", nargs=-1)
@glossary_option
@click.option(
    "--source-language",
    metavar="CODE",
    callback=language_code,
    help="Set the source language, overriding settings and files.",
)
@click.option("--select", metavar="NAMES", multiple=True, help="Run only these checks or groups (comma-separated).")
@click.option("--ignore", metavar="NAMES", multiple=True, help="Do not run these checks or groups.")
@click.option("--severity", metavar="CHECK=LEVEL", multiple=True, help=f"Change a severity: {', '.join(LEVELS)}.")
@click.option(
    "--fail-on", type=click.Choice([*LEVELS, "never"]), help="Exit 1 from this severity up.  [default: error]"
)
@click.option(
    "--format",
    "forms",
    type=click.Choice(["auto", *REPORTERS]),
    multiple=True,
    help="Print this format; auto is text, or github under GITHUB_ACTIONS.  [default: auto]",
)
@click.option(
    "--output-file",
    "files",
    type=NAMED,
    metavar="[FORMAT:]FILE",
    multiple=True,
    help="Write a format to a file (- is stdout). Without FORMAT, write the one of --format instead of printing it.",
)
@click.option("--baseline", type=OUTPUT, metavar="FILE", help="Leave out the findings that this file accepts.")
@click.option("--write-baseline", is_flag=True, help="Accept all current findings.")
@click.option("--strict-baseline", is_flag=True, help="Fail if the baseline accepts findings that are fixed.")
@click.option("--allow-growth", is_flag=True, help="Let --write-baseline add entries under CI.")
@click.option("--changed-since", type=NAMED, metavar="REV", help="Check only units touched since a git revision.")
@click.option("--fix", is_flag=True, help="Repair spaces, punctuation and headers first, then report what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, write nothing, and exit 1 if anything would.")
@click.option("--jobs", metavar="N", default="auto", show_default=True, help="Run this many processes, or auto.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write .toolkit-cache/.")
def command(
    paths: tuple[str, ...],
    glossary: tuple[str, ...],
    source_language: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    fail_on: str | None,
    forms: tuple[str, ...],
    files: tuple[str, ...],
    baseline: str | None,
    write_baseline: bool,
    strict_baseline: bool,
    allow_growth: bool,
    changed_since: str | None,
    fix: bool,
    diff: bool,
    jobs: str,
    no_cache: bool,
) -> int:
    """Check catalogs and glossary: files, folders, or the whole project.

    Exits 1 if a finding reaches --fail-on, 2 if something could not be read or run.
    """
    planned = outputs(forms, files)
    options = LintOptions(
        select=check_names(select),
        ignore=check_names(ignore),
        severities=dict(_severity(one) for one in severity),
        fail_on=fail_on,
        glossary=glossary,
        source_language=source_language,
        changed_since=changed_since,
        jobs=jobs_of(jobs),
        cache=not no_cache,
        baseline=baseline,
        write_baseline=write_baseline,
        strict_baseline=strict_baseline,
        allow_growth=allow_growth,
        in_ci=os.environ.get("CI", "").lower() not in {"", "0", "false"},
        outputs=files_of(planned),
    )
    if diff:
        return show_repairs(paths, options)
    if fix:
        write_repairs(paths, options)
    with paused_collector():  # till all is printed too
        with progress_bar() as progress:
            report = lint(paths, options, progress)
        for remark in report.remarks:
            click.echo(f"toolkit: {remark}", err=True)
        return finish(report, planned)


def finish(report: LintReport, planned: Sequence[Output]) -> int:
    """Print and write the report, name what went wrong, and give the exit code."""
    unwritten = deliver(report, planned)
    for failure in report.errors:
        path = None if failure.path is None else shown_path(failure.path)
        click.echo(
            f"toolkit: {InputError(failure.message, path=path, line=failure.line, column=failure.column)}", err=True
        )
    return 2 if report.errors or unwritten else int(report.failed)


def show_repairs(paths: Sequence[str], options: LintOptions) -> int:
    """Print what `--fix` would change as a unified diff."""
    from difflib import unified_diff

    from toolkit.project.linting.fixing import repairs

    changed = False
    for repair in repairs(paths, options):
        changed = True
        before, after = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in repair.sides)
        name = shown_path(str(repair.path))
        for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
            color = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
            click.echo(click.style(line.rstrip("\r\n"), fg=color))
    return int(changed)


def write_repairs(paths: Sequence[str], options: LintOptions) -> None:
    """Repair the catalogs and say on standard error what was done."""
    from toolkit.project.files import write_all
    from toolkit.project.linting.fixing import repairs

    done = list(repairs(paths, options))
    write_all([repair.write for repair in done])
    for repair in done:
        click.echo(f"toolkit: {shown_path(str(repair.path))}: repaired {plural(repair.repaired, 'place')}", err=True)


def shown_path(path: str) -> str:
    """Relative to the current folder where it lies below."""
    from toolkit.project.files import display

    return display(Path(path))


def _severity(value: str) -> tuple[str, Severity]:
    name, _, level = value.partition("=")
    if level not in LEVELS:
        raise click.BadParameter(
            f"{value!r} is not CHECK=LEVEL with one of {', '.join(LEVELS)}", param_hint="--severity"
        )
    return name, Severity(level)
