"""`toolkit diff`: show what changed in the catalogs between two revisions, word by word."""

from __future__ import annotations

from typing import Any

import click

from toolkit.catalogs.compare import Kind
from toolkit.cli.differences import as_json as difference_json
from toolkit.cli.differences import in_words, shortened
from toolkit.cli.formats import text_or_json
from toolkit.model import Unit
from toolkit.project.comparing import Compared, compared
from toolkit.project.files import display
from toolkit.project.layout import current_project

EXAMPLES = """\b
Examples:
  toolkit diff HEAD            since the last commit
  toolkit diff main review     between two branches
"""


@click.command(epilog=EXAMPLES)
@click.argument("old", metavar="REV")
@click.argument("new", metavar="[REV]", required=False)
@text_or_json
def command(old: str, new: str | None, form: str) -> None:
    """Show what changed in the catalogs since a git revision, or between two.

    Shows the source, the old target and the new target of each changed unit.
    """
    found = compared(current_project(), old, new)
    if form == "json":
        import json

        click.echo(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        echo(one)


def echo(one: Compared) -> None:
    """Print one unit: its place, what happened, its source, and its target before and after."""
    old, new = one.change.old, one.change.new
    states = f" ({old.state} → {new.state})" if old and new and old.state is not new.state else ""
    click.echo(click.style(f"{display(one.path)}:{one.line}: {one.change.kind}{states}", bold=True))
    before, after = old or Unit(""), new or Unit("")
    if one.change.kind is Kind.SOURCE:
        click.echo(f"  source: {in_words(before.source, after.source)}")
    else:
        click.echo(f"  source: {shortened((new or before).source, first=True, last=True)}")
    if before.target != after.target:
        if before.target:
            click.echo(f"  old:    {before.target}")
        if after.target:
            click.echo(f"  new:    {in_words(before.target, after.target) if before.target else after.target}")


def as_json(one: Compared) -> dict[str, Any]:
    """Return one unit as JSON."""
    old, new = one.change.old, one.change.new
    shown: dict[str, Any] = {"kind": str(one.change.kind), "path": display(one.path), "line": one.line}
    for name, unit in (("old", old), ("new", new)):
        shown[name] = unit and {
            "unit": unit.key,
            "source": unit.source,
            "target": unit.target,
            "state": str(unit.state),
            "comments": list(unit.comments),
        }
    if old and new:
        shown["source_difference"] = difference_json(old.source, new.source)
        shown["target_difference"] = difference_json(old.target, new.target)
    return shown
