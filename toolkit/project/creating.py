"""A new project: the folders, an empty settings file, an example glossary and report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats.report.readers import READERS
from toolkit.project.files import Write, display, read, write_all
from toolkit.project.layout import Project, project_of
from toolkit.project.reports import load_document
from toolkit.project.seeds import remedy
from toolkit.settings import Settings

#: File of a new project → the template in toolkit/project/new that it is made from.
NEW_FILES = {
    "toolkit.toml": "toolkit.toml",
    "glossary/terms.yaml": "terms.yaml",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
}
FOLDERS = ("seeds", "glossary", "translations")


def create_project(folder: Path, reports: Sequence[Path] = ()) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Create the missing files of a project in a folder; returns the files created, and those that existed.

    `reports` are copied into it, byte for byte. Raises InputError, before anything is created, where one cannot be
    read or two have one name.
    """
    seeds = [*_seeds(folder, reports)]
    templates = files("toolkit.project") / "new"
    made, kept = [], []
    for name, template in NEW_FILES.items():
        path = folder / name
        if path.exists() or path.is_symlink():
            kept.append(path)
        else:
            made.append(Write(path, (templates / template).read_bytes(), was=None))
    made += [write for write in seeds if write.was is None]
    kept += [write.path for write in seeds if write.was is not None]
    write_all(made)
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    return tuple(write.path for write in made), tuple(kept)


def _seeds(folder: Path, reports: Sequence[Path]) -> Iterator[Write]:
    """The copies of reports to write; one that is there already, byte for byte, has what it was."""
    project = project_of(folder)
    if project is None or project.root != folder.absolute():  # a project within another one is one of its own
        project = Project(folder, Settings())
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
