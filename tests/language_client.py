"""A small client of the language server: JSON-RPC over a process's standard input and output, as an editor does it."""

from __future__ import annotations

import itertools
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
#: Seconds to wait for an answer on a busy machine.
PATIENCE = 60.0

CAPABILITIES = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "changeAnnotationSupport": {}},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "inlayHint": {"refreshSupport": True},
    },
    "window": {"showDocument": {"support": True}},
}


def units(text: str, encoding: str = "utf-16") -> int:
    """The length of a text as the protocol counts it."""
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    return len(text.encode(encoding if size == 1 else f"{encoding}-le")) // size


class Client:
    """One editor. `published` has the diagnostics of each URI as they came last, with the version they are for."""

    def __init__(
        self,
        root: Path,
        capabilities: dict[str, Any] | None = None,
        folder: Path | None = None,
        editor: int | None = None,
        *,
        begun: bool = True,
        **options: Any,
    ) -> None:
        self.root = root
        self.encoding = "utf-16"
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "toolkit", "lsp", "--stdio"],
            cwd=folder or root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.published: dict[str, tuple[int | None, list[dict[str, Any]]]] = {}
        self._last: tuple[str, int | None] = "", None
        self._whole: set[tuple[str, int | None]] = set()
        self.asked: list[dict[str, Any]] = []
        self.said: list[dict[str, Any]] = []
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self._numbers = itertools.count(1)
        self._incoming: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._errors: list[bytes] = []
        self._threads = [threading.Thread(target=one, daemon=True) for one in (self._read, self._read_errors)]
        for thread in self._threads:
            thread.start()
        self._start = {
            "processId": editor or os.getpid(), "rootUri": root.as_uri(), "initializationOptions": options,
            "capabilities": CAPABILITIES if capabilities is None else capabilities,
        }  # fmt: skip
        if begun:
            self.begin()

    # --- the protocol

    def begin(self) -> None:
        """Start the talk."""
        self.capabilities = self.request("initialize", self._start)["capabilities"]
        self.notify("initialized", {})

    def request(self, method: str, parameters: Any) -> Any:
        """The result of a request; AssertionError for an error."""
        return self.result(self.ask(method, parameters))

    def ask(self, method: str, parameters: Any) -> int:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": parameters})
        return number

    def result(self, number: int) -> Any:
        message = self._answer(number)
        assert "error" not in message, message["error"]
        return message["result"]

    def error(self, number: int | str | None) -> Any:
        """The error that a request was answered with; AssertionError for a result."""
        return self._answer(number)["error"]

    def next_answer(self) -> dict[str, Any]:
        """The next answer to any request."""
        while "method" in (message := self._next()):
            pass
        return message

    def _answer(self, number: int | str | None) -> dict[str, Any]:
        while True:
            message = self._next()
            if "method" not in message and message["id"] == number:
                return message

    def notify(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def until(self, condition: Any) -> None:
        """Take messages until a condition holds."""
        while not condition():
            self._next()

    def settle(self, seconds: float = 1.0) -> None:
        """Take messages until none has come for a while."""
        while True:
            try:
                self._take(self._incoming.get(timeout=seconds))
            except queue.Empty:
                return

    def _next(self) -> dict[str, Any]:
        try:
            message = self._incoming.get(timeout=PATIENCE)
        except queue.Empty:
            raise AssertionError(f"no answer; {b''.join(self._errors).decode()}") from None
        assert message is not None, b"".join(self._errors).decode()
        return self._take(message)

    def _take(self, message: dict[str, Any] | None) -> dict[str, Any]:
        assert message is not None, b"".join(self._errors).decode()
        method, parameters = message.get("method"), message.get("params")
        if method == "textDocument/publishDiagnostics":
            self.published[parameters["uri"]] = parameters.get("version"), parameters["diagnostics"]
            self._last = parameters["uri"], parameters.get("version")
        elif method in {"window/showMessage", "window/logMessage"}:
            self.said.append(parameters)
        elif method and "id" in message:
            self.asked.append(message)
            if method == "workspace/inlayHint/refresh":  # follows the findings of the whole text
                self._whole.add(self._last)
            done = {"window/showDocument": {"success": True}, "workspace/applyEdit": {"applied": True}}
            self._send({"id": message["id"], "result": done.get(method)})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        self.write(json.dumps({"jsonrpc": "2.0", **message}).encode("ascii"))

    def write(self, data: bytes) -> None:
        """Send the bytes of a message."""
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def _read(self) -> None:
        assert self.process.stdout
        while line := self.process.stdout.readline():
            size = 0
            while line.strip():
                name, _, value = line.partition(b":")
                size = int(value) if name.lower() == b"content-length" else size
                line = self.process.stdout.readline()
            self._incoming.put(json.loads(self.process.stdout.read(size)))
        self._incoming.put(None)

    def _read_errors(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self._errors.append(line)

    @property
    def errors(self) -> str:
        """What the server wrote on standard error."""
        return b"".join(self._errors).decode()

    # --- texts

    def open(self, path: Path, text: str | None = None, language: str = "po", uri: str = "") -> str:
        """Open a file, or a text that is not saved; returns its URI."""
        uri = uri or path.as_uri()
        self.texts[uri] = path.read_bytes().decode("utf-8") if text is None else text
        self.versions[uri] = next(self._numbers)
        item = {"uri": uri, "languageId": language, "version": self.versions[uri], "text": self.texts[uri]}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return uri

    def change(self, uri: str, start: int, end: int, new: str) -> None:
        """Replace a part of the text, by offsets, as a person types it."""
        self.notify("textDocument/didChange", self.edit(uri, start, end, new))

    def edit(self, uri: str, start: int, end: int, new: str) -> dict[str, Any]:
        """Replace it here; the parameters that tell the server."""
        where = {"start": self.position(uri, start), "end": self.position(uri, end)}
        text = self.texts[uri]
        self.texts[uri] = text[:start] + new + text[end:]
        self.versions[uri] = next(self._numbers)
        about = {"uri": uri, "version": self.versions[uri]}
        return {"textDocument": about, "contentChanges": [{"range": where, "text": new}]}

    def replace(self, uri: str, old: str, new: str) -> None:
        """Replace the only place of a text."""
        assert self.texts[uri].count(old) == 1, self.texts[uri].count(old)
        start = self.texts[uri].index(old)
        self.change(uri, start, start + len(old), new)

    def apply(self, uri: str, edits: list[dict[str, Any]]) -> None:
        """Apply the edits of the server, as one change each, from the last one to the first."""
        for edit in sorted(edits, key=lambda one: self.offset(uri, one["range"]["start"]), reverse=True):
            start, end = (self.offset(uri, edit["range"][side]) for side in ("start", "end"))
            self.change(uri, start, end, edit["newText"])

    def perform(self, action: dict[str, Any]) -> None:
        """Apply a code action of this version of the text."""
        for change in action["edit"]["documentChanges"]:
            about = change["textDocument"]
            assert about["version"] == self.versions[about["uri"]]
            self.apply(about["uri"], change["edits"])

    def position(self, uri: str, offset: int) -> dict[str, int]:
        before = self.texts[uri][:offset]
        lines = before.replace("\r\n", "\n").split("\n")
        return {"line": len(lines) - 1, "character": units(lines[-1], self.encoding)}

    def offset(self, uri: str, position: dict[str, int]) -> int:
        text, start = self.texts[uri], 0
        for _ in range(position["line"]):
            start = text.index("\n", start) + 1
        end = start
        while units(text[start:end], self.encoding) < position["character"]:
            end += 1
        return end

    def shown(self, uri: str, where: dict[str, Any]) -> str:
        """The text in a range."""
        return self.texts[uri][self.offset(uri, where["start"]) : self.offset(uri, where["end"])]

    def at(self, uri: str, text: str, into: int = 0) -> dict[str, Any]:
        """The parameters of a request about the only place of a text."""
        assert self.texts[uri].count(text) == 1, self.texts[uri].count(text)
        return {"textDocument": {"uri": uri}, "position": self.position(uri, self.texts[uri].index(text) + into)}

    # --- what is known

    def checked(self, uri: str) -> list[dict[str, Any]]:
        """The diagnostics of the text as it is, after the whole of it was checked."""
        self.until(lambda: (uri, self.versions[uri]) in self._whole)
        return self.published[uri][1]

    def checks(self, uri: str) -> list[tuple[str | None, str]]:
        """What is shown: the check, and the text that is marked."""
        return [(one.get("code"), self.shown(uri, one["range"])) for one in self.published[uri][1]]

    def actions(self, uri: str, text: str, *only: str) -> dict[str, dict[str, Any]]:
        """The actions offered at the only place of a text, by title."""
        place = self.at(uri, text)["position"]
        context = {"diagnostics": [], **({"only": list(only)} if only else {})}
        about = {"textDocument": {"uri": uri}, "range": {"start": place, "end": place}, "context": context}
        return {one["title"]: one for one in self.request("textDocument/codeAction", about) or []}

    def close(self) -> int:
        """Leave as an editor does; the exit code."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.ended()

    def ended(self) -> int:
        """The exit code of the server, once it has ended."""
        code = self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        return code
