"""What answers at which address. Whatever the pages are asked by is read in `guard` first."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from toolkit.renderers.html_text import asset
from toolkit.servers.web import addresses, changes, links, unit_views, views
from toolkit.servers.web.actions import ACTIONS
from toolkit.servers.web.asked import Asked
from toolkit.servers.web.desk import Desk
from toolkit.servers.web.events import events
from toolkit.servers.web.guard import Guard, TooLargeError
from toolkit.servers.web.keys import Keys
from toolkit.servers.web.site import Handler, Site

#: Fields of a form that are read.
MOST_FIELDS = 30
SHARED = ("page.css", "bilingual.css", "cards.js")
OWN = ("review.css", "review.js", "page.js", "panel.js", "paragraphs.js", "filtering.js", "editing.js", "print.js")

READ: Mapping[str, Handler] = {
    addresses.INDEX: views.reports,
    addresses.START: views.start,
    addresses.REPORT_ROUTE % "report": views.report,
    addresses.REPORT_ROUTE % "part": views.part,
    addresses.REPORT_ROUTE % "rows": views.rows,
    addresses.REPORT_ROUTE % "around": views.around,
    addresses.REPORT_ROUTE % "finding": views.finding,
    addresses.REPORT_ROUTE % "print": views.on_paper,
    addresses.UNIT_ROUTE % "panel": unit_views.panel,
    addresses.UNIT_ROUTE % "edit": unit_views.edit,
    addresses.UNIT_ROUTE % "cards": unit_views.cards,
    addresses.UNIT_ROUTE % "memory": unit_views.memory,
    addresses.UNIT_ROUTE % "history": unit_views.history,
}
WRITTEN: Mapping[str, Handler] = {
    **{addresses.UNIT_ROUTE % name: changes.acting(name) for name in ACTIONS},
    addresses.UNIT_ROUTE % "examine": unit_views.examine,
    addresses.REPORT_ROUTE % "undo": changes.undo,
    addresses.LINK: links.link,
}


def create_app(desk: Desk, keys: Keys, port: int, *, start: str = addresses.INDEX, name: str = "") -> ASGIApp:
    """The page and its guard. `start` is where a browser goes first, `name` what reviews are signed with."""
    site = Site(desk, keys, start, name)

    async def happening(request: Request) -> Response:
        return events(desk.feed, request)

    routes = [
        Route(addresses.ICON, _nothing, methods=["GET"]),
        Route(addresses.STATIC, _static, methods=["GET"]),
        Route(addresses.REPORT_ROUTE % "events", happening, methods=["GET"]),
        *(_route(site, path, handler, "GET") for path, handler in READ.items()),
        *(_route(site, path, handler, "POST") for path, handler in WRITTEN.items()),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={TooLargeError: _too_large}), keys, port)


def _route(site: Site, path: str, handler: Handler, method: str) -> Route:
    async def endpoint(request: Request) -> Response:
        form = _form(await request.body()) if method == "POST" else {}
        return await run_in_threadpool(site.answer, handler, Asked(site, request, form))

    return Route(path, endpoint, methods=[method])


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
    """A style sheet or script; the names are a list, so that nothing else can be reached."""
    name = request.path_params["name"]
    if name not in (*SHARED, *OWN):
        return HTMLResponse("No such page.", 404)
    kind = "text/javascript" if name.endswith(".js") else "text/css"
    return Response(asset(name) if name in SHARED else _own(name), media_type=kind)


def _own(name: str) -> str:
    return resources.files("toolkit.servers.web").joinpath("static", name).read_text(encoding="utf-8")
