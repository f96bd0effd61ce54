"""Bringing the catalogs of a project up to date with its reports."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.catalogs.changes import Hints, Rules, Update
from toolkit.catalogs.extract import extract
from toolkit.catalogs.update import update, update_template
from toolkit.formats import po
from toolkit.model import Catalog, Glossary, Unit
from toolkit.project.files import Write, display, only_writer, read_if_there, sweep, write_all
from toolkit.project.layout import Project
from toolkit.project.reports import load_report
from toolkit.project.reviewing import load_glossary
from toolkit.terminology.hints import hints

#: Languages by the name that a new catalog's `Language-Team` has; others get their code.
TEAMS = {"en": "English", "fr": "French", "de": "German", "es": "Spanish", "ja": "Japanese", "ko": "Korean"}


@dataclass(frozen=True, slots=True)
class Updated:
    """One file of a report: what it will hold. A template has no language and no update."""

    report: str
    write: Write
    language: str | None = None
    update: Update | None = None

    @property
    def changed(self) -> bool:
        """Whether the file would be written."""
        return self.write.data != self.write.was


def updates(project: Project, reports: Sequence[str]) -> Iterator[Updated]:
    """What an update would do to the templates and catalogs of these reports. Nothing is written.

    Raises InputError where a report or a catalog cannot be read.
    """
    glossary = load_glossary(project)
    for report in reports:
        seed = project.seed(report)
        reference = Path(os.path.relpath(seed, project.root)).as_posix()
        units = extract(load_report(project, report), reference)
        yield _template(project, report, units)
        for language in project.settings.target_languages:
            yield _catalog(project, report, language, units, _hints(project, glossary, report, language))


def update_reports(project: Project, reports: Sequence[str]) -> list[Updated]:
    """Bring the reports' templates and catalogs up to date: all are read and worked out before the first is written.

    Raises ToolkitError where another run is writing, or a file changed meanwhile; then none is written.
    """
    with only_writer(project.root):
        sweep(project.translations)
        done = list(updates(project, reports))
        write_all([one.write for one in done if one.changed])
    return done


def _template(project: Project, report: str, units: Sequence[Unit]) -> Updated:
    path = project.template(report)
    was = read_if_there(path)
    if was is None:
        catalog = Catalog((_header(report, project.settings.source_language),), display(path))
    else:
        catalog = po.parse(was, display(path))
    return Updated(report, Write(path, po.serialize(update_template(catalog, units)), was))


def _hints(project: Project, glossary: Glossary | None, report: str, language: str) -> Hints | None:
    if glossary is None:
        return None
    settings = project.settings
    return hints(glossary, settings.source_language, language, settings.year_of(report))


def _catalog(project: Project, report: str, language: str, units: Sequence[Unit], terms: Hints | None) -> Updated:
    path = project.catalog(report, language)
    was = read_if_there(path)
    catalog = po.parse(was, display(path)) if was else Catalog((_header(report, language),), display(path))
    settings = project.settings
    rules = Rules(settings.source_language, language, settings.style.numbering, terms)
    updated = update(catalog, units, rules)
    return Updated(report, Write(path, po.serialize(updated.catalog), was), language, updated)


def _header(report: str, language: str) -> Unit:
    """The header of a new file; its dates are those of its making (SOURCE_DATE_EPOCH, where that is set)."""
    now = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()))
    date = time.strftime("%Y-%m-%d %H:%M+0000", now)
    return po.new_header(
        {
            "Project-Id-Version": report,
            "Report-Msgid-Bugs-To": "",
            "POT-Creation-Date": date,
            "PO-Revision-Date": date,
            "Last-Translator": "",
            "Language-Team": TEAMS.get(language.partition("_")[0], language),
            "Language": language,
        }
    )
