"""Tables of web pages: captions, headings with their scope, figures aligned at the decimal sign, and their list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from toolkit.model.rendition import Piece, Rendition, Substitution
from toolkit.renderers.captions import lines, listed, name_of, naming
from toolkit.renderers.cell_figures import is_figure
from toolkit.renderers.columns import measured, proportional
from toolkit.renderers.html_text import badge, element, language, side_html, spoken, tagged, text
from toolkit.renderers.labels import Labels
from toolkit.renderers.runs import badge_text, cells
from toolkit.renderers.tables import Cell, Grid, grid, mark_place

#: The least widths of a column of labels and of one with long texts, in thousandths of the size.
_LABEL, _PROSE = 7000, 14000
#: About how many lines a long text takes where the page is too narrow: a cell out of sight must not make its row tall.
_LINES = 4
#: The room on a printed page, a column's space beside its texts, and the least size of print, in thousandths.
_PAGE, _BESIDE, _SMALLEST = 49_000, 700, 640
#: The least width of the names of the rows, and the shares of the page that they and other columns take at most.
_NAMES, _SHARE, _SHARE_OF_TEXTS = 10000, 40, 70


def scrolling(table: str, name: str = "", caption: str = "", role: str = "region") -> str:
    """A table in a region that scrolls if it is too wide, named by a text or by the ids of its caption or headings.

    In a region of the same name it is a `group`, so that screen readers list the name once.
    """
    label = {"aria_labelledby": caption} if caption else {"aria_label": name}
    return element("div", table, class_="wide", role=role, tabindex="0", **label)


def of_appendix(appendix: str, number: int, title: str, inner: str, role: str | None = None) -> Iterator[str]:
    """A table of an appendix, named by the headings above it: its own, if it has a title, and that of the appendix."""
    part = f"{appendix}-part-{number}"
    headings = f"{appendix} {part}" if title else appendix
    if title:
        yield element("h3", text(title), id_=part)
    table = element("table", inner, role=role, aria_labelledby=headings)
    yield scrolling(table, caption=headings, role="group")


class Tables:
    """Writes the tables of a document, numbered in its order."""

    def __init__(self, rendition: Rendition, labels: Labels) -> None:
        self.rendition = rendition
        self.labels = labels
        self.listed = listed(rendition)
        self.count = 0
        self.widths: dict[int, str] = {}

    def contents(self) -> str:
        """The list of tables; empty for a document with few of them."""
        if not self.listed:
            return ""
        numbers = {id(piece): number for number, piece in enumerate(_tables(self.rendition), 1)}
        items = "\n".join(
            element("li", element("a", self.listing(piece), href=f"#table-{numbers[id(piece)]}"))
            for piece in self.listed
        )
        title = element("h2", text(self.labels.tables), id_="tables")
        return element("nav", title + element("ul", items), class_="contents", aria_labelledby="tables")

    def listing(self, piece: Piece) -> str:
        """The name of a table, with the mark of a caption that is not finished."""
        names = naming(piece)
        shown = tagged(name_of(piece), self.rendition.language)
        if all(one.substitution is Substitution.SOURCE for one in names):
            shown = element("span", text(name_of(piece)), **language(self.rendition.source_language))
        return "".join(badge(one, self.labels) for one in names) + shown

    def table(self, piece: Piece) -> str:
        """A table with its captions."""
        self.count += 1
        found = grid(piece, partial(badge_text, labels=self.labels))
        self.widths = _readable(found)
        header = [self.row(piece.children[row], found, row) for row in range(found.header)]
        body = [self.row(piece.children[row], found, row) for row in range(found.header, len(piece.children))]
        parts = [
            *self.caption(piece),
            element("thead", "\n".join(header)) if header else "",
            element("tbody", "\n".join(body)) if body else "",
        ]
        anchor = f"table-{self.count}"
        named = bool(name_of(piece))
        kind, style = _printed(found)
        table = element("table", "".join(parts), class_=kind, style=style)
        first = piece.children[0]
        name = "" if first.substitution is Substitution.SOURCE else " ".join(first.target.text.split())
        name = name or f"{self.labels.table} {self.count}"
        return element("div", scrolling(table, name, anchor if named else ""), class_="room")

    def caption(self, piece: Piece) -> Iterator[str]:
        """The caption element: a line for each caption, the unit flush right."""
        shown: list[str] = []
        named = False
        for one in (*piece.captions, *piece.below):
            for span, is_unit in lines(one):
                anchor = f"table-{self.count}" if not is_unit and not named else None
                named = named or not is_unit
                shown.append(element("span", self.line(one, span), class_="unit" if is_unit else "name", id_=anchor))
        if shown:
            yield element("caption", "\n".join(shown), class_="below" if piece.below else None)

    def line(self, piece: Piece, span: tuple[int, int]) -> str:
        """A line of a caption with its badge and footnotes, with its language if that is not the page's."""
        inner = side_html(piece.target, piece.footnotes, span)
        if piece.substitution is Substitution.SOURCE:
            inner = element("span", inner, **language(self.rendition.source_language))
        return ("" if span[0] else badge(piece, self.labels)) + inner

    def row(self, piece: Piece, found: Grid, row: int) -> str:
        """A row; its cells say which headings are theirs."""
        spans = cells(piece.target)
        extra = language(self.rendition.source_language) if piece.substitution is Substitution.SOURCE else {}
        marked = spoken(badge(piece, self.labels), self.rendition.language if extra else "")
        shown = []
        for cell in (cell for cell in found.cells(row) if cell.rows):
            inner = side_html(piece.target, piece.footnotes, spans[cell.column]) if cell.column < len(spans) else ""
            width = self.widths.pop(cell.column, None) if cell.columns == 1 else None
            before = marked if cell.column == mark_place(found.texts[row]) else ""
            shown.append(_cell(found, row, cell, before + inner, width))
        return element("tr", "".join(shown), **extra)


def _readable(found: Grid) -> dict[int, str]:
    """The least width at which the texts of a column can be read, by column. Browsers keep words and figures whole."""
    columns = measured([found], proportional)
    wanted = {
        number: _NAMES if number == found.names else max(_LABEL, min(column.most // _LINES, _PROSE))
        for number, column in enumerate(columns)
        if number not in found.figures
    }
    return {
        number: _least(min(columns[number].most, width), _SHARE if number == found.names else _SHARE_OF_TEXTS)
        for number, width in wanted.items()
        if columns[number].most
    }


def _printed(found: Grid) -> tuple[str | None, str | None]:
    """The class and style of a table that is wider than a printed page: in smaller print, or its rows as lines.

    Browsers make the whole document smaller for one such table, or cut it off.
    """
    columns = measured([found], proportional, _BESIDE)
    width = sum(max(column.least, min(column.most, _LABEL)) for column in columns)
    least = sum(column.least for column in columns)
    if width <= _PAGE:
        return None, None
    fit = min(1000, _PAGE * 1000 // least)
    return ("dense", f"--fit: {fit / 1000:g}") if fit >= _SMALLEST else ("broad", None)


def _least(width: int, share: int) -> str:
    shown = f"{-(-width // 100) / 10:g}em"
    return f"min-width: {shown if width <= _LABEL else f'min({shown}, {share}cqi)'}"


def _tables(rendition: Rendition) -> Sequence[Piece]:
    """The tables in the order in which they are written."""
    return [piece for piece in rendition.walk() if piece.kind.value == "table" and piece.children]


def _cell(found: Grid, row: int, cell: Cell, inner: str, width: str | None) -> str:
    tag, scope = heading_of(found, row, cell)
    figure = cell.column in found.figures and cell.columns == 1
    fill = found.fill(row, cell.column) if figure else ""
    over = cell.columns > 1 and row < found.header
    stub = cell.column == 0 and found.names == 0 and found.header and not found.is_group(row)
    kind = "figure" if figure else "over" if over else "stub" if stub else None
    styles = ([f"--level: {level}"] if (level := found.indent(row, cell.column)) else []) + ([width] if width else [])
    return element(
        tag,
        inner,
        scope=scope,
        colspan=str(cell.columns) if cell.columns > 1 else None,
        rowspan=str(cell.rows) if cell.rows > 1 else None,
        class_=kind,
        data_fill=fill or None,
        style="; ".join(styles) or None,
    )


def heading_of(found: Grid, row: int, cell: Cell) -> tuple[str, str | None]:
    """The element of a cell, and what it is the heading of."""
    if row < found.header:
        return ("th", "colgroup" if cell.columns > 1 else "col") if found.texts[row][cell.column] else ("td", None)
    if found.is_group(row):
        return "th", "rowgroup"
    if not found.header or is_figure(found.texts[row][cell.column]):
        return "td", None
    if cell.rows > 1 and found.names is not None and cell.column < found.names:
        return "th", "rowgroup"
    return ("th", "row") if cell.column == found.names else ("td", None)
