"""Find the catalogs and glossaries to lint from the paths on the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError, ToolkitError
from toolkit.project.files import absolute, display
from toolkit.project.layout import Project, project_of
from toolkit.project.tracked import tracked_catalogs
from toolkit.settings import Settings

CATALOGS = frozenset({".po", ".pot"})
GLOSSARIES = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Task:
    """One catalog, or the files of one glossary, which are linted together. Paths are absolute."""

    paths: tuple[str, ...]
    glossary: bool = False


@dataclass(frozen=True, slots=True)
class Targets:
    """The tasks of a run in the order they are reported, what was wrong with the paths, and lines for a person."""

    tasks: tuple[Task, ...]
    errors: tuple[ToolkitError, ...] = ()
    remarks: tuple[str, ...] = ()


def targets(paths: Sequence[str], glossary: Sequence[str]) -> Targets:
    """The tasks for some paths, or for the current project if there are none; `glossary`: the files of --glossary.

    Without a path outside a project: the catalogs that git tracks below the current folder.
    """
    finder = _Finder()
    try:
        if paths:
            for path in paths:
                finder.add(path)
        else:
            finder.add_here(glossary=not glossary)
    except ToolkitError as error:
        finder.errors.append(error)
    if glossary:
        finder.glossaries.insert(0, tuple(glossary))
    catalogs = dict.fromkeys(finder.catalogs)
    tasks = [Task((path,)) for path in catalogs]
    tasks += [Task(files, glossary=True) for files in dict.fromkeys(finder.glossaries)]
    return Targets(tuple(tasks), tuple(finder.errors), tuple(finder.remarks))


class _Finder:
    """Collects catalogs and glossaries; a path that cannot be used is an error, and the others still count."""

    def __init__(self) -> None:
        self.catalogs: list[str] = []
        self.glossaries: list[tuple[str, ...]] = []
        self.loose: tuple[str, ...] = ()
        self.errors: list[ToolkitError] = []
        self.remarks: list[str] = []

    def add(self, given: str) -> None:
        path = absolute(given)
        try:
            if path.is_dir():
                self._add_folder(path)
            elif not path.exists():
                raise InputError("no such file", path=display(path))
            elif path.suffix in GLOSSARIES:
                self._add_glossary_file(path)
            elif path.suffix in CATALOGS:
                self.catalogs.append(str(path))
            else:
                raise InputError("is neither a catalog (.po) nor a glossary (.yaml)", path=display(path))
        except ToolkitError as error:
            self.errors.append(error)

    def add_here(self, *, glossary: bool) -> None:
        """All of the current project; outside of one the catalogs of the repository or folder."""
        here = Path.cwd()
        project = project_of(here) or Project(here, Settings())
        if project.settings_file or project.seeds.is_dir() or _holds_work(project):
            self.add_project(project, glossary=glossary)
            return
        found = tracked_catalogs(here)
        self.catalogs += [str(absolute(path)) for path in found.catalogs]
        self.remarks += found.remarks
        if not found.catalogs:
            hint = "name them (toolkit lint PATH), or create a project with: toolkit init"
            raise InputError(f"no project and no catalogs (.po) here; {hint}")

    def add_project(self, project: Project, *, glossary: bool) -> None:
        """All of a project."""
        catalogs = [str(absolute(path)) for path in project.catalogs()]
        files = glossary_of(project) if glossary else ()
        self.catalogs += catalogs
        if files:
            self.glossaries.append(files)
        if not catalogs and not files:
            hint = "no catalogs here yet; create them with: toolkit update"
            self.errors.append(InputError(hint, path=display(project.translations)))

    def _add_folder(self, folder: Path) -> None:
        """The catalogs below a folder, and its project's glossary where that lies below it too."""
        catalogs = sorted(str(path) for path in _walk(folder) if path.suffix == ".po")
        project = project_of(folder)
        files = glossary_of(project) if project else ()
        inside = any(Path(file).is_relative_to(folder) for file in files)
        if not catalogs and not inside:
            raise InputError("no catalogs (.po) in this folder", path=display(folder))
        self.catalogs += catalogs
        if inside:
            self.glossaries.append(files)

    def _add_glossary_file(self, path: Path) -> None:
        """A project's glossary is linted whole, since its files share ids and terms."""
        project = project_of(path)
        files = glossary_of(project) if project else ()
        if str(path) in files:
            self.glossaries.append(files)
            return
        loose = (*self.loose, str(path))
        self.glossaries = [files for files in self.glossaries if files != self.loose] + [loose]
        self.loose = loose


def _holds_work(project: Project) -> bool:
    """True if the translations folder is ours: other programs have folders of that name too."""
    return project.translations.is_dir() and bool(project.catalogs() or project.glossary_files())


def glossary_of(project: Project) -> tuple[str, ...]:
    """The absolute paths of a project's glossary files."""
    return tuple(str(absolute(path)) for path in project.glossary_files())


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder, hidden files and folders left out."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in files if not name.startswith("."))
