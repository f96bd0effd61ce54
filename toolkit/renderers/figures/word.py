"""The table of key indicators in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model.figure_table import FigureSection
from toolkit.renderers.no_break import unbroken
from toolkit.renderers.page_tables import Layout
from toolkit.renderers.tables import grid_of
from toolkit.renderers.word import xml
from toolkit.renderers.word.tables import cell_style, lay_out
from toolkit.renderers.word.writer import Writer

#: The indent of a part, in twentieths of a point.
PART = 200


def figures_word(writer: Writer) -> Iterator[str]:
    """The paragraphs and tables of the appendix."""
    table = writer.rendition.figures
    if table is None:
        return
    yield writer.appended_heading(table.title, 1)
    yield writer.paragraph(writer.prose(table.note))
    for section in table.sections:
        alike = [grid_of(_texts(one)) for one in table.sections if len(one.head) == len(section.head)]
        layout = lay_out(writer, alike, writer.text_width, parted=False)
        if section.title:
            yield writer.appended_heading(section.title, 2)
        yield _table(writer, section, layout)
        yield xml.gap(xml.AFTER_TABLE)


def _texts(section: FigureSection) -> list[tuple[str, ...]]:
    """The texts of the cells, row by row, with the header."""
    rows = [(*row.cells, str(row.number)) for row in section.rows]
    return [tuple(unbroken(text, "en") for text in row) for row in (section.head, *rows)]


def _table(writer: Writer, section: FigureSection, layout: Layout) -> str:
    head, *rows = _texts(section)
    shown = [_row(writer, head, layout, header=True)]
    shown += [_row(writer, texts, layout, part=row.part) for texts, row in zip(rows, section.rows, strict=True)]
    return xml.table(shown, layout.parts[0].widths, writer.style("Report Table"), padding=layout.padding)


def _row(writer: Writer, texts: Sequence[str], layout: Layout, *, header: bool = False, part: bool = False) -> str:
    shown = []
    for column, text in enumerate(texts):
        indent = xml.indent(left=PART) if part and column == 0 else ""
        properties = '<w:jc w:val="right"/>' if column == len(texts) - 1 else indent
        shown.append(writer.paragraph(writer.own(text), cell_style(writer, layout, header=header), properties))
    return xml.table_row(shown, layout.parts[0].widths, header=header)
