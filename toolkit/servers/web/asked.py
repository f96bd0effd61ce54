"""A request, with what it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from toolkit.errors import ToolkitError
from toolkit.project.layout import no_catalog
from toolkit.renderers.html_text import element, text
from toolkit.servers.web import addresses
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.entries import Entry
from toolkit.servers.web.filters import Filters
from toolkit.servers.web.shell import message, whole

if TYPE_CHECKING:
    from toolkit.servers.web.site import Site


class NotFoundError(Exception):
    """The page does not exist."""


class Asked:
    """One request to the site; `form` has the fields of what was sent."""

    def __init__(self, site: Site, request: Request, form: Mapping[str, str]) -> None:
        self.site = site
        self.request = request
        self.form = form

    @property
    def query(self) -> Mapping[str, str]:
        """The query of the address."""
        return self.request.query_params

    @property
    def by(self) -> str:
        """Who asks: a name of the browser's session that does not give it away."""
        return str(self.request.scope["by"])

    @property
    def by_script(self) -> bool:
        """True where the page's script asks, which wants a piece of a page."""
        return self.request.headers.get("x-fragment") == "1"

    @cached_property
    def filters(self) -> Filters:
        """The filters of the page that it comes from."""
        return Filters.of(dict(parse_qsl(self.form["back"])) if "back" in self.form else self.query)

    @property
    def number(self) -> int | None:
        """The part of the page that is asked for."""
        given = self.query.get("part", "")
        return int(given) if given.isdecimal() and len(given) < 6 else None

    @cached_property
    def document(self) -> LiveDocument:
        """The document. Raises NotFoundError, InputError for a report that has no catalog (any more)."""
        report, language = (self.request.path_params[name] for name in ("report", "language"))
        found = self.site.desk.document(report, language)
        if found is None:
            workspace = self.site.desk.workspace
            if report in workspace.reports and language in workspace.languages:
                raise no_catalog(report, language)
            raise NotFoundError
        return found

    @property
    def entry(self) -> Entry:
        """The paragraph. Raises NotFoundError."""
        found = self.document.entry(self.request.path_params["unit"])
        if found is None:
            raise NotFoundError
        return found

    # --- answers

    def piece(self, title: str, found: str) -> Response:
        """A piece of a page, as a page of its own where no script has asked for it."""
        if self.by_script:
            return HTMLResponse(found)
        return whole(title, element("body", f"<main><h1>{title}</h1>{found}</main>", class_="plain"))

    def problem(self, said: str, code: int, back: str = addresses.INDEX) -> Response:
        """Say why something was not done."""
        if self.by_script:
            return HTMLResponse(element("p", text(said), class_="problem"), code)
        return whole("Not done", message("Not done", [said], back), code)

    def refusal(self, error: ToolkitError) -> Response:
        """Say why something was not done, in a sentence."""
        said = str(error)
        if error.path is None and said.split()[0].isalpha():
            said = f"{said[0].upper()}{said[1:]}" + "." * (not said.endswith((".", "?", "!")))
        return self.problem(said, 422)
