"""What is shown of one unit: its panel, its editor, what is typed, cards, the memory and the history."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response

from toolkit.errors import ToolkitError
from toolkit.project.history import history as versions_of
from toolkit.project.memory import open_memory
from toolkit.project.recalling import known_for
from toolkit.renderers.html_text import element, text
from toolkit.servers.web.asked import Asked, NotFoundError
from toolkit.servers.web.cards import cards_html
from toolkit.servers.web.editing import editor, examined_html, typed
from toolkit.servers.web.panel import Panel, history_html, memory_html


def panel(asked: Asked) -> Response:
    """The panel of a unit."""
    with asked.site.desk.workspace.lock:
        entry, back = asked.entry, asked.filters.query(unit=asked.entry.key)
        return asked.piece("Paragraph", Panel(asked.document, entry, back, asked.site.name_of(asked.by)).html())


def edit(asked: Asked) -> Response:
    """The editor of a unit."""
    entry = asked.entry
    targets = entry.unit.unit.targets if entry.unit else ("",)
    return HTMLResponse(editor(asked.document, entry, targets, asked.filters.query(unit=entry.key)))


def examine(asked: Asked) -> Response:
    """What is found in a text that is being typed."""
    with asked.site.desk.workspace.lock:
        document, entry = asked.document, asked.entry
        if entry.unit is None:
            raise NotFoundError
        target, *others = typed(asked.form, entry.unit)
        examined = document.catalog.examine(entry.key, target, plural_targets=tuple(others))
        return HTMLResponse(examined_html(document, entry, examined))


def cards(asked: Asked) -> Response:
    """What the cards of a unit's marks say."""
    with asked.site.desk.workspace.lock:
        return HTMLResponse(cards_html(asked.document, asked.entry))


def memory(asked: Asked) -> Response:
    """The best of the memory for a unit; others need not wait for it."""
    document, entry = asked.document, asked.entry
    if entry.unit is None:
        raise NotFoundError
    with asked.site.memory_lock, open_memory(asked.site.desk.workspace.project, document.language) as opened:
        found = known_for(opened, entry.unit.unit, document.report)
        document.memory_errors = tuple(str(error) for error in opened.errors)  # the page says them, once
    return asked.piece("Memory", memory_html(found, document, entry))


def history(asked: Asked) -> Response:
    """What git has of a unit."""
    document, entry = asked.document, asked.entry
    with asked.site.desk.workspace.lock:
        path = document.catalog.path
    try:
        versions = versions_of(path, entry.key)
    except ToolkitError as error:
        return asked.piece("History", element("p", text(f"No history: {error.message}.")))
    return asked.piece("History", history_html(versions, document.language))
