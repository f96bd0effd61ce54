"""Pages of a report, and parts of them."""

from __future__ import annotations

import time
from collections.abc import Iterator

from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from toolkit.servers.web import addresses
from toolkit.servers.web.asked import Asked, NotFoundError
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.editing import editor
from toolkit.servers.web.entries import Entry
from toolkit.servers.web.filters import Filters
from toolkit.servers.web.page import Page
from toolkit.servers.web.panel import Panel, later
from toolkit.servers.web.printing import printed
from toolkit.servers.web.shell import index, whole

#: Seconds that a page takes to read paragraphs and wait for those who are at work; what is not read by then comes
#: without its marks, and the script asks for it again. So it may be less for what a script asks for, and is more for
#: those rows.
PATIENCE, SCRIPT_PATIENCE, PANEL_PATIENCE, ROWS_PATIENCE = 0.5, 0.03, 1.0, 2.0
SCRIPTS = ("cards.js", "review.js")
#: The most rows that are given at once.
MOST_ROWS = 200


def reports(asked: Asked) -> Response:
    """The list of reports."""
    return whole("Reports", index(asked.site.desk.places(), asked.site.desk.workspace.errors))


def start(asked: Asked) -> Response:
    """The page that the command was asked to show."""
    return RedirectResponse(asked.site.start, 303)


def report(asked: Asked) -> Response:
    """A report."""
    document, unit = asked.document, asked.query.get("unit", "")
    entry = document.entry(unit)
    editing = ""
    if "edit" in asked.query and entry and entry.unit:
        editing = editor(document, entry, entry.unit.unit.targets, asked.filters.query(unit=unit))
    return of_report(asked, asked.filters, unit, editing)


def of_report(asked: Asked, filters: Filters, unit: str, editing: str = "", code: int = 200) -> Response:
    """The page of a report with a chosen unit, and an editor for it where one is given."""
    document, until = asked.document, _until(asked)
    last = asked.site.desk.feed.last
    page = Page(document, asked.site.rows, filters, until, unit)
    entry = document.entry(unit)
    panel = _panel(asked, document, entry, filters) if entry else ""
    return whole(document.report, page.html(panel, editing, asked.number, last), code, SCRIPTS)


def _panel(asked: Asked, document: LiveDocument, entry: Entry, filters: Filters) -> str:
    """The panel; to be fetched where it would take long."""
    lock = asked.site.desk.workspace.lock
    if not document.ready or not lock.acquire(timeout=PANEL_PATIENCE):
        return later(addresses.of_unit("panel", document, entry.key), "Show the panel", now=True)
    try:
        return Panel(document, entry, filters.query(unit=entry.key), asked.site.name_of(asked.by)).html()
    finally:
        lock.release()


def _until(asked: Asked) -> float:
    return time.monotonic() + (SCRIPT_PATIENCE if asked.by_script else PATIENCE)


def part(asked: Asked) -> Response:
    """One part of the text, fetched on approach."""
    page = Page(asked.document, asked.site.rows, asked.filters, _until(asked))
    found = page.part(asked.number) if asked.number is not None else ""
    if not found:
        raise NotFoundError
    return HTMLResponse(found)


def around(asked: Asked) -> Response:
    """What is around the text: outline, counters and filters."""
    return HTMLResponse(Page(asked.document, asked.site.rows, asked.filters, 0.0).around())


def finding(asked: Asked) -> Response:
    """Where the next paragraph with findings is, or the one before (`by` = -1), counted from a unit."""
    page = Page(asked.document, asked.site.rows, asked.filters, 0.0)
    return HTMLResponse(page.finding(asked.query.get("unit", ""), back=asked.query.get("by") == "-1"))


def rows(asked: Asked) -> Response:
    """Rows of units that have changed."""
    wanted = asked.query.get("units", "").split(",")[:MOST_ROWS]
    until = time.monotonic() + ROWS_PATIENCE
    asked.document.wait(until)
    return HTMLResponse(asked.site.rows.of(asked.document, wanted, asked.filters, until))


def on_paper(asked: Asked) -> Response:
    """All paragraphs that pass the filters, to be printed; written as they are read."""
    pieces: Iterator[str] = printed(asked.document, asked.site.rows, asked.filters)
    return StreamingResponse(pieces, media_type="text/html; charset=utf-8")
