"""Reading the glossary that a command works with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats.glossary_layers import parse_layers
from toolkit.model import Concept, Glossary
from toolkit.project.files import display, read
from toolkit.project.layout import Project, current_project, glossary_files, glossary_layers, project_of


def load(project: Project, *, strict: bool = True) -> Glossary:
    """The concepts in force in a project, none where it has no glossary.

    Raises InputError for a file that cannot be used and, if `strict`, for a folder of the settings that is not there.
    """
    return _load(project.glossary_layers(strict=strict))


def load_paths(paths: Sequence[Path]) -> Glossary:
    """The concepts of some files and folders, each a layer. Raises InputError where one is not there or not usable."""
    return _load(glossary_layers(paths))


def _load(layers: Sequence[Sequence[Path]]) -> Glossary:
    return parse_layers([[(display(file), read(file)) for file in files] for files in layers])


def chosen(paths: Sequence[str]) -> Glossary:
    """The glossary at `paths` (files or folders), the current project's where none is named.

    Raises InputError where there is none.
    """
    if paths:
        return load_paths([Path(path) for path in paths])
    glossary = load(current_project())
    if not glossary.concepts:
        raise InputError("no glossary here; add a term with: toolkit glossary add CHINESE ENGLISH")
    return glossary


def layer_of(concepts: Sequence[Concept], name: str | None, paths: Sequence[str] = ()) -> list[Concept]:
    """The concepts that the files of one layer have, all without a name; `paths` as for `chosen`.

    A layer is named by its folder as the settings (or `paths`) have it, or by the last part of that. Raises InputError
    for another name.
    """
    if name is None:
        return list(concepts)
    project = current_project() if not paths else None
    names = [str(Path(path)) for path in dict.fromkeys(project.settings.glossary if project else paths)]
    wanted = [at for at, one in enumerate(names) if str(Path(name)) in (one, Path(one).name)]
    if not wanted:
        raise InputError(f"the glossary has no layer {name!r}; there are: {', '.join(names)}")
    layers = project.glossary_layers() if project else glossary_layers([Path(path) for path in paths])
    files = {display(file) for file in layers[wanted[0]]}
    return [concept for concept in concepts if concept.place and concept.place.path in files]


def read_by(paths: Sequence[str]) -> list[Path]:
    """The files that `chosen` reads, and all else that people wrote in the current project."""
    project = project_or_none()
    return [*glossary_files([Path(path) for path in paths]), *(project.files() if project else ())]


def project_or_none() -> Project | None:
    """The project of the current folder, if there is one."""
    return project_of(Path.cwd())
