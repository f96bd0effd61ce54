"""Lines that are not messages, answered as JSON-RPC 2.0 requires (section 5.1); the SDK does not answer them."""

from __future__ import annotations

import json
from typing import Any, Self

from anyio import EndOfStream
from mcp import types as mcp
from mcp.shared.message import SessionMessage
from pydantic import ValidationError


class Messages:
    """The messages of a client for the SDK, which also reads `last_context`."""

    def __init__(self, incoming: Any, outgoing: Any) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    @property
    def last_context(self) -> Any:
        """The context variables of whoever sent the last message."""
        return self._incoming.last_context

    async def receive(self) -> SessionMessage:
        """The next message. Raises EndOfStream once the client is gone."""
        while True:
            item: SessionMessage | Exception = await self._incoming.receive()
            if isinstance(item, SessionMessage):
                return item
            if (refusal := _refusal(item)) is not None:
                await self._outgoing.send(SessionMessage(refusal))

    async def aclose(self) -> None:
        """Read no more."""
        await self._incoming.aclose()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> SessionMessage:
        try:
            return await self.receive()
        except EndOfStream:
            raise StopAsyncIteration from None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def _refusal(error: Exception) -> mcp.JSONRPCError | None:
    """The answer to a line that is not a message; None to an empty one."""
    found = error.errors(include_url=False) if isinstance(error, ValidationError) else []
    if not found or found[0]["type"] != "json_invalid":
        whole = next((one["input"] for one in found if isinstance(one["input"], dict) and "id" in one["input"]), None)
        return _error(mcp.INVALID_REQUEST, "not a JSON-RPC message: it needs jsonrpc, id and method", whole)
    given = str(found[0]["input"])
    if not given.strip():
        return None
    try:
        read = json.loads(given)  # half a character, say, which only pydantic refuses
    except (ValueError, RecursionError):
        read = None
    return _error(mcp.PARSE_ERROR, "not valid JSON in UTF-8", read)


def _error(code: int, message: str, read: object) -> mcp.JSONRPCError:
    """An error for what was read of a request: with its id, or null where there is none."""
    of = read.get("id") if isinstance(read, dict) else None
    key = of if isinstance(of, str | int) and not isinstance(of, bool) and str(of).isprintable() else None
    return mcp.JSONRPCError(jsonrpc="2.0", id=key, error=mcp.ErrorData(code=code, message=message))
