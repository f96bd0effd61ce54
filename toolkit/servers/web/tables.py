"""Tables of a report: consecutive rows are one table of the page, for screen readers too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.renderers.html_rows import marked_run
from toolkit.renderers.html_text import attributes, badge, element, side_html
from toolkit.renderers.labels import labels_for
from toolkit.renderers.runs import cells
from toolkit.servers.web.entries import Entry, Place
from toolkit.servers.web.live_row import LiveRow

ENGLISH = labels_for("en")


class TableRow(LiveRow):
    """A row of a table: the cells of its source, and those of its translation beside them."""

    part_role = "cell"
    tag = "div"

    @property
    def in_table(self) -> Place:
        """Its place in its table, which every row of this class has."""
        assert self.entry.place is not None
        return self.entry.place

    def attributes(self) -> dict[str, str | None]:
        """See Row."""
        return super().attributes() | {"role": "row", "aria_rowindex": str(self.in_table.row)}

    def source(self) -> str:
        """See Row."""
        return self._cells("source")

    def target(self, tag: str) -> str:
        """See Row."""
        said = badge(self.piece, ENGLISH)
        return (element(tag, said, role="cell") if said else "") + self._cells("target")

    def findings(self) -> str:
        """See Row; each part is a cell too."""
        editor = element("div", self.editor, class_="editing", role="cell") if self.editor else ""
        found = super(LiveRow, self).findings()
        return editor + (element("div", found, class_="findings", role="cell") if found else "")

    def _cells(self, name: str) -> str:
        piece, place = self.piece, self.in_table
        side, notes = (piece.source, ()) if name == "source" else (piece.target, piece.footnotes)
        found = [self._cell(side_html(side, notes, span, lambda run: marked_run(run, name)), number)
                 for number, span in enumerate(cells(side))]  # fmt: skip
        found += [self._cell("", number) for number in range(len(found), place.columns)]
        return element("div", "".join(found), class_="cells head" if place.head else "cells")

    def _cell(self, shown: str, number: int) -> str:
        kind = "cell figure" if number in self.in_table.figures else "cell"
        return element("div", shown, role="columnheader" if self.in_table.head else "cell", class_=kind)


def in_tables(rows: Iterable[tuple[Entry, str]]) -> Iterator[str]:
    """Rows with the beginning and the end of each table that they are in."""
    before = None
    for entry, shown in rows:
        now = entry.place and entry.place.table
        if now != before:
            yield ("</div>\n" if before else "") + _begin(entry)
        yield shown + "\n"
        before = now
    yield "</div>" if before else ""


def _begin(entry: Entry) -> str:
    if entry.place is None:
        return ""
    table, rows = entry.place.table, entry.place.rows
    return f"<div{attributes(class_='table', role='table', aria_label=f'Table {table}', aria_rowcount=str(rows))}>\n"
