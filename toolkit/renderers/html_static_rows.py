"""The paragraphs of the page for reviewers that is a file, and the rows of its tables as tables of both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model import BlockKind
from toolkit.model.rendition import Footnote, Piece, Rendition, Side
from toolkit.renderers.captions import naming
from toolkit.renderers.contents import contents
from toolkit.renderers.html_columns import Columns, columns_of
from toolkit.renderers.html_marks import Marks, without_data
from toolkit.renderers.html_rows import ENGLISH, KINDS, Row, marked_run
from toolkit.renderers.html_tables import scrolling
from toolkit.renderers.html_text import badge, element, own_note, side_html, tagged
from toolkit.renderers.runs import Run, cells


class StaticRow(Row):
    """A row of the page that is a file: terms and figures are data for its script."""

    def __init__(self, rendition: Rendition, piece: Piece, marks: Marks, level: int = 0) -> None:
        source, target = (replace(side, marks=without_data(side.marks)) for side in (piece.source, piece.target))
        super().__init__(rendition, replace(piece, source=source, target=target))
        self.encoded = marks.encode(piece.source, piece), marks.encode(piece.target, piece)
        self.own_level = level

    @property
    def level(self) -> int:
        """See Row; levels that the report skips are closed up."""
        return self.own_level or super().level

    def attributes(self) -> dict[str, str | None]:
        """See Row; with the terms and figures of both sides."""
        source, target = self.encoded
        return super().attributes() | {"data_s": source or None, "data_t": target or None}

    def running(self, side: Side, notes: Sequence[Footnote], name: str) -> str:
        """See Row; a run-in heading of the translation is a heading, and a note of the report's own has links back."""
        if name == "source":
            return super().running(side, notes, name)
        if side.run_in:
            end = side.run_in[1]
            head, rest = (side_html(side, notes, span, _marked) for span in ((0, end), (end, len(side.text))))
            return element("span", head, role="heading", aria_level=str(self.level + 1)) + rest
        shown = super().running(side, notes, name)
        return own_note(self.piece, shown, ENGLISH) if self.piece.note else shown


class _Caption(StaticRow):
    """A caption that names a table, for screen readers too."""

    def __init__(self, rendition: Rendition, piece: Piece, marks: Marks, anchor: str) -> None:
        super().__init__(rendition, piece, marks)
        self.name_anchor = anchor

    @property
    def anchor(self) -> str | None:
        """See Row."""
        return self.name_anchor


class _TableRow(StaticRow):
    """A row of a table: the cells of its source, those of its translation below them, and what belongs to both."""

    tag = "div"
    part_role = "cell"

    def __init__(self, rendition: Rendition, piece: Piece, marks: Marks, columns: Columns, number: int) -> None:
        super().__init__(rendition, piece, marks)
        self.columns = columns
        self.number = number

    def attributes(self) -> dict[str, str | None]:
        """See Row; with its place in the table."""
        return super().attributes() | {"role": "row", "aria_rowindex": str(self.number + 1)}

    def source(self) -> str:
        """See Row."""
        return self._cells("source")

    def target(self, _tag: str) -> str:
        """See Row; a mark beside the cells would take the place of one."""
        marked, origin = badge(self.piece, ENGLISH), tagged(self.piece.provenance, "en")
        parts = (("mark", marked), ("provenance", origin))
        return self._cells("target") + "".join(
            element("div", shown, class_=name, role="cell") for name, shown in parts if shown
        )

    def findings(self) -> str:
        """See Row."""
        return self._part(super().findings())

    def known(self) -> str:
        """See Row."""
        return self._part(super().known())

    def _part(self, shown: str) -> str:
        return element("div", shown, class_="part", role="cell") if shown else ""

    def _cells(self, name: str) -> str:
        """The cells of one side; rows that are short are filled, since columns are counted."""
        side, notes = (self.piece.source, ()) if name == "source" else (self.piece.target, self.piece.footnotes)
        found = [side_html(side, notes, span, lambda run: marked_run(run, name)) for span in cells(side)]
        if self.shows_source_alone and name == "target":
            found = []
        found += [""] * (self.columns.count(name) - len(found))
        shown = (element("div", cell, **self._look(name, column, cell)) for column, cell in enumerate(found))
        anchor = self.anchor if name == "target" else None
        return element("div", "".join(shown), class_="cells", id_=anchor)

    def _look(self, side: str, column: int, shown: str) -> dict[str, str | None]:
        """The role of a cell; figures and headings above them are flush right, and figures say what they lack."""
        heading, figure = self.columns.is_heading(self.number, side), column in self.columns.figures
        fill = self.columns.fill(self.number, side, column) if figure and not heading else ""
        kind = "cell" + " heading" * heading + " figure" * figure
        role = self.columns.role(self.number, side, column) if shown else "cell"
        level = self.columns.grids[side].indent(self.number, column)
        style = f"--level: {level}" if level else None
        return {"class_": kind, "role": role, "data_fill": (shown and fill) or None, "style": style}


def _marked(run: Run) -> str:
    return marked_run(run, "target")


class StaticRows:
    """Writes the paragraphs of a document in its order, numbered, and its tables."""

    def __init__(self, rendition: Rendition, marks: Marks) -> None:
        self.rendition = rendition
        self.marks = marks
        self.levels = {id(entry.piece): entry.level for entry in contents(rendition.body)}
        self.numbers = iter(range(1, 1 + sum(1 for _ in rendition.walk())))
        self.tables = 0

    def of(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """Each paragraph of some pieces, and each table as one element."""
        for top in pieces:
            for piece in top.walk(into_tables=False):
                if piece.kind is not BlockKind.TABLE:
                    yield from self._shown(StaticRow(self.rendition, piece, self.marks, self.levels.get(id(piece), 0)))
                elif piece.children:
                    yield from self._table(piece)

    def _shown(self, row: Row) -> Iterator[str]:
        return KINDS[row.piece.kind](row, self.numbers)

    def _table(self, piece: Piece) -> Iterator[str]:
        """A table between its captions, which name it."""
        self.tables += 1
        names = {id(one): f"table-{self.tables}" + f"-{n}" * (n > 0) for n, one in enumerate(naming(piece))}
        yield from self._captions(piece.captions, names)
        columns = columns_of(piece)
        rows = [
            shown
            for number, row in enumerate(piece.children)
            for shown in self._shown(_TableRow(self.rendition, row, self.marks, columns, number))
        ]
        heads = columns.grids["source"].header
        groups = (("heads", rows[:heads]), ("rows", rows[heads:]))
        inner = "\n".join(
            element("div", "\n".join(group), class_=name, role="rowgroup") for name, group in groups if group
        )
        labels = {"aria_labelledby": " ".join(names.values())} if names else {"aria_label": f"Table {self.tables}"}
        kind = "table" if columns.fits else "table broad"
        table = element("div", inner, class_=kind, role="table", aria_rowcount=str(len(rows)), style=columns.style,
                        **labels)  # fmt: skip
        yield scrolling(table, f"Table {self.tables}", " ".join(names.values()))
        yield from self._captions(piece.below, names)

    def _captions(self, captions: Sequence[Piece], names: dict[int, str]) -> Iterator[str]:
        for one in captions:
            anchor = names.get(id(one))
            row = _Caption(self.rendition, one, self.marks, anchor) if anchor else None
            yield from self._shown(row or StaticRow(self.rendition, one, self.marks))
