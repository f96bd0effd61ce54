"""HTML: one self-contained accessible page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition, Stand
from toolkit.renderers.contents import Entry, contents, gap, split
from toolkit.renderers.html_text import badge, element, endnotes, language, page, side_html, text
from toolkit.renderers.runs import cells, label
from toolkit.renderers.tables import figure_columns
from toolkit.renderers.words import Words, glossary_head, words


def render(rendition: Rendition) -> bytes:
    """The page as UTF-8."""
    said = words(rendition.language)
    page_of = _Page(rendition, said)
    body = "\n".join(
        part
        for part in (
            element("a", text(said.skip), class_="skip", href="#text"),
            element("header", "\n".join(page_of.header())),
            page_of.contents(),
            element("main", "\n".join(page_of.sections(rendition.body)), id_="text", tabindex="-1"),
            endnotes(list(rendition.footnotes()), said),
            glossary(rendition, said),
            disclaimer(rendition),
        )
        if part
    )
    return page(title=rendition.title, code=rendition.language, style=("page.css",), body=body)


class _Page:
    """Walks the pieces and remembers the headings it has met, for the contents and their anchors."""

    def __init__(self, rendition: Rendition, said: Words) -> None:
        self.rendition = rendition
        self.said = said
        self.entries = contents(rendition.body)
        self.entry_of = {id(entry.piece): entry for entry in self.entries}

    def header(self) -> Iterator[str]:
        front = self.rendition.front
        if front.title:
            yield element("h1", text(front.title))
        for piece in self.rendition.head:
            yield from self.block(piece)
        for name, value in front.lines:
            yield element("p", text(self.said.labelled(name, value)), class_="metadata")

    def contents(self) -> str:
        """The table of contents, nested as the headings are; none for a document with fewer than two headings."""
        if len(self.entries) < 2:
            return ""
        items = "\n".join(
            element(
                "li",
                element("a", self.foreign(entry.piece, heading_text(entry, self.said)), href=f"#{entry.anchor}"),
                class_=f"level-{min(entry.level, 4)}",
            )
            for entry in self.entries
        )
        title = element("h2", text(self.said.contents), id_="contents")
        return element("nav", title + element("ul", items), class_="contents", aria_labelledby="contents")

    def sections(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """Pieces in order; neighbouring list items become one list."""
        for is_item, group in groupby(pieces, key=lambda piece: piece.kind is BlockKind.LIST_ITEM):
            parts = [part for piece in group for part in self.block(piece)]
            if is_item:
                yield element("ol", "\n".join(parts), class_="items", role="list")
            else:
                yield from parts

    def block(self, piece: Piece) -> Iterator[str]:
        """A piece with what stands below it."""
        yield from KINDS[piece.kind](self, piece)

    def words_of(self, piece: Piece) -> str:
        """A piece's text with its mark and footnotes, in its own language where that is not the page's."""
        inner = side_html(piece.target, piece.footnotes)
        return badge(piece, self.said) + self.foreign(piece, inner)

    def foreign(self, piece: Piece, inner: str) -> str:
        if piece.stand is not Stand.SOURCE:
            return inner
        return element("span", inner, **language(self.rendition.source_language))


def heading_text(entry: Entry, said: Words) -> str:
    """A heading for the contents, without its footnotes; what is not there yet shows its mark."""
    shown = side_html(entry.piece.target, (), entry.span).replace("<br>\n", " ")
    return shown or text(f"[{label(entry.piece, said)}]")


def glossary(rendition: Rendition, said: Words) -> str:
    """The glossary appendix; empty where none was asked for."""
    if not rendition.glossary:
        return ""
    source, target = language(rendition.source_language), language(rendition.language)
    rows = [
        element(
            "tr",
            element("td", text(entry.source), **source)
            + element("td", text(entry.target), **target)
            + element("td", text(said.explained(entry, whole=rendition.is_glossary))),
        )
        for entry in rendition.glossary
    ]
    head = "".join(element("th", text(name), scope="col") for name in glossary_head(rendition, said))
    table = element("table", element("thead", element("tr", head)) + element("tbody", "\n".join(rows)))
    heading = "" if rendition.is_glossary else element("h2", text(said.glossary), id_="glossary")
    return element("section", heading + _scrolling(table, said.glossary), class_="glossary")


def disclaimer(rendition: Rendition) -> str:
    """What the settings say under the text."""
    said = rendition.front.disclaimer
    return element("footer", element("p", text(said))) if said else ""


def _scrolling(table: str, name: str) -> str:
    return element("div", table, class_="wide", role="region", tabindex="0", aria_label=name)


def _title(page_of: _Page, piece: Piece) -> Iterator[str]:
    yield element("h1", page_of.words_of(piece))
    yield from page_of.sections(piece.children)


def _metadata(page_of: _Page, piece: Piece) -> Iterator[str]:
    yield element("p", page_of.words_of(piece), class_="metadata")
    yield from page_of.sections(piece.children)


def _heading(page_of: _Page, piece: Piece) -> Iterator[str]:
    entry = page_of.entry_of.get(id(piece))
    level = entry.level if entry else 1
    heading = element(f"h{min(level + 1, 6)}", page_of.words_of(piece), id_=entry.anchor if entry else None)
    yield element("section", "\n".join([heading, *page_of.sections(piece.children)]))


def _paragraph(page_of: _Page, piece: Piece) -> Iterator[str]:
    entry = page_of.entry_of.get(id(piece))
    if entry is None:
        yield element("p", page_of.words_of(piece))
        yield from page_of.sections(piece.children)
        return
    head, rest = (page_of.foreign(piece, side_html(*part)) for part in split(piece))
    inline = element(f"h{min(entry.level + 1, 6)}", badge(piece, page_of.said) + head, id_=entry.anchor)
    yield element(
        "section",
        "\n".join(
            [
                element("div", f"{inline}{gap(piece)}{element('p', rest)}", class_="run-in"),
                *page_of.sections(piece.children),
            ]
        ),
    )


def _list_item(page_of: _Page, piece: Piece) -> Iterator[str]:
    yield element("li", "\n".join([element("p", page_of.words_of(piece)), *page_of.sections(piece.children)]))


def _table(page_of: _Page, piece: Piece) -> Iterator[str]:
    if not piece.children:
        return
    figures = figure_columns(piece)
    head, *body = [
        "".join(_row(page_of, row, "th" if row is piece.children[0] else "td", figures)) for row in piece.children
    ]
    rows = element("tbody", "\n".join(body)) if body else ""
    yield _scrolling(element("table", element("thead", head) + rows), _name(piece))


def _name(table: Piece) -> str:
    return " ".join(table.children[0].target.text.split()) or "table"


def _row(page_of: _Page, piece: Piece, cell: str = "td", figures: Collection[int] = ()) -> Iterator[str]:
    scope = "col" if cell == "th" else None
    found = [side_html(piece.target, piece.footnotes, span) for span in cells(piece.target)]
    found[0] = badge(piece, page_of.said) + found[0]
    extra = language(page_of.rendition.source_language) if piece.stand is Stand.SOURCE else {}
    shown = (
        element(cell, one, scope=scope, class_="figure" if column in figures else None)
        for column, one in enumerate(found)
    )
    yield element("tr", "".join(shown), **extra)


KINDS: dict[BlockKind, Callable[[_Page, Piece], Iterator[str]]] = {
    BlockKind.TITLE: _title,
    BlockKind.METADATA: _metadata,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
}
