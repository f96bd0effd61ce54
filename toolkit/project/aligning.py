"""A report and its published translation, two documents, made into a catalog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from toolkit.catalogs.changes import Rules
from toolkit.catalogs.extract import extract
from toolkit.context import Context
from toolkit.errors import InputError, ToolkitError, WriteError
from toolkit.formats import po
from toolkit.memory.aligning.alignment import Alignment
from toolkit.model import Catalog, Finding, Glossary
from toolkit.project.aligned_catalog import base_catalog, filled
from toolkit.project.aligned_documents import Side, languages_of, project_of_any, read_side
from toolkit.project.aligned_figures import findings_of, without_doubtful
from toolkit.project.aligned_notes import Marked, footnotes, marked
from toolkit.project.clashes import refuse_clashes
from toolkit.project.files import Write, display, overwrite, read_if_there, relative, write_all
from toolkit.project.layout import Project
from toolkit.project.updating import glossary_of, hints_of
from toolkit.renderers.footnotes import Note
from toolkit.settings import Settings

#: Documents with a lower score than the first are not each other's translation, and with a lower one than the second
#: perhaps not.
LEAST, LITTLE = 0.3, 0.5
#: One paragraph in so many whose figures differ is more than a translation has.
ANOTHER_YEAR = 5
#: Pairs of the memory that are enough to learn the project's words from.
KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two documents and what they have in common.

    `catalog` holds each paragraph of the source with its sentences of the target, except for the units in `kept` (by
    key), which had another translation. `output` is its file, and `was` what that held, None where there was none.
    `footnotes` are the notes of the target to each paragraph, by its number, `findings` the figures that differ, and
    `errors` the files of the project's memory that could not be read.
    """

    source: Side
    target: Side
    alignment: Alignment
    report: str
    languages: tuple[str, str]
    catalog: Catalog
    kept: frozenset[str]
    project: Project | None
    glossary: Glossary | None
    output: Path | None
    was: bytes | None
    footnotes: Mapping[int, tuple[Note, ...]]
    findings: tuple[Finding, ...]
    errors: tuple[ToolkitError, ...] = ()

    @property
    def data(self) -> bytes:
        """The catalog's file."""
        return po.serialize(self.catalog)

    @property
    def found(self) -> int:
        """How many paragraphs have a translation."""
        return sum(bool(link.sentences) for link in self.alignment.links)

    @property
    def certain(self) -> int:
        """How many paragraphs have a certain translation."""
        return sum(link.certain for link in self.alignment.links)

    @property
    def lacks_report(self) -> bool:
        """Whether the catalog is in the translations of a project, which has no such report."""
        inside = self.project and self.output and self.project.place_of(self.output)
        return bool(inside and self.project and self.report not in self.project.reports())

    @property
    def differing(self) -> int:
        """How many paragraphs have figures that their translation does not have."""
        return len({finding.unit for finding in self.findings})

    @property
    def is_of_another_year(self) -> bool:
        """Whether so many figures differ as between the reports of two years."""
        return self.differing * ANOTHER_YEAR >= self.found

    @property
    def doubtful(self) -> bool:
        """Whether the documents have little in common."""
        return self.alignment.score < LITTLE


def align(source: str, target: str, output: Path | None = None) -> Aligned:
    """Align a report (its name, or a file) with its translation, for a catalog in `output`, which is not written.

    A catalog that is there keeps its translations; only what is empty is filled. Raises InputError where a document
    cannot be read, they are not in the project's languages or have nothing in common, or the catalog is that of another
    text.
    """
    ours, theirs = read_side(source), read_side(target)
    if ours.path.samefile(theirs.path):
        raise InputError("is both source and target; name two documents", path=ours.shown)
    project = project_of_any([*([output] if output else []), ours.path])
    languages = languages_of(ours, theirs, project, output)
    report = _report(ours, project, output)
    glossary = glossary_of(project) if project else None
    hints = hints_of(project, glossary, report, languages[1]) if project else None
    numbering = project.settings.style.numbering if project else ()
    template = extract(ours.document, _reference(ours.path, project))
    was = read_if_there(output) if output else None
    base = base_catalog(was, output, report, template, Rules(*languages, numbering, hints))
    known, errors = _known(project, languages[1], report, output)
    theirs, own = marked(ours, theirs)
    found, notes = footnotes(_alignment(ours, theirs, own, languages, glossary, known), theirs, own)
    context = Context(project.settings if project else Settings(), *languages, report, glossary)
    findings = findings_of(ours.texts, found, context)
    found = without_doubtful(ours.texts, found, findings)
    return Aligned(
        source=ours,
        target=theirs,
        alignment=found,
        report=report,
        languages=languages,
        catalog=filled(base, ours.texts, found.links, notes),
        kept=_kept(base, ours, found),
        project=project,
        glossary=glossary,
        output=output,
        was=was,
        footnotes=notes,
        findings=findings,
        errors=errors,
    )


def _kept(base: Catalog, source: Side, found: Alignment) -> frozenset[str]:
    """The keys of the units that had another translation than the one that was found."""
    same = {(source.blocks[link.paragraph].text, link.target) for link in found.links}
    return frozenset(unit.key for unit in base.units if unit.target and (unit.source, unit.target) not in same)


def write(aligned: Aligned, review: tuple[Path, bytes] | None = None) -> bool:
    """Write the catalog, and a page for review; returns whether the catalog changed.

    Raises WriteError, before anything is written, where a file is an input, or the catalog was changed meanwhile.
    """
    inputs = [aligned.source.path, aligned.target.path]
    catalogs = [aligned.output] if aligned.output else []
    pages = [review[0]] if review else []
    refuse_clashes([*catalogs, *pages], inputs)
    if aligned.project:
        refuse_clashes(pages, aligned.project.files())
        _refuse_reports(aligned.project, [*catalogs, *pages])
    changed = aligned.output is not None and aligned.data != aligned.was
    if aligned.output and changed:
        write_all([Write(aligned.output, aligned.data, aligned.was)])
    if review:
        overwrite(*review)
    return changed


def _refuse_reports(project: Project, outputs: Sequence[Path]) -> None:
    """Raise WriteError for an output in the folder of reports, where it would be taken for one."""
    for path in outputs:
        if path.resolve().is_relative_to(project.seeds.resolve()):
            raise WriteError("is in the folder of reports; write it elsewhere", path=display(path))


def _report(source: Side, project: Project | None, output: Path | None) -> str:
    """The name of the report: the catalog's, where that is in the translations of a project.

    Raises InputError where that is another report of the project, or where the source is one.
    """
    name = source.document.name
    if project is None or output is None or project.place_of(output) is None:
        return name
    report = project.report_of(output)
    reports = project.reports()
    if report in reports and not (seed := project.seed(report)).samefile(source.path):
        message = f"is the catalog of {display(seed)}, not of {source.shown}; write to another file"
        raise InputError(message, path=display(output))
    if report not in reports and name in reports and project.seed(name).samefile(source.path):
        message = f"is not the catalog of {source.shown}; name it {name}.po, or write outside of the translations"
        raise InputError(message, path=display(output))
    return report


def _reference(path: Path, project: Project | None) -> str:
    """A document as a catalog names it: by its path in the project, outside by its name alone."""
    name = relative(path.absolute(), project.root) if project else ""
    inside = name and not name.startswith("..") and not Path(name).is_absolute()
    return name if inside else path.name


def _alignment(
    source: Side,
    target: Side,
    own: Marked,
    languages: tuple[str, str],
    glossary: Glossary | None,
    known: Sequence[tuple[str, str]],
) -> Alignment:
    from toolkit.memory.aligning import align_documents

    found = align_documents(source.texts, own.texts, languages=languages, glossary=glossary, known=known)
    if found.score < LEAST or not any(link.sentences for link in found.links):
        message = f"has too little in common with {source.shown} (score {found.score:.2f}); is it its translation?"
        raise InputError(message, path=target.shown)
    return found


def _known(
    project: Project | None, language: str, report: str, output: Path | None
) -> tuple[list[tuple[str, str]], tuple[ToolkitError, ...]]:
    """What the project's memory holds in a language, and the files of it that cannot be read.

    The catalog that is written does not count, nor does the report's own: an alignment would be certain of what it
    guessed before.
    """
    if project is None:
        return [], ()
    from toolkit.project.memory import open_memory

    with open_memory(project, language) as memory:
        own = relative(output.absolute(), project.root) if output else ""
        others = (one for one in memory.translations() if one.origin.path != own and one.origin.report != report)
        return [(one.source, one.target) for one in islice(others, KNOWN)], memory.errors
