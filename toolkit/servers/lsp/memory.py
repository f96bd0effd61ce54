"""The project's memory, on a thread of its own: making its index may take long, and typing must not wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.memory.match import Match
from toolkit.memory.memory import Memory
from toolkit.project.layout import Project
from toolkit.project.memory import open_memory
from toolkit.project.recalling import LEAST, SHOWN

#: Seconds that a completion waits for the memory; then it goes without, and the editor asks again.
PATIENCE = 0.3


class MemoryLookup:
    """The memories of projects, opened when they are first asked for."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "memory")
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
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self._thread, self._search, project, language, source, apart_from)
        done, _ = await asyncio.wait([work], timeout=PATIENCE)
        return (work.result(), True) if done else ((), False)

    def close(self) -> None:
        """Close what is open."""
        self._thread.submit(self._stack.close)
        self._thread.shutdown(wait=False)

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
