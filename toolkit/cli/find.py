"""`toolkit find`: show each place of a text in the translations, with its counterpart."""

from __future__ import annotations

from typing import Any, Literal

import click

from toolkit.cli.formats import text_or_json
from toolkit.cli.memory.options import echo_errors, language_of, language_option
from toolkit.memory.concordance import Concordance, Hit, Sentence, find
from toolkit.memory.wanted import figure_of, in_words
from toolkit.project.layout import Project, current_project
from toolkit.project.memory import open_memory
from toolkit.project.memory_places import place
from toolkit.project.reviewing import load_glossary

EXAMPLES = """\b
Examples:
  toolkit find 专精特新
  toolkit find supply chain
  toolkit find 314.5 billion           also finds 3145亿元 and 三千一百四十五亿
  toolkit find 23% --limit 100 --format json
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", metavar="TEXT...", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Show at most this many sentences."
)
@text_or_json
@language_option
def command(words: tuple[str, ...], limit: int, form: str, lang: str | None) -> int:
    """Show the sentences that have TEXT, in either language, beside those that translate them.

    Searches all translated units and the translation memories. TEXT and its counterpart are marked: by the glossary,
    by figures, by a dictionary, and by what the sentences have in common.

    A figure or date is found by its value, however it is written; English words in all their forms; Chinese in
    simplified and traditional characters.

    Exits 2 if a catalog or a translation memory cannot be read, and searches the others.
    """
    text = " ".join(" ".join(words).split())
    if not text:
        raise click.UsageError("nothing to look for: TEXT is empty")
    project = current_project()
    with open_memory(project, language_of(project, lang)) as memory:
        found = find(memory, text, load_glossary(project), limit)
        languages = memory.source_language, memory.target_language
    if form == "json":
        import json

        figure = figure_of(text, languages)
        shown = {"version": 1, "query": text, "figure": in_words(figure) if figure else None}
        rows = [as_json(project, hit) for hit in found.hits]
        click.echo(json.dumps(shown | {"hits": rows, "more": found.more}, ensure_ascii=False, indent=2))
    else:
        for hit in found.hits:
            echo(project, hit)
    _remark(text, found, limit)
    return echo_errors(memory.errors)


def _remark(text: str, found: Concordance, limit: int) -> None:
    """Say on standard error what the list alone does not tell."""
    if not found.hits:
        click.echo(f"nothing found for {text!r} in what is translated", err=True)
    if found.in_parts:
        click.echo(f"no whole word is {text!r}; it was found in parts of words", err=True)
    if found.more:
        click.echo(f"more than {limit:,} places; show more with --limit {10 * limit}", err=True)


def echo(project: Project, hit: Hit) -> None:
    """Print a hit: its place, the sentence, and the one that renders it."""
    at = hit.translation.origin
    line, column = _place(project, hit)
    where = f"{at.path}:{line}" + (f":{column}" if column else "")
    told = [at.report, at.date[:10], "obsolete" if hit.translation.obsolete else ""]
    rest = ", ".join(one for one in told if one)
    click.echo(f"{click.style(where, bold=True)}  {rest}".rstrip())
    for sentence in (hit.source, hit.target):
        click.echo(f"  {marked(sentence)}")


def marked(sentence: Sentence) -> str:
    """Return a sentence in one line, with «» around what is marked."""
    pieces, at = [], sentence.start
    for start, end in sentence.marks:
        found = click.style(f"«{sentence.text[start:end]}»", bold=True, fg="green" if sentence.found else "cyan")
        pieces += [sentence.text[at:start], found]
        at = end
    return " ".join("".join([*pieces, sentence.text[at : sentence.end]]).split())


def as_json(project: Project, hit: Hit) -> dict[str, Any]:
    """Return a hit as JSON; offsets are those in the unit's whole source and target."""
    at = hit.translation.origin
    line, column = _place(project, hit)
    return {
        "path": at.path,
        "line": line,
        "column": column,
        "report": at.report or None,
        "unit": at.unit or None,
        "date": at.date or None,
        "obsolete": hit.translation.obsolete,
        "source": _sentence_json(hit.source),
        "target": _sentence_json(hit.target),
    }


def _sentence_json(sentence: Sentence) -> dict[str, Any]:
    spans = [{"start": start, "end": end, "text": sentence.text[start:end]} for start, end in sentence.marks]
    return {
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text[sentence.start : sentence.end],
        "found": sentence.found,
        "marks": spans,
    }


def _place(project: Project, hit: Hit) -> tuple[int, int | None]:
    """The place of the first mark that was looked for, in the source if it is there."""
    side: Literal["source", "target"] = "source" if hit.source.found else "target"
    sentence = hit.source if hit.source.found else hit.target
    return place(project, hit.translation.origin, side, sentence.marks[0][0])
