"""What the cards of a paragraph's marks say, fetched when the first of them is shown."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.rendition import MarkKind, Piece
from toolkit.renderers.entries import glossary_entries
from toolkit.renderers.html_bilingual import entries_html
from toolkit.renderers.html_rows import Row, link_of
from toolkit.renderers.html_text import element, text
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.entries import Entry


def cards_html(document: LiveDocument, entry: Entry) -> str:
    """The readings, the findings and the glossary's entries, as the bilingual page has them. Hold the lock."""
    if entry.unit is None:
        return ""
    row = Row(document.view.rendition, document.annotated(entry))
    options = document.view.options
    concepts = {match.concept.id: match.concept for match in document.catalog.reading(entry.key).terms}
    entries = glossary_entries(concepts.values(), options.source_language, document.language)
    return _readings(row.piece) + row.findings() + entries_html(entries, options.source_language, document.language)


def _readings(piece: Piece) -> str:
    """What was read of each term and figure, by the link that its marks have."""
    found: dict[str, list[str]] = {}
    for side, marks in (("source", piece.source.marks), ("target", piece.target.marks)):
        for mark in marks:
            if mark.note and mark.kind is not MarkKind.FINDING:
                notes = found.setdefault(link_of(mark, side), [])
                notes += [] if mark.note in notes else [mark.note]
    return element("ul", "".join(_reading(link, notes) for link, notes in found.items()), class_="read")


def _reading(link: str, notes: Sequence[str]) -> str:
    return element("li", text("\n".join(notes)), data_link=link)
