"""`toolkit glossary find`: look up a term in either language."""

from __future__ import annotations

import json

import click

from toolkit.cli.formats import text_or_json
from toolkit.cli.glossary.list import line, record
from toolkit.cli.glossary.options import glossary_option, language_option
from toolkit.model import ALL_YEARS, Concept, Glossary, TermStatus
from toolkit.project.glossary.loading import chosen, project_or_none
from toolkit.project.glossary.usage import usages
from toolkit.terminology.lookup import look_up
from toolkit.terminology.term_findings import reports_of

EXAMPLES = "\b\nExamples:\n  toolkit glossary find 专精特新\n  toolkit glossary find 'supply chain'"


@click.command(epilog=EXAMPLES)
@click.argument("text")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="Show at most this many concepts.")
@text_or_json
@glossary_option
@language_option
def command(text: str, limit: int, form: str, glossary: tuple[str, ...], lang: str | None) -> int:
    """Look up a term in Chinese or English, exactly or nearly.

    Exits 1 if nothing is similar.
    """
    project = project_or_none()
    language = lang or (project.settings.target_languages[0] if project else "en")
    known = chosen(glossary)
    found = look_up(text, known)[:limit]
    uses: dict[str, list[str]] = {}
    if project is not None and found and project.reports():
        for usage in usages(project, known, language, project.choose()):
            places = {f"{at.report} {at.unit}" for group in usage.renderings.values() for at in group}
            uses[usage.concept.id] = sorted(
                places, key=lambda place: (place.rsplit(" ")[0], int(place.rsplit(" ")[-1]))
            )
    if form == "json":
        rows = [record(concept) | {"used": uses.get(concept.id, [])} for concept in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for concept in found:
            show(concept, language, uses.get(concept.id, []), known)
        if not found:
            click.echo(f"nothing similar to {text!r} in the glossary", err=True)
    return 0 if found else 1


def show(concept: Concept, language: str, used: list[str], glossary: Glossary) -> None:
    """Print one concept with its renderings, definition, note, uses, and the concepts that it names."""
    click.echo(click.style(line(concept, language), bold=True))
    terms = concept.terms.get(language, ())
    admitted = [
        term.text if term.valid == ALL_YEARS else f"{term.text} ({reports_of(term.valid)})"
        for term in terms
        if term.status is TermStatus.ADMITTED
    ]
    by_id = {one.id: one for one in (*glossary.replaced, *glossary.concepts)}
    wrong = [
        f"{term.text} ({term.reason})" if term.reason else term.text
        for term in terms
        if term.status is TermStatus.DEPRECATED
    ]
    rows = {
        "also": "; ".join(admitted),
        "not": "; ".join(wrong),
        "first": concept.first_mention.get(language, ""),
        "means": concept.definition,
        "note": concept.note,
        "see": "; ".join(line(by_id[one], language) for one in concept.see if one in by_id),
        "replaces": "; ".join(_with_place(by_id[one], language) for one in concept.replaces if one in by_id),
        "used in": ", ".join(used[:10]) + (", …" if len(used) > 10 else ""),
        "file": f"{concept.place.path}:{concept.place.line}" if concept.place else "",
    }
    for label, text in rows.items():
        if text:
            click.echo(f"    {label + ':':<11}{text}")


def _with_place(concept: Concept, language: str) -> str:
    where = f" ({concept.place.path}:{concept.place.line})" if concept.place else ""
    return concept.name(language) + where
