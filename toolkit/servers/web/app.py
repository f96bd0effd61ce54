"""The addresses of the page and what answers them. Whatever they are asked by is read in `guard` first."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from importlib import resources
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from toolkit.errors import ToolkitError
from toolkit.project.history import history
from toolkit.project.memory import open_memory
from toolkit.project.recalling import known_for
from toolkit.renderers.html_text import asset, element, text
from toolkit.servers.web.actions import ACTIONS, GoneError
from toolkit.servers.web.desk import Desk
from toolkit.servers.web.document import Entry, LiveDocument
from toolkit.servers.web.editing import conflict_html, editor, examined_html
from toolkit.servers.web.filters import Filters
from toolkit.servers.web.guard import Guard, TooLargeError
from toolkit.servers.web.keys import Keys
from toolkit.servers.web.page import Page, bare, index, message
from toolkit.servers.web.panel import Panel, history_html, memory_html
from toolkit.servers.web.rows import Rows
from toolkit.workspace import Conflict
from toolkit.workspace.changing import own_breaks

#: Fields of a form that are read.
MOST_FIELDS = 20
#: The most rows that are given at once.
MOST_ROWS = 200
SHARED = ("page.css", "bilingual.css")
OWN = ("review.css", "review.js")
GONE = "It has changed meanwhile, so nothing was saved; look at it again."


class NotFoundError(Exception):
    """There is no such page."""


class Site:
    """What answers requests. Methods run in threads of their own and take the workspace's lock."""

    def __init__(self, desk: Desk, start: str = "/", name: str = "") -> None:
        self.desk = desk
        self.begin = start
        self.name = name
        self.names: dict[str, str] = {}
        self.rows = Rows()
        self.memory_lock = threading.Lock()

    # --- pages

    def index(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002  # one signature for all
        """The list of reports."""
        return _whole("Reports", index(self.desk.places()))

    def start(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002
        """The page that the command was asked to show."""
        return RedirectResponse(self.begin, 303)

    def report(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002
        """A report."""
        with self.desk.workspace.lock:
            document, query = self._document(request), request.query_params
            return self._report(document, Filters.of(query), query.get("unit", ""), request.scope["by"],
                                part=query.get("part", ""), edit="edit" in query)  # fmt: skip

    def _report(self, document: LiveDocument, filters: Filters, unit: str, by: str, *, part: str = "",
                edit: bool = False, editing: str = "", code: int = 200) -> Response:  # fmt: skip
        page = Page(document, self.rows, filters, unit)
        entry = document.entry(unit)
        panel = self._panel(document, entry, filters, by).html() if entry else ""
        if edit and entry and entry.unit and not editing:
            editing = editor(document, entry, entry.unit.target, filters.query(unit=unit))
        asked = int(part) if part.isdecimal() and len(part) < 6 else None
        return _whole(document.report, page.html(panel, editing, asked, self.desk.feed.last), code)

    def part(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002
        """One part of the text, fetched on approach."""
        with self.desk.workspace.lock:
            page = Page(self._document(request), self.rows, Filters.of(request.query_params))
            number = request.query_params.get("part", "")
            found = page.part(int(number)) if number.isdecimal() and len(number) < 6 else ""
        if not found:
            raise NotFoundError
        return HTMLResponse(found)

    def some(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002
        """Rows of units that have changed."""
        wanted = set(request.query_params.get("units", "").split(",")[:MOST_ROWS])
        with self.desk.workspace.lock:
            document = self._document(request)
            return HTMLResponse(self._rows(document, wanted, Filters.of(request.query_params)))

    def _rows(self, document: LiveDocument, keys: set[str], filters: Filters) -> str:
        found = [entry for entry in document.entries if entry.key in keys]
        return "\n".join(self.rows.row(document, entry, filters) for entry in found)

    # --- one unit

    def panel(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002
        """The panel of a unit."""
        with self.desk.workspace.lock:
            document = self._document(request)
            entry = self._entry(document, request)
            panel = self._panel(document, entry, Filters.of(request.query_params), request.scope["by"])
            return HTMLResponse(panel.html())

    def _panel(self, document: LiveDocument, entry: Entry, filters: Filters, by: str) -> Panel:
        return Panel(document, entry, filters.query(unit=entry.key), self.names.get(by, self.name))

    def edit(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002
        """The editor of a unit."""
        with self.desk.workspace.lock:
            document = self._document(request)
            entry = self._entry(document, request)
            back = Filters.of(request.query_params).query(unit=entry.key)
            return HTMLResponse(editor(document, entry, entry.unit.target if entry.unit else "", back))

    def examine(self, request: Request, form: Mapping[str, str]) -> Response:
        """What is found in a text that is being typed."""
        with self.desk.workspace.lock:
            document = self._document(request)
            entry = self._entry(document, request)
            target = own_breaks(form.get("target", ""), entry.unit.source if entry.unit else "")
            return HTMLResponse(examined_html(document, entry, document.catalog.examine(entry.key, target)))

    def memory(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002
        """The best of the memory for a unit; others need not wait for it."""
        with self.desk.workspace.lock:
            document = self._document(request)
            entry = self._entry(document, request)
        if entry.unit is None:
            raise NotFoundError
        with self.memory_lock, open_memory(self.desk.workspace.project, document.language) as memory:
            found = known_for(memory, entry.unit.unit, document.report)
            errors = [str(error) for error in memory.errors]
        return self._piece(request, "Memory", memory_html(found, document, entry, errors))

    def history(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002
        """What git has of a unit."""
        with self.desk.workspace.lock:
            document = self._document(request)
            entry, path = self._entry(document, request), document.catalog.path
        return self._piece(request, "History", history_html(history(path, entry.key), document.language))

    @staticmethod
    def _piece(request: Request, title: str, found: str) -> Response:
        """A piece of a page, as a page of its own where no script has asked for it."""
        if _by_script(request):
            return HTMLResponse(found)
        return _whole(title, element("body", f"<main><h1>{title}</h1>{found}</main>", class_="plain"))

    # --- changing

    def act(self, request: Request, form: Mapping[str, str]) -> Response:
        """Do something to a unit."""
        do = ACTIONS[request.path_params["action"]]
        filters = Filters.of(dict(parse_qsl(form.get("back", ""))))
        with self.desk.workspace.lock:
            document = self._document(request)
            entry = self._entry(document, request)
            if entry.unit is None:
                raise NotFoundError
            try:
                done = do(document, entry.unit, form, request.scope["by"])
            except GoneError:
                return self._gone(request, document, entry, filters)
            if isinstance(done, Conflict):
                self.desk.changed(document, entry.key)
                return self._conflict(request, document, done, filters, form)
            if form.get("name"):
                self.names[request.scope["by"]] = form["name"]
            self.desk.changed(document, entry.key)
            return self._done(request, document, entry.key, filters)

    def undo(self, request: Request, form: Mapping[str, str]) -> Response:  # noqa: ARG002
        """Undo the last thing that this browser has saved in the report."""
        with self.desk.workspace.lock:
            document = self._document(request)
            done = self.desk.workspace.undo(request.scope["by"], document.report)
            if done is None:
                return self._problem(request, "There is nothing to undo.", 409, _url(document))
            if isinstance(done, Conflict):
                return self._problem(request, "It has changed since, so it was not undone.", 409, _url(document))
            self.desk.changed(document, done.id)
            return self._done(request, document, done.id, Filters())

    def _done(self, request: Request, document: LiveDocument, key: str, filters: Filters) -> Response:
        if _by_script(request):
            return HTMLResponse(self._rows(document, {key}, filters), headers={"X-Unit": key})
        entry = document.entry(key)
        anchor = f"#{entry.anchor}" if entry else ""
        return RedirectResponse(f"{_url(document)}?{filters.query(unit=key)}{anchor}", 303)

    def _conflict(
        self, request: Request, document: LiveDocument, conflict: Conflict, filters: Filters, form: Mapping[str, str]
    ) -> Response:
        """Say so with both texts; what was typed comes back in the editor."""
        both = conflict_html(conflict, document.language, form.get("as", form.get("how", "reviewed")))
        entry = document.entry(conflict.id)
        if _by_script(request) or entry is None:
            shown = self._rows(document, {conflict.id}, filters)
            return HTMLResponse(f"{both}\n{shown}", 409, {"X-Unit": conflict.id})
        editing = editor(document, entry, conflict.mine, filters.query(unit=conflict.id), both)
        return self._report(document, filters, conflict.id, request.scope["by"], editing=editing, code=409)

    def _gone(self, request: Request, document: LiveDocument, entry: Entry, filters: Filters) -> Response:
        if _by_script(request):
            row = self._rows(document, {entry.key}, filters)
            return HTMLResponse(f"{element('p', GONE, class_='problem')}\n{row}", 409, {"X-Unit": entry.key})
        return self._problem(request, GONE, 409, f"{_url(document)}?{filters.query(unit=entry.key)}#{entry.anchor}")

    @staticmethod
    def _problem(request: Request, said: str, code: int, back: str = "/") -> Response:
        if _by_script(request):
            return HTMLResponse(element("p", text(said), class_="problem"), code)
        return _whole("Not done", message("Not done", [said], back), code)

    # --- what is asked for

    def _document(self, request: Request) -> LiveDocument:
        document = self.desk.document(request.path_params["report"], request.path_params["language"])
        if document is None:
            raise NotFoundError
        return document

    @staticmethod
    def _entry(document: LiveDocument, request: Request) -> Entry:
        entry = document.entry(request.path_params["unit"])
        if entry is None:
            raise NotFoundError
        return entry

    def answer(
        self, handler: Callable[[Request, Mapping[str, str]], Response], request: Request, form: Mapping[str, str]
    ) -> Response:
        """What a handler gives, with its errors as pages."""
        try:
            return handler(request, form)
        except NotFoundError:
            return self._problem(request, "There is no such page.", 404)
        except ToolkitError as error:
            return self._problem(request, str(error), 422)

    async def events(self, request: Request) -> Response:
        """What happens, as server-sent events."""
        feed, place = self.desk.feed, f"{request.path_params['language']}/{request.path_params['report']}"
        given = request.headers.get("last-event-id") or request.query_params.get("last", "")
        last = int(given) if given.isdecimal() and len(given) < 12 else feed.last

        async def stream() -> AsyncIterator[str]:
            nonlocal last
            yield "retry: 1000\n\n"
            waited = 0.0
            while not feed.closed:
                for number, kind, data in feed.since(last, place):
                    yield f"id: {number}\nevent: {kind}\ndata: {data}\n\n"
                    last = number
                await asyncio.sleep(0.2)
                waited += 0.2
                if waited > 15:
                    waited = 0.0
                    yield ": still here\n\n"

        return StreamingResponse(stream(), media_type="text/event-stream")


def create_app(desk: Desk, keys: Keys, port: int, *, start: str = "/", name: str = "") -> ASGIApp:
    """The page behind its guard. `start` is where a browser goes first, `name` what reviews are signed with."""
    site = Site(desk, start, name)
    unit = "{language}/{unit}/{report:path}"

    def route(path: str, handler: Callable[[Request, Mapping[str, str]], Response], method: str = "GET") -> Route:
        async def endpoint(request: Request) -> Response:
            form = _form(await request.body()) if method == "POST" else {}
            return await run_in_threadpool(site.answer, handler, request, form)

        return Route(path, endpoint, methods=[method])

    actions = [_acting(name, site, route, unit) for name in ACTIONS]
    routes = [
        route("/", site.index),
        route("/start", site.start),
        Route("/favicon.ico", _nothing, methods=["GET"]),
        Route("/static/{name}", _static, methods=["GET"]),
        route("/report/{language}/{report:path}", site.report),
        route("/part/{language}/{report:path}", site.part),
        route("/rows/{language}/{report:path}", site.some),
        Route("/events/{language}/{report:path}", site.events, methods=["GET"]),
        route(f"/panel/{unit}", site.panel),
        route(f"/edit/{unit}", site.edit),
        route(f"/memory/{unit}", site.memory),
        route(f"/history/{unit}", site.history),
        route(f"/examine/{unit}", site.examine, "POST"),
        route("/undo/{language}/{report:path}", site.undo, "POST"),
        *actions,
    ]
    app = Starlette(routes=routes, exception_handlers={TooLargeError: _too_large})
    return Guard(app, keys, port)


def _acting(name: str, site: Site, route: Callable[..., Route], unit: str) -> Route:
    def handler(request: Request, form: Mapping[str, str]) -> Response:
        request.path_params["action"] = name
        return site.act(request, form)

    return route(f"/{name}/{unit}", handler, "POST")


def _form(body: bytes) -> Mapping[str, str]:
    """The fields of a form; of one that is there twice the last one."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return dict(pairs)


async def _too_large(request: Request, error: Exception) -> Response:  # noqa: ARG001  # starlette's signature
    return HTMLResponse("too large", 413)


async def _nothing(request: Request) -> Response:  # noqa: ARG001
    return Response(status_code=204)


async def _static(request: Request) -> Response:
    """A style sheet or the script; the names are a list, so that nothing else can be reached."""
    name = request.path_params["name"]
    if name not in (*SHARED, *OWN):
        return HTMLResponse("There is no such page.", 404)
    kind = "text/javascript" if name.endswith(".js") else "text/css"
    return Response(asset(name) if name in SHARED else _own(name), media_type=kind)


def _own(name: str) -> str:
    return resources.files("toolkit.servers.web").joinpath("static", name).read_text(encoding="utf-8")


def _by_script(request: Request) -> bool:
    return request.headers.get("x-fragment") == "1"


def _whole(title: str, body: str, code: int = 200) -> Response:
    return HTMLResponse(*bare(title, body, code))


def _url(document: LiveDocument) -> str:
    return f"/report/{document.language}/{quote(document.report)}"
