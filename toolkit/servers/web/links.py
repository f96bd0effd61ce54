"""Letting another browser in."""

from __future__ import annotations

from starlette.responses import Response

from toolkit.renderers.html_text import attributes, element
from toolkit.servers.web import addresses
from toolkit.servers.web.asked import Asked
from toolkit.servers.web.keys import MINUTES


def link(asked: Asked) -> Response:
    """A link that lets one other browser in."""
    url = addresses.entrance(asked.request.headers["host"], asked.site.keys.token())
    said = f"Open this address in the other browser within {MINUTES} minutes. It works once."
    field = f"<input{attributes(type='text', value=url, readonly=True, aria_label='Address')}>"
    return asked.piece("Another browser", element("p", said) + field)
