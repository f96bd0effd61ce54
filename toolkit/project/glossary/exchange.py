"""Glossaries from and to other programs' files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from toolkit.errors import InputError
from toolkit.formats import glossary_csv, tbx
from toolkit.formats.glossary_entries import Extracted, with_source
from toolkit.formats.legacy_chinese import ENCODINGS, said
from toolkit.formats.office.extra import writer
from toolkit.formats.office.recognising import form_of, is_packed
from toolkit.formats.report.extra import needs
from toolkit.gc_pause import paused_collector
from toolkit.model import Concept, Glossary
from toolkit.project.files import display, read
from toolkit.project.glossary.changing import add, replaceable, target_file
from toolkit.project.glossary.loading import load
from toolkit.project.glossary.matching import matched
from toolkit.project.glossary.refusing import without_faults
from toolkit.project.layout import Project

__all__ = ["ENCODINGS", "FORMATS", "Imported", "exported", "imported"]

FORMATS = ["csv", "tbx", "xlsx"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the concepts added to `file`, how many the glossary has already, and lines for a person:
    what differs from the glossary, what was refused, and what was left out on purpose.
    """

    added: list[Concept]
    same: int
    conflicts: list[str]
    refused: list[str]
    remarks: list[str]
    file: Path | None


def exported(glossary: Glossary, form: str) -> bytes:
    """The glossary in one of FORMATS. Raises MissingExtraError where the library for it is missing."""
    data: bytes = _module(form).serialize(glossary)
    return data


@paused_collector()
def imported(
    project: Project,
    source: Path,
    form: str | None = None,
    file: Path | None = None,
    languages: Sequence[str] = (),
    *,
    write: bool = True,
    encoding: str | None = None,
) -> Imported:
    """Add the concepts of a table or TBX file whose Chinese terms the project's glossary does not have.

    `languages` are those to take; without them, those of the project and of its glossary. `encoding`, one of ENCODINGS,
    is that of the file; without it, the bytes tell. Raises InputError where the
    file cannot be read; then nothing is written.
    """
    target = target_file(project, file)
    data = read(source)
    if encoding:
        data = said(data, encoding, display(source))
    glossary = load(project, strict=False)
    wanted = with_source(languages) if languages else _languages(project, glossary)
    found: Extracted = _module(form or _form(data, source), display(source)).parse(data, display(source), wanted)
    earlier = replaceable(project, glossary, file)
    new = matched(glossary, found.concepts, project.settings.source_language, earlier)
    good, faults, lost = without_faults(project, glossary, new.concepts, earlier)
    if good and write:
        add(project, good, file)
    return Imported(
        good,
        new.same,
        list(new.conflicts),
        [*found.refused, *faults],
        [*found.remarks, *new.repeats, *new.left_out, *lost],
        target if good else None,
    )


def _languages(project: Project, glossary: Glossary) -> tuple[str, ...]:
    settings = project.settings
    own = ("zh", "en", settings.source_language, *settings.target_languages)
    return tuple(dict.fromkeys([*own, *(code for concept in glossary.concepts for code in concept.terms)]))


def _form(data: bytes, path: Path) -> str:
    """The format by the first characters: a workbook, XML, or a table in text."""
    if is_packed(data):
        try:
            form = form_of(data, display(path))
        except InputError as error:
            raise InputError(f"{error.message}, or save it as CSV (UTF-8)", path=error.path) from None
        if form != "xlsx":
            raise InputError("is not a table of terms; save it as CSV (UTF-8) or .xlsx", path=display(path))
        return form
    start = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return "tbx" if start.startswith(b"<") else "csv"


def _module(form: str, path: str = "") -> Any:
    """The module of a format, to read the file at `path` or to write one; that of workbooks only where it is needed."""
    if form != "xlsx":
        return {"csv": glossary_csv, "tbx": tbx}[form]
    name, library, what = "toolkit.formats.glossary_xlsx", "openpyxl", "an Excel workbook"
    if not path:
        return writer(name, library, what)
    needs(library, what, path)
    return import_module(name)
