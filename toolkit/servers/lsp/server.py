"""The open texts, and when they are checked."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter, lsp_method
from pygls.uris import to_fs_path

from toolkit import __version__
from toolkit.errors import ToolkitError
from toolkit.project.files import absolute
from toolkit.project.git import user_name
from toolkit.project.layout import Project, project_of
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.diagnostics import of_elsewhere, of_errors
from toolkit.servers.lsp.glossary import GlossaryDocument, is_glossary, unsaved
from toolkit.servers.lsp.memory import MemoryLookup
from toolkit.servers.lsp.preferences import Preferences
from toolkit.servers.lsp.publishing import Shown
from toolkit.servers.lsp.text import Text
from toolkit.settings import Settings
from toolkit.workspace import Workspace

#: Seconds after the last edit before the rest of a file is checked, and how long one slice of that may take.
PAUSE, SLICE = 0.4, 0.03
#: Seconds between two reports while a file is read for the first time.
REPORT = 1.0
#: Units looked at at once after an edit: one or two when typing, all when a file is replaced.
AT_ONCE = 8
CATALOGS = frozenset({".po", ".pot"})
Document = CatalogDocument | GlossaryDocument


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


class Server(LanguageServer):
    """A language server with the catalogs and glossaries that are open in one editor."""

    def __init__(self) -> None:
        self.converter = default_converter()  # type: ignore[no-untyped-call]
        super().__init__("toolkit", __version__, protocol_cls=Protocol, converter_factory=lambda: self.converter)
        self.documents: dict[str, Document] = {}
        self.preferences = Preferences()
        self.memory = MemoryLookup()
        self.others: dict[Path, CatalogDocument] = {}
        self._workspaces: dict[Path, Workspace] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, Shown] = {}
        self._stuck: set[str] = set()
        self._said: set[str] = set()
        self._names: dict[Path, str] = {}

    # --- texts

    def opened(self, item: lsp.TextDocumentItem) -> None:
        """Take a text that the editor has opened."""
        path, text = path_of(item.uri), Text(item.text, self.encoding)
        if path.suffix.lower() in CATALOGS or item.language_id in {"po", "pot", "gettext"}:
            self._take(self._catalog(item.uri, path, text, item.version))
        elif is_glossary(path, item.text):
            self._take(GlossaryDocument(item.uri, path, text))

    def _catalog(self, uri: str, path: Path, text: Text, version: int | None) -> CatalogDocument:
        document = CatalogDocument(uri, path, text, self.workspace_of(path), version)
        document.versioned = self.supports("document_changes")
        return document

    def _take(self, document: Document) -> None:
        self.documents[document.uri] = document
        self.check(document, pause=0)

    def changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Take changes: the units that they touch are checked at once, the rest after a pause."""
        document = self.documents.get(params.text_document.uri)
        if document is None:
            return
        text = document.text.edited(params.content_changes)
        if isinstance(document, CatalogDocument):
            document.version = params.text_document.version
            touched = document.change(text)
            with self.told(document):
                document.look_at(touched[:AT_ONCE])
                self.publish(document)
        else:
            document.change(text)
        self.check(document, pause=PAUSE)

    def closed(self, uri: str) -> None:
        """Let go of a text."""
        if self.documents.pop(uri, None):
            self._cancel(uri)
            self._shown.pop(uri, None)
            self._publish(uri, [])

    def catalog(self, uri: str) -> CatalogDocument | None:
        """An open catalog."""
        document = self.documents.get(uri)
        return document if isinstance(document, CatalogDocument) else None

    def glossary(self, uri: str) -> GlossaryDocument | None:
        """An open glossary file."""
        document = self.documents.get(uri)
        return document if isinstance(document, GlossaryDocument) else None

    def refresh(self) -> None:
        """Look what has changed on the disk; where that concerns findings, check what is open again."""
        self.memory.renew()
        self.others.clear()
        for workspace in self._workspaces.values():
            changes = workspace.refresh()
            if changes.settings or changes.glossary or changes.listing:
                for document in self.documents.values():
                    if isinstance(document, CatalogDocument) and document.workspace is workspace:
                        document.renew()
                        self.check(document, pause=0)
        for document in list(self.documents.values()):
            if isinstance(document, GlossaryDocument):
                self.check(document, pause=0)
            elif document.uri in self._stuck:
                self._take(self._catalog(document.uri, document.path, document.text, document.version))

    # --- checking

    def check(self, document: Document, *, pause: float) -> None:
        """Check a text soon; a newer edit begins anew."""
        self._cancel(document.uri)
        self._tasks[document.uri] = asyncio.ensure_future(self._checked(document, pause))

    async def _checked(self, document: Document, pause: float) -> None:
        await asyncio.sleep(pause)
        with self.told(document):
            if isinstance(document, CatalogDocument):
                await self._settled(document)
            else:
                known = [one for one in self.documents.values() if isinstance(one, GlossaryDocument)]
                document.judge(unsaved(known))
                self._publish(document.uri, document.diagnostics())

    async def _settled(self, document: CatalogDocument) -> None:
        """Examine all units in slices, then the catalog as a whole.

        While an entry cannot be read, what was found in the others stays as it was.
        """
        if document.catalog.errors:
            self.publish(document)
            if document.settled:
                return
        loop = asyncio.get_running_loop()
        told, since = 0, loop.time()
        while not document.catalog.work(SLICE):
            await asyncio.sleep(0)
            if loop.time() - since > REPORT and not document.settled:
                examined = document.catalog.kept.examined
                document.look_at(one.id for one in document.catalog.units[told:examined])
                self.publish(document)
                told, since = examined, loop.time()
        await asyncio.sleep(0)
        outcome = document.catalog.outcome()
        document.settle(outcome)
        for line in [one.line for one in outcome.skipped]:
            self.say(f"{document.path}: {line}")
        self.publish(document)
        if self.supports("inlay_refresh"):
            self.workspace_inlay_hint_refresh(None)

    @contextlib.contextmanager
    def told(self, document: Document) -> Iterator[None]:
        """Show in the text what keeps it from being checked."""
        try:
            yield
            self._stuck.discard(document.uri)
        except ToolkitError as error:
            self._stuck.add(document.uri)
            found = of_errors(document.text, document.catalog.errors) if isinstance(document, CatalogDocument) else ()
            self._publish(document.uri, [of_elsewhere(error), *found])

    def publish(self, document: CatalogDocument) -> None:
        """Show what is known of a catalog."""
        shown = self._shown.setdefault(document.uri, Shown(self.converter.unstructure))
        about = {"uri": document.uri} | ({} if document.version is None else {"version": document.version})
        params = b'%b,"diagnostics":%b}' % (json.dumps(about)[:-1].encode(), shown.diagnostics(document))
        assert isinstance(self.protocol, Protocol)
        self.protocol.send(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def _publish(self, uri: str, found: list[lsp.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))

    def say(self, line: str) -> None:
        """Write a line into the editor's log, once."""
        if line not in self._said:
            self._said.add(line)
            self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Info, line))

    def _cancel(self, uri: str) -> None:
        task = self._tasks.pop(uri, None)
        if task:
            task.cancel()

    # --- what there is

    @property
    def encoding(self) -> str:
        """How the editor counts characters."""
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding) or "utf-16")

    def workspace_of(self, path: Path) -> Workspace:
        """The project of a path, kept open; that of its folder outside of one, or where its settings are broken."""
        try:
            project = project_of(path)
        except ToolkitError:  # checking says it
            return Workspace(Project(path.parent, Settings()))
        project = project or Project(path.parent, Settings())
        if project.root not in self._workspaces:
            self._workspaces[project.root] = Workspace(project)
        return self._workspaces[project.root]

    def texts(self) -> dict[str, Text]:
        """The open texts by path."""
        return {str(document.path): document.text for document in self.documents.values()}

    def reviewer(self, path: Path) -> str:
        """Who reviews: the name of the settings, else that of git; empty where neither knows."""
        folder = path.parent
        if not self.preferences.name and folder not in self._names:
            self._names[folder] = user_name(folder)
        return self.preferences.name or self._names[folder]

    def supports(self, what: str) -> bool:
        """Whether the editor can do something that not all can."""
        window, workspace = self.client_capabilities.window, self.client_capabilities.workspace
        if what == "show":
            return bool(window and window.show_document and window.show_document.support)
        if what == "document_changes":
            return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)
        if what == "asking":
            edit = workspace and workspace.workspace_edit
            return bool(edit and edit.document_changes and edit.change_annotation_support)
        if what == "inlay_refresh":
            return bool(workspace and workspace.inlay_hint and workspace.inlay_hint.refresh_support)
        watched = workspace and workspace.did_change_watched_files
        return bool(watched and watched.dynamic_registration)


def path_of(uri: str) -> Path:
    """The path of a text; for one that is not saved yet, a path in the current folder."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return absolute(path) if path else Path.cwd() / f"{Path(unquote(uri)).name.replace(':', '-') or 'unsaved'}"


def serve() -> None:
    """Serve one editor on standard input and output, until it leaves."""
    from toolkit.servers.lsp.features import register

    logging.getLogger("pygls").setLevel(logging.ERROR)
    server = Server()
    register(server)
    # A copy, since the library closes what it is given.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        server.start_io(stdout=output)
    server.memory.close()
