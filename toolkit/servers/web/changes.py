"""What answers where somebody has changed something: the new rows, or why nothing was saved."""

from __future__ import annotations

import time
from collections.abc import Iterable

from starlette.responses import HTMLResponse, RedirectResponse, Response

from toolkit.renderers.html_text import element, text
from toolkit.servers.web import addresses
from toolkit.servers.web.actions import ACTIONS, GoneError
from toolkit.servers.web.asked import Asked
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.editing import conflict_html, editor, typed
from toolkit.servers.web.saying import did, not_undone, undid
from toolkit.servers.web.site import Handler
from toolkit.servers.web.views import ROWS_PATIENCE, of_report
from toolkit.workspace import Conflict, Saved
from toolkit.workspace.edits import MODELS

GONE = "It has changed meanwhile, so nothing was saved; look at it again."
NO_UNIT = "The catalog has no such unit any more, so nothing was saved."
NOTHING = "Nothing is left to undo: neither what this browser has saved here nor what a model has written."


def acting(name: str) -> Handler:
    """What answers an action on a unit."""
    do = ACTIONS[name]

    def handler(asked: Asked) -> Response:
        desk = asked.site.desk
        with desk.workspace.lock:
            document, entry = asked.document, asked.document.entry(asked.request.path_params["unit"])
            if entry is None or entry.unit is None:
                return asked.problem(NO_UNIT, 404, addresses.page(document))
            try:
                done = do(document, entry.unit, asked.form, asked.by)
            except GoneError:
                return _gone(asked)
            desk.changed(document, entry.key)
        if isinstance(done, Conflict):
            return _conflict(asked, done)
        if asked.form.get("name"):
            asked.site.names[asked.by] = asked.form["name"]
        return _done(asked, entry.key, did(name, done, asked.form, entry.number))

    return handler


def undo(asked: Asked) -> Response:
    """Undo the last thing that this browser has saved in the catalog; asked again, go past what has changed since.

    After all that this browser has saved comes what models have written and nobody has changed since.
    """
    desk, document, passed = asked.site.desk, asked.document, asked.site.passed
    with desk.workspace.lock:
        place = document.report, document.language
        done = desk.workspace.undo(asked.by, *place, passed) or desk.workspace.take_back(MODELS, *place)
        if done is not None:
            desk.changed(document, done.id)
    if isinstance(done, Saved):
        return _done(asked, done.id, undid(done, _named(document, done.id)))
    if done is None:
        return asked.problem(NOTHING, 409, addresses.page(document))
    passed.add(done.step or 0)
    return asked.problem(not_undone(done, _named(document, done.id)), 409, _back(asked, done.id))


def _rows(asked: Asked, keys: Iterable[str]) -> str:
    return asked.site.rows.of(asked.document, keys, asked.filters, time.monotonic() + ROWS_PATIENCE)


def _back(asked: Asked, key: str) -> str:
    entry = asked.document.entry(key)
    return addresses.page(asked.document, asked.filters.query(unit=key), entry.anchor if entry else "")


def _named(document: LiveDocument, key: str) -> str:
    entry = document.entry(key)
    return f"paragraph {entry.number}" if entry else f"unit {key}"


def _done(asked: Asked, key: str, said: str) -> Response:
    if asked.by_script:
        about = element("p", text(said), class_="said")
        return HTMLResponse(f"{about}\n{_rows(asked, [key])}", headers={"X-Unit": key})
    return RedirectResponse(_back(asked, key), 303)


def _conflict(asked: Asked, conflict: Conflict) -> Response:
    """Say so with both texts; what was typed comes back in the editor."""
    document, key = asked.document, conflict.id
    entry = document.entry(key)
    mine = typed(asked.form, entry.unit) if entry and entry.unit and "target" in asked.form else (conflict.mine,)
    both = conflict_html(conflict, mine, document.language, asked.form.get("as", asked.form.get("how", "reviewed")))
    if asked.by_script or entry is None:
        return HTMLResponse(f"{both}\n{_rows(asked, [key])}", 409, {"X-Unit": key})
    editing = editor(document, entry, mine, asked.filters.query(unit=key), both)
    return of_report(asked, asked.filters, key, editing, 409)


def _gone(asked: Asked) -> Response:
    if asked.by_script:
        row = _rows(asked, [asked.entry.key])
        return HTMLResponse(f"{element('p', GONE, class_='problem')}\n{row}", 409, {"X-Unit": asked.entry.key})
    return asked.problem(GONE, 409, _back(asked, asked.entry.key))
