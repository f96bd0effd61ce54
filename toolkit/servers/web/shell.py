"""Whole pages around a body."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from starlette.responses import HTMLResponse

from toolkit.renderers.html_text import element, text
from toolkit.servers.web import addresses

STYLES = ("page.css", "bilingual.css", "review.css")
#: The scripts that are not modules.
PLAIN = ("cards.js", "print.js")


def whole(title: str, body: str, code: int = 200, scripts: Sequence[str] = ()) -> HTMLResponse:
    """A page of the live review."""
    return HTMLResponse(f"{opening(title, *scripts)}{body}\n</html>\n", code)


def opening(title: str, *scripts: str) -> str:
    """What comes before a page's body."""
    head = "\n".join([
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        element("title", escape(" ".join(title.split()))),
        *(f'<link rel="stylesheet" href="{addresses.static(name)}">' for name in STYLES),
        *(_script(name) for name in scripts),
    ])  # fmt: skip
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n'


def _script(name: str) -> str:
    kind: dict[str, str | bool | None] = {"defer": True} if name in PLAIN else {"type": "module"}
    return element("script", "", src=addresses.static(name), **kind)


def message(title: str, lines: Sequence[str], back: str) -> str:
    """The body of a page that only says something."""
    shown = "".join(element("p", text(line)) for line in lines)
    return element(
        "body",
        f'<main>{element("h1", text(title))}{shown}<p><a href="{escape(back)}">Back</a></p></main>',
        class_="plain",
    )


def index(places: Sequence[addresses.Place], errors: Sequence[str] = ()) -> str:
    """The body of the list of reports, with what cannot be read."""
    items = [
        element("li", element("a", text(f"{one.report} ({one.language})"), href=addresses.page(one))) for one in places
    ]
    shown = element("ul", "\n".join(items)) if items else element("p", "No catalogs yet; run: toolkit update")
    told = "".join(element("p", text(error), class_="problem") for error in errors)
    return element("body", f"<main>{element('h1', 'Reports')}{told}{shown}</main>", class_="plain")
