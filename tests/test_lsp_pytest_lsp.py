"""`toolkit lsp` with the client of pytest-lsp, which keeps to the protocol and complains where the server does not."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pygls")
pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed")

from language_client import PATIENCE, ROOT, units
from language_projects import CATALOG, made
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

#: A space too many is typed between two characters outside of the basic plane.
RIGHT, WRONG = "(I) 𠮷lin 😀", "(I) 𠮷lin  😀"
TERM = "specialized, refined, distinctive and innovative"


def _range(text: str, part: str) -> lsp.Range:
    """The range of the only place of a part of a text."""
    assert text.count(part) == 1
    before = text[: text.index(part)].split("\n")
    start = lsp.Position(len(before) - 1, units(before[-1]))
    return lsp.Range(start, lsp.Position(start.line, start.character + units(part)))


def _edited(text: str, edits: Sequence[lsp.TextEdit]) -> str:
    """A text with edits of its lines, from the last one to the first."""
    lines = text.split("\n")

    def offset(place: lsp.Position) -> int:
        line = "".join(one + "\n" for one in lines)[sum(len(one) + 1 for one in lines[: place.line]) :]
        size = 0
        while units(line[:size]) < place.character:
            size += 1
        return sum(len(one) + 1 for one in lines[: place.line]) + size

    for edit in sorted(edits, key=lambda one: offset(one.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


class _Editor:
    """A client with one text."""

    def __init__(self, client: LanguageClient, path: Path, text: str) -> None:
        self.client, self.uri, self.text, self.version = client, path.as_uri(), text, 1
        kind = "yaml" if path.suffix == ".yaml" else "po"
        item = lsp.TextDocumentItem(self.uri, kind, self.version, text)
        client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        self.about = lsp.TextDocumentIdentifier(self.uri)

    def at(self, part: str) -> lsp.Position:
        return _range(self.text, part).start

    def replace(self, part: str, new: str) -> None:
        where = _range(self.text, part)
        self.version += 1
        about = lsp.VersionedTextDocumentIdentifier(self.version, self.uri)
        change = lsp.TextDocumentContentChangePartial(where, new)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(about, [change]))
        self.text = self.text.replace(part, new)

    async def shown(self, check: str, *, there: bool = True) -> lsp.Diagnostic | None:
        """The diagnostic of a check, once there is one, or once there is none."""
        while True:
            found = [one for one in self.client.diagnostics.get(self.uri, ()) if one.code == check]
            if self.uri in self.client.diagnostics and bool(found) == there:
                return found[0] if found else None
            await self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)


async def _session(root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "toolkit", "lsp", "--stdio"]
    client = await ClientServerConfig(server_command=command, server_env=environment).start()
    assert isinstance(client, LanguageClient)
    options = lsp.InitializeParams(client_capabilities("visual-studio-code"), os.getpid(), root_uri=root.as_uri())
    await client.initialize_session(options)
    await _in_a_catalog(_Editor(client, root / "translations/en/report.po", CATALOG))
    await _in_a_glossary(_Editor(client, root / "glossary/terms.yaml", (root / "glossary/terms.yaml").read_text()))
    await client.shutdown_session()
    await client.stop()


def _after(editor: _Editor, size: int) -> lsp.Position:
    """The place after some characters of WRONG."""
    start = editor.at(WRONG)
    return lsp.Position(start.line, start.character + units(WRONG[:size]))


async def _in_a_catalog(editor: _Editor) -> None:
    client = editor.client
    await editor.shown("untranslated")
    editor.replace(RIGHT, WRONG)
    space = await editor.shown("stray-space")
    assert space is not None
    assert space.range == lsp.Range(_after(editor, 8), _after(editor, 10))

    hover = await client.text_document_hover_async(lsp.HoverParams(editor.about, editor.at("33.45万")))
    assert hover is not None
    assert "334,500" in str(hover.contents)

    asked = lsp.CodeActionParams(editor.about, space.range, lsp.CodeActionContext([space]))
    offered = {one.title: one for one in await client.text_document_code_action_async(asked) or ()}
    action = offered["Replace with “ ”"]
    assert isinstance(action, lsp.CodeAction)
    assert action.edit is not None
    [change] = action.edit.document_changes or ()
    assert isinstance(change, lsp.TextDocumentEdit)
    assert _edited(editor.text, change.edits) == editor.text.replace(WRONG, RIGHT)
    editor.replace(WRONG, RIGHT)
    await editor.shown("stray-space", there=False)

    asked_to = lsp.DocumentFormattingParams(editor.about, lsp.FormattingOptions(4, insert_spaces=True))
    edits = await client.text_document_formatting_async(asked_to)
    assert 'msgstr "𠮷😀 Profits of \\"enterprises\\" grew' in _edited(editor.text, edits or ())

    editor.replace('"新增专精特新企业120家。"\nmsgstr ""', '"新增专精特新企业120家。"\nmsgstr "😀 spec"')
    place = editor.at('spec"\n')
    place = lsp.Position(place.line, place.character + 4)
    items = await client.text_document_completion_async(lsp.CompletionParams(editor.about, place))
    assert isinstance(items, lsp.CompletionList)
    [item] = [one for one in items.items if one.label == TERM]
    assert isinstance(item.text_edit, lsp.TextEdit)
    assert f'msgstr "😀 {TERM}"' in _edited(editor.text, [item.text_edit])


async def _in_a_glossary(editor: _Editor) -> None:
    asked = lsp.RenameParams(editor.about, editor.at(TERM), "little giant 😀")
    edit = await editor.client.text_document_rename_async(asked)
    assert edit is not None
    assert {change.text_document.uri.rsplit("/", 1)[-1] for change in edit.document_changes or ()} == {
        "terms.yaml",
        "report.po",
    }


def test_a_session(tmp_path: Path) -> None:
    asyncio.run(asyncio.wait_for(_session(made(tmp_path)), PATIENCE))
