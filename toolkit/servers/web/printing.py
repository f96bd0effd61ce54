"""All paragraphs that pass the filters on one page, to be printed."""

from __future__ import annotations

import time
from collections.abc import Iterator

from toolkit.model.plural import plural
from toolkit.renderers.html_text import element, text
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.entries import Entry
from toolkit.servers.web.filters import Filters, select
from toolkit.servers.web.outline import counted
from toolkit.servers.web.rows import Rows
from toolkit.servers.web.shell import opening
from toolkit.servers.web.tables import in_tables

#: Seconds that a paragraph is waited for; the marks of one that is not read by then are left out, with a note.
PATIENCE = 20.0
UNREAD = "The checks were running: some paragraphs are printed without their marks and findings."


def printed(document: LiveDocument, rows: Rows, filters: Filters) -> Iterator[str]:
    """The page, piece by piece; others get the lock between two paragraphs."""
    view = document.view
    selection = select(view, filters)
    yield opening(document.report, "print.js") + '<body class="paper">\n'
    number = plural(selection.whole, "paragraph")
    shown = number if len(selection.entries) == selection.whole else f"{len(selection.entries)} of {number}"
    left = counted(view).words or "nothing left to do"
    left = left if document.complete else f"{left} so far; the checks are running"
    about = "; ".join(filter(None, (shown, filters.words)))
    title = f"{document.report}: {view.options.source_language} – {document.language}"
    yield element("header", element("h1", text(title)) + element("p", text(about)) + element("p", text(left))) + "\n"
    yield '<main class="live" id="text">\n'
    document.wait(time.monotonic() + PATIENCE)
    unread: list[Entry] = []

    def row(entry: Entry) -> str:
        if document.shown(entry, time.monotonic() + (0.0 if unread else PATIENCE)) is None:
            unread.append(entry)
        return rows.row(document, view, entry, filters, 0.0)

    yield from in_tables((entry, row(entry)) for entry in selection.entries)
    yield "</main>\n" + (element("p", UNREAD, class_="problem") if unread else "") + "</body>\n</html>\n"
