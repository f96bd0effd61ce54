"""The text of a Word document: a table block kind → function that writes its paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.contents import Entry, contents, gap, split
from toolkit.renderers.runs import cells
from toolkit.renderers.tables import column_widths, figure_columns
from toolkit.renderers.word import xml
from toolkit.renderers.word.package import relation_id
from toolkit.renderers.word.parts import LEVELS
from toolkit.renderers.word.writer import Writer
from toolkit.renderers.words import glossary_head

#: Tables of contents go this deep, and so do the styles they list.
DEEPEST_CONTENTS = 3


def body(rendition: Rendition, writer: Writer) -> str:
    """Everything between the document's beginning and its last section."""
    entries = contents(rendition.body)
    writer.entries = {id(entry.piece): entry for entry in entries}
    said = writer.said
    parts = [writer.paragraph(xml.run(rendition.front.title), "Title")] if rendition.front.title else []
    parts += [part for piece in rendition.head for part in block(writer, piece)]
    parts += [writer.paragraph(xml.run(said.labelled(name, text)), "Details") for name, text in rendition.front.lines]
    parts += table_of_contents(writer, entries)
    parts += [part for piece in rendition.body for part in block(writer, piece)]
    parts += closing(writer)
    return "".join(parts)


def closing(writer: Writer) -> Iterator[str]:
    """Glossary and disclaimer, as far as there are any."""
    rendition, said = writer.rendition, writer.said
    if rendition.glossary:
        if not rendition.is_glossary:
            yield writer.paragraph(xml.run(said.glossary), "heading 1")
        yield glossary_table(writer)
        yield writer.paragraph("")
    if rendition.front.disclaimer:
        yield writer.paragraph(xml.run(rendition.front.disclaimer), "Disclaimer")


def glossary_table(writer: Writer) -> str:
    """The appendix: source, target, definition."""
    rendition = writer.rendition
    widths = [writer.text_width * share // 10 for share in (2, 3, 5)]
    foreign = writer.language(rendition.source_language, foreign=True)
    names = glossary_head(rendition, writer.said)
    rows = [xml.table_row([cell(writer, xml.run(name)) for name in names], widths, header=True)]
    for entry in rendition.glossary:
        texts = (
            xml.run(entry.source, properties=foreign),
            xml.run(entry.target, properties=writer.language(rendition.language)),
            xml.run(
                writer.said.explained(entry, whole=rendition.is_glossary),
                properties=writer.language(rendition.language),
            ),
        )
        rows.append(xml.table_row([cell(writer, text) for text in texts], widths))
    return xml.table(rows, widths, writer.style("Report Table"))


def cell(writer: Writer, content: str) -> str:
    """The one paragraph of a table's cell."""
    return writer.paragraph(content, "Table Text")


def table_of_contents(writer: Writer, entries: Sequence[Entry]) -> Iterator[str]:
    """A contents field that is filled already, as links without page numbers, so that nothing has to be updated."""
    shown = [entry for entry in entries if entry.level <= DEEPEST_CONTENTS]
    if len(shown) < 2:
        return
    run_in = ",".join(f"Run-in Heading {level},{level}" for level in range(2, DEEPEST_CONTENTS + 1))
    instruction = f'TOC \\o "1-{DEEPEST_CONTENTS}" \\n \\h \\z \\t "{run_in}"'
    yield writer.paragraph(xml.run(writer.said.contents), "TOC Heading")
    for place, entry in enumerate(shown):
        line = writer.badge(entry.piece) + xml.link(
            writer.side(entry.piece, None, (), entry.span, style=lambda _: ""), bookmark(entry)
        )
        before = xml.field_start(instruction) if place == 0 else ""
        after = xml.FIELD_END if place == len(shown) - 1 else ""
        yield writer.paragraph(before + line + after, f"toc {entry.level}")


def bookmark(entry: Entry) -> str:
    """The bookmark's name, of the form that Word gives those of a table of contents."""
    return f"_Toc{entry.number:09d}"


def section(*, landscape: bool = False) -> str:
    """The page: A4, margins of an inch, no header on the first page."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    margin = 1134 if landscape else 1440
    sides = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    number = relation_id("footer1.xml")
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{relation_id("header1.xml")}"/>'
        f'<w:footerReference w:type="default" r:id="{number}"/><w:footerReference w:type="first" r:id="{number}"/>'
        f'<w:pgSz {size}/><w:pgMar {sides} w:header="709" w:footer="709" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def block(writer: Writer, piece: Piece) -> Iterator[str]:
    """A piece with everything below it."""
    yield from KINDS[piece.kind](writer, piece)
    if piece.kind is not BlockKind.TABLE:
        for child in piece.children:
            yield from block(writer, child)


def _title(writer: Writer, piece: Piece) -> Iterator[str]:
    yield writer.paragraph(writer.badge(piece) + writer.side(piece), "Title")


def _metadata(writer: Writer, piece: Piece) -> Iterator[str]:
    yield writer.paragraph(writer.badge(piece) + writer.side(piece), "Details")


def _heading(writer: Writer, piece: Piece) -> Iterator[str]:
    entry = writer.entries.get(id(piece))
    level = min(entry.level if entry else 1, 6)
    content = writer.badge(piece) + writer.side(piece, style=lambda _: "")
    if entry:
        content = xml.bookmarked(content, entry.number, bookmark(entry))
    yield writer.paragraph(content, f"heading {level}")


def _paragraph(writer: Writer, piece: Piece) -> Iterator[str]:
    entry = writer.entries.get(id(piece))
    if entry is None:
        yield writer.paragraph(writer.badge(piece) + writer.side(piece))
        return
    style = writer.style(f"Run-in Heading {min(entry.level, 4)} Char")
    (side, notes, head), (_, other_notes, rest) = split(piece)
    heading = writer.side(piece, side, notes, head, style=lambda _: style)
    content = xml.bookmarked(heading, entry.number, bookmark(entry)) + xml.run(gap(piece))
    yield writer.paragraph(writer.badge(piece) + content + writer.side(piece, side, other_notes, rest))


def _list_item(writer: Writer, piece: Piece) -> Iterator[str]:
    level = min(max(piece.level, 1), LEVELS) - 1
    if writer.list_id is None:
        properties = f'<w:ind w:left="{360 * level}"/>'
    else:
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{writer.list_id}"/></w:numPr>'
    yield writer.paragraph(writer.badge(piece) + writer.side(piece), "Enumeration", properties)


def _table(writer: Writer, piece: Piece) -> Iterator[str]:
    figures, widths = figure_columns(piece), column_widths(piece, writer.text_width)
    if widths:
        rows = [_row_of(writer, row, widths, figures, header=row is piece.children[0]) for row in piece.children]
        yield xml.table(rows, widths, writer.style("Report Table"))
        yield writer.paragraph("")


def _row(writer: Writer, piece: Piece) -> Iterator[str]:
    columns = len(cells(piece.target))
    widths = [writer.text_width // columns] * columns
    yield xml.table([_row_of(writer, piece, widths)], widths, writer.style("Report Table"))


def _row_of(
    writer: Writer, piece: Piece, widths: Sequence[int], figures: Collection[int] = (), *, header: bool = False
) -> str:
    texts = [writer.side(piece, span=span) for span in cells(piece.target)]
    texts[0] = writer.badge(piece) + texts[0]
    filled = [*texts, *[""] * (len(widths) - len(texts))]
    shown = [
        writer.paragraph(text, "Table Text", '<w:jc w:val="right"/>' if column in figures else "")
        for column, text in enumerate(filled)
    ]
    return xml.table_row(shown, widths, header=header)


KINDS: dict[BlockKind, Callable[[Writer, Piece], Iterator[str]]] = {
    BlockKind.TITLE: _title,
    BlockKind.METADATA: _metadata,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
}
