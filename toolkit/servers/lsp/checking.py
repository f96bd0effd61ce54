"""When the open texts are checked: the unit under the cursor at once, the rest in slices while nobody types."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from toolkit.errors import ToolkitError
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.diagnostics import of_elsewhere, of_errors
from toolkit.servers.lsp.glossary import GlossaryDocument, unsaved
from toolkit.servers.lsp.protocol import Protocol
from toolkit.servers.lsp.publishing import Shown

if TYPE_CHECKING:
    from toolkit.servers.lsp.server import Server

#: Seconds after the last edit before the rest of a file is checked, and how long one slice of that may take.
PAUSE, SLICE = 0.4, 0.005
#: Turns of the loop between two slices: what has come in is taken from the input in one, and answered in the next.
TURNS = 3
#: Seconds between two reports while a file is read for the first time.
REPORT = 1.0
#: Units looked at at once after an edit: one or two when typing, all when a file is replaced.
AT_ONCE = 8
Document = CatalogDocument | GlossaryDocument


class Checking:
    """The checks of one editor's texts, and what it was shown of them."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, Shown] = {}
        self._said: set[str] = set()
        #: The URIs of texts that something keeps from being checked.
        self.stuck: set[str] = set()

    def at_once(self, document: CatalogDocument, touched: Sequence[str]) -> None:
        """Check the units that an edit touches, and show what is known."""
        with self.told(document):
            document.look_at(touched[:AT_ONCE])
            self.publish(document)

    def soon(self, document: Document, *, pause: float = PAUSE) -> None:
        """Check all of a text after a pause; a newer edit begins anew."""
        self._cancel(document.uri)
        self._tasks[document.uri] = asyncio.ensure_future(self._checked(document, pause))

    def forget(self, uri: str) -> None:
        """Let go of a text, of which nothing is shown any more."""
        self._cancel(uri)
        self._shown.pop(uri, None)
        self.stuck.discard(uri)
        self._publish(uri, [])

    def close(self) -> None:
        """Begin nothing more."""
        for uri in list(self._tasks):
            self._cancel(uri)

    def _cancel(self, uri: str) -> None:
        task = self._tasks.pop(uri, None)
        if task:
            task.cancel()

    async def _checked(self, document: Document, pause: float) -> None:
        await asyncio.sleep(pause)
        with self.told(document):
            if isinstance(document, CatalogDocument):
                await self._settled(document)
            else:
                documents = self._server.documents.values()
                document.judge(unsaved([one for one in documents if isinstance(one, GlossaryDocument)]))
                self._publish(document.uri, document.diagnostics())

    async def _settled(self, document: CatalogDocument) -> None:
        """Examine all units, then the catalog as a whole, in slices.

        While an entry cannot be read, what was found in the others stays as it was.
        """
        if document.catalog.errors:
            self.publish(document)
            if document.settled:
                return
        loop = asyncio.get_running_loop()
        told, since = 0, loop.time()
        while not document.catalog.work(SLICE):
            await _others()
            if loop.time() - since > REPORT and not document.settled:
                examined = document.catalog.kept.examined
                document.look_at(one.id for one in document.catalog.units[told:examined])
                self.publish(document)
                told, since = examined, loop.time()
        await _others()
        outcome = document.catalog.outcome()
        document.settle(outcome)
        for line in [one.line for one in outcome.skipped]:
            self.say(f"{document.path}: {line}")
        self.publish(document)
        if self._server.supports("inlay_refresh"):
            self._server.workspace_inlay_hint_refresh(None)

    @contextlib.contextmanager
    def told(self, document: Document) -> Iterator[None]:
        """Show in the text what keeps it from being checked."""
        try:
            yield
            self.stuck.discard(document.uri)
        except ToolkitError as error:
            self.stuck.add(document.uri)
            found = of_errors(document.text, document.catalog.errors) if isinstance(document, CatalogDocument) else ()
            self._publish(document.uri, [of_elsewhere(error), *found])

    def publish(self, document: CatalogDocument) -> None:
        """Show what is known of a catalog."""
        shown = self._shown.setdefault(document.uri, Shown(self._server.converter.unstructure))
        about = {"uri": document.uri} | ({} if document.version is None else {"version": document.version})
        params = b'%b,"diagnostics":%b}' % (json.dumps(about)[:-1].encode(), shown.diagnostics(document))
        protocol = self._server.protocol
        assert isinstance(protocol, Protocol)
        protocol.send(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def _publish(self, uri: str, found: list[lsp.Diagnostic]) -> None:
        self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))

    def say(self, line: str) -> None:
        """Write a line into the editor's log, once."""
        if line not in self._said:
            self._said.add(line)
            self._server.window_log_message(lsp.LogMessageParams(lsp.MessageType.Info, line))


async def _others() -> None:
    """Let everything else come first that has come in."""
    for _ in range(TURNS):
        await asyncio.sleep(0)
