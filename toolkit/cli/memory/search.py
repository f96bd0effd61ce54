"""`toolkit memory search`: find what was translated before."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli.differences import in_words
from toolkit.cli.formats import text_or_json
from toolkit.cli.memory.options import echo_errors, language_of, language_option
from toolkit.memory.match import Match, MatchKind
from toolkit.project.layout import current_project
from toolkit.project.memory import open_memory

EXAMPLES = """\b
Examples:
  toolkit memory search 完成工业投资3320亿元
  toolkit memory search 链主 专精特新 --limit 1 --format json
"""


@click.command(epilog=EXAMPLES)
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=3, show_default=True, help="Show at most this many matches.")
@text_or_json
@language_option
def command(texts: tuple[str, ...], limit: int, form: str, lang: str | None) -> int:
    """Find texts like TEXT that were translated before, the best first.

    A match is exact, equal but for figures (the translation is then given with those of TEXT), similar as a whole, or
    made of known sentences. Finding nothing is not an error. Exits 2 if a catalog or a
    translation memory cannot be read, and searches the others.
    """
    project = current_project()
    with open_memory(project, language_of(project, lang)) as memory:
        found = [(text, memory.search(text, limit)) for text in texts]
    if form == "json":
        import json

        rows = [{"query": text, "matches": [as_json(one) for one in matches]} for text, matches in found]
        click.echo(json.dumps(rows if len(rows) > 1 else rows[0], ensure_ascii=False, indent=2))
    else:
        for text, matches in found:
            if len(found) > 1:
                click.echo(click.style(f"{text}:", bold=True))
            for match in matches:
                echo(text, match)
            if not matches:
                click.echo(f"nothing like {text!r} was translated yet", err=True)
    return echo_errors(memory.errors)


def echo(text: str, match: Match) -> None:
    """Print a match: its score, kind and place, its source with what differs, and its target."""
    at = match.origin
    dated = f" ({at.date[:10]})" if at.date else ""
    several = f", one of {match.others + 1} translations" if match.others else ""
    title = f"{percent(match)} {match.kind}  {at.path}:{at.line}{dated}{several}"
    click.echo(click.style(title, bold=True))
    if match.kind is MatchKind.SENTENCE:
        click.echo(f"  source:  {match.source}")
    else:
        click.echo(f"  source:  {in_words(match.source, text)}")
    click.echo(f"  target:  {match.target}")
    if match.adapted is not None:
        shown = match.adapted if match.kind is MatchKind.SENTENCE else in_words(match.target, match.adapted)
        click.echo(f"  adapted: {shown}")
    for change in match.changes:
        if not change.new_target:
            click.echo(f"  figure:  {change}")


def percent(match: Match) -> str:
    """Return the score in percent, rounded down, so that 100% means exact."""
    return f"{int(100 * match.score + 1e-9)}%"


def as_json(match: Match) -> dict[str, Any]:
    """Return a match as JSON."""
    at = match.origin
    place = {"path": at.path, "line": at.line, "date": at.date}
    return {
        "kind": str(match.kind),
        "score": round(match.score, 6),
        "source": match.source,
        "target": match.target,
        "adapted": match.adapted,
        "changes": [
            {"source": one.new_source, "was": one.old_target or None, "now": one.new_target or None}
            for one in match.changes
        ],
        "from": {"report": at.report, "unit": at.unit, **place} if at.report else place,
    }
