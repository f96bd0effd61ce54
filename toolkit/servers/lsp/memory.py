"""The project's memory, on a thread of its own: making its index may take long, and typing must not wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.memory.match import Match
from toolkit.memory.memory import Memory
from toolkit.project.layout import Project, project_of
from toolkit.project.memory import open_memory
from toolkit.project.recalling import LEAST, SHOWN
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.worker import Worker

#: Seconds that a completion waits for the memory; then it goes without, and the editor asks again.
PATIENCE = 0.1


class MemoryLookup:
    """The memories of projects, opened when they are first asked for."""

    def __init__(self) -> None:
        self._thread = Worker("memory")
        self._open: dict[tuple[Path, str], Memory] = {}
        self._stack = ExitStack()
        self._stale = False

    def renew(self) -> None:
        """Open the memories again at the next search, since catalogs were saved."""
        self._stale = True

    async def search(
        self, project: Project, language: str, source: str, apart_from: tuple[str, str]
    ) -> tuple[Sequence[Match], bool]:
        """The best translations known for a source, without those of one unit, and whether that is all there is."""
        search = self._thread.submit(lambda: self._search(project, language, source, apart_from))
        try:
            return await asyncio.wait_for(asyncio.wrap_future(search), PATIENCE), True
        except TimeoutError:  # left out, if it has not begun
            return (), False

    async def known(self, document: CatalogDocument, offset: int) -> tuple[Sequence[Match], bool]:
        """What it knows for the unit at an offset in a translation, and whether that is all there is."""
        spot = document.spot(offset)
        project = project_of(document.path)
        if spot is None or spot.side != "target" or project is None:
            return (), True
        context = document.catalog.reading(spot.unit.id).context
        apart_from = context.report, spot.unit.id
        return await self.search(project, context.target_language, spot.unit.source, apart_from)

    def _search(self, project: Project, language: str, source: str, apart_from: tuple[str, str]) -> Sequence[Match]:
        try:
            memory = self._memory(project, language)
            found = memory.search(source, SHOWN, apart_from=apart_from)
        except ToolkitError:
            return ()
        return [match for match in found if match.score >= LEAST]

    def _memory(self, project: Project, language: str) -> Memory:
        if self._stale:
            self._stale = False
            self._stack.close()
            self._open.clear()
        key = project.root, language
        if key not in self._open:
            self._open[key] = self._stack.enter_context(open_memory(project, language))
        return self._open[key]
