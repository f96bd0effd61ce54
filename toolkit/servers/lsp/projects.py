"""The projects of the open texts, each kept open once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.project.layout import Project, project_of
from toolkit.settings import Settings
from toolkit.workspace import Workspace


class Projects:
    """Workspaces by the folder of their project."""

    def __init__(self) -> None:
        self._open: dict[Path, Workspace] = {}

    def of(self, path: Path) -> Workspace:
        """The project of a path, kept open; that of its folder outside of one, or where its settings are broken."""
        try:
            project = project_of(path)
        except ToolkitError:  # checking says it
            return Workspace(Project(path.parent, Settings()))
        project = project or Project(path.parent, Settings())
        if project.root not in self._open:
            self._open[project.root] = Workspace(project)
        return self._open[project.root]

    def changed(self) -> Iterator[Workspace]:
        """Those in which something has changed on the disk that findings depend on."""
        for workspace in self._open.values():
            changes = workspace.refresh()
            if changes.settings or changes.glossary or changes.listing:
                yield workspace

    def close(self) -> None:
        """Close them all."""
        for workspace in self._open.values():
            workspace.close()
        self._open.clear()
