"""The requests about terms: their entry, all their uses, and renaming one."""

from __future__ import annotations

from lsprotocol import types as lsp

from toolkit.errors import InputError, ToolkitError
from toolkit.model import Concept
from toolkit.servers.lsp.concepts import entry
from toolkit.servers.lsp.navigation import concepts_at, entry_of, uses_in
from toolkit.servers.lsp.renaming import rename, term_at
from toolkit.servers.lsp.server import Server
from toolkit.workspace import Workspace


def register_terms(server: Server) -> None:
    """Let a server answer them."""
    _finding(server)
    _renaming(server)


async def entry_at(server: Server, uri: str, position: lsp.Position) -> lsp.Hover | None:
    """The entry at a place in a glossary, with how often its terms are used."""
    glossary = server.glossary(uri)
    concept = glossary.concept_at(position) if glossary else None
    if glossary is None or concept is None:
        return None
    workspace = server.projects.of(glossary.path)
    used: dict[str, int] | None = None
    with server.checking.told(glossary):
        counts = await server.copies.usage(server.open_project(workspace))
        used = dict(counts.get(concept.id, {}))
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, entry(concept, used)))


def _finding(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def defined(_: Server, params: lsp.DefinitionParams) -> list[lsp.Location]:
        document = server.catalog(params.text_document.uri)
        if document is None:
            return []
        with server.checking.told(document):
            concepts = concepts_at(document, document.text.offset(params.position))
            found = [entry_of(one, server.encoding, server.texts()) for one in concepts]
            return [one for one in found if one is not None]
        return []

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def used(_: Server, params: lsp.ReferenceParams) -> list[lsp.Location]:
        about = _concept_at(server, params.text_document.uri, params.position)
        if about is None:
            return []
        concept, workspace = about
        where = entry_of(concept, server.encoding, server.texts()) if params.context.include_declaration else None
        try:
            found = await server.copies.ask(
                server.open_project(workspace),
                lambda catalogs: [use for one in catalogs for use in uses_in(one, concept.id)],
            )
        except ToolkitError:  # the settings are broken, which is shown
            found = []
        return [*([where] if where else []), *found]


def _concept_at(server: Server, uri: str, position: lsp.Position) -> tuple[Concept, Workspace] | None:
    """The concept at a place in a catalog or glossary, and its project."""
    if (document := server.catalog(uri)) is not None:
        with server.checking.told(document):
            concepts = concepts_at(document, document.text.offset(position))[:1]
            return (concepts[0], document.workspace) if concepts else None
    glossary = server.glossary(uri)
    concept = glossary.concept_at(position) if glossary else None
    return (concept, server.projects.of(glossary.path)) if glossary and concept else None


def _renaming(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepared(_: Server, params: lsp.PrepareRenameParams) -> lsp.Range | None:
        document = server.glossary(params.text_document.uri)
        found = term_at(document, params.position) if document else None
        return found[-1] if found else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    async def renamed(_: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        document = server.glossary(params.text_document.uri)
        if document is None:
            return None
        workspace, asks, before = server.projects.of(document.path), server.supports("asking"), server.texts()
        try:
            edit = await server.copies.ask(
                server.open_project(workspace),
                lambda catalogs: rename(document, params.position, params.new_name, catalogs, asks=asks),
            )
            if server.texts() != before:
                raise InputError("not renamed: a file was changed meanwhile; try again")
        except ToolkitError as error:
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, str(error)))
            return None
        return edit
