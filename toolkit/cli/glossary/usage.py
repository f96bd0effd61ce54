"""`toolkit glossary usage`: show which rendering of each concept is used where."""

from __future__ import annotations

import csv
import io
import json

import click

from toolkit.cli.glossary.options import glossary_option, language_option, layer_option
from toolkit.formats.csv_writing import guarded
from toolkit.project.glossary.loading import chosen, layer_of
from toolkit.project.glossary.usage import MISSING, Usage, UsePlace, usages
from toolkit.project.layout import current_project

EXAMPLES = (
    "\b\nExamples:\n  toolkit glossary usage\n  toolkit glossary usage --unused\n  toolkit glossary usage --format csv"
)
#: Places to show for a rendering.
SHOWN = 8


@click.command(epilog=EXAMPLES)
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="Print this format.",
)
@click.option("--unused", is_flag=True, help="Show only concepts that no report mentions.")
@layer_option
@glossary_option
@language_option
def command(
    reports: tuple[str, ...],
    form: str,
    unused: bool,
    layer: str | None,
    glossary: tuple[str, ...],
    lang: str | None,
) -> None:
    """Show which rendering of each concept is used where."""
    project = current_project()
    language = lang or project.settings.target_languages[0]
    known = chosen(glossary)
    own = {concept.id for concept in layer_of(known.concepts, layer, glossary)}
    found = usages(project, known, language, project.choose(reports))
    rows = [usage for usage in found if usage.concept.id in own and bool(usage.named) is not unused]
    click.echo(PRINTERS[form](rows, language), nl=False)


def as_text(rows: list[Usage], language: str) -> str:
    """Return a block for each concept: its renderings, most frequent first, with unit numbers."""
    lines = []
    for usage in rows:
        source, target = (usage.concept.preferred(code) for code in ("zh", language))
        lines.append(f"{source.text if source else ''} = {target.text if target else ''}  ({usage.named}×)")
        for term, places in sorted(usage.renderings.items(), key=lambda item: -len(item[1])):
            shown = ", ".join(f"{place.unit}" for place in places[:SHOWN]) + (", …" if len(places) > SHOWN else "")
            lines.append(f"    {len(places):>4}× {term or '(not rendered as any of its terms)'}: units {shown}")
    return "".join(line + "\n" for line in lines)


def as_csv(rows: list[Usage], language: str) -> str:  # noqa: ARG001  # a printer's form
    """Return a row for each concept, rendering and place."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["id", "zh", "rendering", "report", "unit", "path", "line"])
    for usage in rows:
        source = usage.concept.terms["zh"][0].text
        if not usage.renderings:
            table.writerow([*map(guarded, (usage.concept.id, source, MISSING)), "", "", "", ""])
        for term, places in usage.renderings.items():
            for at in places:
                named = map(guarded, (usage.concept.id, source, term, at.report))
                table.writerow([*named, at.unit, guarded(at.path), at.line])
    return out.getvalue()


def as_json(rows: list[Usage], language: str) -> str:
    """Return a list of concepts with their renderings and places."""
    return json.dumps([_record(usage, language) for usage in rows], ensure_ascii=False, indent=2) + "\n"


def _record(usage: Usage, language: str) -> dict[str, object]:
    terms = {code: [term.text for term in usage.concept.accepted(code)] for code in ("zh", language)}
    renderings = [
        {"term": term or None, "count": len(places), "places": [_place(place) for place in places]}
        for term, places in usage.renderings.items()
    ]
    return {"id": usage.concept.id, **terms, "named": usage.named, "renderings": renderings}


def _place(place: UsePlace) -> dict[str, object]:
    return {"report": place.report, "unit": place.unit, "path": place.path, "line": place.line}


PRINTERS = {"text": as_text, "csv": as_csv, "json": as_json}
