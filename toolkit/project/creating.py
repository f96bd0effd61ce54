"""A new project: the folders, an empty settings file, an example glossary and report."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from toolkit.project.files import Write, write_all

#: File of a new project → the template in toolkit/project/new that it is made from.
NEW_FILES = {
    "toolkit.toml": "toolkit.toml",
    "glossary/terms.yaml": "terms.yaml",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
}
FOLDERS = ("seeds", "glossary", "translations")


def create_project(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Create the missing files of a project in a folder; returns the files created, and those that existed."""
    templates = files("toolkit.project") / "new"
    made, kept = [], []
    for name, template in NEW_FILES.items():
        path = folder / name
        if path.exists() or path.is_symlink():
            kept.append(path)
        else:
            made.append(Write(path, (templates / template).read_bytes(), was=None))
    write_all(made)
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    return tuple(write.path for write in made), tuple(kept)
