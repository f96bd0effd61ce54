"""The protocol as the library speaks it, but for what costs time at each keystroke, and errors that it leaves open."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from typing import Any

from lsprotocol import types as lsp
from pygls import exceptions
from pygls.protocol import LanguageServerProtocol, lsp_method

#: What an editor may send before it has begun.
_BEFORE = frozenset({lsp.INITIALIZE, lsp.EXIT})


class Protocol(LanguageServerProtocol):
    """The protocol without a copy of the texts: the library's cuts lines at U+2028 too, and ours is kept anyway.

    Every request gets an answer: one that cannot be read, that comes too early, or after the editor asked it to end.
    """

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> Iterator[object]:
        """Hand the changes on."""
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(lsp.WORKSPACE_EXECUTE_COMMAND)
    def lsp_workspace__execute_command(self, params: lsp.ExecuteCommandParams) -> Generator[Any, Any, Any]:
        """Run a command; without arguments like one with none, which are counted then."""
        params.arguments = params.arguments or []
        return (yield from super().lsp_workspace__execute_command(params))

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message, or a part of it, as an object. One that is none is answered, and raises JsonRpcException."""
        try:
            return super().structure_message(data)
        except exceptions.JsonRpcException as error:
            if "id" in data and "method" in data:
                known = self.get_message_type(data["method"]) is not None
                answer = error if known else exceptions.JsonRpcMethodNotFound.of(data["method"])
                self._send_response(data["id"], error=answer.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """Take a message, unless it is not the time for it."""
        method = getattr(message, "method", None)
        if method and method != lsp.EXIT and self._shutdown:
            self._untimely(message, exceptions.JsonRpcInvalidRequest("the server was shut down"))
        elif method and self._workspace is None and method not in _BEFORE:
            self._untimely(message, exceptions.JsonRpcServerNotInitialized("the server was not initialized"))
        else:
            super().handle_message(message)

    def _untimely(self, message: Any, error: exceptions.JsonRpcException) -> None:
        if hasattr(message, "id"):  # a notification is dropped
            self._send_response(message.id, error=error.to_response_error())

    def refuse(self, error: Exception, _: object) -> None:
        """Answer what is not JSON, or not one message; the answer has no id, since the request cannot be known."""
        if isinstance(error, exceptions.JsonRpcException):
            return  # answered
        kind = exceptions.JsonRpcParseError if isinstance(error, ValueError) else exceptions.JsonRpcInvalidRequest
        answer = {"jsonrpc": self.VERSION, "id": None, "error": {"code": kind.CODE, "message": kind.MESSAGE}}
        self._write(json.dumps(answer).encode())

    def send(self, method: str, params: bytes) -> None:
        """Send a notification whose parameters are JSON already."""
        self._write(b'{"jsonrpc":"%b","method":"%b","params":%b}' % (self.VERSION.encode(), method.encode(), params))

    def _write(self, body: bytes) -> None:
        if self.writer is not None:
            self.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
