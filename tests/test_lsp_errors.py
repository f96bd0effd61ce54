"""`toolkit lsp` answers every request, also those that no editor should send, with the codes of the protocol."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

from language_client import Client
from language_projects import editor_of, made

PARSE, REQUEST, METHOD, PARAMETERS, EARLY = -32700, -32600, -32601, -32602, -32002


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with editor_of(made(tmp_path_factory.mktemp("lsp"))) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "parameters", "code"),
    [
        ("textDocument/hover", {}, PARAMETERS),
        ("textDocument/hover", {"textDocument": {"uri": "file:///a.po"}}, PARAMETERS),
        ("textDocument/completion", {"textDocument": {"uri": "file:///a.po"}, "position": {"line": "one"}}, PARAMETERS),
        ("textDocument/codeAction", None, PARAMETERS),
        ("textDocument/rename", {"textDocument": {"uri": "file:///a.yaml"}, "position": 1}, PARAMETERS),
        ("textDocument/formatting", [], PARAMETERS),
        ("workspace/executeCommand", {"command": "toolkit.repair"}, PARAMETERS),
        ("workspace/executeCommand", {"command": "toolkit.repair", "arguments": ["a", "b"]}, PARAMETERS),
        ("workspace/executeCommand", {"command": "toolkit.show", "arguments": ["file:///a.po"]}, PARAMETERS),
        ("workspace/executeCommand", {"command": "toolkit.unknown"}, PARAMETERS),
        ("toolkit/unknown", {}, METHOD),
    ],
)
def test_a_request_that_is_none(editor: Client, method: str, parameters: Any, code: int) -> None:
    assert editor.error(editor.ask(method, parameters))["code"] == code
    assert editor.request("textDocument/hover", {"textDocument": {"uri": "file:///a.po"}, "position": START}) is None


START = {"line": 0, "character": 0}


@pytest.mark.parametrize(
    ("message", "number", "code"),
    [
        (b'{"jsonrpc": "2.0", "id": "x", "method": "toolkit/unknown"}', "x", METHOD),
        (b'{"jsonrpc": "2.0", "id": "x", "method": "textDocument/hover"}', "x", PARAMETERS),
        (b'{"jsonrpc": "2.0", "id": "x"', None, PARSE),
        (b"\xff\xfe", None, PARSE),
        (b"[]", None, REQUEST),
        (b"{}", None, REQUEST),
    ],
)
def test_a_message_that_is_none(editor: Client, message: bytes, number: str | None, code: int) -> None:
    editor.write(message)
    assert editor.error(number)["code"] == code
    assert editor.request("textDocument/hover", {"textDocument": {"uri": "file:///a.po"}, "position": START}) is None


@pytest.mark.parametrize(
    "message",
    [
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {}}',
        b'{"jsonrpc": "2.0", "id": "x", "error": 5}',
    ],
)
def test_what_is_not_a_request_has_no_answer(editor: Client, message: bytes) -> None:
    editor.write(message)
    number = editor.ask("textDocument/hover", {"textDocument": {"uri": "file:///a.po"}, "position": START})
    assert editor.next_answer() == {"jsonrpc": "2.0", "id": number, "result": None}


def test_before_and_after_its_time(tmp_path: Path) -> None:
    client = Client(made(tmp_path), begun=False)
    about = {"textDocument": {"uri": "file:///a.po"}, "position": START}
    assert client.error(client.ask("textDocument/hover", about))["code"] == EARLY
    assert client.error(client.ask("shutdown", None))["code"] == EARLY
    client.notify("textDocument/didSave", {"textDocument": {"uri": "file:///a.po"}})
    client.begin()
    assert client.request("textDocument/hover", about) is None
    assert client.said == []
    client.request("shutdown", None)
    client.notify("textDocument/didSave", {"textDocument": {"uri": "file:///a.po"}})
    for method in ("textDocument/hover", "shutdown", "toolkit/unknown"):
        assert client.error(client.ask(method, about if "/" in method else None))["code"] == REQUEST
    client.notify("exit", None)
    assert client.ended() == 0
    assert client.errors == ""


def test_this_machine_by_its_name(editor: Client) -> None:
    path = editor.root / "translations/en/report.po"
    for host in ("localhost", "LocalHost"):
        uri = editor.open(path, uri=path.as_uri().replace("file://", f"file://{host}", 1))
        editor.checked(uri)
        place = editor.at(uri, "专精特新企业120家")
        assert "specialized, refined" in editor.request("textDocument/hover", place)["contents"]["value"]
