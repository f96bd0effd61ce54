"""What every request passes: host, session, origin and size are looked at before anything else is done.

A page of another site can make a browser on this computer send requests here, and by a name of its own that it points
at 127.0.0.1 (DNS rebinding) read what comes back. So only the names of this computer are answered, only a browser that
was given the one-time token, and what writes must come from our own page.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http.cookies import CookieError, SimpleCookie
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from toolkit.servers.web import addresses
from toolkit.servers.web.keys import Keys

#: The names of this computer that only it can have.
HOSTS = ("127.0.0.1", "localhost", "[::1]")
READING = ("GET", "HEAD")
FORM = "application/x-www-form-urlencoded"
#: The largest body of a request, in bytes; no paragraph comes near.
MOST = 1_000_000
#: `same-origin` and not `no-referrer`, with which browsers would send `Origin: null` with our own forms.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
LOCKED = (
    "This browser is not let in (any more). Open the address that toolkit review prints; each works once, within\n"
    '15 minutes. For another one press Enter in the terminal where it runs, choose "Open in another browser" on a\n'
    "page that is let in, or start it again.\n"
)
#: The cookie that tells a browser from others, for *Undo* after a restart. It opens nothing: that is the session's.
WHO = "toolkit-review-browser"
_NAME = re.compile(r"[\w-]{22}", re.ASCII)
LASTING = 60 * 60 * 24 * 365


class TooLargeError(Exception):
    """A body is longer than MOST."""


class Guard:
    """The middleware; `port` is the one that the server listens on."""

    def __init__(self, app: ASGIApp, keys: Keys, port: int) -> None:
        self.app = app
        self.keys = keys
        self.hosts = {f"{host}:{port}" for host in HOSTS} | (set(HOSTS) if port == 80 else set())
        self.cookie = f"toolkit-review-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        guarded = _with_headers(send)
        headers = Headers(scope=scope)
        session = self._session(headers)
        answer = self._refusal(scope, headers) or self._entrance(scope, session)
        if answer is not None:
            await answer(scope, receive, guarded)
            return
        name = _name(headers)
        scope["by"] = hashlib.sha256((name or session or "").encode()).hexdigest()[:12]
        if scope["path"] == addresses.START:  # the first page that is asked for from one of ours, so with all cookies
            guarded = _with_headers(send, _lasting(name or secrets.token_urlsafe(16)))
        await _unless_stopped(self.app, scope, _limited(receive), guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to what is not to be done at all."""
        if headers.getlist("host") not in [[host] for host in self.hosts]:
            return _refuse(403, "this name is not one of this computer's")
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and scope["path"] != "/":
            return _refuse(403, "another site has asked; paste the address into the address bar instead")
        if scope["method"] in READING:
            return None
        if scope["method"] != "POST":
            return _refuse(405, "not allowed")
        if headers.getlist("origin") != [f"http://{headers['host']}"]:
            return _refuse(403, "another site has asked")
        if headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
            return _refuse(415, "not a form")
        length = headers.get("content-length", "0")
        return _refuse(413, "too large") if not length.isdecimal() or int(length) > MOST else None

    def _session(self, headers: Headers) -> str | None:
        found = _cookie(headers, self.cookie)
        return found if found and self.keys.knows(found) else None

    def _entrance(self, scope: Scope, session: str | None) -> Response | None:
        """The answer to a browser that comes with a token, or without anything; None where it may pass."""
        query = parse_qs(scope["query_string"].decode("latin-1"))
        if scope["method"] == "GET" and scope["path"] == "/" and "token" in query:
            begun = session or self.keys.redeem(query["token"][0])
            return _refuse(403, LOCKED) if begun is None else self._opened(begun)
        return _refuse(403, LOCKED) if session is None else None

    def _opened(self, session: str) -> Response:
        """Give the browser its cookie. The page goes on by itself: a redirect that began at another site (a terminal
        in the browser) would come without the cookie.
        """
        head = '<meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/start"><title>Review</title>'
        response = HTMLResponse(f'<!doctype html><html lang="en">{head}<p><a href="/start">Go on</a></p></html>')
        response.set_cookie(self.cookie, session, path="/", httponly=True, samesite="strict")
        return response


def _refuse(code: int, why: str) -> Response:
    return PlainTextResponse(why if why.endswith("\n") else f"{why}\n", code)


def _cookie(headers: Headers, name: str) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None


def _name(headers: Headers) -> str | None:
    """What tells the browser from others; None where it has nothing, or not one of ours."""
    found = _cookie(headers, WHO)
    return found if found and _NAME.fullmatch(found) else None


def _lasting(name: str) -> Mapping[str, str]:
    """The header that gives a browser its name."""
    response = Response()
    response.set_cookie(WHO, name, max_age=LASTING, path="/", httponly=True, samesite="strict")
    return {"set-cookie": response.headers["set-cookie"]}


def _with_headers(
    send: Send, more: Mapping[str, str] = MappingProxyType({})
) -> Callable[[MutableMapping[str, Any]], Awaitable[None]]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update({**HEADERS, **more})
        await send(message)

    return sending


async def _unless_stopped(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer 503 to a request that is cut off because the server stops: 500 would be taken for a fault."""
    began = False

    async def sending(message: Message) -> None:
        nonlocal began
        began = True
        await send(message)

    try:
        await app(scope, receive, sending)
    except asyncio.CancelledError:
        if not began:
            await _refuse(503, "toolkit review has stopped")(scope, receive, send)
        raise


def _limited(receive: Receive) -> Receive:
    """Receive, but no more than MOST bytes, whatever the length that was announced."""
    left = MOST

    async def receiving() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLargeError
        return message

    return receiving
