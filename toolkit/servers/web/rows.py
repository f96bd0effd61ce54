"""The rows of documents, rendered when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.model.rendition import Mark, MarkKind, Piece, Side
from toolkit.renderers.html_rows import row_html
from toolkit.servers.web import addresses
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.entries import Entry
from toolkit.servers.web.filters import Filters
from toolkit.servers.web.live_row import LiveRow
from toolkit.servers.web.search import Search, search_for
from toolkit.servers.web.tables import TableRow
from toolkit.servers.web.view import View


class Rows:
    """The rows of documents, each rendered once for one content."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], tuple[Piece, str, str]] = {}

    def of(self, document: LiveDocument, keys: Iterable[str], filters: Filters, until: float) -> str:
        """The rows of some units, each as often as the report has it."""
        view, wanted = document.view, set(keys)
        found = [entry for entry in view.entries if entry.key in wanted]
        return "\n".join(self.row(document, view, entry, filters, until) for entry in found)

    def row(
        self, document: LiveDocument, view: View, entry: Entry, filters: Filters, until: float, editor: str = ""
    ) -> str:
        """One row; without its marks where it cannot be read until a time."""
        url = addresses.page(document, filters.query(unit=entry.key))
        piece = document.shown(entry, until)
        if piece is None:
            return row_html(_kind(entry)(view.rendition, entry.piece, entry, url, editor, read=False), entry.number)
        if editor or filters.q:
            return self._made(view, entry, piece, url, filters.q, editor)
        at = (document.place, entry.number)
        known = self._known.get(at)
        if known is None or known[0] is not piece or known[1] != url:
            known = self._known[at] = piece, url, self._made(view, entry, piece, url)
        return known[2]

    @staticmethod
    def _made(view: View, entry: Entry, piece: Piece, url: str, wanted: str = "", editor: str = "") -> str:
        if wanted:
            search = search_for(wanted, (view.options.source_language, view.options.language))
            piece = replace(piece, source=_found(piece.source, search, 0), target=_found(piece.target, search, 1))
        return row_html(_kind(entry)(view.rendition, piece, entry, url, editor), entry.number)


def _kind(entry: Entry) -> type[LiveRow]:
    return TableRow if entry.place else LiveRow


def _found(side: Side, search: Search, which: int) -> Side:
    """A side with the places of what was searched for marked."""
    spans = search.places(side.text, which) or search.parts(side.text)
    return replace(side, marks=(*side.marks, *(Mark(start, end, MarkKind.FOUND) for start, end in spans)))
