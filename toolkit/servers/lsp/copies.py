"""How terms are used in the catalogs of a project: looked for in copies, on a thread of its own.

Reading thousands of units takes seconds, and neither findings nor typing may wait for it.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from toolkit.project.files import read_if_there
from toolkit.project.layout import Project
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.encoding import decoded
from toolkit.servers.lsp.navigation import uri_of
from toolkit.servers.lsp.text import Text
from toolkit.servers.lsp.worker import Worker
from toolkit.workspace import Workspace

T = TypeVar("T")
#: By the id of a concept, how often each of its terms is used.
Usage = Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class OpenText:
    """A catalog as the editor has it."""

    uri: str
    path: Path
    version: int | None
    text: Text


@dataclass(frozen=True, slots=True)
class OpenProject:
    """A project with its catalogs that are open in the editor, and how the editor counts characters."""

    project: Project
    texts: Sequence[OpenText]
    encoding: str


class Copies:
    """The catalogs of projects, those that are open in the editor as they are there."""

    def __init__(self) -> None:
        self._thread = Worker("copies")
        self._workspaces: dict[Path, Workspace] = {}
        self._catalogs: dict[Path, CatalogDocument] = {}
        self._stale = False
        self._counted: dict[Path, tuple[list[Text], Usage]] = {}

    def renew(self) -> None:
        """Look at the disk again when next asked."""
        self._stale = True

    async def ask(self, opened: OpenProject, question: Callable[[list[CatalogDocument]], T]) -> T:
        """The answer to a question about all catalogs of a project and those that are open. Raises what it raises."""
        work = self._thread.submit(lambda: question(self._current(opened)))
        return await asyncio.wrap_future(work)

    async def usage(self, opened: OpenProject) -> Usage:
        """How often each term of the glossary is used in the project's catalogs; counted anew only after a change."""

        def count(catalogs: list[CatalogDocument]) -> Usage:
            seen = [one.text for one in catalogs]
            known = self._counted.get(opened.project.root)
            if known is None or known[0] != seen:
                known = self._counted[opened.project.root] = seen, counted(catalogs)
            return known[1]

        return await self.ask(opened, count)

    def _current(self, opened: OpenProject) -> list[CatalogDocument]:
        """The copies, brought up to date."""
        root = opened.project.root
        workspace = self._workspaces.get(root)
        if workspace is None:
            workspace = self._workspaces[root] = Workspace(opened.project)
        if self._stale:
            self._stale = False
            self._look_again()
        in_editor = {one.path: one for one in opened.texts}
        paths = dict.fromkeys([*workspace.project.catalogs(strict=False), *in_editor])
        found = (self._copy(in_editor.get(path) or self._on_disk(path, opened.encoding), workspace) for path in paths)
        return [one for one in found if one is not None]

    def _look_again(self) -> None:
        changed = {id(one) for one in self._workspaces.values() if one.refresh()}
        for copy in self._catalogs.values():
            if id(copy.workspace) in changed:
                copy.renew()
        self._counted.clear()

    def _on_disk(self, path: Path, encoding: str) -> OpenText | None:
        data = read_if_there(path)
        if data is None:
            return None
        known, value = self._catalogs.get(path), decoded(data)
        text = known.text if known and known.text.value == value else Text(value, encoding)
        return OpenText(uri_of(str(path)), path, None, text)

    def _copy(self, text: OpenText | None, workspace: Workspace) -> CatalogDocument | None:
        if text is None:
            return None
        known = self._catalogs.get(text.path)
        if known is None:
            known = self._catalogs[text.path] = CatalogDocument(text.uri, text.path, text.text, workspace)
        elif known.text is not text.text:
            known.change(text.text)
        known.uri, known.version = text.uri, text.version
        return known


def counted(catalogs: Sequence[CatalogDocument]) -> Usage:
    """How often each term occurs in some catalogs, by concept."""
    found: dict[str, Counter[str]] = {}
    for document in catalogs:
        for reading in document.catalog.kept.readings:
            for pairing in reading.pairings:
                matches = (*pairing.sources, *pairing.accepted, *pairing.deprecated)
                found.setdefault(pairing.concept.id, Counter()).update(match.term.text for match in matches)
            reading.forget()
    return found
