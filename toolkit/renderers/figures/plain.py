"""The table of key indicators as plain text: two lines for each, since their names are too long for columns."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.figure_table import FigureRow, FigureSection, FigureTable


def figures_plain(table: FigureTable | None) -> Iterator[tuple[str, int]]:
    """The paragraphs, each with its level as a heading, or 0."""
    if table is None:
        return
    yield table.title, 1
    yield table.note, 0
    for section in table.sections:
        if section.title:
            yield section.title, 2
        yield "\n".join(_row(section, row) for row in section.rows), 0


def _row(section: FigureSection, row: FigureRow) -> str:
    """An indicator with its values below it; the columns of years are named.

    The number of the unit has words: [6] would be the mark of a note.
    """
    name, *rest = row.cells
    labels = section.head[1:]
    said = [f"{label}: {text}" if label.isdigit() else text for label, text in zip(labels, rest, strict=False) if text]
    indent = "  " if row.part else ""
    return f"{indent}{name}\n{indent}    {'; '.join(said)} (source unit {row.number})"
