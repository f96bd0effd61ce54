"""`toolkit memory stats`: count what the memory holds."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from toolkit.cli.formats import text_or_json
from toolkit.cli.memory.options import echo_errors, language_of, language_option
from toolkit.cli.notices import error_json
from toolkit.errors import ToolkitError
from toolkit.model.plural import plural
from toolkit.project.layout import current_project
from toolkit.project.memory import index_file, open_memory

EXAMPLES = "\b\nExamples:\n  toolkit memory stats\n  toolkit memory stats --lang ja --format json"
#: Bytes of what a person calls a megabyte.
MEGABYTE = 1_000_000


@click.command(epilog=EXAMPLES)
@text_or_json
@language_option
def command(form: str, lang: str | None) -> int:
    """Count the files, translations and characters in the memory of each target language.

    Exits 2 if a catalog or a translation memory cannot be read, and counts the others.
    """
    project = current_project()
    rows: list[dict[str, Any]] = []
    errors: dict[str, ToolkitError] = {}
    for language in project.settings.target_languages if lang is None else (language_of(project, lang),):
        with open_memory(project, language) as memory:
            counted = asdict(memory.statistics())
        errors |= {str(error): error for error in memory.errors}
        size = index_file(project, language).stat().st_size if index_file(project, language).is_file() else 0
        rows.append({"source": memory.source_language, "target": language, **counted, "index_bytes": size})
    if form == "json":
        import json

        whole = {"version": 1, "memories": rows, "errors": [error_json(error) for error in errors.values()]}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            click.echo("\n".join(lines(row)))
    return echo_errors(list(errors.values()))


def lines(row: dict[str, Any]) -> list[str]:
    """Return the counts of one language in words."""
    files = f"{plural(row['catalogs'], 'catalog')} and {plural(row['memories'], 'translation memory')}"
    counted = f"{plural(row['sources'], 'source')} of {plural(row['characters'], 'character')}"
    return [
        click.style(f"{row['source']}→{row['target']}: {plural(row['translations'], 'translation')}", bold=True),
        f"  from {files.replace('memorys', 'memories')}",
        f"  {counted}, {row['ambiguous']:,} with several translations",
        f"  {plural(row['duplicates'], 'duplicate')}, {row['obsolete']:,} obsolete",
        f"  index of {row['index_bytes'] / MEGABYTE:.1f} MB",
    ]
