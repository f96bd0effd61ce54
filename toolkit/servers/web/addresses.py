"""The addresses of the page: how one is written, and what the server knows it by."""

from __future__ import annotations

from typing import NamedTuple, Protocol
from urllib.parse import quote

INDEX, START, LINK, ICON, STATIC = "/", "/start", "/link", "/favicon.ico", "/static/{name}"

#: What is asked of a whole report, and of one of its units; `save` and the other actions are among the latter.
REPORT_ROUTE, UNIT_ROUTE = "/%s/{language}/{report:path}", "/%s/{language}/{unit}/{report:path}"


class Place(Protocol):
    """A catalog: the report and the language."""

    @property
    def report(self) -> str:
        """The report's name."""
        ...

    @property
    def language(self) -> str:
        """The target language."""
        ...


class Catalog(NamedTuple):
    """A place by its names."""

    report: str
    language: str


def page(place: Place, query: str = "", anchor: str = "") -> str:
    """The page of a report, with its filters and the chosen unit, at an element."""
    return of_report("report", place, query) + (f"#{anchor}" if anchor else "")


def of_report(what: str, place: Place, query: str = "") -> str:
    """Something of a whole report: `report`, `part`, `rows`, `around`, `finding`, `print`, `events`, `undo`."""
    return f"/{what}/{place.language}/{quote(place.report)}" + (f"?{query}" if query else "")


def of_unit(what: str, place: Place, unit: str) -> str:
    """Something of a unit: `panel`, `edit`, `cards`, `memory`, `history`, `examine`, or an action."""
    return f"/{what}/{place.language}/{unit}/{quote(place.report)}"


def static(name: str) -> str:
    """A style sheet or script."""
    return STATIC.format(name=name)


def entrance(host: str, token: str) -> str:
    """Where a browser comes in with a token."""
    return f"http://{host}{INDEX}?token={token}"
