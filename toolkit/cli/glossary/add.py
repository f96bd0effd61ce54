"""`toolkit glossary add`: one more concept, at the end of a glossary file."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.language.slugs import slug
from toolkit.model import Concept, ConceptStatus, Enforce, Term, TermStatus
from toolkit.project.files import display
from toolkit.project.glossary.changing import add, refuse_known
from toolkit.project.layout import current_project

EXAMPLES = """\b
Examples:
  toolkit glossary add 物流枢纽 "logistics hub"
  toolkit glossary add 研发 "research and development" --admitted "R&D" \\
      --first-mention "research and development (R&D)"
  toolkit glossary add 市场主体 "market entity" --deprecated "market subject=literal"
"""


@click.command(epilog=EXAMPLES)
@click.argument("source", metavar="CHINESE")
@click.argument("target", metavar="ENGLISH")
@click.option("--id", "identity", metavar="NAME", help="Unique name.  [default: made of the English]")
@click.option("--admitted", metavar="TERM", multiple=True, help="Another right rendering.")
@click.option("--deprecated", metavar="TERM[=REASON]", multiple=True, help="A wrong rendering, with the reason.")
@click.option("--first-mention", metavar="TEXT", default="", help="The wording at first use.")
@click.option("--definition", metavar="TEXT", default="")
@click.option("--note", metavar="TEXT", default="", help="For translators.")
@click.option("--domain", metavar="TEXT", default="")
@click.option("--proposed", is_flag=True, help="Not agreed on yet: warnings at most.")
@click.option("--usually", is_flag=True, help="A general word: warnings at most, and it may vary.")
@click.option("--file", metavar="PATH", help="The glossary file.  [default: the last one of the project]")
def command(
    source: str,
    target: str,
    identity: str | None,
    admitted: tuple[str, ...],
    deprecated: tuple[str, ...],
    first_mention: str,
    definition: str,
    note: str,
    domain: str,
    proposed: bool,
    usually: bool,
    file: str | None,
) -> None:
    """Add a concept to a glossary file; comments and order of the file stay as they are."""
    wrong = [text.partition("=") for text in deprecated]
    concept = Concept(
        id=identity or slug(target),
        terms={
            "zh": (Term(source),),
            "en": (
                Term(target),
                *(Term(text, TermStatus.ADMITTED) for text in admitted),
                *(Term(text, TermStatus.DEPRECATED, reason) for text, _, reason in wrong),
            ),
        },
        first_mention={"en": first_mention} if first_mention else {},
        domain=domain,
        status=ConceptStatus.PROPOSED if proposed else ConceptStatus.APPROVED,
        enforce=Enforce.USUALLY if usually else Enforce.ALWAYS,
        definition=definition,
        note=note,
    )
    project = current_project()
    refuse_known(project, concept)
    written = add(project, [concept], Path(file) if file else None)
    click.echo(f"added {concept.id} to {display(written)}; now: toolkit update && toolkit lint")
