"""The glossary of a run, read once in a process as long as its files stay the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import InputError
from toolkit.model import Glossary
from toolkit.project.files import display
from toolkit.project.glossary.loading import load_paths
from toolkit.project.layout import glossary_files

#: Files with their sizes and times of change.
_Files = tuple[tuple[str, int, int], ...]

#: Paths → their files and what was read from them.
_read: dict[tuple[str, ...], tuple[_Files, Glossary]] = {}
#: What is read where no glossary is given.
_NONE = Glossary()


def loaded(glossary: Glossary | str | Path | Sequence[str | Path] | None) -> Glossary:
    """The glossary of some paths (files or folders, each a layer), or the one that is given.

    Raises InputError for one that cannot be read.
    """
    if isinstance(glossary, Glossary):
        return glossary
    if not glossary:
        return _NONE
    paths = (str(glossary),) if isinstance(glossary, str | Path) else tuple(map(str, glossary))
    files = _files(paths)
    if paths not in _read or _read[paths][0] != files:
        _read[paths] = files, load_paths([Path(path) for path in paths])
    return _read[paths][1]


def _files(paths: Sequence[str]) -> _Files:
    found = []
    for file in glossary_files([Path(path) for path in paths]):
        try:
            about = file.stat()
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", path=display(file)) from None
        found.append((str(file), about.st_size, about.st_mtime_ns))
    return tuple(found)
