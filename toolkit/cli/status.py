"""`toolkit status`: show how far each report is translated."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from toolkit.cli.formats import text_or_json
from toolkit.project.layout import current_project
from toolkit.project.progress import Progress, progress

#: Width of a bar, in characters.
WIDTH = 20


@click.command(epilog="\b\nExamples:\n  toolkit status\n  toolkit status --format json")
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@text_or_json
def command(reports: tuple[str, ...], form: str) -> None:
    """Show how far each report is translated, in units, source characters and target words."""
    project = current_project()
    rows = list(progress(project, project.choose(reports)))
    if form == "json":
        import json

        click.echo(json.dumps([as_json(row) for row in rows], ensure_ascii=False, indent=2))
        return
    width = max(len(row.report) for row in rows)
    for row in rows:
        click.echo(f"{row.report:<{width}}  {row.language:<5} {bar(row)} {percent(row):>4}  {in_words(row)}")


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
