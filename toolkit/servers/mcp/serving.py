"""One client on standard input and output, from its first message until it leaves, or the system ends us."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from typing import Any, cast

import anyio
from anyio.lowlevel import EventLoopToken, current_token
from mcp.server.stdio import stdio_server

from toolkit.project.layout import Project
from toolkit.servers.mcp.desk import Desk
from toolkit.servers.mcp.malformed import Messages
from toolkit.servers.mcp.server import create_server
from toolkit.workspace import Workspace

#: Lines that wait to be answered before reading pauses.
_WAITING = 100


def serve(project: Project, *, writes: bool) -> None:
    """Serve one client, until it closes the input.

    Raises KeyboardInterrupt at Ctrl-C, SystemExit at a signal to end.
    """
    desk = Desk(Workspace(project), writes=writes)
    try:
        anyio.run(_connected, desk)
    except* BrokenPipeError:
        pass  # the client is gone
    finally:
        desk.close()


async def _connected(desk: Desk) -> None:
    server = create_server(desk)
    told: list[int] = []
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_listen, told, tasks.cancel_scope)
        async with stdio_server(stdin=cast(Any, _Lines())) as (incoming, outgoing):
            await server.run(Messages(incoming, outgoing), outgoing, server.create_initialization_options())
        tasks.cancel_scope.cancel()
    if told:
        raise KeyboardInterrupt if told[0] == signal.SIGINT else SystemExit(128 + told[0])


async def _listen(told: list[int], scope: anyio.CancelScope) -> None:
    """Wait for a signal to end the process, and end what is under way."""
    if sys.platform == "win32":  # where a loop cannot wait for signals
        return
    with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM, signal.SIGHUP) as signals:
        async for number in signals:
            told.append(number)
            scope.cancel()


class _Lines:
    """The lines of standard input, read on a thread that does not keep the process from ending.

    The descriptor itself is given up for the null device, so that no program that we start reads from the client.
    """

    def __init__(self) -> None:
        self._send, self._receive = anyio.create_memory_object_stream[str](_WAITING)
        source = os.dup(sys.stdin.fileno())
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, sys.stdin.fileno())
        os.close(null)
        threading.Thread(target=self._read, args=(source, current_token()), name="input", daemon=True).start()

    def _read(self, source: int, loop: EventLoopToken) -> None:
        try:
            with os.fdopen(source, encoding="utf-8", errors="replace") as stream:
                for line in stream:
                    anyio.from_thread.run(self._send.send, line, token=loop)
            anyio.from_thread.run(self._send.aclose, token=loop)
        except (OSError, RuntimeError, anyio.BrokenResourceError):
            pass  # the loop has ended

    async def __aiter__(self) -> AsyncIterator[str]:
        async with self._receive:
            async for line in self._receive:
                yield line
