"""Reports written in other formats from one source, the paragraphs that the text reader finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from toolkit.formats.report.paragraph import Paragraph
from toolkit.renderers.typst import literal

#: What Markdown would take for a mark, anywhere and at the start of a line.
INLINE = re.compile(r"[\\*_`\[\]<&~|=]")
START = re.compile(r"(?:[#>]|[-+](?=\s|[-\s]*\Z)|=+\Z|:?-{2})")
NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s|\Z)")


def tables(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The paragraphs, with the rows of a table together."""
    rows: list[Paragraph] = []
    for one in paragraphs:
        if rows and (not one.row or one.gap):
            yield rows
            rows = []
        if one.row:
            rows.append(one)
        else:
            yield [one]
    if rows:
        yield rows


def as_markdown(paragraphs: Sequence[Paragraph]) -> str:
    """Paragraphs as a careful author would write them in Markdown."""
    blocks: list[str] = []
    lists: list[bool] = []
    for group in tables(paragraphs):
        one = group[0]
        bullet = one.bullet and lists[-1:] == [True]
        lists.append(one.bullet)
        if one.row:
            blocks.append("\n".join(_table(group)))
        elif one.detail:
            blocks.append(one.text)
        else:
            mark = "#" * one.heading + " " if one.heading else "  " * one.depth + "- " if one.bullet else ""
            blocks.append(mark + _escaped(one.text))
        if bullet or (one.detail and len(blocks) > 1):
            blocks[-2:] = ["\n".join(blocks[-2:])]
    return "\n\n".join(blocks) + "\n"


def _escaped(text: str) -> str:
    text = INLINE.sub(lambda found: "\\" + found[0], text)
    return re.sub(START, lambda found: "\\" + found[0], text, count=1) if START.match(text) else text


def _table(rows: Sequence[Paragraph]) -> Iterator[str]:
    cells = [[_escaped(cell) for cell in row.text.split("\t")] for row in rows]
    count = max(map(len, cells))
    for number, row in enumerate(cells):
        yield "| " + " | ".join([*row, *[""] * (count - len(row))]) + " |"
        if not number:
            yield "|" + " --- |" * count


def as_html(paragraphs: Sequence[Paragraph]) -> str:
    """The body of a page."""
    blocks: list[str] = []
    for group in tables(paragraphs):
        one = group[0]
        if one.row:
            cells = [row.text.split("\t") for row in group]
            count = max(map(len, cells))
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in [*row, *[""] * (count - len(row))]) for row in cells)
            blocks.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        elif one.bullet:
            blocks.append(f"{'<ul>' * (one.depth + 1)}<li>{escape(one.text)}</li>{'</ul>' * (one.depth + 1)}")
        else:
            name = f"h{one.heading}" if one.heading else "p"
            blocks.append(f"<{name}>{escape(one.text)}</{name}>")
    return "\n".join(blocks)


def as_typst(paragraphs: Sequence[Paragraph], settings: str) -> str:
    """The source of a PDF; `settings` say how it looks."""
    blocks = [settings]
    for group in tables(paragraphs):
        one = group[0]
        if one.row:
            cells = [row.text.split("\t") for row in group]
            count = max(map(len, cells))
            filled = [cell for row in cells for cell in [*row, *[""] * (count - len(row))]]
            blocks.append(f"#table(columns: {count}, {', '.join(f'[#{literal(cell)}]' for cell in filled)})")
        elif one.bullet:
            blocks.append(f"#pad(left: {one.depth + 1}em)[• #{literal(one.text)}]")
        elif one.heading:
            blocks.append(f"#heading(level: {one.heading})[#{literal(one.text)}]")
        else:
            blocks.append(f"#{literal(one.text)}")
    return "\n\n".join(blocks)
