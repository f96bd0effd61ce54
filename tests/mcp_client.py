"""A model's client: the SDK's own, in memory or on the standard streams of a process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Self

import pytest

pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

from anyio.from_thread import start_blocking_portal
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from toolkit.project.layout import project_of
from toolkit.servers.mcp.desk import Desk
from toolkit.servers.mcp.server import create_server
from toolkit.workspace import Workspace

__all__ = ["ROOT", "MCPError", "Talk", "as_process", "desk", "in_memory"]

ROOT = Path(__file__).parent.parent


class Talk:
    """A client that is connected as long as it is entered; every call waits for its answer."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def __enter__(self) -> Self:
        self._portal_context = start_blocking_portal()
        self.portal = self._portal_context.__enter__()
        self._connection = self.portal.wrap_async_context_manager(Client(self._server))
        self.client = self._connection.__enter__()
        return self

    def __exit__(self, *about: Any) -> None:
        try:
            self._connection.__exit__(*about)
        finally:
            self._portal_context.__exit__(*about)

    def result(self, tool: str, **arguments: Any) -> CallToolResult:
        """The whole answer to a call."""
        return self.portal.call(self.client.call_tool, tool, arguments)  # type: ignore[no-any-return]

    def data(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The structured answer to a call that succeeds."""
        found = self.result(tool, **arguments)
        assert not found.is_error, found.content[0].text
        assert found.structured_content is not None
        return found.structured_content

    def text(self, tool: str, **arguments: Any) -> str:
        """The text of an answer."""
        [block] = self.result(tool, **arguments).content
        return str(block.text)

    def error(self, tool: str, **arguments: Any) -> str:
        """The one line of a call that fails."""
        found = self.result(tool, **arguments)
        assert found.is_error
        [block] = found.content
        assert "\n" not in block.text
        return str(block.text)

    def tools(self) -> dict[str, Any]:
        """The tools by name."""
        return {one.name: one for one in self.portal.call(self.client.list_tools).tools}

    def read(self, address: str) -> str:
        """The text of a resource."""
        [content] = self.portal.call(self.client.read_resource, address).contents
        return str(content.text)


def desk(folder: Path, *, writes: bool = False) -> Desk:
    """What a server of the project in a folder works on."""
    project = project_of(folder)
    assert project is not None
    return Desk(Workspace(project), writes=writes)


def in_memory(folder: Path, *, writes: bool = False) -> Talk:
    """A client of a server in this process."""
    return Talk(create_server(desk(folder, writes=writes)))


def as_process(folder: Path, *options: str) -> Talk:
    """A client of `toolkit mcp` in a process of its own."""
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "toolkit", "mcp", *options],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
    )
    return Talk(stdio_client(command))
