"""Tables in plain text: columns of a fixed-width font on lines of 100, and another form for what does not fit there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.language.widths import text_width
from toolkit.renderers.columns import WIDE, fitted, measured, split
from toolkit.renderers.tables import Cell, Grid

#: No line of a table is wider, in columns of a fixed-width font.
WIDEST = 100
#: Between columns.
GAP = 2
#: A table in parts has at least so many columns of figures in each.
_FEWEST_FIGURES = 3
#: Before a label, for each of its levels, and before what a cell says, where each cell has a line.
_INDENT = "  "
#: What no line may begin with.
_CLOSING = frozenset("，。、；：！？）》」』】〕”’％%,.;:!?)]}…—")
#: Blanks, an East Asian character, or a word with what follows it up to the next of these.
_PIECE = re.compile(rf"[ \t]+|[{WIDE}]|[^ \t{WIDE}]+")
_HYPHEN = re.compile(r"(?<=[A-Za-z]-)(?=[A-Za-z])")


def table(grid: Grid, total: int = WIDEST) -> str:
    """A table: in columns if it has room, in parts of fewer columns if these are figures, else row by row."""
    if not grid.columns:
        return ""
    columns = measured([grid], text_width, GAP)
    widths = fitted(columns, total + GAP)
    if widths is not None:
        return "\n".join(_lines(grid, range(grid.columns), widths))
    parts = split(columns, total + GAP, grid.leading)
    if parts and grid.figures >= set(range(grid.leading, grid.columns)) and _have_figures(grid, parts[0]):
        shown = [fitted([columns[one] for one in part], total + GAP) or [] for part in parts]
        return "\n\n".join("\n".join(_lines(grid, part, widths)) for part, widths in zip(parts, shown, strict=True))
    return "\n\n".join("\n".join(_stacked(grid, row, total)) for row in range(grid.header, len(grid.texts)))


def _have_figures(grid: Grid, part: Sequence[int]) -> bool:
    """True if a part has enough columns of figures."""
    return sum(place >= grid.leading for place in part) >= _FEWEST_FIGURES


def _lines(grid: Grid, places: Sequence[int], widths: Sequence[int]) -> Iterator[str]:
    """The lines of some columns between rules. Rows of several lines have an empty line between them."""
    rows = [list(_row(grid, row, places, widths)) for row in range(len(grid.texts))]
    apart = any(len(row) > 1 for row in rows[grid.header :])
    rule = (" " * GAP).join("-" * (width - GAP) for width in widths)
    yield rule
    for number, row in enumerate(rows):
        if number == grid.header > 0:
            yield rule
        elif apart and number > grid.header:
            yield ""
        yield from row
    yield rule


def _row(grid: Grid, row: int, places: Sequence[int], widths: Sequence[int]) -> Iterator[str]:
    """The lines of one row, those of a header at its foot."""
    found = []
    for cell in grid.cells(row):
        over = [n for n, place in enumerate(places) if cell.column <= place < cell.column + cell.columns]
        if over:
            found.append((_cell(grid, row, cell, sum(widths[n] for n in over) - GAP), over))
    height = max(len(lines) for lines, _ in found)
    for line in range(height):
        shown = ""
        for lines, over in found:
            place = line - (height - len(lines)) * (row < grid.header)
            before = sum(widths[: over[0]])
            shown += " " * (before - text_width(shown)) + (lines[place] if 0 <= place < len(lines) else "")
        yield shown.rstrip()


def _cell(grid: Grid, row: int, cell: Cell, width: int) -> list[str]:
    """The lines of a cell, as wide as its columns: figures and their headings flush right, headings over several
    columns in the middle.
    """
    text = grid.texts[row][cell.column]
    indent = _INDENT * grid.indent(row, cell.column)
    if indent and len(indent) < width:
        return [indent + line for line in wrapped(text, width - len(indent))]
    lines = [text + " " * text_width(grid.fill(row, cell.column))] if text else [""]
    if text_width(lines[0]) > width:
        lines = wrapped(text, width)
    spaces = [width - text_width(line) for line in lines]
    if cell.columns == 1 and cell.column in grid.figures:
        return [" " * space + line for line, space in zip(lines, spaces, strict=True)]
    if cell.columns > 1 and row < grid.header:
        return [" " * (space // 2) + line for line, space in zip(lines, spaces, strict=True)]
    return lines


def _stacked(grid: Grid, row: int, total: int) -> Iterator[str]:
    """A row with a line for each cell, after the heading of its column."""
    texts = grid.texts[row]
    level = _INDENT * grid.indent(row, 0)
    yield from (level + line for line in wrapped(texts[0], total - len(level)))
    for column in range(1, grid.columns):
        if texts[column]:
            heading = " / ".join(dict.fromkeys(_headings(grid, column)))
            line = f"{heading}: {texts[column]}" if heading else texts[column]
            first, *others = wrapped(line, total - len(level) - 2 * len(_INDENT))
            yield level + _INDENT + first
            yield from (level + _INDENT * 2 + other for other in others)


def _headings(grid: Grid, column: int) -> Iterator[str]:
    """The headings of a column, from the top."""
    for row in range(grid.header):
        over = next((cell for cell in grid.cells(row) if cell.column <= column < cell.column + cell.columns), None)
        if over is not None and grid.texts[row][over.column]:
            yield grid.texts[row][over.column]


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, broken between words and East Asian characters; within a word that is wider than a line."""
    lines = [""]
    last = ""
    for piece in (part for word in _PIECE.findall(text) for part in _HYPHEN.split(word)):
        if text_width(lines[-1]) + text_width(piece) <= width:
            lines[-1] += piece if lines[-1] or not piece.isspace() else ""
            last = piece
            continue
        if piece in _CLOSING and last and lines[-1] != last:
            lines[-1] = lines[-1].removesuffix(last)
            piece = last + piece
        lines += [""] if lines[-1] else []
        *full, piece = _cut(piece, width)
        lines[-1:] = [*full, piece.lstrip()]
        last = lines[-1]
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _cut(text: str, width: int) -> list[str]:
    """A text in parts that have room in a line each, of one character at least; the last is what is left."""
    parts, start, room = [], 0, width
    for end, sign in enumerate(text):
        taken = text_width(sign)
        if taken > room and end > start:
            parts.append(text[start:end])
            start, room = end, width
        room -= taken
    return [*parts, text[start:]]
