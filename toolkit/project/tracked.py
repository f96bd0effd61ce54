"""Finding the catalogs of a repository that is not a project of ours: those that git tracks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.project.git import git
from toolkit.project.patterns import matches
from toolkit.project.streams import is_stream

#: Folders of other people's files: packages, environments and what programs build.
IGNORED = frozenset({"node_modules", "bower_components", "vendor", "venv", "env", "site-packages", "__pycache__",
                     "build", "dist", "target"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """The catalogs below a folder, sorted, and those that git does not track."""

    catalogs: tuple[Path, ...]
    others: tuple[Path, ...] = ()


def tracked_catalogs(folder: Path) -> Found:
    """The .po files below a folder that git tracks; without git or a repository all but those in hidden and IGNORED
    folders, and those that a .gitignore names.
    """
    try:
        tracked = _listed(folder, "--cached")
        others = _listed(folder, "--others", "--exclude-standard")
    except ToolkitError:  # no git, no repository, or one that git does not trust
        return Found(tuple(sorted(_walk(folder))))
    return Found(tracked, others)


def _listed(folder: Path, *which: str) -> tuple[Path, ...]:
    """The existing files that git lists. Raises ToolkitError where it cannot."""
    names = git(folder, "ls-files", "-z", *which, "--", ":(icase)*.po").split(b"\0")
    paths = (folder / os.fsdecode(name) for name in names if name)
    return tuple(sorted({path for path in paths if path.is_file() or is_stream(path)}))


def _walk(folder: Path) -> Iterator[Path]:
    rules: list[tuple[Path, str]] = []
    for root, folders, files in os.walk(folder):
        here = Path(root)
        rules += [(here, line) for line in _lines(here / ".gitignore")]
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and name not in IGNORED and not _is_ignored(here / name, rules)
        ]
        for name in files:
            if name.lower().endswith(".po") and not name.startswith(".") and not _is_ignored(here / name, rules):
                yield here / name


def _lines(path: Path) -> list[str]:
    """The patterns in a file of patterns."""
    if is_stream(path) or not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _is_ignored(path: Path, rules: list[tuple[Path, str]]) -> bool:
    """Whether the last pattern that covers a path is not one that takes it in again (`!`)."""
    ignored = False
    for folder, pattern in rules:
        if path.is_relative_to(folder):
            below = path.relative_to(folder).as_posix()
            if matches(pattern.removeprefix("!"), below):
                ignored = not pattern.startswith("!")
    return ignored
