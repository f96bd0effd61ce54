"""The text of a Word document: a table of functions that write the paragraphs of each block kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from toolkit.language.widths import text_width
from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.appendix import appended_headings
from toolkit.renderers.contents import (
    DEEPEST_CONTENTS,
    DEEPEST_HEADING,
    Entry,
    contents,
    listed,
    separator,
    split_run_in,
)
from toolkit.renderers.page_tables import Layout
from toolkit.renderers.runs import BULLET
from toolkit.renderers.turned_pages import Flowing, Role, turned_blocks
from toolkit.renderers.word import xml
from toolkit.renderers.word.appendices import closing
from toolkit.renderers.word.package import relation_id
from toolkit.renderers.word.parts import BULLET_WIDTH, INDENT, LEVELS
from toolkit.renderers.word.sections import in_sections
from toolkit.renderers.word.tables import list_of_tables, table, table_layout
from toolkit.renderers.word.writer import LANDSCAPE_MARGIN, MARGIN, PAPERS, Writer, heading_bookmark

TABLES = frozenset({BlockKind.TABLE, BlockKind.ROW})
#: What keeps a block on the page of a wide table.
ROLES = {BlockKind.HEADING: Role.HEADING, BlockKind.NOTE: Role.NOTE}
#: The mark of a paragraph that Word shows in one line with the next: its style separator, which ends a run-in heading.
STYLE_SEPARATOR = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"


def body(rendition: Rendition, writer: Writer) -> str:
    """Everything in the document's body up to its section properties."""
    entries = contents(rendition.body)
    writer.entries = {id(entry.piece): entry for entry in entries}
    labels = writer.labels
    parts = [writer.paragraph(writer.prose(rendition.front.title), "Title")] if rendition.front.title else []
    parts += blocks(writer, rendition.head)
    parts += [
        writer.paragraph(writer.prose(labels.labelled(name, text)), "Details") for name, text in rendition.front.lines
    ]
    parts += table_of_contents(writer, entries)
    parts += list_of_tables(writer)
    flow = [(False, part) for part in parts]
    flow += _flow(writer, rendition.body)
    return in_sections(writer, closing(writer, flow))


def _flow(writer: Writer, pieces: Sequence[Piece]) -> Iterator[tuple[bool, str]]:
    """The text in its order, each part with whether it needs pages that are turned."""
    blocks = [block for piece in pieces for block in piece.walk(into_tables=False)]
    layouts = {id(one): table_layout(writer, one) for one in blocks if one.kind is BlockKind.TABLE and one.children}
    turned = turned_blocks([_flowing(block, layouts.get(id(block))) for block in blocks])
    for place, block in enumerate(blocks):
        layout = layouts.get(id(block))
        if place and blocks[place - 1].kind in TABLES and turned[place - 1] == turned[place]:
            yield turned[place], xml.gap(xml.AFTER_TABLE)
        written = table(writer, block, layout) if layout else KINDS[block.kind](writer, block)
        yield from ((turned[place], part) for part in written)
    if blocks and blocks[-1].kind in TABLES:
        yield turned[-1], xml.gap(xml.LEAST_GAP)


def _flowing(block: Piece, layout: Layout | None) -> Flowing:
    """What a block is to the wide tables near it."""
    role = Role.WIDE_TABLE if layout and layout.turned else ROLES.get(block.kind, Role.TEXT)
    texts = [block, *block.children] if block.kind in TABLES else [block]
    return Flowing(role, sum(text_width(one.target.text) for one in texts))


def table_of_contents(writer: Writer, entries: Sequence[Entry]) -> Iterator[str]:
    """A contents field, already filled with links.

    Only Word knows the pages: it adds their numbers once a person updates the field, and asks nothing before.
    """
    shown = [(entry.level, _contents_line(writer, entry)) for entry in listed(entries)]
    if not shown:
        return
    shown += (
        (level, xml.link(writer.prose(text), heading_bookmark(number)))
        for number, (level, text) in enumerate(appended_headings(writer.rendition, writer.labels), len(entries) + 1)
    )
    run_in = ",".join(f"Run-in Heading {level},{level}" for level in range(1, DEEPEST_CONTENTS + 1))
    instruction = f'TOC \\o "1-{DEEPEST_CONTENTS}" \\h \\z \\t "{run_in}"'
    yield writer.paragraph(writer.own(writer.labels.contents), "TOC Heading")
    for place, (level, line) in enumerate(shown, 1):
        before = xml.field_start(instruction) if place == 1 else ""
        after, space = (xml.FIELD_END, xml.AFTER_LIST) if place == len(shown) else ("", "")
        yield writer.paragraph(before + line + after, f"toc {level}", space)


def _contents_line(writer: Writer, entry: Entry) -> str:
    """A heading of the report in the contents."""
    text = writer.side(entry.piece, None, (), entry.span, style=lambda _: "", marks=False)
    return writer.badge(entry.piece) + xml.link(text, heading_bookmark(entry.number))


#: Footnotes are the translator's: letters tell them from the notes of the report.
LETTERS = '<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>'


def section(paper: str, *, landscape: bool = False, columns: int = 1, first: bool = True, draft: bool = False) -> str:
    """The section properties: a page with so many columns, without a header on the first page if it is `first`.

    The first page of a `draft` has the header that marks it.
    """
    short, long = PAPERS[paper]
    size = f'w:w="{long}" w:h="{short}" w:orient="landscape"' if landscape else f'w:w="{short}" w:h="{long}"'
    margin = LANDSCAPE_MARGIN if landscape or columns > 1 else MARGIN
    sides = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    number = relation_id("footer1.xml")
    more = (f'<w:cols w:num="{columns}" w:space="454"/>' if columns > 1 else "") + ("<w:titlePg/>" if first else "")
    marked = f'<w:headerReference w:type="first" r:id="{relation_id("draft.xml")}"/>' if draft else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{relation_id("header1.xml")}"/>{marked}'
        f'<w:footerReference w:type="default" r:id="{number}"/><w:footerReference w:type="first" r:id="{number}"/>'
        f"{LETTERS}"
        f'<w:pgSz {size}/><w:pgMar {sides} w:header="709" w:footer="709" w:gutter="0"/>'
        f"{more}</w:sectPr>"
    )


def blocks(writer: Writer, pieces: Sequence[Piece]) -> Iterator[str]:
    """The paragraphs and tables of the pieces and of everything below them."""
    for piece in pieces:
        for block in piece.walk(into_tables=False):
            yield from KINDS[block.kind](writer, block)


def _title(writer: Writer, piece: Piece) -> Iterator[str]:
    yield writer.paragraph(writer.badge(piece) + writer.side(piece), "Title")


def _metadata(writer: Writer, piece: Piece) -> Iterator[str]:
    yield writer.paragraph(writer.badge(piece) + writer.side(piece), "Details")


def _heading(writer: Writer, piece: Piece) -> Iterator[str]:
    entry = writer.entries.get(id(piece))
    level = min(entry.level if entry else 1, DEEPEST_HEADING)
    content = writer.badge(piece) + writer.side(piece, style=lambda _: "")
    if entry:
        content = xml.bookmarked(content, entry.number, heading_bookmark(entry.number))
    yield writer.paragraph(content, f"heading {level}")


def _paragraph(writer: Writer, piece: Piece) -> Iterator[str]:
    entry = writer.entries.get(id(piece))
    if entry is None:
        yield writer.paragraph(writer.badge(piece) + writer.side(piece))
        return
    (side, notes, head), (_, other_notes, rest) = split_run_in(piece)
    heading = writer.side(piece, side, notes, head, style=lambda _: "")
    content = (
        writer.badge(piece)
        + xml.bookmarked(heading, entry.number, heading_bookmark(entry.number))
        + xml.run(separator(piece))
    )
    yield writer.paragraph(content, f"Run-in Heading {min(entry.level, DEEPEST_HEADING)}", STYLE_SEPARATOR)
    yield writer.paragraph(writer.side(piece, side, other_notes, rest))


def _note(writer: Writer, piece: Piece) -> Iterator[str]:
    yield writer.paragraph(writer.badge(piece) + writer.side(piece), "Report Note")


def _list_item(writer: Writer, piece: Piece) -> Iterator[str]:
    level = min(max(piece.level, 1), LEVELS) - 1
    style = writer.style("Enumeration")
    numbered = writer.list_id is not None
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{writer.list_id}"/></w:numPr>' if numbered else ""
    if not numbered or style in writer.sheet.indented:
        properties += writer.sheet.indent(style, INDENT * level)
    elif piece.bullet:
        properties += xml.hanging(INDENT * level, BULLET_WIDTH)
    bullet = xml.run(BULLET) if piece.bullet else ""
    yield writer.paragraph(bullet + writer.badge(piece) + writer.side(piece), "Enumeration", properties)


def _table(writer: Writer, piece: Piece) -> Iterator[str]:
    if piece.children:
        yield from table(writer, piece, table_layout(writer, piece))


def _row(writer: Writer, piece: Piece) -> Iterator[str]:
    yield from _table(writer, replace(piece, kind=BlockKind.TABLE, children=(piece,)))


def _caption(writer: Writer, piece: Piece) -> Iterator[str]:
    yield writer.paragraph(writer.badge(piece) + writer.side(piece), "Figure Caption")


KINDS: dict[BlockKind, Callable[[Writer, Piece], Iterator[str]]] = {
    BlockKind.TITLE: _title,
    BlockKind.METADATA: _metadata,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
    BlockKind.CAPTION: _caption,
    BlockKind.NOTE: _note,
}
