"""The open texts of one editor, and what it can and wants."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from urllib.parse import unquote

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter
from pygls.uris import to_fs_path

from toolkit import __version__
from toolkit.project.files import absolute
from toolkit.project.git import user_name
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.checking import Checking, Document
from toolkit.servers.lsp.copies import Copies, OpenProject, OpenText
from toolkit.servers.lsp.glossary import GlossaryDocument, is_glossary
from toolkit.servers.lsp.memory import MemoryLookup
from toolkit.servers.lsp.preferences import Preferences
from toolkit.servers.lsp.projects import Projects
from toolkit.servers.lsp.protocol import Protocol
from toolkit.servers.lsp.text import Text
from toolkit.workspace import Workspace

CATALOGS = frozenset({".po", ".pot"})
#: This machine, by its name.
_LOCAL = re.compile(r"^file://localhost/", re.IGNORECASE)


class Server(LanguageServer):
    """A language server with the catalogs and glossaries that are open in one editor."""

    def __init__(self) -> None:
        self.converter = default_converter()  # type: ignore[no-untyped-call]
        super().__init__("toolkit", __version__, protocol_cls=Protocol, converter_factory=lambda: self.converter)
        self.documents: dict[str, Document] = {}
        self.preferences = Preferences()
        self.projects = Projects()
        self.checking = Checking(self)
        self.memory = MemoryLookup()
        self.copies = Copies()
        self._names: dict[Path, str] = {}

    # --- texts

    def opened(self, item: lsp.TextDocumentItem) -> None:
        """Take a text that the editor has opened."""
        somewhere()
        path, text = path_of(item.uri), Text(item.text, self.encoding)
        if path.suffix.lower() in CATALOGS or item.language_id in {"po", "pot", "gettext"}:
            self._take(self._catalog(item.uri, path, text, item.version))
        elif is_glossary(path, item.text):
            self._take(GlossaryDocument(item.uri, path, text, item.version))

    def _catalog(self, uri: str, path: Path, text: Text, version: int | None) -> CatalogDocument:
        document = CatalogDocument(uri, path, text, self.projects.of(path), version)
        document.versioned = self.supports("document_changes")
        return document

    def _take(self, document: Document) -> None:
        self.documents[document.uri] = document
        self.checking.soon(document, pause=0)

    def changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Take changes: the units that they touch are checked at once, the rest after a pause."""
        document = self.documents.get(params.text_document.uri)
        if document is None:
            return
        text = document.text.edited(params.content_changes)
        document.version = params.text_document.version
        if isinstance(document, CatalogDocument):
            self.checking.at_once(document, document.change(text))
        else:
            document.change(text)
        self.checking.soon(document)

    def closed(self, uri: str) -> None:
        """Let go of a text."""
        document = self.documents.pop(uri, None)
        if document is not None:
            self.checking.forget(uri)
            if isinstance(document, CatalogDocument):
                document.catalog.close()

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
        somewhere()
        self.memory.renew()
        self.copies.renew()
        for workspace in self.projects.changed():
            for document in self.documents.values():
                if isinstance(document, CatalogDocument) and document.workspace is workspace:
                    document.renew()
                    self.checking.soon(document, pause=0)
        for document in list(self.documents.values()):
            if isinstance(document, GlossaryDocument):
                self.checking.soon(document, pause=0)
            elif document.uri in self.checking.stuck:
                self._take(self._catalog(document.uri, document.path, document.text, document.version))

    def close(self) -> None:
        """Keep what was found for the next time; may be called again."""
        self.checking.close()
        for document in self.documents.values():
            if isinstance(document, CatalogDocument):
                document.catalog.close()
        self.projects.close()

    # --- what there is

    @property
    def encoding(self) -> str:
        """How the editor counts characters."""
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding) or "utf-16")

    def open_project(self, workspace: Workspace) -> OpenProject:
        """A project with its catalogs as they are in the editor."""
        texts = [
            OpenText(one.uri, one.path, one.version, one.text)
            for one in self.documents.values()
            if isinstance(one, CatalogDocument) and one.workspace is workspace
        ]
        return OpenProject(workspace.project, texts, self.encoding)

    def texts(self) -> dict[str, Text]:
        """The open texts by path."""
        return {str(document.path): document.text for document in self.documents.values()}

    def reviewer(self, path: Path) -> str:
        """Who reviews: the name of the settings, else that of git; empty where neither knows."""
        folder = path.parent
        if not self.preferences.name and folder not in self._names:
            self._names[folder] = user_name(folder)
        return " ".join((self.preferences.name or self._names[folder]).split())

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


def somewhere() -> None:
    """Leave a current folder that was deleted: an editor may have started us there long ago."""
    try:
        Path.cwd()
    except FileNotFoundError:
        os.chdir(Path(sys.prefix).anchor)


def path_of(uri: str) -> Path:
    """The path of a text; for one that is not saved yet, a path in the current folder."""
    path = to_fs_path(_LOCAL.sub("file:///", uri)) if uri[:5].lower() == "file:" else None
    return absolute(path) if path else Path.cwd() / f"{Path(unquote(uri)).name.replace(':', '-') or 'unsaved'}"
