"""Bringing the catalogs of a project up to date with its reports."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from toolkit.catalogs.changes import Change, ChangeKind, Hints, Rules
from toolkit.catalogs.extract import extract
from toolkit.catalogs.footnotes import with_footnotes_ended
from toolkit.catalogs.update import update, update_template
from toolkit.formats import po
from toolkit.gc_pause import paused_collector
from toolkit.model import Catalog, Glossary, Unit
from toolkit.project.files import Write, display, only_writer, read_if_there, write_all
from toolkit.project.layout import Project
from toolkit.project.reports import load_report

#: Languages by the name that a new catalog's `Language-Team` has; others get their code.
TEAMS = {"en": "English", "fr": "French", "de": "German", "es": "Spanish", "ja": "Japanese", "ko": "Korean"}
#: The header field that names the language of the sources; Poedit reads it too.
SOURCE_LANGUAGE = "X-Source-Language"
#: The `Language` of a template: `msgfmt --check` warns of an empty one, but not of a blank.
NO_LANGUAGE = " "


@dataclass(frozen=True, slots=True)
class Updated:
    """One file of a report. `write` is what it will hold, None where nothing changes; a template has no language and
    no changes of units.
    """

    report: str
    path: Path
    created: bool
    write: Write | None
    language: str | None = None
    changes: tuple[Change, ...] = ()

    @property
    def counts(self) -> dict[ChangeKind, int]:
        """How many units of each kind there are, every kind present."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in ChangeKind}


def updates(project: Project, reports: Sequence[str]) -> Iterator[Updated]:
    """What an update would do to the templates and catalogs of these reports. Nothing is written.

    Raises InputError where a report or a catalog cannot be read.
    """
    glossary = _glossary(project)
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
    with only_writer(project.root), paused_collector():
        done = list(updates(project, reports))
        write_all([one.write for one in done if one.write])
    return done


def _template(project: Project, report: str, units: Sequence[Unit]) -> Updated:
    path = project.template(report)
    source = project.settings.source_language
    catalog, digest = _read(path, report, source)
    updated = po.set_fields(update_template(catalog, units), _of_a_template(catalog, source))
    return Updated(report, path, digest is None, _write(path, updated, digest))


def _of_a_template(catalog: Catalog, source: str) -> dict[str, str | None]:
    """The fields that make a header a template's: it names no language but that of its sources, as xgettext's does,
    since msgmerge, pot2po and Poedit copy it into translations.
    """
    fields: dict[str, str | None] = {"Language": NO_LANGUAGE, SOURCE_LANGUAGE: source}
    theirs = catalog.fields
    if theirs.get("Language-Team") == _team(source):
        fields["Language-Team"] = ""
    if theirs.get("Plural-Forms") == po.PLURALS.get(source.partition("_")[0]):
        fields["Plural-Forms"] = None
    return fields


def _glossary(project: Project) -> Glossary | None:
    if not project.glossary_files():
        return None
    from toolkit.project.reviewing import load_glossary

    return load_glossary(project)


def _hints(project: Project, glossary: Glossary | None, report: str, language: str) -> Hints | None:
    if glossary is None:
        return None
    from toolkit.terminology.hints import hints

    settings = project.settings
    return hints(glossary, settings.source_language, language, settings.year_of(report))


def _catalog(project: Project, report: str, language: str, units: Sequence[Unit], terms: Hints | None) -> Updated:
    path = project.catalog(report, language)
    settings = project.settings
    catalog, digest = _read(path, report, settings.source_language, language)
    if not any(name.lower() == SOURCE_LANGUAGE.lower() for name in catalog.fields):
        catalog = po.set_fields(catalog, {SOURCE_LANGUAGE: settings.source_language})
    updated = update(catalog, units, Rules(settings.source_language, language, settings.style.numbering, terms))
    write = _write(path, with_footnotes_ended(updated.catalog), digest)
    return Updated(report, path, digest is None, write, language, updated.changes)


def _read(path: Path, report: str, source: str, language: str = "") -> tuple[Catalog, bytes | None]:
    """A catalog, or without a language a template, and the digest of its file; a new one and None where there is no
    file. An empty file is a new one, too.

    The bytes are not kept: of a big catalog one copy in memory is enough.
    """
    data = read_if_there(path)
    catalog = po.parse(data, display(path)) if data else Catalog((_header(report, source, language),), display(path))
    return catalog, None if data is None else sha256(data).digest()


def _write(path: Path, catalog: Catalog, digest: bytes | None) -> Write | None:
    data = po.serialize(catalog)
    return None if digest == sha256(data).digest() else Write(path, data, None, digest)


def _header(report: str, source: str, language: str) -> Unit:
    """The header of a new file; its dates are those of its creation (SOURCE_DATE_EPOCH where that is set)."""
    now = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()))
    date = time.strftime("%Y-%m-%d %H:%M+0000", now)
    return po.new_header(
        {
            "Project-Id-Version": report,
            "Report-Msgid-Bugs-To": "",
            "POT-Creation-Date": date,
            "PO-Revision-Date": date,
            "Last-Translator": "",
            "Language-Team": _team(language),
            "Language": language or NO_LANGUAGE,
            SOURCE_LANGUAGE: source,
        }
    )


def _team(language: str) -> str:
    return TEAMS.get(language.partition("_")[0], language)
