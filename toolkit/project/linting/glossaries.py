"""The glossaries of a run, each read at most once and only where a catalog needs it."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.model import Glossary
from toolkit.project.files import read


class LoadedGlossary:
    """The files of one glossary: their bytes at once, their concepts when asked for."""

    def __init__(self, files: tuple[str, ...]) -> None:
        self.files = files
        self.errors: list[ToolkitError] = []
        self.data: dict[str, bytes] = {}
        for file in files:
            try:
                self.data[file] = read(Path(file))
            except ToolkitError as error:
                self.errors.append(error)

    @cached_property
    def digest(self) -> str:
        """Changes with every byte of the glossary and with where its files lie."""
        digest = hashlib.sha256()
        for file, data in self.data.items():
            digest.update(f"{file}\x00{len(data)}\x00".encode("utf-8", "surrogateescape"))
            digest.update(data)
        return digest.hexdigest()

    @cached_property
    def glossary(self) -> Glossary | None:
        """The concepts of the files that can be read; None without any. What is wrong is in `errors`."""
        from toolkit.formats.glossary import merge, parse

        parts: list[Glossary] = []
        for file, data in self.data.items():
            try:
                parts.append(parse(data, file))
            except ToolkitError as error:
                self.errors.append(error)
        try:
            return merge(parts) if parts else None
        except ToolkitError as error:
            self.errors.append(error)
            return None
