"""Bringing the catalogs of a project up to date with its reports."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from toolkit.catalogs.changes import Change, ChangeKind, Hints, Rules
from toolkit.catalogs.extract import extract
from toolkit.catalogs.footnotes import with_footnotes_ended
from toolkit.catalogs.mending import mended
from toolkit.catalogs.update import update, update_template
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.gc_pause import paused_collector
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Catalog, Glossary, Unit
from toolkit.project.files import Write, display, only_writer, read_if_there, relative, write_all
from toolkit.project.layout import Project
from toolkit.project.linting.carrying import Move, carried_baseline
from toolkit.project.recalling import Recaller
from toolkit.project.renaming import renamed
from toolkit.project.reports import load_report

#: Line breaks, and bytes of a name that are not UTF-8: the header of no catalog can name such a report.
UNNAMEABLE = lazy(r"[\n\r\ud800-\udfff]")
#: Languages by the name that a new catalog's `Language-Team` has; others get their code.
TEAMS = {"en": "English", "fr": "French", "de": "German", "es": "Spanish", "ja": "Japanese", "ko": "Korean"}
#: The header field that names the language of the sources; Poedit reads it too.
SOURCE_LANGUAGE = "X-Source-Language"
#: The header field that names the report.
NAME = "Project-Id-Version"
#: The `Language` of a template: `msgfmt --check` warns of an empty one, but not of a blank.
NO_LANGUAGE = " "


@dataclass(frozen=True, slots=True)
class Old:
    """The file that an update was made from: its path, and the digest of what it held, None where there was none."""

    path: Path
    digest: bytes | None

    @property
    def unchanged(self) -> bool:
        """Whether it still holds that."""
        data = read_if_there(self.path)
        return data is not None and sha256(data).digest() == self.digest


@dataclass(frozen=True, slots=True)
class Updated:
    """One file of a report. `write` is what it will hold, None where nothing changes; a template has no language and
    no changes of units. `was` is the file before its report was renamed, None where it is there already.
    """

    report: str
    path: Path
    created: bool
    write: Write | None
    language: str | None = None
    changes: tuple[Change, ...] = ()
    was: Old | None = None
    left_out: tuple[str, ...] = ()

    @property
    def changes_files(self) -> bool:
        """Whether there is anything to write or to rename."""
        return self.write is not None or self.was is not None

    @property
    def counts(self) -> dict[ChangeKind, int]:
        """How many units of each kind there are, every kind present."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in ChangeKind}


def updates(project: Project, reports: Sequence[str], memory: Recaller | None = None) -> Iterator[Updated]:
    """What an update would do to the templates and catalogs of these reports. Nothing is written.

    The catalogs of a report that was renamed are carried over, and units without a target filled from the memory.
    Raises InputError where a report or a catalog cannot be read, and for a report whose name no catalog can hold.
    """
    glossary, settings = glossary_of(project), project.settings
    names = renamed(project, reports)
    for report in dict.fromkeys([*reports, *names]):
        if UNNAMEABLE.search(report):
            what = "the name of the report has a line break or bytes that are not UTF-8; rename the file"
            raise InputError(what, path=repr(report))
        reference = relative(project.seed(report), project.root)
        document = load_report(project, report)
        units = extract(document, reference)
        was = names.get(report, report)
        yield replace(_template(project, report, units, was), left_out=document.left_out)
        for language in settings.target_languages:
            hints, recall = hints_of(project, glossary, report, language), memory.recall(language) if memory else None
            rules = Rules(settings.source_language, language, settings.style.numbering, hints, recall)
            yield _catalog(project, report, units, rules, was)


def update_reports(project: Project, reports: Sequence[str], memory: Recaller | None = None) -> list[Updated]:
    """Bring the reports' templates and catalogs up to date: all are read and worked out before the first is written.

    Raises ToolkitError where another run is writing, or a file changed meanwhile; then none is written.
    """
    with only_writer(project.root), paused_collector():
        done = list(updates(project, reports, memory))
        moves = [_move(project, one, one.was, one.language) for one in done if one.was and one.language]
        baseline = carried_baseline(project, moves)
        write_all([*(one.write for one in done if one.write), *([baseline] if baseline else [])])
        _remove([one.was for one in done if one.was], [one.path for one in done])
    return done


def _move(project: Project, done: Updated, was: Old, language: str) -> Move:
    return Move(was.path, done.path, language, project.report_of(was.path), done.report)


def _remove(files: Sequence[Old], kept: Sequence[Path]) -> None:
    """Remove the files of renamed reports, but none that a report has now, under whatever spelling, or that changed.

    One that the system holds on to is named as an orphan by the next run.
    """
    for file in files:
        if file.unchanged and not any(one.exists() and one.samefile(file.path) for one in kept):
            with suppress(OSError):
                file.path.unlink()


def _template(project: Project, report: str, units: Sequence[Unit], was: str) -> Updated:
    old = project.template(was)
    path = _new_path(project, project.template(report), old)
    source = project.settings.source_language
    catalog, file = _read(old, report, source)
    updated = po.set_fields(update_template(catalog, units), _of_a_template(catalog, source))
    write = _write(path, _named(updated, was, report), file)
    return Updated(report, path, file.digest is None, write, was=_moved(file, path))


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


def glossary_of(project: Project) -> Glossary | None:
    if not any(project.glossary_layers()):
        return None
    from toolkit.project.reviewing import load_glossary

    return load_glossary(project)


def hints_of(project: Project, glossary: Glossary | None, report: str, language: str) -> Hints | None:
    if glossary is None:
        return None
    from toolkit.terminology.hints import hints

    settings = project.settings
    return hints(glossary, settings.source_language, language, settings.year_of(report))


def _catalog(project: Project, report: str, units: Sequence[Unit], rules: Rules, was: str) -> Updated:
    source, language = rules.source_language, rules.target_language
    old = project.catalog(was, language)
    path = _new_path(project, project.catalog(report, language), old)
    catalog, file = _read(old, report, source, language)
    if not any(name.lower() == SOURCE_LANGUAGE.lower() for name in catalog.fields):
        catalog = po.set_fields(catalog, {SOURCE_LANGUAGE: source})
    updated = update(mended(catalog), units, rules)
    write = _write(path, with_footnotes_ended(_named(updated.catalog, was, report)), file)
    return Updated(report, path, file.digest is None, write, language, updated.changes, _moved(file, path))


def _new_path(project: Project, path: Path, old: Path) -> Path:
    """Where a file of a report goes: a renamed one stays in its folder of translations."""
    if path.exists() or not old.exists():
        return path
    folders = project.translation_folders
    there = next(folder for folder in folders if old.is_relative_to(folder))
    here = next(folder for folder in folders if path.is_relative_to(folder))
    return there / path.relative_to(here)


def _moved(file: Old, path: Path) -> Old | None:
    return file if file.path != path and file.digest is not None else None


def _named(catalog: Catalog, was: str, report: str) -> Catalog:
    """The catalog with the report's new name in its header, where that had the old one."""
    if was == report or catalog.fields.get(NAME) != was:
        return catalog
    return po.set_fields(catalog, {NAME: report})


def _read(path: Path, report: str, source: str, language: str = "") -> tuple[Catalog, Old]:
    """A catalog, or without a language a template; a new one where there is no file, or an empty one.

    The bytes are not kept: of a big catalog one copy in memory is enough.
    """
    data = read_if_there(path)
    catalog = po.parse(data, display(path)) if data else Catalog((header(report, source, language),), display(path))
    return catalog, _old(path, data)


def _old(path: Path, data: bytes | None) -> Old:
    return Old(path, None if data is None else sha256(data).digest())


def _write(path: Path, catalog: Catalog, file: Old) -> Write | None:
    """What to write; None where the file holds it already."""
    data = po.serialize(catalog)
    digest = (file if file.path == path else _old(path, read_if_there(path))).digest
    return None if digest == sha256(data).digest() else Write(path, data, None, digest)


def header(report: str, source: str, language: str) -> Unit:
    """The header of a new file; its dates are those of its creation (SOURCE_DATE_EPOCH where that is set)."""
    now = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()))
    date = time.strftime("%Y-%m-%d %H:%M+0000", now)
    return po.new_header(
        {
            NAME: report,
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
