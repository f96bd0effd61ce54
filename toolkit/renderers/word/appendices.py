"""What follows the text of a report in Word: key indicators, glossary, disclaimer and license."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.renderers.appendix import FEWEST, Appendix
from toolkit.renderers.figures.word import figures_word
from toolkit.renderers.labels import glossary_head
from toolkit.renderers.page_tables import Layout
from toolkit.renderers.tables import grid_of
from toolkit.renderers.word import xml
from toolkit.renderers.word.tables import cell_style, lay_out
from toolkit.renderers.word.writer import Writer


def closing(writer: Writer, text: Iterable[tuple[bool, str]]) -> list[tuple[bool, str]]:
    """The parts of the text, each with whether its page is turned, and what follows them.

    The end of the last part is on the page of the disclaimer and the license.
    """
    front = writer.rendition.front
    parts = [*text, *((False, part) for part in _appended(writer))]
    lines = [line for line in (front.disclaimer, front.license) if line]
    for place in range(len(parts) - 1, -1, -1) if lines else ():
        turned, part = parts[place]
        parts[place] = turned, xml.end_with_next(part)
        if xml.TEXT.search(part):
            break
    for number, line in enumerate(lines, 1):
        keeps = number < len(lines) or None
        parts.append((False, writer.paragraph(writer.prose(line), "Disclaimer", keeps_next=keeps)))
    return parts


def _appended(writer: Writer) -> Iterator[str]:
    """The paragraphs and tables after the text."""
    rendition, labels = writer.rendition, writer.labels
    yield from figures_word(writer)
    if rendition.glossary:
        yield writer.appended_heading(labels.glossary, 1)
        yield from _glossary(writer, Appendix(rendition, labels))


def _glossary(writer: Writer, appendix: Appendix) -> Iterator[str]:
    """Each subject as a table, all in the same columns: source with its reading, target, definition.

    The last terms are on one page with what follows, so that no page has less than these.
    """
    names = glossary_head(writer.rendition, writer.labels)
    rows = grid_of([names, *map(appendix.cells, appendix.rendition.glossary)])
    layout = lay_out(writer, [rows], writer.text_width, parted=False)
    head = _row(writer, layout, map(writer.prose, names), header=True)
    left = len(writer.rendition.glossary)
    for title, entries in appendix.sections():
        if title:
            yield writer.appended_heading(title, 2)
        kept = [number <= FEWEST for number in range(left, left - len(entries), -1)]
        left -= len(entries)
        shown = [
            _row(writer, layout, _term(writer, appendix, one), keeps_next=keeps)
            for one, keeps in zip(entries, kept, strict=True)
        ]
        yield xml.table([head, *shown], layout.parts[0].widths, writer.style("Report Table"), padding=layout.padding)
        yield xml.gap(xml.AFTER_TABLE, keeps_next=kept[-1])


def _term(writer: Writer, appendix: Appendix, entry: GlossaryEntry) -> Iterator[str]:
    yield writer.foreign(entry.source) + (xml.run("\n") + writer.reading(entry.pinyin) if entry.pinyin else "")
    yield writer.prose(entry.target)
    yield writer.prose(appendix.explained(entry))


def _row(
    writer: Writer, layout: Layout, cells: Iterable[str], *, header: bool = False, keeps_next: bool = False
) -> str:
    style = cell_style(writer, layout, header=header)
    shown = [writer.paragraph(cell, style, keeps_next=keeps_next or None) for cell in cells]
    return xml.table_row(shown, layout.parts[0].widths, header=header)
