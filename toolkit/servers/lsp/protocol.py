"""The protocol as the library speaks it, but for what would cost time at each keystroke."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as lsp
from pygls.protocol import LanguageServerProtocol, lsp_method


class Protocol(LanguageServerProtocol):
    """The protocol without a copy of the texts: the library's cuts lines at U+2028 too, and ours is kept anyway."""

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> Iterator[object]:
        """Hand the changes on."""
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    def send(self, method: str, params: bytes) -> None:
        """Send a notification whose parameters are JSON already."""
        body = b'{"jsonrpc":"%b","method":"%b","params":%b}' % (self.VERSION.encode(), method.encode(), params)
        if self.writer is not None:
            self.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
