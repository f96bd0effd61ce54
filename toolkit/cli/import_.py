"""`toolkit import`: take a reviewed copy back into its catalog."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from toolkit.catalogs.copies import CONTROL, Returned, ReturnKind
from toolkit.cli.differences import in_words, shortened
from toolkit.cli.formats import text_or_json
from toolkit.cli.notices import error_json
from toolkit.cli.paths import NAMED
from toolkit.project.files import display
from toolkit.project.importing import Imported, import_copy
from toolkit.project.layout import current_project

EXAMPLES = """\b
Examples:
  toolkit import review.xlsx --dry-run      show what would change
  toolkit import review.docx --as-reviewed  what the reviewer ticked is finished
"""
#: The kinds that are always counted, and those that are shown only where there are any.
COUNTED = (ReturnKind.TAKEN, ReturnKind.UNCHANGED, ReturnKind.CONFLICT, ReturnKind.UNKNOWN)
SHOWN = frozenset(ReturnKind) - {ReturnKind.UNCHANGED}
WORDS = {ReturnKind.CONFLICT: "conflicting"}
#: The column that the texts begin in.
INDENT = 26


@click.command(epilog=EXAMPLES)
@click.argument("file", type=NAMED, metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change.")
@click.option("--as-reviewed", is_flag=True, help="Finish the units that the reviewer ticked: they need no review.")
@text_or_json
def command(file: str, dry_run: bool, as_reviewed: bool, form: str) -> int:
    """Take the changes of a review copy (.xlsx, .docx, .xlf) or a translation tool's .po back into the catalog.

    Takes only targets that were changed, and only where the catalog still holds what was exported. A conflict is shown
    with its three texts, and nothing is overwritten. Comments become translator comments.

    Exits 1 if anything that a reviewer wrote was not taken.
    """
    done = import_copy(current_project(), Path(file), as_reviewed=as_reviewed, dry_run=dry_run)
    if form == "json":
        click.echo(_printable(json.dumps(as_json(done), ensure_ascii=False, indent=2)))
    else:
        for row in done.rows:
            if row.kind in SHOWN:
                echo_row(row)
        click.echo(summary(done, dry_run=dry_run))
    for remark in (*done.remarks, *done.not_taken):
        click.echo(_printable(f"toolkit: {file}: {remark}"), err=True)
    for error in done.errors:
        click.echo(f"toolkit: {error}", err=True)
    return 2 if done.errors else int(done.left)


def echo_row(row: Returned) -> None:
    """Print one row: what becomes of it, its source, and the texts that differ."""
    unit, copied = row.unit, row.row
    word = click.style(f"{row.kind:<12}", bold=True)
    source = unit.source if unit else copied.source
    click.echo(f"{word}{copied.unit:<{INDENT - 12}}{shortened(' '.join(source.split()), first=True, last=True)}")
    if row.kind is ReturnKind.TAKEN and unit and row.new:
        _line("", in_words(unit.target, row.new.target) if unit.target else row.new.target, styled=True)
    elif row.kind is ReturnKind.EMPTIED and unit:
        _line("still: ", shortened(unit.target, first=True, last=True))
    elif row.kind is ReturnKind.CONFLICT and unit:
        exported = "(the copy does not say)" if copied.exported is None else copied.exported
        for name, text in (("exported", exported), ("catalog", unit.target), ("copy", copied.target or "")):
            _line(f"{name}: ", text or "(empty)")
    elif row.kind in (ReturnKind.UNKNOWN, ReturnKind.REFUSED) and row.left:
        for text in row.texts_left:
            _line("not taken: ", text)
    if row.why:
        _line(f"{copied.place or 'why'}: ", row.why)
    _echo_state_and_comments(row)


def _echo_state_and_comments(row: Returned) -> None:
    unit = row.unit
    if unit and row.new and unit.state is not row.new.state:
        _line("", f"{unit.state} → {row.new.state}")
    for comment in row.new.comments if unit and row.new else ():
        if unit and comment and comment not in unit.comments:
            _line("# ", comment)


def summary(done: Imported, *, dry_run: bool) -> str:
    """Return one line with how many rows there are of each kind."""
    counts = done.counts
    kinds = [kind for kind in ReturnKind if kind in COUNTED or counts[kind]]
    shown = ", ".join(f"{counts[kind]} {WORDS.get(kind, str(kind))}" for kind in kinds)
    state = "unchanged" if done.write is None else "would change" if dry_run else "updated"
    return f"{display(done.path)} {state}: {shown}"


def as_json(done: Imported) -> dict[str, Any]:
    """Return an import as JSON; unchanged rows are only counted."""
    return {
        "version": 1,
        "report": done.report,
        "language": done.language,
        "path": display(done.path),
        "changed": done.write is not None,
        "counts": {str(kind): count for kind, count in done.counts.items()},
        "rows": [row_json(row) for row in done.rows if row.kind in SHOWN],
        "remarks": [*done.remarks],
        "not_taken": [*done.not_taken],
        "errors": [error_json(error) for error in done.errors],
    }


def row_json(row: Returned) -> dict[str, Any]:
    """Return one row as JSON, with its three texts."""
    unit = row.new or row.unit
    return {
        "kind": str(row.kind),
        "unit": row.row.unit,
        "source": row.unit.source if row.unit else row.row.source,
        "exported": row.row.exported,
        "catalog": row.unit.target if row.unit else None,
        "copy": row.row.target,
        "state": str(unit.state) if unit else None,
        "comments": list(row.row.comments),
        "place": row.row.place,
        "why": row.why,
    }


def _line(name: str, text: str, *, styled: bool = False) -> None:
    click.echo(f"{name:>{INDENT}}{text if styled else _printable(text)}")


def _printable(text: str) -> str:
    """A text with codes for control characters and half ones, which no terminal shows."""
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
