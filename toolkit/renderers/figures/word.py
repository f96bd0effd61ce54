"""The table of key indicators in Word."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.figure_table import FigureSection
from toolkit.renderers.figures.wording import ROOM, cell_text
from toolkit.renderers.word import xml
from toolkit.renderers.word.writer import Writer

#: The shares of the table's width of the name, each cell after it, and the number.
NAME, CELL, NUMBER = 20, 17, 11
#: The most columns in which a whole figure fits on a line, and how many characters do in more.
COLUMNS, NARROW = 4, 15
#: The indent of a part, in twentieths of a point.
PART = 200


def figures_word(writer: Writer) -> Iterator[str]:
    """The paragraphs and tables of the appendix."""
    table = writer.rendition.figures
    if table is None:
        return
    yield writer.paragraph(xml.run(table.title), "heading 1")
    yield writer.paragraph(writer.prose(table.note))
    for section in table.sections:
        if section.title:
            yield writer.paragraph(xml.run(section.title), "heading 2")
        yield _table(writer, section)
        yield writer.paragraph("")


def _table(writer: Writer, section: FigureSection) -> str:
    shares = [NAME, *[CELL] * (len(section.head) - 2), NUMBER]
    widths = [writer.text_width * share // sum(shares) for share in shares]
    room = ROOM if len(widths) <= COLUMNS else NARROW
    rows = [_row(writer, section.head, widths, room, header=True)]
    rows += [_row(writer, (*row.cells, str(row.number)), widths, room, part=row.part) for row in section.rows]
    return xml.table(rows, widths, writer.style("Report Table"))


def _row(
    writer: Writer, texts: tuple[str, ...], widths: list[int], room: int, *, header: bool = False, part: bool = False
) -> str:
    shown = []
    for column, text in enumerate(texts):
        indent = f'<w:ind w:left="{PART}"/>' if part and column == 0 else ""
        properties = '<w:jc w:val="right"/>' if column == len(texts) - 1 else indent
        shown.append(writer.paragraph(xml.run(cell_text(text, room)), "Table Text", properties))
    return xml.table_row(shown, widths, header=header)
