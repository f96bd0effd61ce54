"""Taking translation memories of other programs into the project: checked, and kept byte for byte."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from toolkit.errors import InputError, WriteError
from toolkit.formats import tmx
from toolkit.project.files import Write, display, opened, pieces, write_all
from toolkit.project.layout import Project

_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Checked:
    """A memory that can be taken: where it is and will be, and what is in it.

    `translations` counts those of each target language of the project that it serves, `languages` its texts by
    language as it writes it. `twin` is a memory of the project with the same bytes.
    """

    path: Path
    copy: Path
    units: int
    translations: dict[str, int]
    languages: Counter[str]
    segmentation: str
    tool: str
    digest: bytes
    twin: Path | None = None


def check(project: Project, path: Path, name: str | None = None) -> Checked:
    """Read a memory whole, and find its place in the project; `name` is its file's name there.

    Raises InputError where it cannot be read to its end, has no translation in a pair of the project's languages, or
    another memory has its name.
    """
    copy = _place(project, path, name)
    translations, reader, digest = _survey(project, path)
    twin = _twin(project, path, digest)
    if twin is None and os.path.lexists(copy):
        message = f"is another memory than {display(copy)}; give it a name of its own with --name"
        raise InputError(message, path=display(path))
    header = reader.header
    return Checked(
        path,
        copy,
        reader.units,
        translations,
        reader.languages,
        header.segmentation,
        header.tool,
        digest,
        twin,
    )


def take(checked: Sequence[Checked]) -> None:
    """Copy memories into the project, all or none; those that are there are left. Raises WriteError, InputError."""
    new = [one for one in checked if one.twin is None]
    names = Counter(one.copy for one in new)
    for one in new:
        if names[one.copy] > 1:
            message = f"has the same name as another file; take it by itself, with --name (for {display(one.copy)})"
            raise InputError(message, path=display(one.path))
    write_all([Write(one.copy, b"", None, pieces=_copied(one)) for one in new])


def _place(project: Project, path: Path, name: str | None) -> Path:
    """Where a memory goes: the folder of the first pattern of the settings that finds it there."""
    name = name or path.name
    if "/" in name or "\\" in name:
        raise InputError("is a path, not the name of a file", path="--name")
    for pattern in project.settings.memory:
        *folders, last = PurePosixPath(pattern).parts
        fixed = [part for part in folders if not _WILD.intersection(part)]
        if any(part != "**" for part in folders if part not in fixed):
            continue
        for file in dict.fromkeys((name, f"{Path(name).stem}.tmx", f"{name}.tmx")):
            if fnmatch(file, last) and not file.startswith("."):
                return project.root.joinpath(*fixed, file)
    patterns = ", ".join(project.settings.memory)
    raise InputError(f"the setting memory ({patterns}) would not find {name}", path=display(path))


def _survey(project: Project, path: Path) -> tuple[dict[str, int], tmx.Reader, bytes]:
    """Read a memory for each target language: the translations of each, what else is in it, and a digest."""
    source, targets = project.settings.source_language, project.settings.target_languages
    found: dict[str, int] = {}
    refused: tmx.OtherPairError | None = None
    for target in targets:
        with opened(path) as stream:
            hashing = _Hashing(stream)
            reader = tmx.Reader(hashing, display(path))
            try:
                found[target] = sum(1 for _ in reader.segments(source, target))
            except tmx.OtherPairError as error:
                refused = error
    if not reader.units:
        raise InputError("is a memory without units", path=display(path))
    if not any(found.values()):
        raise refused or InputError(f"has no unit with a text in both languages ({source}→{targets[0]})",
                                    path=display(path))  # fmt: skip
    return found, reader, hashing.digest()


def _twin(project: Project, path: Path, digest: bytes) -> Path | None:
    """A memory of the project that has the bytes of a file."""
    size = path.stat().st_size
    for other in project.memory_files():
        if other.is_file() and other.stat().st_size == size:
            found = hashlib.sha256()
            for piece in pieces(other):
                found.update(piece)
            if found.digest() == digest:
                return other
    return None


def _copied(one: Checked) -> Iterator[bytes]:
    """The bytes of a checked file. Raises WriteError at the end where they are others than were checked."""
    found = hashlib.sha256()
    for piece in pieces(one.path):
        found.update(piece)
        yield piece
    if found.digest() != one.digest:
        raise WriteError("was changed by another program in the meantime; run again", path=display(one.path))


class _Hashing:
    """A stream that is read once, with the SHA-256 of what was read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        data = self._stream.read(size)
        self._hash.update(data)
        return data

    def digest(self) -> bytes:
        """Of all that was read."""
        return self._hash.digest()
