"""The catalogs of a workspace that are open, and what changes in their files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.project.files import read, refuse_stream
from toolkit.workspace.open_catalog import OpenCatalog
from toolkit.workspace.shared import Shared


class OpenCatalogs:
    """Each catalog once, by its path. `unreadable` are lines for a person about files that could not be read last."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._open: dict[Path, OpenCatalog] = {}
        self.unreadable: list[str] = []

    def __iter__(self) -> Iterator[Path]:
        return iter(self._open)

    def __contains__(self, path: object) -> bool:
        return path in self._open

    def open(self, path: Path) -> OpenCatalog:
        """A catalog, opened when it is first asked for. Raises ToolkitError where it cannot be read."""
        if path not in self._open:
            refuse_stream(path)
            self._open[path] = OpenCatalog(path, read(path), self._shared)
        return self._open[path]

    def take(self, path: Path, data: bytes) -> bool:
        """Show what was written into a file; False where that is not open, or is known already."""
        if path not in self._open or self._open[path].data == data:
            return False
        self._open[path].update(data)
        return True

    def renew(self) -> None:
        """Forget the findings of all."""
        for one in self._open.values():
            one.renew()

    def look(self) -> tuple[dict[Path, tuple[str, ...]], tuple[Path, ...]]:
        """Take over what the files hold now: the ids of changed units by path, and the files that are gone."""
        units: dict[Path, tuple[str, ...]] = {}
        self.unreadable = []
        gone = tuple(path for path in self._open if not path.exists())
        for path in gone:
            del self._open[path]
        for path, one in self._open.items():
            try:
                refuse_stream(path)
                data = read(path)
            except ToolkitError as error:
                self.unreadable.append(str(error))
                continue
            if data != one.data:
                units[path] = one.update(data)
        return units, gone

    def close(self) -> None:
        """Keep what was found in each."""
        for one in self._open.values():
            one.close()
        self._open.clear()
