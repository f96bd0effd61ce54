"""The catalogs of a command, with the units to draft in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.drafting.briefing import Briefs
from toolkit.drafting.selection import Selection, selected
from toolkit.errors import InputError
from toolkit.model import Skipped, merge_skipped
from toolkit.project.files import display
from toolkit.project.layout import Project, no_catalog
from toolkit.workspace import OpenCatalog, Workspace


@dataclass(frozen=True, slots=True)
class Job:
    """One catalog and what is to be drafted in it."""

    report: str
    language: str
    catalog: OpenCatalog
    selection: Selection


def jobs_of(
    workspace: Workspace, reports: Sequence[str], language: str, units: Sequence[str] = (), limit: int | None = None
) -> list[Job]:
    """The catalogs of these reports, all where none is named; with `units`, those that have them.

    Raises InputError for a report without a catalog, a catalog, glossary or report that is broken, a unit that no
    catalog has, and one that cannot be drafted.
    """
    catalogs = {workspace.project.report_of(one.path): one for one in catalogs_of(workspace, reports, language, units)}
    jobs = []
    for report, catalog in catalogs.items():
        own = [key for key in units if key in catalog]
        if own or not units:
            jobs.append(Job(report, language, catalog, selected(catalog, own, limit)))
    return jobs


def catalogs_of(
    workspace: Workspace, reports: Sequence[str], language: str, units: Sequence[str] = ()
) -> list[OpenCatalog]:
    """The catalogs of these reports, all where none is named; with `units`, those that have them.

    Raises InputError for a report without a catalog, one that is broken, and a unit that no catalog has, and for a
    broken glossary or report.
    """
    catalogs = [_opened(workspace, report, language) for report in _chosen(workspace.project, reports, language)]
    for key in units:
        if not any(key in catalog for catalog in catalogs):
            raise InputError(f"no unit {key} in {', '.join(display(one.path) for one in catalogs)}")
    return [one for one in catalogs if not units or any(key in one for key in units)]


def _chosen(project: Project, reports: Sequence[str], language: str) -> Sequence[str]:
    """The reports of these names; one whose source is gone is known by its catalog."""
    if not reports:
        return project.choose()
    found = [[one] if project.catalog(one, language).is_file() else project.choose([one]) for one in reports]
    return list(dict.fromkeys(name for names in found for name in names))


def _opened(workspace: Workspace, report: str, language: str) -> OpenCatalog:
    path = workspace.project.catalog(report, language)
    if not path.is_file():
        raise no_catalog(report, language)
    catalog = workspace.catalog(report, language)
    for error in (*catalog.errors, *catalog.kept.loaded.errors):
        place = display(error.path) if error.path else None
        raise InputError(error.message, path=place, line=error.line, column=error.column)
    _ = Briefs(workspace.project, catalog).places  # the report can be read, if there is one
    return catalog


def unchecked(jobs: Sequence[Job]) -> Iterator[str]:
    """Lines about checks that cannot run on these catalogs, so that drafts are not examined by them either."""
    found: list[Skipped] = []
    for job in jobs:
        found += job.catalog.kept.skipped
        job.catalog.renew()  # nobody asks for its findings again, and each writing would bring them up to date
    yield from dict.fromkeys(one.line for one in merge_skipped(found))
