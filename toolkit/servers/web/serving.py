"""Serving the page on this computer, until it is interrupted."""

from __future__ import annotations

import hashlib
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn

from toolkit.errors import InputError
from toolkit.project.git import user_name
from toolkit.project.layout import Project
from toolkit.servers.web import addresses
from toolkit.servers.web.app import create_app
from toolkit.servers.web.desk import Desk
from toolkit.servers.web.keys import Keys
from toolkit.workspace import Workspace

#: The only address that is listened on; other computers cannot reach it.
LOOPBACK = "127.0.0.1"
#: The ports that projects have as their own, below those that systems give out by themselves.
PORTS = range(20_000, 32_000)
#: The signals that end the command, beside Ctrl-C.
HANGUP = "SIGHUP"
ENDING = ("SIGTERM", HANGUP)
#: How often threads take turns, in seconds; with the usual 5 ms, each step of an answer would wait for the checks.
TURN = 0.001


@dataclass(frozen=True, slots=True)
class Address:
    """Where the page is. Each `link` is a new one, and good for one browser."""

    port: int
    keys: Keys

    def link(self) -> str:
        """A link that lets one browser in."""
        return addresses.entrance(f"{LOOPBACK}:{self.port}", self.keys.token())


def serve(project: Project, report: str, language: str, port: int, ready: Callable[[Address], None]) -> None:
    """Serve the page of a project (of a report, where one is named) until Ctrl-C; `ready` is called once it answers.

    Without a port it is the project's own, so that a browser finds again what was typed and not saved; a free one where
    that is taken. Raises InputError where the port is taken that was asked for.
    """
    desk, keys = Desk(Workspace(project)), Keys()
    with _listener(project.root, port) as listener, _handling(ENDING, _end):
        address = Address(listener.getsockname()[1], keys)
        start = addresses.page(addresses.Catalog(report, language)) if report else addresses.INDEX
        app = create_app(desk, keys, address.port, start=start, name=user_name(project.root))
        config = uvicorn.Config(app, log_level=logging.CRITICAL, access_log=False, lifespan="off", server_header=False,
                                timeout_graceful_shutdown=2, ws="none")  # fmt: skip
        sys.setswitchinterval(TURN)
        desk.start(report, language)
        try:
            _Server(config, desk, lambda: ready(address)).run(sockets=[listener])
        finally:
            desk.close()


class _Server(uvicorn.Server):
    """Calls `ready` once it answers. When it stops, it closes the event streams, which have no end of their own."""

    def __init__(self, config: uvicorn.Config, desk: Desk, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._desk = desk
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let a terminal that is closed end the server as SIGTERM does: answers under way are sent first."""
        with super().capture_signals(), _handling([HANGUP], self.handle_exit):
            yield

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._desk.stop()
        super().handle_exit(sig, frame)


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  # the signature of handlers
    raise SystemExit(128 + number)


@contextmanager
def _handling(names: Sequence[str], handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Give the signals that there are on this system to a handler, except those that are ignored (nohup)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    taken = {number: old for number, old in before.items() if old is not signal.SIG_IGN}
    for number in taken:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number, old in taken.items():
            signal.signal(number, old)


def _listener(root: Path, port: int) -> socket.socket:
    if not port:
        with suppress(InputError):
            return _listening(_own_port(root))
    return _listening(port)


def _own_port(root: Path) -> int:
    digest = hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).digest()
    return PORTS[int.from_bytes(digest[:8]) % len(PORTS)]


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two programs listen
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise InputError(f"port {port} cannot be used: {error.strerror}; leave --port out to take a free one") from None
    return listener
