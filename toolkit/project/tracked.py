"""Finding the catalogs of a repository that is not a project of ours: those that git tracks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.project.git import git
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
    folders.
    """
    try:
        tracked = _listed(folder, "--cached")
        others = _listed(folder, "--others", "--exclude-standard")
    except ToolkitError:  # no git, no repository, or one that git does not trust
        return Found(tuple(sorted(path for path in _walk(folder) if not is_stream(path))))
    return Found(tracked, others)


def _listed(folder: Path, *which: str) -> tuple[Path, ...]:
    """The existing files that git lists. Raises ToolkitError where it cannot."""
    names = git(folder, "ls-files", "-z", *which, "--", ":(icase)*.po").split(b"\0")
    paths = (folder / os.fsdecode(name) for name in names if name)
    return tuple(sorted({path for path in paths if path.is_file()}))


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in IGNORED]
        yield from (Path(root, name) for name in files if name.lower().endswith(".po") and not name.startswith("."))
