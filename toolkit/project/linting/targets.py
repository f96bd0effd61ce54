"""Find the catalogs and glossaries to lint from the paths on the command line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError, ToolkitError
from toolkit.model.plural import are, plural
from toolkit.project.files import absolute, display, read, refuse_stream
from toolkit.project.layout import Project, glossary_files, glossary_layers, project_of, refuse_two
from toolkit.project.tracked import tracked_catalogs
from toolkit.settings import Settings

CATALOGS = frozenset({".po", ".pot"})
GLOSSARIES = frozenset({".yaml", ".yml"})
#: Catalogs that a line about many names.
NAMED = 3
_CONCEPTS = re.compile(rb"^concepts[ \t]*:", re.MULTILINE)


#: The files of a glossary, those of each layer together.
Layers = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One catalog, or the files of one glossary, which are linted together. Paths are absolute.

    `glossary` has the files of a glossary by layers; it is empty for a catalog.
    """

    paths: tuple[str, ...]
    glossary: Layers = ()

    @classmethod
    def of_glossary(cls, layers: Layers) -> Task:
        """The task for a glossary."""
        return cls(tuple([file for layer in layers for file in layer]), layers)


@dataclass(frozen=True, slots=True)
class Targets:
    """The tasks of a run in the order they are reported, what was wrong with the paths, and lines for a person."""

    tasks: tuple[Task, ...]
    errors: tuple[ToolkitError, ...] = ()
    remarks: tuple[str, ...] = ()


def layers_of(paths: Iterable[str], errors: list[ToolkitError]) -> Layers:
    """The files of an explicit glossary; one that is not there stays, and is reported when it is read."""
    given = list(dict.fromkeys(map(Path, paths)))
    there = [path for path in given if path.exists()]
    found = dict(zip(there, glossary_layers(there), strict=True))
    empty = [path for path in there if not glossary_files([path])]
    errors += [ToolkitError("no glossary (.yaml) in this folder", path=str(path)) for path in empty]
    layers = (found.get(path, (path,)) for path in given)
    return tuple(tuple(str(absolute(file)) for file in files) for files in layers if files)


def targets(paths: Sequence[str], glossary: Layers) -> Targets:
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
        finder.glossaries.insert(0, glossary)
    catalogs = dict.fromkeys(finder.catalogs)
    tasks = [Task((path,)) for path in catalogs]
    tasks += [Task.of_glossary(layers) for layers in dict.fromkeys(finder.glossaries)]
    return Targets(tuple(tasks), tuple(finder.errors), tuple(finder.remarks))


class _Finder:
    """Collects catalogs and glossaries; a path that cannot be used is an error, and the others still count."""

    def __init__(self) -> None:
        self.catalogs: list[str] = []
        self.glossaries: list[Layers] = []
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
            elif path.suffix.lower() in CATALOGS:
                refuse_stream(path)  # it is read more than once
                self.catalogs.append(str(path))
            else:
                raise InputError("is neither a catalog (.po) nor a glossary (.yaml)", path=display(path))
        except ToolkitError as error:
            self.errors.append(error)

    def add_here(self, *, glossary: bool) -> None:
        """All of the current project; outside of one the catalogs of the repository or folder, and of what is ours."""
        here = Path.cwd()
        project = project_of(here) or Project(here, Settings())
        if project.settings_file:
            self.add_project(project, glossary=glossary)
            return
        mine = project.catalogs() if project.reports() else ()
        layers = _ours(project) if glossary else ()
        found = tracked_catalogs(here)
        for catalog in found.catalogs:
            refuse_stream(catalog)
        catalogs = dict.fromkeys(absolute(path) for path in (*mine, *found.catalogs))
        self.catalogs += without_links(sorted(map(str, catalogs)))
        self.glossaries += [layers] if layers else []
        count = sum(absolute(path) not in catalogs for path in found.others)
        if count and (catalogs or layers):
            which = f"{plural(count, 'catalog')} that git does not track"
            self.remarks.append(f"leaving out {which}; name them to check them")
        if project.reports():
            self.remarks += _without_catalog(project)
        if not catalogs and not layers:
            hint = "name them (toolkit lint PATH), or create a project with: toolkit init"
            ours = "no catalogs here yet; create them with: toolkit update"
            if count:
                hint = f"name them (toolkit lint PATH) to check the {plural(count, 'catalog')} that it does not track"
            none = "git tracks no catalogs (.po) here" if count else "no project and no catalogs (.po) here"
            raise InputError(ours if project.reports() else f"{none}; {hint}")

    def add_project(self, project: Project, *, glossary: bool) -> None:
        """All of a project."""
        catalogs = project.catalogs()
        layers = glossary_of(project) if glossary else ()
        self.catalogs += [str(absolute(path)) for path in catalogs]
        if layers:
            self.glossaries.append(layers)
        wrong = [*_doubled(project, catalogs), *_missing_folders(project)]
        self.errors += wrong
        if not catalogs and not wrong:
            missing = InputError("no catalogs here yet; create them with: toolkit update",
                                 path=display(project.translations))  # fmt: skip
            if _folders_are_set(project) or not layers:
                self.errors.append(missing)
            else:
                self.remarks.append(f"{missing}; only the glossary is checked")
        elif not wrong:
            self.remarks += _without_catalog(project)

    def _add_folder(self, folder: Path) -> None:
        """The catalogs below a folder, and its project's glossary where that lies below it too."""
        catalogs = sorted(str(path) for path in _walk(folder) if path.suffix.lower() == ".po")
        for catalog in catalogs:
            refuse_stream(Path(catalog))
        project = project_of(folder)
        layers = glossary_of(project) if project else ()
        inside = any(Path(file).is_relative_to(folder) for layer in layers for file in layer)
        if not catalogs and not inside:
            raise InputError("no catalogs (.po) in this folder", path=display(folder))
        self.catalogs += without_links(catalogs)
        if inside:
            self.glossaries.append(layers)

    def _add_glossary_file(self, path: Path) -> None:
        """A project's glossary is linted whole, since its files share ids and terms."""
        project = project_of(path)
        layers = glossary_of(project) if project else ()
        if any(str(path) in files for files in layers):
            self.glossaries.append(layers)
            return
        loose = (*self.loose, str(path))
        self.glossaries = [layers for layers in self.glossaries if layers != (self.loose,)] + [(loose,)]
        self.loose = loose


def without_links(paths: Sequence[str]) -> list[str]:
    """The paths without symbolic links to a file that is among them under another name."""
    linked = {path for path in paths if Path(path).is_symlink()}
    if not linked:
        return list(paths)
    seen = {os.path.realpath(path) for path in paths if path not in linked}
    kept = []
    for path in paths:
        real = os.path.realpath(path)
        if path not in linked or real not in seen:
            kept.append(path)
            seen.add(real)
    return kept


def _ours(project: Project) -> Layers:
    """The glossary files of a folder without settings; those of other programs hold no concepts."""
    layers = glossary_of(project)
    ours = project.reports() or any(_CONCEPTS.search(read(Path(file))) for layer in layers for file in layer)
    return layers if ours else ()


def _doubled(project: Project, catalogs: Sequence[Path]) -> Iterator[InputError]:
    """An error for each catalog that another one takes the place of."""
    first: dict[Path | None, Path] = {}
    for path in catalogs:
        try:
            refuse_two(first.setdefault(project.place_of(path), path), path)
        except InputError as error:
            yield error


def _missing_folders(project: Project) -> Iterator[InputError]:
    if _folders_are_set(project):
        for folder in project.translation_folders:
            if not folder.is_dir():
                hint = "correct the setting translations, or create it with: toolkit update"
                yield InputError(f"no such folder; {hint}", path=display(folder))


def _folders_are_set(project: Project) -> bool:
    return project.settings.translations != Settings().translations


def _without_catalog(project: Project) -> list[str]:
    """A line about the reports that have no catalog yet."""
    missing = [
        f"{language} of {report}"
        for report in project.reports()
        for language in project.settings.target_languages
        if not project.catalog(report, language).exists()
    ]
    if not missing:
        return []
    count = f"{plural(len(missing), 'catalog')} {are(len(missing))}"
    shown = ", ".join(missing[:NAMED]) + (" …" if len(missing) > NAMED else "")
    return [f"{count} not there yet ({shown}); create with: toolkit update"]


def glossary_of(project: Project) -> Layers:
    """The absolute paths of a project's glossary files; empty where it has none."""
    layers = tuple(tuple(str(absolute(path)) for path in layer) for layer in project.glossary_layers())
    return layers if any(layers) else ()


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder, hidden files and folders left out."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in files if not name.startswith("."))
