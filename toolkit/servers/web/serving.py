"""Serving the page on this computer, until it is interrupted."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from urllib.parse import quote

import uvicorn

from toolkit.errors import InputError
from toolkit.project.git import user_name
from toolkit.project.layout import Project
from toolkit.servers.web.app import create_app
from toolkit.servers.web.desk import Desk
from toolkit.servers.web.keys import Keys
from toolkit.workspace import Workspace

#: The only address that is listened on: nobody on another computer can reach it.
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the page is; `url` has the token, and is good for one browser."""

    url: str
    port: int


def serve(project: Project, report: str, language: str, port: int, ready: Callable[[Address], None]) -> None:
    """Serve the page of a project (of a report, where one is named) until Ctrl-C; `ready` is called once it answers.

    Raises InputError where the port is taken.
    """
    desk, keys = Desk(Workspace(project)), Keys()
    with _listening(port) as listener:
        port = listener.getsockname()[1]
        start = f"/report/{language}/{quote(report)}" if report else "/"
        app = create_app(desk, keys, port, start=start, name=user_name(project.root))
        address = Address(f"http://{LOOPBACK}:{port}/?token={keys.token()}", port)
        config = uvicorn.Config(app, log_level=logging.CRITICAL, access_log=False, lifespan="off", server_header=False,
                                timeout_graceful_shutdown=2, ws="none")  # fmt: skip
        server = _Server(config, desk, lambda: ready(address))
        desk.start(report, language)
        try:
            server.run(sockets=[listener])
        finally:
            desk.stop()


class _Server(uvicorn.Server):
    """Says when it is ready, and ends the pages' connections when it is to stop, which would last for ever."""

    def __init__(self, config: uvicorn.Config, desk: Desk, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._desk = desk
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._desk.stop()
        super().handle_exit(sig, frame)


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.bind((LOOPBACK, port))
    except OSError as error:
        listener.close()
        raise InputError(f"port {port} cannot be used: {error.strerror}; leave --port out to take a free one") from None
    return listener
