"""What a project translated, for other programs: a translation memory as TMX, written piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import InputError, ToolkitError, WriteError
from toolkit.formats import po, tmx
from toolkit.model import Catalog
from toolkit.project.clashes import refuse_clashes
from toolkit.project.files import display, opened, overwrite_piecewise, read, refuse_stream, relative
from toolkit.project.layout import Project
from toolkit.project.linting.languages import target_language
from toolkit.project.memory_sources import date_if_known, is_for_another_language, memory_units
from toolkit.project.patterns import matches

#: The address after a translator's name, which is nobody else's business.
_ADDRESS = re.compile(r"\s*<[^>]*>\s*")


@dataclass(slots=True)
class Export:
    """An export of the memory of one target language; the counts and the errors are whole after the last piece.

    `left_out` counts segments with characters that XML cannot hold.
    """

    project: Project
    language: str
    files: bool = True
    units: int = 0
    left_out: int = 0
    errors: list[ToolkitError] = field(default_factory=list)

    def pieces(self) -> Iterator[bytes]:
        """The TMX. What cannot be read is among the errors, the rest is there."""
        return tmx.pieces(self._counted(), self.project.settings.source_language, self.language)

    def write(self, output: Path) -> None:
        """Write the TMX to a file. Raises WriteError where that is one of the project's, or would become a memory."""
        refuse_clashes([output], self.project.files())
        if _would_be_memory(self.project, output):
            message = "would itself be a memory of the project, with every unit twice; write to another folder"
            raise WriteError(message, path=display(output))
        overwrite_piecewise(output, self.pieces())

    def _counted(self) -> Iterator[tmx.Segment]:
        for segment in self._segments():
            if tmx.is_writable(segment):
                self.units += 1
                yield segment
            else:
                self.left_out += 1

    def _segments(self) -> Iterator[tmx.Segment]:
        """The units in use, then obsolete ones, then those of the memories that no catalog has."""
        old: list[tmx.Segment] = []
        seen = set()
        for catalog, report in self._catalogs():
            for segment, obsolete in _translated(catalog, report):
                seen.add(hash((segment.source, segment.target)))
                if obsolete:
                    old.append(segment)
                else:
                    yield segment
        yield from old
        for path in self.project.memory_files() if self.files else ():
            for segment in self._memory(path):
                if hash((segment.source, segment.target)) not in seen:
                    yield segment

    def _catalogs(self) -> Iterator[tuple[Catalog, str]]:
        """The readable catalogs of the language, with their reports."""
        for path in self.project.catalogs(strict=False):
            try:
                refuse_stream(path)
                catalog = po.parse(read(path), display(path), recover=True)
            except InputError as error:
                self.errors.append(error)
                continue
            if target_language(catalog, path, self.project) == self.language:
                self.errors += catalog.errors
                yield catalog, self.project.report_of(path)

    def _memory(self, path: Path) -> Iterator[tmx.Segment]:
        settings = self.project.settings
        try:
            with opened(path) as stream:
                reader = tmx.Reader(stream, display(path))
                yield from reader.segments(settings.source_language, self.language)
        except tmx.OtherPairError as error:
            if not is_for_another_language(self.project, self.language, reader.languages):
                self.errors.append(error)
        except InputError as error:
            self.errors.append(error)


def _translated(catalog: Catalog, report: str) -> Iterator[tuple[tmx.Segment, bool]]:
    """The translated units of a catalog, and whether they are obsolete."""
    date, translator = date_if_known(catalog), _ADDRESS.sub("", catalog.fields.get("Last-Translator", ""))
    for unit in memory_units(catalog):
        yield tmx.Segment(unit.source, unit.target, date, report, unit.key, translator), unit.obsolete


def _would_be_memory(project: Project, output: Path) -> bool:
    """Whether a file that is not there yet would be found by the settings."""
    place = relative(output, project.root)
    return any(matches(pattern, place) for pattern in project.settings.memory)
