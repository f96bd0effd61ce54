"""`toolkit build`: build the documents for readers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from toolkit.cli.formats import names_of, refuse_other, suggested
from toolkit.cli.languages import target_languages
from toolkit.cli.outputs import is_stdout
from toolkit.cli.paths import OUTPUT, Named
from toolkit.errors import ToolkitError
from toolkit.model import Skipped, State, merge_skipped
from toolkit.model.plural import are, plural
from toolkit.model.rendition import Policy
from toolkit.project.building import BuildOptions, Built, build, build_bytes
from toolkit.project.files import display
from toolkit.project.layout import Project, current_project
from toolkit.renderers import DEFAULT_FORMATS, FORMATS
from toolkit.settings import THEMES

#: Unfinished units to list before "and N more".
LISTED = 50
STATES = {State.INITIAL: "untranslated", State.NEEDS_REVIEW: "needs review"}


def _theme(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and value not in THEMES:
        raise click.BadParameter(f"unknown theme {value!r}; choose from {', '.join(THEMES)}", ctx=ctx, param=param)
    return value


def options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the arguments and options that `build` and `build-en` share."""
    for option in reversed((
        click.argument("reports", metavar="[REPORT]...", nargs=-1),
        click.option("--format", "formats", callback=names_of(FORMATS), metavar="FORMAT,…",
                     help=f"Formats to build: {', '.join(FORMATS)}.  [default: {','.join(DEFAULT_FORMATS)}]"),
        click.option("-o", "--output", type=OUTPUT, metavar="FILE",
                     help="Write one report in one format to FILE (- is stdout)."),
        click.option("--incomplete", type=click.Choice([policy.value for policy in Policy]),
                     help="Treat unfinished units: fail, mark their place, show the source, or show the previous"
                     " translation, unreviewed.  [default: fail; with --bilingual: previous]"),
        click.option("--bilingual", is_flag=True, help="Show source and translation side by side, for reviewers."),
        click.option("--with-glossary", is_flag=True, help="Append the terms that the report uses."),
        click.option("--with-figures", is_flag=True,
                     help="Append a table of the report's key indicators: value, change and place."),
        click.option("--earlier", metavar="REPORT",
                     help="With --with-figures, set them beside those of an earlier report.  [default: the setting"
                     " reports.NAME.earlier]"),
        click.option("--theme", callback=_theme, metavar="|".join(THEMES),
                     help="Give HTML and PDF this look.  [default: the setting theme, else plain]"),
        click.option("--template", type=Named(Path), metavar="DOCX",
                     help="Take styles, page and header from a Word document."),
    )):  # fmt: skip
        function = option(function)
    return function


@click.command(epilog="\b\nExamples:\n  toolkit build --lang en --format docx,pdf\n  toolkit build -o - --format md")
@target_languages
@options
def command(languages: tuple[str, ...], **wanted: Any) -> int:
    """Build the documents for readers, in every target language.

    Exits 1, and writes nothing, if a report is not completely translated and reviewed; see --incomplete.
    """
    project = current_project()
    return run(project, languages or project.settings.target_languages, **wanted)


def run(
    project: Project,
    languages: tuple[str, ...],
    *,
    reports: tuple[str, ...],
    formats: tuple[str, ...] | None,
    output: str | None,
    incomplete: str | None,
    bilingual: bool,
    with_glossary: bool,
    with_figures: bool,
    earlier: str | None,
    theme: str | None,
    template: Path | None,
) -> int:
    """Build each report in each language. Return 1 if a report is incomplete, 2 if one cannot be built."""
    jobs = [(report, language) for language in languages for report in project.choose(reports)]
    options = BuildOptions(
        formats or suggested(output, FORMATS, DEFAULT_FORMATS),
        Policy(incomplete) if incomplete else None,
        bilingual,
        with_glossary,
        template,
        with_figures,
        earlier,
        theme,
    )
    if earlier and not with_figures:
        raise click.UsageError("--earlier needs --with-figures")
    if template is not None and not any(FORMATS[name].template for name in options.formats):
        raise click.UsageError("--template needs --format docx")
    if theme is not None and not any(FORMATS[name].themes for name in options.formats):
        raise click.UsageError("--theme needs --format html or pdf; Word files take their look from --template")
    if output is not None and (len(jobs) != 1 or len(options.formats) != 1):
        raise click.UsageError("-o takes one report, one language and one format; name them")
    refuse_other(output, options.formats[0], FORMATS)
    skipped: list[Skipped] = []
    if is_stdout(output) and output is not None:
        output = "-"
    codes: list[int] = []
    failures: set[str] = set()
    for number, job in enumerate(jobs, 1):
        try:
            codes.append(_one(project, job, options, output, (number, len(jobs)), skipped))
        except ToolkitError as error:
            codes.append(2)
            if str(error) not in failures:
                click.echo(f"toolkit: {error}", err=True)
            failures.add(str(error))
    for line in dict.fromkeys(one.line for one in merge_skipped(skipped)):
        click.echo(f"toolkit: {line}", err=True)
    return max(codes)


def _one(
    project: Project,
    job: tuple[str, str],
    options: BuildOptions,
    output: str | None,
    place: tuple[int, int],
    skipped: list[Skipped],
) -> int:
    """Build one report and report the outcome. Return the exit code; add the checks that could not run to `skipped`.

    Raises ToolkitError where it cannot be built.
    """
    report, language = job
    _progress(f"building {report} ({language}), {place[0]} of {place[1]}" if place[1] > 1 else "")
    try:
        if output == "-":
            built = build_bytes(project, report, language, options)
        else:
            built = build(project, report, language, options, Path(output) if output else None)
    finally:
        _progress("")
    skipped += built.skipped
    for warning in built.warnings:
        click.echo(f"toolkit: warning: {report} ({language}): {warning}", err=True)
    if built.refused:
        _refuse(built)
        return 1
    if output == "-":
        sys.stdout.buffer.write(built.data)
    _say(built, to_stderr=output == "-")
    return 0


def _progress(text: str) -> None:
    """On a terminal, show a line that the next one replaces."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", nl=False, err=True)


def _say(built: Built, *, to_stderr: bool) -> None:
    """Print how complete the report is, and its files."""
    counts = built.counts
    share = 100 * counts.translated // max(counts.units, 1)
    whole = plural(counts.units, "unit")
    text = f"{built.report} ({built.language}): {counts.translated} of {whole} translated ({share}%)"
    rest = [
        f"{number} {name}" for number, name in
        ((counts.needs_review, "need review"), (counts.untranslated, "untranslated")) if number
    ]  # fmt: skip
    click.echo(", ".join([text, *rest]), err=to_stderr)
    for file in built.files:
        click.echo(f"  {display(file)}", err=to_stderr)


def _refuse(built: Built) -> None:
    """Print why nothing was written: the unfinished units with their places, and what to do."""
    counts = built.counts
    count = len(built.unfinished)
    share = f"{count:,} of {plural(counts.units, 'unit')} {are(count)} not finished"
    click.echo(f"toolkit: {built.report} ({built.language}): {share}; nothing was written", err=True)
    for unit in built.unfinished[:LISTED]:
        place = unit.path if unit.line is None else f"{unit.path}:{unit.line}"
        state = STATES[unit.state] if unit.in_catalog else "not in the catalog (run: toolkit update)"
        source = unit.source if len(unit.source) <= 40 else f"{unit.source[:39]}…"
        click.echo(f"  {place}: {state}: {' '.join(source.split())}", err=True)
    if len(built.unfinished) > LISTED:
        click.echo(f"  … and {len(built.unfinished) - LISTED} more", err=True)
    click.echo("  finish them, or build with --incomplete mark, source or previous", err=True)
