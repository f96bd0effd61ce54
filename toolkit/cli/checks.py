"""`toolkit checks`: a table of all checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from toolkit.checks import STYLE, Check, checks
from toolkit.cli.formats import text_or_json
from toolkit.cli.languages import language_code

#: When the group `style` runs.
OFF = "with the setting style.guide, or where --select names them"


@click.command(
    epilog="\b\nExamples:\n  toolkit checks\n  toolkit checks --language ja        which of them run on Japanese\n"
    "  toolkit checks --format json"
)
@click.option(
    "--language",
    metavar="CODE",
    callback=language_code,
    help="Show which checks run on a target language, and why others do not.",
)
@click.option(
    "--source-language",
    metavar="CODE",
    callback=language_code,
    help="With --language, set the source language.  [default: the project's]",
)
@text_or_json
def command(language: str | None, source_language: str | None, form: str) -> None:
    """Show every check with its group, its severity and the defect it finds."""
    if source_language and not language:
        raise click.UsageError("--source-language needs --language")
    known = list(checks().values())
    reasons = _reasons(language, source_language) if language else None
    if form == "json":
        import json

        click.echo(json.dumps([as_json(check, reasons) for check in known], ensure_ascii=False, indent=2))
        return
    width = max(len(check.name) for check in known)
    group = ""
    for check in known:
        if check.group != group:
            group = check.group
            click.echo(click.style(f"{group}:", bold=True) + (f"  ({OFF})" if group == STYLE else ""))
        reason = (reasons or {}).get(check.name)
        shown = f"does not run: {reason}" if reason else check.summary
        click.echo(f"  {check.name:<{width}}  {'-' if reason else check.severity:<7}  {shown}")


def as_json(check: Check, reasons: Mapping[str, str] | None = None) -> dict[str, Any]:
    """One row; for a language (`reasons` is not None) with `runs` and the `reason` where it does not."""
    row: dict[str, Any] = {
        "check": check.name,
        "group": check.group,
        "severity": str(check.severity),
        "summary": check.summary,
    }
    if reasons is not None:
        row |= {"runs": check.name not in reasons, "reason": reasons.get(check.name)}
    return row


def _reasons(language: str, source_language: str | None) -> dict[str, str]:
    """The checks that do not run on a language, with the glossary of the project here, if there is one."""
    from toolkit.context import Context
    from toolkit.linter.skipping import reasons
    from toolkit.project.glossary.loading import project_or_none
    from toolkit.project.reviewing import load_glossary

    project = project_or_none()
    source = source_language or (project.settings.source_language if project else "zh")
    glossary = load_glossary(project) if project else None
    return reasons(checks(), Context(source_language=source, target_language=language, glossary=glossary))
