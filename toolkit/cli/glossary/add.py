"""`toolkit glossary add`: append a concept to a glossary file."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.paths import NAMED
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
@click.option("--id", "identity", metavar="NAME", help="Set the unique id.  [default: made from the English]")
@click.option("--admitted", metavar="TERM", multiple=True, help="Also accept this rendering.")
@click.option("--deprecated", metavar="TERM[=REASON]", multiple=True, help="Reject this rendering, for this reason.")
@click.option("--first-mention", metavar="TEXT", default="", help="Require this wording at first use.")
@click.option("--definition", metavar="TEXT", default="", help="Say what the concept is, in one sentence.")
@click.option("--note", metavar="TEXT", default="", help="Add a note for translators.")
@click.option("--domain", metavar="TEXT", default="", help="Set the subject field.")
@click.option("--replaces", metavar="ID", multiple=True, help="Replace this concept of an earlier layer.")
@click.option("--proposed", is_flag=True, help="Mark as not yet approved: warnings at most.")
@click.option("--usually", is_flag=True, help="Mark as a general word: warnings at most, and the wording may vary.")
@click.option("--file", type=NAMED, metavar="PATH", help="Append to this file.  [default: the last one of the project]")
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
    replaces: tuple[str, ...],
    proposed: bool,
    usually: bool,
    file: str | None,
) -> None:
    """Append a concept to a glossary file, changing nothing else in it."""
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
        replaces=replaces,
    )
    project = current_project()
    wanted = Path(file) if file else None
    refuse_known(project, concept, wanted)
    written = add(project, [concept], wanted)
    click.echo(f"added {concept.id} to {display(written)}; now: toolkit update && toolkit lint")
