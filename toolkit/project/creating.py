"""A new project: the folders, an empty settings file, an example glossary, or a general one and an own layer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path, PurePosixPath

from toolkit.errors import InputError
from toolkit.formats.report.readers import READERS
from toolkit.project.files import Write, display, read, write_all
from toolkit.project.layout import SETTINGS_FILE, Project, glossary_files, project_of
from toolkit.project.reports import load_document
from toolkit.project.seeds import remedy
from toolkit.project.starting import starting_glossary
from toolkit.settings import Settings

#: File of a new project → the template in toolkit/project/new that it is made from.
NEW_FILES = {
    SETTINGS_FILE: "toolkit.toml",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
}
#: The folder for a project's own terms beside a glossary that it starts from.
OWN = "glossary/own"
#: The line of the template of settings that says where the glossary is.
_DEFAULT = b'# glossary = ["glossary"]\n'
#: Folders and files of a layer that nobody has to name.
_USUAL = Settings().glossary


def create_project(
    folder: Path, reports: Sequence[Path] = (), glossary: str | None = None
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Create the missing files of a project in a folder; returns the files created, and those that existed.

    `reports` are copied into it, byte for byte, and so are the files of `glossary`, one of
    `starting.GLOSSARIES`. Settings that are there, in whichever file, are kept, and folders are those that they name.
    Raises InputError, before anything is created, where a report cannot be read, two have one name, there is no such
    glossary or no folder for it.
    """
    project = project_in(folder)
    seeds = [*_seeds(project, reports)]
    made, kept = [], []
    if settings := project.settings_file:
        kept.append(settings)
    for name, data in _contents(project, glossary).items():
        path = folder / name
        if path.exists() or path.is_symlink():
            kept.append(path)
        else:
            made.append(Write(path, data, was=None))
    made += [write for write in seeds if write.was is None]
    kept += [write.path for write in seeds if write.was is not None]
    write_all(made)
    for place in (project.seeds, project.translations):
        place.mkdir(parents=True, exist_ok=True)
    return tuple(write.path for write in made), tuple(kept)


def settings_to_add(project: Project, glossary: str) -> str:
    """The setting that a project, as it was before, lacks for the layer of a glossary; empty where it lacks none."""
    layers = _layers(project, glossary)
    if project.settings_file is None or layers == project.settings.glossary:
        return ""
    return _setting(layers)


def project_in(folder: Path) -> Project:
    """The project of a folder; a folder within another project is one of its own."""
    project = project_of(folder)
    return project if project and project.root == folder.absolute() else Project(folder, Settings())


def _layers(project: Project, glossary: str) -> tuple[str, ...]:
    """The setting `glossary` of a project with the layer of a glossary first; as it is where it names that layer."""
    first, layers = f"glossary/{glossary}", project.settings.glossary
    if first in [PurePosixPath(layer).as_posix() for layer in layers]:
        return layers
    return first, *([OWN] if layers == _USUAL and not _has_terms(project, first) else layers)


def _has_terms(project: Project, first: str) -> bool:
    """Whether somebody has put terms into the usual folder of a project, beside the layers that init makes in it."""
    ours = (project.root / first, project.root / OWN)
    example = _template("terms.yaml")
    others = (file for file in project.glossary_files() if not any(map(file.is_relative_to, ours)))
    return any(read(file) != example for file in others)


def _setting(layers: Sequence[str]) -> str:
    return f"glossary = {json.dumps(layers, ensure_ascii=False)}"


def _template(name: str) -> bytes:
    return (files("toolkit.project") / "new" / name).read_bytes()


def _contents(project: Project, glossary: str | None) -> dict[str, bytes]:
    """The files of a new project that are the same for all; an existing one keeps its settings and its own layers."""
    contents = {name: _template(template) for name, template in NEW_FILES.items()}
    layers = _layers(project, glossary) if glossary else project.settings.glossary
    if glossary:
        line = f"{_setting(layers)}  # a later folder may replace what is in one before it\n"
        contents[SETTINGS_FILE] = contents[SETTINGS_FILE].replace(_DEFAULT, line.encode())
        _refuse_no_folder(project.root / "glossary" / glossary)
        contents |= {f"glossary/{glossary}/{name}": data for name, data in starting_glossary(glossary).items()}
    if project.settings_file:
        del contents[SETTINGS_FILE]
    example = _example(project, layers, glossary)
    if example:
        contents[example] = _template("own.yaml" if glossary else "terms.yaml")
    return contents


def _example(project: Project, layers: Sequence[str], glossary: str | None) -> str:
    """The file for example terms: in the last layer; empty where others are in it, or it is not the project's own."""
    layer = PurePosixPath(layers[-1] if layers else "..")
    if layer.is_absolute() or ".." in layer.parts or (glossary and layer == PurePosixPath("glossary", glossary)):
        return ""
    file = layer if layer.suffix in {".yaml", ".yml"} else layer / "terms.yaml"
    _refuse_no_folder(project.root / file.parent)
    there = glossary_files([project.root / layer], must_exist=False)
    return "" if there and project.root / file not in there else file.as_posix()


def _refuse_no_folder(path: Path) -> None:
    """Raise InputError where files could not be put into a folder, or would be put elsewhere."""
    for folder in (path.parent, path):
        if folder.is_symlink() and not folder.exists():
            raise InputError("is a link to nothing; delete it", path=display(folder))
        if folder.exists() and not folder.is_dir():
            raise InputError("is a file, not a folder; rename it", path=display(folder))


def _seeds(project: Project, reports: Sequence[Path]) -> Iterator[Write]:
    """The copies of reports to write; one that is there already, byte for byte, has what it was."""
    named: dict[str, Path] = {}
    for report in dict.fromkeys(reports):
        if report.suffix.lower() not in READERS and not remedy(report):
            raise InputError(f"is not a report that can be read ({', '.join(READERS)})", path=display(report))
        load_document(report)
        if (other := named.setdefault(report.stem, report)) != report:
            raise InputError(f"has the name of {display(other)}; rename one of them", path=display(report))
        path, data = project.seeds / report.name, read(report)
        there = read(path) if path.exists() else None
        if there not in (None, data):
            message = f"exists already, and differs from {display(report)}; rename one of them"
            raise InputError(message, path=display(path))
        yield Write(path, data, was=there)
