"""The files that make up a project's memory, and reading them."""

from __future__ import annotations

import hashlib
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats import po, tmx
from toolkit.memory.index import IndexedFile, Writer
from toolkit.model import Catalog, Origin, State, Translation, Unit
from toolkit.model.language_codes import primary
from toolkit.project.exporting import UNDATED, date_of
from toolkit.project.files import display, opened, read, read_if_there, relative, unreadable
from toolkit.project.layout import Project
from toolkit.project.linting.languages import folder_language, target_language

#: A file that was changed less than so many seconds before it is read may change again without a new time.
SETTLED = 2.0
NANOSECONDS = 1_000_000_000
_SOURCE = re.compile(r"^(?:#~[ \t]*)?msgid\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MemorySource:
    """A catalog or a translation memory; `name` is its path from the project's root, with `/`."""

    project: Project
    language: str
    path: Path
    name: str

    @property
    def is_catalog(self) -> bool:
        return self.path.suffix.lower() == ".po"

    @property
    def report(self) -> str:
        """The report of a catalog; empty for a translation memory."""
        return self.project.report_of(self.path) if self.is_catalog else ""

    def stamp(self) -> str:
        """What changes whenever the file is written; empty where only its bytes can tell."""
        if sys.platform == "win32":  # its files do not know when they were changed, only when they say so
            return ""
        try:
            stat = self.path.stat()
        except OSError:
            return ""
        latest = max(stat.st_mtime_ns, stat.st_ctime_ns)
        if latest > time.time_ns() - SETTLED * NANOSECONDS:
            return ""
        return f"{stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"

    def digest(self) -> bytes:
        """A digest of the file's bytes and of what its reading depends on. Raises InputError."""
        settings = self.project.settings
        salt = repr((settings.source_language, self.language, settings.target_languages, self.report))
        try:
            with opened(self.path) as stream:
                read = hashlib.file_digest(stream, "sha256").digest()
        except OSError as error:
            raise unreadable(self.path, error) from None
        return hashlib.sha256(salt.encode("utf-8", "surrogatepass") + read).digest()

    def translations(self) -> Iterator[Translation]:
        """The translations in the order of the file. Raises InputError, for a catalog or memory that is good in part
        after its translations.
        """
        return self._of_catalog() if self.is_catalog else self._of_memory()

    def _of_catalog(self) -> Iterator[Translation]:
        catalog = po.parse(read(self.path), display(self.path), recover=True)
        if target_language(catalog, self.path, self.project) == self.language:
            date, report = date_if_known(catalog), self.report
            for unit in memory_units(catalog):
                at = Origin(self.name, _line(unit), date, report, unit.key)
                yield Translation(unit.source, unit.target, at, unit.obsolete)
        for error in catalog.errors:
            raise error

    def _of_memory(self) -> Iterator[Translation]:
        with opened(self.path) as stream:
            reader = tmx.Reader(stream, self.name)
            empty = True
            try:
                for one in reader.translations(self.project.settings.source_language, self.language):
                    empty = False
                    yield one
            except InputError:
                if empty and is_for_another_language(self.project, self.language, reader.languages):
                    return
                raise


def memory_units(catalog: Catalog) -> Iterator[Unit]:
    """The units of a catalog that are memory: those in use that need no review, then obsolete ones."""
    for unit in (*catalog.units, *catalog.obsolete):
        if unit.state is State.TRANSLATED and unit.plural is None and unit.source and unit.target:
            yield unit


def date_if_known(catalog: Catalog) -> str:
    """The date of a catalog's last revision (ISO 8601, UTC); empty where its header has none."""
    date = date_of(catalog)
    return "" if date == UNDATED else date


def is_for_another_language(project: Project, language: str, languages: Iterable[str]) -> bool:
    """Whether a memory in these languages is for another target language of the project."""
    others = {primary(one) for one in project.settings.target_languages} - {primary(language)}
    return bool(others & {primary(one) for one in languages})


@dataclass(frozen=True, slots=True)
class Step:
    """A change of the index: a file whose translations are to be read (`source`), or only its state to be noted
    (`same`), or what makes it unreadable; else one that is to be forgotten.
    """

    file: IndexedFile
    source: MemorySource | None = None
    same: bool = False
    unreadable: bool = False

    def apply(self, writer: Writer) -> None:
        """Make the change."""
        if self.same:
            writer.note(self.file)
        elif self.source is None and not self.unreadable:
            writer.remove(self.file.path)
        else:
            try:
                writer.replace(self.file, self.source.translations() if self.source else ())
            except InputError as error:
                fault = replace(self.file, error=error.message, line=error.line or 0, column=error.column or 0)
                writer.note(fault)


def sources(project: Project, language: str) -> tuple[MemorySource, ...]:
    """The files of the memory of a language, sorted: catalogs, and the translation memories of the settings."""
    found = [path for path in project.catalogs(strict=False) if _may_be(path, language, project)]
    found += project.memory_files()
    unique = {relative(path, project.root): path for path in found}
    return tuple(MemorySource(project, language, unique[name], name) for name in sorted(unique))


def has_language(project: Project, language: str) -> bool:
    """Whether a language is one of the project's target languages, or one of its catalogs is in it."""
    return language in project.settings.target_languages or any(
        _is_in(path, language, project) for path in project.catalogs(strict=False) if _may_be(path, language, project)
    )


def planned(files: Sequence[MemorySource], known: Mapping[str, IndexedFile]) -> list[Step]:
    """What is to be done so that an index that knows some files holds these."""
    steps = [step for file in files if (step := _step(file, known.get(file.name)))]
    names = {file.name for file in files}
    return [*(Step(IndexedFile(name)) for name in known if name not in names), *steps]


def _step(file: MemorySource, known: IndexedFile | None) -> Step | None:
    stamp = file.stamp()
    if known and stamp and stamp == known.stamp:
        return None
    try:
        now = IndexedFile(file.name, file.report, stamp, file.digest())
    except InputError as error:
        now = IndexedFile(file.name, file.report, error=error.message)
        return None if known and known.error == error.message and not known.digest else Step(now, unreadable=True)
    if known and known.digest == now.digest:
        return Step(replace(known, stamp=stamp), same=True) if stamp else None
    return Step(now, file)


def _line(unit: Unit) -> int:
    """The line of a unit's source."""
    raw = po.raw_of(unit)
    found = _SOURCE.search(raw)
    return po.line_of(unit) + (raw.count("\n", 0, found.start()) if found else 0)


def _is_in(path: Path, language: str, project: Project) -> bool:
    """Whether a catalog can be read and is in a language."""
    try:
        catalog = po.parse(read_if_there(path) or b"", display(path), recover=True)
    except InputError:
        return False
    return target_language(catalog, path, project) == language


def _may_be(path: Path, language: str, project: Project) -> bool:
    """Whether a catalog is of a language, as its folder says; without one only its header tells."""
    if not folder_language(path, project):
        return True
    return target_language(Catalog(()), path, project) == language
