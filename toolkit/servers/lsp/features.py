"""The requests of the protocol, each answered from an open text."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types as lsp

from toolkit.errors import ToolkitError
from toolkit.servers.lsp import completion as completing
from toolkit.servers.lsp import edits
from toolkit.servers.lsp.actions import FIX_ALL, MARK, REPAIR, SHOW, actions
from toolkit.servers.lsp.hints import hints
from toolkit.servers.lsp.hover import hover
from toolkit.servers.lsp.server import Server
from toolkit.servers.lsp.symbols import symbols
from toolkit.servers.lsp.term_features import entry_at, register_terms

WATCHED = ("**/*.po", "**/*.yaml", "**/*.yml", "**/toolkit.toml", "**/pyproject.toml")


def register(server: Server) -> None:
    """Let a server answer everything that it can."""
    _start(server)
    _texts(server)
    _reading(server)
    _writing(server)
    _acting(server)
    _formatting(server)
    register_terms(server)


def _start(server: Server) -> None:
    @server.feature(lsp.SHUTDOWN)
    def leaving(_: Server, __: object = None) -> None:
        server.close()

    @server.feature(lsp.INITIALIZE)
    def initialize(_: Server, params: lsp.InitializeParams) -> None:
        server.preferences = server.preferences.with_settings(params.initialization_options)

    @server.feature(lsp.INITIALIZED)
    async def initialized(_: Server, __: lsp.InitializedParams) -> None:
        if server.supports("watching"):
            watchers = [lsp.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            watch = lsp.Registration("toolkit-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(lsp.RegistrationParams([watch]))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(_: Server, params: lsp.DidChangeConfigurationParams) -> None:
        server.preferences = server.preferences.with_settings(params.settings)
        if server.supports("inlay_refresh"):
            server.workspace_inlay_hint_refresh(None)


def _texts(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(_: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        server.opened(params.text_document)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(_: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        server.changed(params)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(_: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: Server, __: lsp.DidSaveTextDocumentParams) -> None:
        server.refresh()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: Server, __: lsp.DidChangeWatchedFilesParams) -> None:
        server.refresh()


def _reading(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(_: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        uri = params.text_document.uri
        if (document := server.catalog(uri)) is not None:
            with server.checking.told(document):
                return hover(document, document.text.offset(params.position))
        return await entry_at(server, uri, params.position)

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    def hinted(_: Server, params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        document = server.catalog(params.text_document.uri)
        if document is None or not server.preferences.inlay_hints:
            return []
        with server.checking.told(document):
            text = document.text
            return list(hints(document, text.offset(params.range.start), text.offset(params.range.end)))
        return []

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(_: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        uri = params.text_document.uri
        if (document := server.catalog(uri)) is not None:
            return symbols(document)
        glossary = server.glossary(uri)
        return glossary.symbols() if glossary else []


def _writing(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=['"']))
    async def completed(_: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
        document = server.catalog(params.text_document.uri)
        if document is None:
            return None
        offset = document.text.offset(params.position)
        with server.checking.told(document):
            found, whole = await server.memory.known(document, offset)
            if document is server.catalog(params.text_document.uri):
                offset = document.text.offset(params.position)
                return lsp.CompletionList(not whole, completing.completion(document, offset, found))
        return None


def _acting(server: Server) -> None:
    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, MARK, FIX_ALL]),
    )
    def offered(_: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        document = server.catalog(params.text_document.uri)
        if document is None:
            return []
        start, end = document.text.offset(params.range.start), document.text.offset(params.range.end)
        only = [getattr(kind, "value", kind) for kind in params.context.only or ()]
        with server.checking.told(document):
            name = server.reviewer(document.path)
            return list(actions(document, start, end, only, name, shows=server.supports("show")))
        return []

    @server.command(SHOW)
    async def shown(_: Server, uri: str, line: int, character: int) -> None:
        place = lsp.Position(line, character)
        await server.window_show_document_async(
            lsp.ShowDocumentParams(uri, take_focus=True, selection=lsp.Range(place, place))
        )

    @server.command(REPAIR)
    async def repaired(_: Server, uri: str) -> None:
        document = server.catalog(uri)
        if document is None:
            return
        try:
            edit = document.edit(edits.all_safe(document))
        except ToolkitError as error:
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"not repaired: {error}"))
            return
        await server.workspace_apply_edit_async(lsp.ApplyWorkspaceEditParams(edit, "Repair"))


def _formatting(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def formatted(_: Server, params: lsp.DocumentFormattingParams) -> Sequence[lsp.TextEdit] | None:
        document = server.catalog(params.text_document.uri)
        if document is None:
            return None
        try:
            return edits.formatted(document)
        except ToolkitError as error:
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"not formatted: {error}"))
            return None
