"""Folders for translation tools: an OmegaT project, and what Weblate imports."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.errors import InputError, WriteError
from toolkit.formats import omegat, po, tmx, weblate
from toolkit.model import ALL_YEARS, Catalog, Concept, ConceptStatus, State, TermStatus
from toolkit.project.build_inputs import gather
from toolkit.project.clashes import refuse_clashes
from toolkit.project.exporting import date_of
from toolkit.project.files import display, opened, overwrite_all, overwrite_piecewise, pieces, read_if_there, relative
from toolkit.project.git import repository_of
from toolkit.project.layout import Project
from toolkit.project.reviewing import load_glossary
from toolkit.terminology.term_findings import reports_of

#: Where a repository may be that others can reach.
_REMOTE = ("https://", "http://", "ssh://", "git://", "git@")


@dataclass(frozen=True, slots=True)
class Folder:
    """What was written: the files in order, and lines for a person."""

    files: tuple[Path, ...]
    remarks: tuple[str, ...] = ()


def export_omegat(project: Project, report: str, language: str, folder: Path) -> Folder:
    """Write an OmegaT project for one report: its catalog, the glossary, all memory and the settings that are safe.

    Existing settings stay. Raises InputError where the report has no catalog, WriteError where a file of the project
    would be replaced.
    """
    inputs = gather(project, report, language)
    source, date = project.settings.source_language, date_of(inputs.catalog)
    memory = list(_memory(project, language))
    name = f"{report.replace('/', '-')}.po"
    contents = {
        f"source/{name}": inputs.catalog_file[1],
        omegat.GLOSSARY: omegat.glossary(_omegat_rows(project, report, language)),
        omegat.MEMORY: tmx.serialize(
            (one for state, one in memory if state is State.TRANSLATED), source, language, date
        ),
        omegat.DRAFTS: tmx.serialize(
            (one for state, one in memory if state is not State.TRANSLATED), source, language, date
        ),
        "toolkit.txt": _about(report, language, date, sha256(inputs.catalog_file[1]).hexdigest()),
    }
    kept = (folder / omegat.PROJECT).exists()
    if not kept:
        contents[omegat.PROJECT] = omegat.project(source, language)
    memories = {
        folder / omegat.MEMORIES / relative(path, project.root).replace("/", "-"): path
        for path in project.memory_files()
        if os.path.lexists(path)
    }
    for path in memories.values():
        opened(path).close()
    refuse_clashes(memories, project.files())
    done = _written(project, folder, contents)
    for copy, path in memories.items():
        overwrite_piecewise(copy, pieces(path))
    for one in omegat.FOLDERS:
        _make(folder / one)
    return Folder(
        (*done, *memories), ("its omegat.project was kept; leave sentence-level segmenting off",) if kept else ()
    )


def export_weblate(project: Project, folder: Path) -> Folder:
    """Write the settings of a component for each report, and the glossary of each target language.

    Raises InputError where a report has no template yet.
    """
    settings = project.settings
    components = [_component(project, report) for report in project.choose()]
    remote = _remote(project.root)
    if remote:
        components[0]["repo"] = remote
    contents = {"components.json": weblate.settings(components)}
    for language in settings.target_languages:
        rows = list(_weblate_rows(project, language))
        if rows:
            name = weblate.code(language)
            contents[f"glossary/{name}.csv"] = weblate.glossary_csv(rows)
            contents[f"glossary/{name}.tbx"] = weblate.glossary_tbx(rows, settings.source_language, language)
    hint = "the first component has no repo; add the address that Weblate can clone"
    return Folder(_written(project, folder, contents), () if remote else (hint,))


def _component(project: Project, report: str) -> dict[str, Any]:
    template = project.template(report)
    languages = project.settings.target_languages
    catalogs = [path for code in languages if (path := project.catalog(report, code)).exists()]
    if not template.exists() or not catalogs:
        raise InputError(
            f"no template or catalog of {report} yet; create it with: toolkit update", path=display(template)
        )
    root = repository_of(project.root) or project.root  # Weblate's paths go from there
    mask = relative(catalogs[0].parents[len(Path(report).parts)], root) + f"/*/{report}.po"
    return weblate.component(
        report,
        relative(template, root),
        mask,
        project.settings.source_language,
        [weblate.code(one) for one in languages],
    )


def _remote(root: Path) -> str:
    """The address of the repository's origin, if others can reach it."""
    try:
        command = ["git", "-C", str(root), "remote", "get-url", "origin"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    address = done.stdout.strip()
    return address if address.startswith(_REMOTE) and "@" not in address.partition("://")[2].partition("/")[0] else ""


def _memory(project: Project, language: str) -> Iterator[tuple[State, tmx.Segment]]:
    """Every translation of the project in a language: live units of all reports, then obsolete ones; each source once
    in a state.
    """
    catalogs = [(report, catalog) for report in project.reports() if (catalog := _catalog(project, report, language))]
    seen: set[tuple[State, str]] = set()
    for live in (True, False):
        for report, catalog in catalogs:
            date = date_of(catalog)
            for unit in catalog.units if live else catalog.obsolete:
                if unit.target and unit.plural is None and (unit.state, unit.source) not in seen:
                    seen.add((unit.state, unit.source))
                    yield unit.state, tmx.Segment(unit.source, unit.target, date, report)


def _catalog(project: Project, report: str, language: str) -> Catalog | None:
    path = project.catalog(report, language)
    data = read_if_there(path)
    return None if data is None else po.parse(data, display(path))


def _concepts(project: Project, report: str | None = None) -> Iterator[Concept]:
    """The concepts in force, for a report those of its year."""
    glossary = load_glossary(project)
    year = project.settings.year_of(report) if report else None
    for concept in glossary.concepts if glossary else ():
        if concept.status is not ConceptStatus.RETIRED and concept.holds_in(year):
            yield concept


def _omegat_rows(project: Project, report: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Each accepted pair of terms with a comment that also names what not to write."""
    for concept in _concepts(project, report):
        wrong = [term.text for term in concept.terms_in(language) if term.status is TermStatus.DEPRECATED]
        comment = " ".join([*([concept.definition] if concept.definition else []), *(f"Not: {one}." for one in wrong)])
        for source in concept.accepted(project.settings.source_language):
            for target in concept.accepted_in(language, project.settings.year_of(report)):
                yield source.text, target.text, comment


def _weblate_rows(project: Project, language: str) -> Iterator[weblate.GlossaryRow]:
    for concept in _concepts(project):
        for source in concept.accepted(project.settings.source_language):
            for term in concept.terms_in(language):
                wrong = term.status is TermStatus.DEPRECATED
                note = term.reason if wrong else concept.note
                if term.valid != ALL_YEARS:
                    note = f"Wording of {reports_of(term.valid)}. {note}".rstrip()
                yield weblate.GlossaryRow(concept.id, source.text, term.text, concept.definition, note, wrong)


def _about(report: str, language: str, date: str, digest: str) -> bytes:
    """Where the folder comes from."""
    lines = {"report": report, "language": language, "date": date, "catalog": digest, "toolkit": __version__}
    return "".join(f"{name}: {text}\n" for name, text in lines.items()).encode()


def _written(project: Project, folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    if folder.exists() and not folder.is_dir():
        raise WriteError("is a file, not a folder", path=display(folder))
    files = {folder / name: data for name, data in contents.items()}
    refuse_clashes(files, project.files())
    overwrite_all(files)
    return tuple(files)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"cannot be made: {error.strerror}", path=display(folder)) from None
