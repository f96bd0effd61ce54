"""Review copies of a report's catalog, for people who work in Excel, Word or a CAT tool."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from toolkit import __version__
from toolkit.catalogs.extract import is_note
from toolkit.errors import InputError
from toolkit.formats import copies
from toolkit.model import Catalog, CopyRow, ReviewCopy, Unit
from toolkit.model.rendition import Remark
from toolkit.project.build_inputs import BuildInputs, gather
from toolkit.project.clashes import refuse_clashes
from toolkit.project.files import overwrite
from toolkit.project.layout import Project
from toolkit.project.reviewing import annotated, load_glossary

#: Checks that say no more than the column `state` does.
SAID_BY_STATE = frozenset({"untranslated", "needs-review"})
#: The header fields with the date of a catalog, the last revision first.
_DATES = ("PO-Revision-Date", "POT-Creation-Date")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::\d\d)?\s*([+-]\d{4})?")
#: The date of a catalog that has none; the bytes of a copy must not depend on the day.
UNDATED = "1980-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Exported:
    """A copy as it is written: its bytes, how many units it has, and lines for a person about what it lacks."""

    data: bytes
    units: int
    remarks: tuple[str, ...] = ()


def export_copy(project: Project, report: str, language: str, form: str) -> Exported:
    """A review copy of a catalog, in memory.

    Raises InputError where there is no such catalog or it cannot be read, and MissingExtraError without the extra.
    """
    copy = copies.fitting(review_copy(project, report, language), form)
    if not copy.rows:
        raise InputError("has no units to review", path=copy.path)
    data = copies.serialize(copy, form)
    return Exported(data, len(copy.rows), copy.remarks)


def write_copy(project: Project, report: str, language: str, form: str, output: Path) -> Exported:
    """Write a review copy to a file, which may not be one of the project's own; see export_copy."""
    done = export_copy(project, report, language, form)
    refuse_clashes([output], project.files())
    overwrite(output, done.data)
    return done


def review_copy(project: Project, report: str, language: str) -> ReviewCopy:
    """The units of a catalog in document order, each with its findings and terms."""
    inputs = gather(project, report, language)
    rows, remarks = _rows(project, report, language, inputs)
    return ReviewCopy(
        rows=rows,
        report=report,
        source_language=project.settings.source_language,
        language=language,
        date=date_of(inputs.catalog),
        digest=sha256(inputs.catalog_file[1]).hexdigest(),
        version=__version__,
        path=inputs.catalog_file[0],
        remarks=remarks,
    )


def date_of(catalog: Catalog) -> str:
    """The date of a catalog's last revision in UTC, as its header says."""
    for name in _DATES:
        found = _DATE.match(catalog.fields.get(name, ""))
        if found:
            *numbers, zone = found.groups()
            text = "{}-{}-{}T{}:{}:00".format(*numbers) + (zone or "+0000")
            try:
                return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            except (ValueError, OverflowError):
                continue
    return UNDATED


def _rows(
    project: Project, report: str, language: str, inputs: BuildInputs
) -> tuple[tuple[CopyRow, ...], tuple[str, ...]]:
    annotations, _, skipped, _ = annotated(project, report, language, inputs)
    terms = _terms(project, report, language)
    units = inputs.catalog.units
    whole = [unit for unit in units if unit.plural is None]
    rows = [_row(unit, [_shown(one) for one in annotations[unit.key].remarks if one.check not in SAID_BY_STATE], terms)
            for unit in whole]  # fmt: skip
    remarks = [one.line for one in skipped]
    if len(whole) < len(units):
        remarks.append(f"{len(units) - len(whole)} units with plural forms were left out; edit them in the catalog")
    return tuple(rows), tuple(remarks)


def _row(unit: Unit, findings: Sequence[str], terms: Callable[[str], list[tuple[str, str]]]) -> CopyRow:
    note = next((note for note in unit.notes if is_note(note)), "")
    return CopyRow(
        unit.key,
        unit.source,
        unit.target,
        exported=unit.target,
        state=unit.state,
        findings=tuple(findings),
        terms=tuple(terms(unit.source)),
        note=note,
    )


def _shown(remark: Remark) -> str:
    suggestion = f" → {remark.suggestion}" if remark.suggestion else ""
    return f"{remark.severity} {remark.check}: {remark.message}{suggestion}"


def _terms(project: Project, report: str, language: str) -> Callable[[str], list[tuple[str, str]]]:
    glossary = load_glossary(project)
    if glossary is None:
        return lambda _source: []
    from toolkit.terminology.hints import hints

    settings = project.settings
    return hints(glossary, settings.source_language, language, settings.year_of(report))
