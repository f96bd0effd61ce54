"""`toolkit status`: show how far each report is translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click

from toolkit.cli.coverage import bands_json, table
from toolkit.cli.formats import text_or_json
from toolkit.cli.notices import as_json as notices_json
from toolkit.cli.notices import echo_notices, error_json
from toolkit.errors import InputError, ToolkitError
from toolkit.project.coverage import Coverage, coverage
from toolkit.project.layout import Project, current_project
from toolkit.project.losses import losses
from toolkit.project.progress import Progress, progress, translations
from toolkit.project.recalling import Recaller
from toolkit.project.renaming import orphans

#: Width of a bar, in characters.
WIDTH = 20


EXAMPLES = """\b
Examples:
  toolkit status
  toolkit status --memory         what the memory knows of what is left to translate
  toolkit status --format json
"""


@click.command(epilog=EXAMPLES)
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@click.option("--memory", is_flag=True, help="Count what the memory covers of the units not yet translated.")
@text_or_json
def command(reports: tuple[str, ...], memory: bool, form: str) -> int:
    """Show how far each report is translated, in units, source characters and target words.

    With --memory, count the units that are not translated yet by what the memory has for them: the same text (exact),
    the same but for figures (figures), similar text from 85 or 70 percent, or nothing to start from (none).

    Exits 2 if a report or a catalog cannot be read, and shows the others.
    """
    try:
        project = current_project()
        chosen = project.choose(reports)
        rows, covered, errors = _counted(project, chosen, memory=memory)
        left, lost = orphans(project), [*losses(project, chosen)]
    except ToolkitError as error:
        if form == "json":
            _echo_json([], notices_json((), ()), [error])
        raise
    if form == "json":
        _echo_json(rows, notices_json(left, lost), errors, covered)
    else:
        width = max((len(row.report) for row in rows), default=0)
        for row in rows:
            click.echo(f"{row.report:<{width}}  {row.language:<5} {bar(row)} {percent(row):>4}  {in_words(row)}")
        for line in table(covered) if covered else ():
            click.echo(line)
    echo_notices(project, left, lost)
    for fault in errors:
        click.echo(f"toolkit: {fault}", err=True)
    return 2 if errors else 0


def _counted(
    project: Project, chosen: Sequence[str], *, memory: bool
) -> tuple[list[Progress], list[Coverage], list[ToolkitError]]:
    """How far the reports are translated, with `memory` what the memory covers of the rest, and what is unreadable."""
    rows, covered, errors = list[Progress](), list[Coverage](), list[ToolkitError]()
    with Recaller(project) as recaller:
        for one in translations(project, chosen):
            if isinstance(one, InputError):
                errors.append(one)
                continue
            rows.append(progress(one))
            if memory:
                covered.append(coverage(one, recaller.memory(one.language)))
        return rows, covered, [*errors, *(one for one in recaller.errors if str(one) not in map(str, errors))]


def _echo_json(
    rows: Sequence[Progress],
    notices: dict[str, Any],
    errors: Sequence[ToolkitError],
    covered: Sequence[Coverage] = (),
) -> None:
    import json

    reports = [as_json(row) for row in rows]
    known = {(one.report, one.language): one for one in covered}
    for shown in reports:
        one = known.get((shown["report"], shown["language"]))
        if one:
            shown["memory"] = bands_json(one)
    whole = {"version": 1, "reports": reports, **notices}
    whole["errors"] = [error_json(error) for error in errors]
    click.echo(json.dumps(whole, ensure_ascii=False, indent=2))


def bar(row: Progress) -> str:
    """Return a bar of translated, unreviewed and missing units."""
    translated = WIDTH * row.translated.units // max(row.units, 1)
    review = min(-(-WIDTH * row.needs_review.units // max(row.units, 1)), WIDTH - translated)
    missing = WIDTH - translated - review
    return click.style("█" * translated, fg="green") + click.style("▒" * review, fg="yellow") + "░" * missing


def percent(row: Progress) -> str:
    """Return the share of units translated, rounded down, so that 100% means all."""
    return f"{100 * row.translated.units // max(row.units, 1)}%"


def in_words(row: Progress) -> str:
    """Return the counts in one line, leaving out states that no unit is in."""
    parts = []
    for label, count in (
        ("translated", row.translated),
        ("to review", row.needs_review),
        ("missing", row.missing),
    ):
        if count.units or label == "translated":
            words = f", {count.words:,} words" if count.words else ""
            parts.append(f"{count.units} {label} ({count.characters:,} characters{words})")
    return "; ".join(parts)


def as_json(row: Progress) -> dict[str, Any]:
    """Return one row as JSON."""
    return {**asdict(row), "units": row.units}
