"""`toolkit outline`: show the tree of blocks recognised in a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from toolkit.cli.formats import text_or_json
from toolkit.cli.notices import echo_left_out, echo_unmatched_notes
from toolkit.model import Block, Document
from toolkit.project.layout import current_project
from toolkit.project.reports import document_of, load_report

#: Characters of a paragraph to show in the tree.
SHOWN = 40


EXAMPLES = """\b
Examples:
  toolkit outline                                   all reports
  toolkit outline chongqing-eic-2021 --format json
  toolkit outline draft.docx                        any file, in a project or not
"""


@click.command(epilog=EXAMPLES)
@click.argument("reports", metavar="[REPORT|FILE]...", nargs=-1)
@text_or_json
def command(reports: tuple[str, ...], form: str) -> None:
    """Show the structure recognised in a report: headings, paragraphs and lists, with unit numbers.

    Reads plain text, Word, web pages, Markdown and PDF.
    """
    found = list(chosen_documents(reports))
    documents = [document for _, document in found]
    if form == "json":
        import json

        shown = [as_json(document) for document in documents]
        click.echo(json.dumps(shown[0] if len(shown) == 1 else shown, ensure_ascii=False, indent=2))
    for document in documents if form == "text" else ():
        click.echo(click.style(document.name, bold=True))
        numbers = unit_numbers(document)
        for block in document.blocks:
            echo_block(block, numbers, 0)
    for path, document in found:
        echo_left_out(path, document.left_out)
        echo_unmatched_notes(path, document)


def chosen_documents(names: Sequence[str]) -> Iterator[tuple[Path, Document]]:
    """Yield the reports of these names, all without a name, and the files among the names, each with its path.

    Raise InputError where there is no such report or file, or it cannot be read.
    """
    yield from map(document_of, dict.fromkeys(names))
    if not names:
        project = current_project()
        for report in project.choose():
            yield project.seed(report), load_report(project, report)


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
    shown = {"report": document.name, "blocks": [block_json(block) for block in document.blocks]}
    return shown | {"left_out": list(document.left_out)} if document.left_out else shown


def block_json(block: Block) -> dict[str, Any]:
    """Return one block as JSON; `run_in` is left out where there is none."""
    shown: dict[str, Any] = {"kind": str(block.kind), "level": block.level, "text": block.text, "unit": block.unit}
    shown["line"] = block.line
    if block.run_in:
        shown["run_in"] = list(block.run_in)
    shown["children"] = [block_json(child) for child in block.children]
    return shown
