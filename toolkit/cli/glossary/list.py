"""`toolkit glossary list`: list concepts."""

from __future__ import annotations

import json

import click

from toolkit.cli.formats import text_or_json
from toolkit.cli.glossary.options import glossary_option, language_option, layer_option
from toolkit.formats.glossary_record import years
from toolkit.model import ALL_YEARS, Concept, ConceptStatus, Enforce, TermStatus
from toolkit.project.glossary.loading import chosen, layer_of, project_or_none

WITHOUT = ("definition", "source", "example", "first-mention")
EXAMPLES = (
    "\b\nExamples:\n  toolkit glossary list --domain policy\n  toolkit glossary list --without source --format json"
)


@click.command(epilog=EXAMPLES)
@click.option("--status", type=click.Choice(list(map(str, ConceptStatus))), help="List only concepts of this status.")
@click.option("--enforce", type=click.Choice(list(map(str, Enforce))), help="List only concepts enforced like this.")
@click.option("--domain", metavar="TEXT", help="List only concepts of this field.")
@click.option("--without", type=click.Choice(WITHOUT), multiple=True, help="List only concepts that lack this.")
@layer_option
@text_or_json
@glossary_option
@language_option
def command(
    status: str | None,
    enforce: str | None,
    domain: str | None,
    without: tuple[str, ...],
    layer: str | None,
    form: str,
    glossary: tuple[str, ...],
    lang: str | None,
) -> None:
    """List concepts in file order: all, or those that match every option."""
    project = project_or_none()
    language = lang or (project.settings.target_languages[0] if project else "en")
    rows = [
        concept
        for concept in layer_of(chosen(glossary).concepts, layer, glossary)
        if (status is None or concept.status == status)
        and (enforce is None or concept.enforce == enforce)
        and (domain is None or concept.domain == domain)
        and all(_lacks(concept, what) for what in without)
    ]
    if form == "json":
        click.echo(json.dumps([record(concept) for concept in rows], ensure_ascii=False, indent=2))
        return
    for concept in rows:
        click.echo(line(concept, language))


def _lacks(concept: Concept, what: str) -> bool:
    kept = {
        "definition": concept.definition,
        "source": concept.sources,
        "example": concept.examples,
        "first-mention": concept.first_mention,
    }
    return not kept[what]


def line(concept: Concept, language: str) -> str:
    """Return a concept in one line: the terms of both sides, and status and enforcement unless they are the default."""
    source, target = concept.terms["zh"][0].text, concept.preferred(language)
    marks = [str(concept.status)] if concept.status is not ConceptStatus.APPROVED else []
    marks += [f"enforce: {concept.enforce}"] if concept.enforce is not Enforce.ALWAYS else []
    return f"{source} = {target.text if target else '—'}" + (f"  [{', '.join(marks)}]" if marks else "")


def record(concept: Concept) -> dict[str, object]:
    """Return a concept as JSON: its terms by language and status, and its texts."""
    terms = {
        language: {
            str(status): [term.text for term in terms if term.status is status]
            for status in TermStatus
            if any(term.status is status for term in terms)
        }
        for language, terms in concept.terms.items()
    }
    dated = {
        language: {term.text: years(term.valid) for term in terms if term.valid != ALL_YEARS}
        for language, terms in concept.terms.items()
    }
    place = concept.place
    return {
        "id": concept.id,
        "terms": terms,
        "status": str(concept.status),
        "enforce": str(concept.enforce),
        "domain": concept.domain,
        "definition": concept.definition,
        "note": concept.note,
        "years": {language: terms for language, terms in dated.items() if terms},
        "replaces": list(concept.replaces),
        "see": list(concept.see),
        "path": place.path if place else None,
        "line": place.line if place else None,
    }
