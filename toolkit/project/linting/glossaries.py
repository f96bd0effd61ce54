"""The glossaries of a run, each read at most once and only where a catalog needs it."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.model import Glossary
from toolkit.project.files import read
from toolkit.project.linting.targets import Layers


class LoadedGlossary:
    """The files of one glossary: their bytes at once, their concepts when asked for."""

    def __init__(self, layers: Layers) -> None:
        self.files = layers
        self.errors: list[ToolkitError] = []
        self.data: list[dict[str, bytes]] = [self._read(files) for files in layers]

    def _read(self, files: tuple[str, ...]) -> dict[str, bytes]:
        data: dict[str, bytes] = {}
        for file in files:
            try:
                data[file] = read(Path(file))
            except ToolkitError as error:
                self.errors.append(error)
        return data

    @cached_property
    def digest(self) -> str:
        """Changes with every byte of the glossary, with where its files lie, and with their layers."""
        digest = hashlib.sha256()
        for number, layer in enumerate(self.data):
            for file, data in layer.items():
                digest.update(f"{number}\x00{file}\x00{len(data)}\x00".encode("utf-8", "surrogateescape"))
                digest.update(data)
        return digest.hexdigest()

    @cached_property
    def layers(self) -> tuple[Glossary, ...]:
        """The concepts of the files that can be read, by layers. What is wrong with the others is in `errors`."""
        from toolkit.formats.glossary import merge, parse

        layers: list[Glossary] = []
        for files in self.data:
            parts: list[Glossary] = []
            for file, data in files.items():
                try:
                    parts.append(parse(data, file))
                except ToolkitError as error:
                    self.errors.append(error)
            try:
                layers.append(merge(parts))
            except ToolkitError as error:
                self.errors.append(error)
                return ()
        return tuple(layers)

    @cached_property
    def glossary(self) -> Glossary | None:
        """The concepts in force; None without any file that can be read, or where two concepts have one id."""
        from toolkit.formats.glossary_layers import layered

        try:
            return layered(self.layers) if any(self.data) and self.layers else None
        except ToolkitError as error:
            self.errors.append(error)
            return None
