"""What the cards of a paragraph's marks say, fetched when the first of them is shown."""

from __future__ import annotations

from toolkit.renderers.entries import glossary_entries
from toolkit.renderers.html_bilingual import Row, entries_html
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
    return row.read() + row.findings() + entries_html(entries)
