"""The inputs of a build: a report and its catalog, each read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError
from toolkit.model import Catalog, Document
from toolkit.project.files import display, read, refuse_stream
from toolkit.project.layout import Project
from toolkit.project.reports import parse_report


@dataclass(frozen=True, slots=True)
class BuildInputs:
    """A report and its catalog, parsed; `seed` and `catalog_file` are their paths in the project, and their bytes."""

    document: Document
    catalog: Catalog
    seed: tuple[str, bytes]
    catalog_file: tuple[str, bytes]


def gather(project: Project, report: str, language: str) -> BuildInputs:
    """Read a report and its catalog. Raises InputError if one cannot be used, or there is no catalog yet."""
    from toolkit.formats import po

    seed, path = project.seed(report), project.catalog(report, language)
    if not path.exists():
        known = project.settings.target_languages
        first = "" if language in known else f"add {language!r} to target_languages in the settings, then "
        message = f"no {language} catalog of {report} yet; {first}create it with: toolkit update"
        raise InputError(message, path=display(path))
    refuse_stream(seed)
    refuse_stream(path)
    report_data, data = read(seed), read(path)
    return BuildInputs(
        parse_report(project, report, report_data),
        po.parse(data, display(path)),
        (_relative(project, seed), report_data),
        (_relative(project, path), data),
    )


def _relative(project: Project, path: Path) -> str:
    return path.relative_to(project.root).as_posix()


def target_lines(catalog: Catalog) -> dict[str, int]:
    """The line of the catalog in which each unit's target begins, by unit key."""
    from toolkit.formats import po

    return {unit.key: po.locate(unit, "target")[0] for unit in catalog.units}
