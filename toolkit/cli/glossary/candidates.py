"""`toolkit glossary candidates`: propose recurrent phrases, as YAML ready to paste."""

from __future__ import annotations

import click

from toolkit.cli.glossary.options import language_option
from toolkit.formats.glossary_text import serialize
from toolkit.language.slugs import slug
from toolkit.model import Concept, ConceptStatus, Term
from toolkit.project.glossary.candidates import Candidate, candidates
from toolkit.project.glossary.loading import load
from toolkit.project.layout import current_project

EXAMPLES = """\b
Examples:
  toolkit glossary candidates
  toolkit glossary candidates --least 5 --limit 10 > glossary/new.yaml
"""


@click.command(epilog=EXAMPLES)
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@click.option(
    "--least",
    type=click.IntRange(2),
    default=3,
    show_default=True,
    help="Propose phrases that occur at least this often.",
)
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="Propose at most this many.")
@language_option
def command(reports: tuple[str, ...], least: int, limit: int, lang: str | None) -> None:
    """Propose recurrent phrases that are not in the glossary, best first, as concepts in YAML."""
    project = current_project()
    language = lang or project.settings.target_languages[0]
    glossary = load(project)
    found = candidates(project, glossary, language, project.choose(reports), least=least, most=limit)
    taken = {concept.id for concept in glossary.concepts}
    click.echo("concepts:")
    for candidate in found:
        click.echo(block(candidate, language, taken), nl=False)


def block(candidate: Candidate, language: str, taken: set[str]) -> str:
    """Return one candidate as a concept, with its count and contexts in comments."""
    name = slug(candidate.rendering) if candidate.rendering else "concept"
    number, identity = 2, name
    while identity in taken or identity == "concept":
        identity, number = f"{name}-{number - 1 if name == 'concept' else number}", number + 1
    taken.add(identity)
    terms: dict[str, tuple[Term, ...]] = {
        "zh": (Term(candidate.text),),
        language: (Term(candidate.rendering or "TODO"),),
    }
    if language != "en":
        terms["en"] = (Term("TODO"),)
    concept = Concept(identity, terms, status=ConceptStatus.PROPOSED)
    comments = [f"{candidate.count}×", *candidate.contexts]
    return "".join(f"  # {comment}\n" for comment in comments) + serialize([concept])
