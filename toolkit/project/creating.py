"""A new project: the folders, an empty settings file, an example glossary, or a general one and an own layer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats.report.readers import READERS
from toolkit.project.files import Write, display, read, write_all
from toolkit.project.layout import Project, project_of
from toolkit.project.reports import load_document
from toolkit.project.seeds import remedy
from toolkit.project.starting import starting_glossary
from toolkit.settings import Settings

SETTINGS = "toolkit.toml"
#: File of a new project → the template in toolkit/project/new that it is made from.
NEW_FILES = {
    SETTINGS: "toolkit.toml",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
}
FOLDERS = ("seeds", "glossary", "translations")
#: The folder for a project's own terms beside a glossary that it starts from.
OWN = "glossary/own"
#: The line of the template of settings that says where the glossary is.
_DEFAULT = b'# glossary = ["glossary"]\n'


def create_project(
    folder: Path, reports: Sequence[Path] = (), glossary: str | None = None
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Create the missing files of a project in a folder; returns the files created, and those that existed.

    `reports` are copied into it, byte for byte, and so are the files of `glossary`, one of
    `starting.glossaries()`. Raises InputError, before anything is created, where a report cannot be read, two have one
    name, or there is no such glossary.
    """
    seeds = [*_seeds(folder, reports)]
    made, kept = [], []
    for name, data in _contents(folder, glossary).items():
        path = folder / name
        if path.exists() or path.is_symlink():
            kept.append(path)
        else:
            made.append(Write(path, data, was=None))
    made += [write for write in seeds if write.was is None]
    kept += [write.path for write in seeds if write.was is not None]
    write_all(made)
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    return tuple(write.path for write in made), tuple(kept)


def settings_to_add(folder: Path, glossary: str) -> str:
    """The setting that a project still lacks for the layer of a glossary; empty where its settings have it."""
    layers = _project(folder).settings.glossary
    wanted = f"glossary/{glossary}"
    return "" if wanted in layers else f"glossary = {json.dumps([wanted, *layers], ensure_ascii=False)}"


def _project(folder: Path) -> Project:
    """The project of a folder; a folder within another project is one of its own."""
    project = project_of(folder)
    return project if project and project.root == folder.absolute() else Project(folder, Settings())


def _contents(folder: Path, glossary: str | None) -> dict[str, bytes]:
    """The files of a new project that are the same for all; an existing project keeps its own layers."""
    templates = files("toolkit.project") / "new"
    contents = {name: (templates / template).read_bytes() for name, template in NEW_FILES.items()}
    if glossary is None:
        return {**contents, "glossary/terms.yaml": (templates / "terms.yaml").read_bytes()}
    contents |= {f"glossary/{glossary}/{name}": data for name, data in starting_glossary(glossary).items()}
    project = _project(folder)
    if project.settings_file is None or OWN in project.settings.glossary:
        contents[f"{OWN}/terms.yaml"] = (templates / "own.yaml").read_bytes()
    layers = f'glossary = ["glossary/{glossary}", "{OWN}"]  # a later folder may replace what is in one before it\n'
    contents[SETTINGS] = contents[SETTINGS].replace(_DEFAULT, layers.encode())
    return contents


def _seeds(folder: Path, reports: Sequence[Path]) -> Iterator[Write]:
    """The copies of reports to write; one that is there already, byte for byte, has what it was."""
    project = _project(folder)
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
