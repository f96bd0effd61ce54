"""`toolkit update`: update the catalogs from the reports and the glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click

from toolkit.catalogs.changes import TOUCHED, Change, ChangeKind, Recalled
from toolkit.catalogs.provenance import from_memory
from toolkit.cli.differences import as_json as difference_json
from toolkit.cli.differences import in_words, shortened
from toolkit.cli.formats import text_or_json
from toolkit.cli.notices import as_json as notices_json
from toolkit.cli.notices import echo_left_out, echo_notices, error_json
from toolkit.errors import ToolkitError
from toolkit.project.files import display
from toolkit.project.layout import current_project
from toolkit.project.losses import losses
from toolkit.project.recalling import Recaller
from toolkit.project.renaming import orphans
from toolkit.project.updating import Updated, update_reports, updates

EXAMPLES = """\b
Examples:
  toolkit update                      all reports
  toolkit update chongqing-eic-2021   one report
  toolkit update --dry-run            show what would happen
  toolkit update --check              exit 1 if anything would change (for CI)
  toolkit update --no-memory          fill nothing from what was translated before
"""

#: Labels for kinds whose name is not clear by itself.
WORDS = {ChangeKind.NUMBERS: "numbers only", ChangeKind.FILLED: "from memory"}


@click.command(epilog=EXAMPLES)
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Write nothing; show every change.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything would change.")
@click.option("--no-memory", is_flag=True, help="Leave new units empty. (--check looks at no memory either.)")
@text_or_json
def command(reports: tuple[str, ...], dry_run: bool, check: bool, no_memory: bool, form: str) -> int:
    """Update templates and catalogs from the reports and the glossary; create missing ones.

    Keeps every translation: an edited paragraph keeps its own for review, a deleted one becomes an obsolete entry.
    Fills units without a translation from the memory, for review: the translated units of all catalogs, and the TMX
    files in translations/memory.
    """
    project = current_project()
    chosen = project.choose(reports)
    lost = [*losses(project, chosen)]
    errors: list[ToolkitError] = []
    done: list[Updated] = []
    with Recaller(project) as recaller:
        memory = None if no_memory or check else recaller
        try:
            done = [*updates(project, chosen, memory)] if dry_run or check else update_reports(project, chosen, memory)
        except ToolkitError as failure:
            errors.append(failure)
        errors += [one for one in recaller.errors if str(one) not in map(str, errors)]
    moved = {one.was.path for one in done if one.was}
    left = [orphan for orphan in orphans(project) if orphan.path not in moved]
    if form == "json":
        import json

        whole = as_json(done) | notices_json(left, lost) | {"errors": [error_json(error) for error in errors]}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        for one in done:
            echo_file(one, every_change=dry_run, done=not (dry_run or check))
    for one in done:
        echo_left_out(project.seed(one.report), one.left_out)
    echo_notices(project, left, lost)
    for error in errors:
        click.echo(f"toolkit: {error}", err=True)
    return 2 if errors else int(check and any(one.changes_files for one in done))


def echo_file(one: Updated, *, every_change: bool, done: bool) -> None:
    """Print one file in one line, and its changes."""
    if one.was:
        state = ("renamed from " if done else "would be renamed from ") + display(one.was.path)
    elif one.created:
        state = "created" if done else "would be created"
    elif one.write:
        state = "updated" if done else "would change"
    else:
        state = "unchanged"
    counts = ""
    if one.language:
        named = ((WORDS.get(kind, str(kind)), count) for kind, count in one.counts.items())
        counts = ": " + ", ".join(f"{count} {word}" for word, count in named if count)
    click.echo(f"{display(one.path)} {state}{counts}")
    if every_change:
        for change in one.changes:
            if change.kind in TOUCHED or change.kind is ChangeKind.MOVED:
                echo_change(change)


def echo_change(change: Change) -> None:
    """Print one change: its kind, the source with the change marked, and the figures put in."""
    word = click.style(f"{WORDS.get(change.kind, str(change.kind)):>12}", bold=True)
    click.echo(f"{word}  {changed_source(change)}")
    if change.recalled:
        click.echo(f"{'':>12}  · {from_memory(change.recalled.score, change.recalled.origin, change.recalled.others)}")
    for figure in change.figures:
        click.echo(f"{'':>12}  · {figure}")


def changed_source(change: Change) -> str:
    """Return the new source with the change marked."""
    new = change.unit.source if change.unit else ""
    if change.kind in (ChangeKind.EDITED, ChangeKind.RENUMBERED, ChangeKind.NUMBERS):
        return in_words(change.old[0].source, new)
    if change.recalled:
        return in_words(change.recalled.source, new)
    if change.kind is ChangeKind.SPLIT:
        return f"{_short(new)}  (from {_short(change.old[0].source)})"
    if change.kind is ChangeKind.JOINED:
        return f"{_short(new)}  (from {', '.join(_short(old.source) for old in change.old)})"
    return _short(new or change.old[0].source)


def _short(text: str) -> str:
    return shortened(text, first=True, last=True)


def as_json(done: Sequence[Updated]) -> dict[str, Any]:
    """Return the files as JSON; unchanged units are only counted."""
    return {"version": 1, "files": [file_json(one) for one in done]}


def file_json(one: Updated) -> dict[str, Any]:
    """Return one file as JSON."""
    shown: dict[str, Any] = {"report": one.report, "language": one.language, "path": display(one.path)}
    shown["created"] = one.created
    shown["changed"] = one.changes_files
    shown["renamed_from"] = display(one.was.path) if one.was else None
    if not one.language:
        shown["left_out"] = list(one.left_out)
    if one.language:
        shown["counts"] = {str(kind): count for kind, count in one.counts.items()}
        shown["changes"] = [change_json(change) for change in one.changes if change.kind is not ChangeKind.KEPT]
    return shown


def change_json(change: Change) -> dict[str, Any]:
    """Return one change as JSON."""
    unit = change.unit if change.kind is not ChangeKind.GONE else None
    shown: dict[str, Any] = {
        "kind": str(change.kind),
        "unit": unit.key if unit else None,
        "source": unit.source if unit else None,
        "target": unit.target if unit else None,
        "state": str(unit.state) if unit else None,
        "old": [{"unit": old.key, "source": old.source, "target": old.target} for old in change.old],
    }
    if unit and len(change.old) == 1:
        shown["difference"] = difference_json(change.old[0].source, unit.source)
    if change.recalled:
        shown["memory"] = recalled_json(change.recalled)
    if change.figures:
        shown["figures"] = [
            {
                "source": {"old": figure.old_source, "new": figure.new_source},
                "target": {"old": figure.old_target, "new": figure.new_target} if figure.new_target else None,
            }
            for figure in change.figures
        ]
    return shown


def recalled_json(recalled: Recalled) -> dict[str, Any]:
    """Return where a filled unit's target comes from as JSON."""
    origin = {name: text for name, text in asdict(recalled.origin).items() if text or name in ("path", "line", "date")}
    return {"score": recalled.score, "source": recalled.source, "others": recalled.others, "from": origin}
