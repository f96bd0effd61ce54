"""`toolkit outline`: show the tree of blocks recognised in a report."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli.formats import text_or_json
from toolkit.model import Block, Document
from toolkit.project.layout import current_project
from toolkit.project.reports import load_report

#: Characters of a paragraph to show in the tree.
SHOWN = 40


@click.command(epilog="\b\nExamples:\n  toolkit outline\n  toolkit outline chongqing-eic-2021 --format json")
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@text_or_json
def command(reports: tuple[str, ...], form: str) -> None:
    """Show the structure recognised in a report: headings, paragraphs and lists, with unit numbers."""
    project = current_project()
    documents = [load_report(project, report) for report in project.choose(reports)]
    if form == "json":
        import json

        shown = [as_json(document) for document in documents]
        click.echo(json.dumps(shown[0] if len(shown) == 1 else shown, ensure_ascii=False, indent=2))
        return
    for document in documents:
        click.echo(click.style(document.name, bold=True))
        numbers = unit_numbers(document)
        for block in document.blocks:
            echo_block(block, numbers, 0)


def unit_numbers(document: Document) -> dict[str, int]:
    """Map each unit key to its number in the catalog, from 1, in document order."""
    keys = dict.fromkeys(block.unit for block in document.walk() if block.unit)
    return {key: number for number, key in enumerate(keys, 1) if key}


def echo_block(block: Block, numbers: dict[str, int], depth: int) -> None:
    """Print one block and its children."""
    number = f"{numbers[block.unit]:>4}" if block.unit else "   -"
    kind = f"{block.kind} {block.level}" if block.level else str(block.kind)
    if block.run_in:
        kind += ", run-in"
    text = block.text if len(block.text) <= SHOWN else block.text[: SHOWN - 1] + "…"
    text = text.replace("\t", " | ")
    click.echo(f"{number}  {'  ' * depth}{click.style(f'[{kind}]', dim=True)} {text}")
    for child in block.children:
        echo_block(child, numbers, depth + 1)


def as_json(document: Document) -> dict[str, Any]:
    """Return the document as JSON. Scripts rely on its form, as they do on the JSON of lint."""
    return {"report": document.name, "blocks": [block_json(block) for block in document.blocks]}


def block_json(block: Block) -> dict[str, Any]:
    """Return one block as JSON; `run_in` is left out where there is none."""
    shown: dict[str, Any] = {"kind": str(block.kind), "level": block.level, "text": block.text, "unit": block.unit}
    shown["line"] = block.line
    if block.run_in:
        shown["run_in"] = list(block.run_in)
    shown["children"] = [block_json(child) for child in block.children]
    return shown
