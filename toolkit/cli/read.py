"""`toolkit read`: show how a text is read, to understand a finding."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli.formats import text_or_json
from toolkit.context import Context, Reading
from toolkit.language.figures import Allowance, Comparison, Discrepancy
from toolkit.language.figures.wording import reading as as_read
from toolkit.language.numbering import Enumerator
from toolkit.model import Quantity, QuantityKind, Span, TermMatch
from toolkit.model.meaning import Meaning
from toolkit.project.pairs import languages_of, meanings_of, read_pair, unread
from toolkit.settings import Settings


@click.command(
    epilog='\b\nExamples:\n  toolkit read "规上工业总产值达2.6万亿元"\n'
    '  toolkit read "完成投资3145亿元" --target "Investment reached 3,145 billion yuan."\n'
    '  toolkit read "Output rose by 8 percent." --target "产值增长8%。"'
)
@click.argument("text")
@click.option("--target", default="", help="Compare with this translation.")
@click.option("--source-language", metavar="CODE", help="Set the language of TEXT.  [default: by its characters]")
@click.option(
    "--target-language", metavar="CODE", help="Set the language of the translation.  [default: by its characters]"
)
@text_or_json
def command(text: str, target: str, source_language: str | None, target_language: str | None, form: str) -> None:
    """Show the figures, terms and enumerators in a text, with their places and values."""
    reading = _reading(text, target, source_language, target_language)
    for line in unread(reading, compared=bool(target)):
        click.echo(line, err=True)
    sides = {"source": reading.source} | ({"target": reading.target} if target else {})
    shown: dict[str, Any] = {"version": 1}
    for name, side in sides.items():
        matches = _matches(reading, name)
        shown[name] = {
            "text": side.text,
            "language": side.language,
            "quantities": [
                quantity_json(one) | meaning_json(meant)
                for one, meant in zip(side.quantities, meanings_of(side), strict=True)
            ],
            "terms": [term_json(match, side.text) for match in matches],
            "enumerators": [enumerator_json(one) for one in side.enumerators],
        }
    if target:
        shown["discrepancies"] = [discrepancy_json(one) for one in reading.comparison.discrepancies]
        shown["allowances"] = [allowance_json(one) for one in reading.comparison.allowances]
    if form == "json":
        import json

        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for name, side in sides.items():
        rows = [
            _row(one, "quantity", quantity_line(one) + meaning_words(meant))
            for one, meant in zip(side.quantities, meanings_of(side), strict=True)
            if one.kind is not QuantityKind.ENUMERATOR
        ]
        rows += [_row(one, "term", f"{one.concept.id} ({one.term.status})") for one in _matches(reading, name)]
        rows += [_row(one, "enumerator", f"{one.style} {one.value}") for one in side.enumerators]
        _table(side.text, sorted(rows))
    if target:
        _comparison(reading.comparison)


def _reading(text: str, target: str, source_language: str | None, target_language: str | None) -> Reading:
    """Read the unit as the checks would, with the glossary of the current project, if any."""
    from pathlib import Path

    from toolkit.project.layout import project_of
    from toolkit.project.reviewing import load_glossary

    project = project_of(Path.cwd())
    languages = languages_of(text, target, source_language or "", target_language or "")
    return read_pair(
        text, target, Context(Settings(), *languages, glossary=load_glossary(project) if project else None)
    )


def _matches(reading: Reading, name: str) -> list[TermMatch]:
    if name == "source":
        return list(reading.terms)
    return [match for pairing in reading.pairings for match in pairing.accepted]


def _row(one: Quantity | TermMatch | Enumerator, what: str, words: str) -> tuple[int, int, str, str]:
    return one.start, one.end, what, words


def _table(text: str, rows: list[tuple[int, int, str, str]]) -> None:
    """Print one side: place, text, kind, and reading."""
    click.echo(text)
    if not rows:
        click.echo("  nothing found")
    for start, end, what, words in rows:
        click.echo(f"  {f'{start}-{end}':>9}  {what:<10}  {text[start:end]}  →  {words}")


def _comparison(found: Comparison) -> None:
    """Print the discrepancies, then the accepted differences with the rows that accept them."""
    for one in found.discrepancies:
        click.echo(f"{click.style(one.check, bold=True)}: {one.problem.message}")
    for allowed in found.allowances:
        texts = [span.text for span in (allowed.source, allowed.target) if span is not None]
        click.echo(f"allowed: {' / '.join(texts) or 'the figures of both texts'} ({allowed.row})")


def quantity_line(quantity: Quantity) -> str:
    """Return a figure in one line: its kind and value, and whether it may not be a figure (weak)."""
    return f"{quantity.kind}: {as_read(quantity, hedged=True)}" + (" (weak)" if quantity.weak else "")


def quantity_json(quantity: Quantity) -> dict[str, Any]:
    """Return a figure as JSON, with exact values as strings."""
    low, high = (None if value is None else str(value) for value in (quantity.low, quantity.high))
    shown: dict[str, Any] = {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": str(quantity.kind),
        "value": quantity.date or (low if low == high else f"{low}..{high or ''}"),
        "unit": quantity.unit,
        "hedge": str(quantity.hedge),
        "vague": quantity.vague,
    }
    return shown | ({"weak": True} if quantity.weak else {})


def meaning_words(meant: Meaning) -> str:
    """Return what the text says of a figure, in brackets; empty where it says nothing."""
    change = meant.change
    words = [change.direction, change.relation, *sorted(meant.bases), meant.stage]
    said = ", ".join(word for word in words if word)
    return f" [{said}]" if said else ""


def meaning_json(meant: Meaning) -> dict[str, Any]:
    """Return what the text says of a figure as JSON; an empty string or list is unknown."""
    return {
        "direction": str(meant.change.direction),
        "of": str(meant.change.of),
        "relation": str(meant.change.relation),
        "bases": sorted(map(str, meant.bases)),
        "stage": str(meant.stage),
    }


def term_json(match: TermMatch, text: str) -> dict[str, Any]:
    """Return a term as JSON."""
    return {
        "start": match.start,
        "end": match.end,
        "text": text[match.start : match.end],
        "concept": match.concept.id,
        "term": match.term.text,
        "status": str(match.term.status),
        "certain": match.certain,
    }


def enumerator_json(one: Enumerator) -> dict[str, Any]:
    """Return an enumerator as JSON."""
    return {"start": one.start, "end": one.end, "text": one.text, "style": one.style, "value": one.value}


def discrepancy_json(one: Discrepancy) -> dict[str, Any]:
    """Return a discrepancy as JSON, with the places of a finding."""
    shown = {"check": one.check, "message": one.problem.message, "suggestion": one.problem.suggestion}
    return shown | _spans_json(one.problem.source, one.problem.target)


def allowance_json(one: Allowance) -> dict[str, Any]:
    """Return an accepted difference as JSON, with the row that accepts it."""
    return {"row": one.row} | _spans_json(one.source, one.target)


def _spans_json(source: Span | None, target: Span | None) -> dict[str, Any]:
    return {
        name: None if span is None else {"start": span.start, "end": span.end, "text": span.text}
        for name, span in (("source", source), ("target", target))
    }
