"""Glossaries from and to other programs' files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats import glossary_csv, tbx
from toolkit.model import Concept, Glossary
from toolkit.project.files import display, read
from toolkit.project.glossary.changing import add, default_file, new_ids
from toolkit.project.glossary.loading import load
from toolkit.project.layout import Project

FORMATS = ["csv", "tbx"]
_SERIALIZE = {"csv": glossary_csv.serialize, "tbx": tbx.serialize}
_PARSE = {"csv": glossary_csv.parse, "tbx": tbx.parse}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: concepts added to `file`, ones that differ from the glossary's, and how many are the same."""

    added: list[Concept]
    differing: list[Concept]
    same: int
    remarks: list[str]
    file: Path | None


def exported(glossary: Glossary, form: str) -> bytes:
    """The glossary in one of FORMATS."""
    return _SERIALIZE[form](glossary)


def imported(project: Project, source: Path, form: str | None, file: Path | None, *, write: bool) -> Imported:
    """Add the concepts of a CSV or TBX file whose id the project's glossary does not have.

    Raises InputError where the file cannot be read; then nothing is written.
    """
    kind = form or source.suffix.lstrip(".").lower()
    if kind not in FORMATS:
        raise InputError("is neither .csv nor .tbx; choose one with --format", path=display(source))
    concepts, remarks = _PARSE[kind](read(source), display(source))
    new, differing = new_ids(load(project), concepts)
    target = (file or default_file(project)) if new else None
    if new and write:
        target = add(project, new, file)
    return Imported(new, differing, len(concepts) - len(new) - len(differing), remarks, target)
