"""What the findings of open catalogs depend on beside them: has it changed since the last look?"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.project.layout import SETTINGS_FILE, Project, project_of
from toolkit.project.linting.plans import BASELINE
from toolkit.project.linting.targets import glossary_of
from toolkit.settings import Settings
from toolkit.workspace.watching import Watch


class Surroundings:
    """A project's settings, glossary, reports and baseline, and the names of its reports and catalogs.

    `project` has the settings that could be read last. `errors` are lines for a person about what cannot be read.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._settings, self._sources = Watch(), Watch()
        self._names: tuple[object, ...] = ()
        self._settings_error: list[str] = []
        self._errors: list[str] = []
        self._settings.add(self._settings_files())
        self._sources.add(self._glossary_files())
        self._listed()

    @property
    def errors(self) -> tuple[str, ...]:
        """What could not be read at the last look."""
        return (*self._settings_error, *self._errors)

    def add(self, catalog: Path) -> None:
        """Watch what a catalog depends on from now on."""
        self._sources.add(self._beside(catalog))

    def look(self, catalogs: Iterable[Path]) -> tuple[bool, bool, bool]:
        """Whether the settings, what findings depend on, and the names of what there is have changed.

        Settings that cannot be read any more count as unchanged.
        """
        self._errors = []
        settings = self._settings.changed(self._settings_files()) and self._read_again()
        try:
            return settings, self._sources.changed(self._source_files(catalogs)), self._listed()
        except ToolkitError as error:
            self._errors = [str(error)]
            return settings, False, False

    def _listed(self) -> bool:
        """True if there are other reports or catalogs than at the last look."""
        before, self._names = self._names, (self.project.reports(), self.project.catalogs(strict=False))
        return before != self._names

    def _settings_files(self) -> list[Path]:
        return [self.project.root / name for name in (SETTINGS_FILE, "pyproject.toml")]

    def _source_files(self, catalogs: Iterable[Path]) -> list[Path]:
        beside = [path for catalog in catalogs for path in self._beside(catalog)]
        return list(dict.fromkeys([*self._glossary_files(), *beside]))

    def _glossary_files(self) -> list[Path]:
        return [Path(file) for layer in glossary_of(self.project) for file in layer]

    def _beside(self, catalog: Path) -> list[Path]:
        """The report of a catalog, and the baseline of the project, which need not be there."""
        found = [self.project.root / (self.project.settings.lint.baseline or BASELINE)]
        with suppress(ToolkitError):  # two of one name, which the findings say
            found.append(self.project.seed(self.project.report_of(catalog)))
        return found

    def _read_again(self) -> bool:
        root = self.project.root
        try:
            found = project_of(root)
        except ToolkitError as error:
            self._settings_error = [str(error)]
            return False
        self._settings_error = []
        self.project = found if found and found.root == root else Project(root, Settings())
        return True
