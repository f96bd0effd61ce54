"""`toolkit checks`: a table of all checks."""

from __future__ import annotations

import click

from toolkit.checks import Check, checks
from toolkit.cli.formats import text_or_json


@click.command(epilog="\b\nExamples:\n  toolkit checks\n  toolkit checks --format json")
@text_or_json
def command(form: str) -> None:
    """Show every check with its group, its severity and the defect it finds."""
    known = list(checks().values())
    if form == "json":
        import json

        click.echo(json.dumps([as_json(check) for check in known], ensure_ascii=False, indent=2))
        return
    width = max(len(check.name) for check in known)
    group = ""
    for check in known:
        if check.group != group:
            group = check.group
            click.echo(click.style(f"{group}:", bold=True))
        click.echo(f"  {check.name:<{width}}  {check.severity:<7}  {check.summary}")


def as_json(check: Check) -> dict[str, str]:
    """One row."""
    return {
        "check": check.name,
        "group": check.group,
        "severity": str(check.severity),
        "summary": check.summary,
    }
