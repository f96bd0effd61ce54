"""What happens elsewhere, as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from toolkit.servers.web.feed import Feed

#: Seconds between two looks, and between two signs of life.
LOOKING, ALIVE = 0.2, 15.0


def events(feed: Feed, request: Request) -> Response:
    """The happenings of a report since the one that the page has seen last."""
    place = f"{request.path_params['language']}/{request.path_params['report']}"
    given = request.headers.get("last-event-id") or request.query_params.get("last", "")
    last = int(given) if given.isdecimal() and len(given) < 12 else feed.last
    return StreamingResponse(_stream(feed, place, last), media_type="text/event-stream")


async def _stream(feed: Feed, place: str, last: int) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    waited = 0.0
    while not feed.closed:
        for number, kind, data in feed.since(last, place):
            yield f"id: {number}\nevent: {kind}\ndata: {data}\n\n"
            last = number
        await asyncio.sleep(LOOKING)
        waited += LOOKING
        if waited > ALIVE:
            waited = 0.0
            yield ": still here\n\n"
