"""Build the documents of a report: read everything, render everything, and only then write all files together."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from urllib.parse import quote

from toolkit.errors import InputError
from toolkit.model import Skipped, State
from toolkit.model.figure_table import FigureTable
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Counts, Policy, Rendition
from toolkit.project.build_inputs import BuildInputs, gather, target_lines
from toolkit.project.clashes import refuse_clashes
from toolkit.project.files import display, overwrite_all, read
from toolkit.project.grown_footnotes import footnote_warnings
from toolkit.project.layout import Project
from toolkit.project.recalling import Recaller, known_for
from toolkit.project.reviewing import annotated, report_terms
from toolkit.renderers import DEFAULT_FORMATS, FORMATS, renderer
from toolkit.renderers.compose import Annotation, ComposeOptions, compose
from toolkit.renderers.entries import with_pinyin
from toolkit.renderers.manifest import manifest


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What is wanted of a build. `policy` None is `fail`, and `previous` for the two languages side by side.

    `earlier` names the report that the key indicators are set beside, which `with_figures` adds.
    `theme` None is that of the settings.
    """

    formats: tuple[str, ...] = DEFAULT_FORMATS
    policy: Policy | None = None
    bilingual: bool = False
    with_glossary: bool = False
    template: Path | None = None
    with_figures: bool = False
    earlier: str | None = None
    theme: str | None = None

    @property
    def in_force(self) -> Policy:
        """The policy for unfinished units: reviewers' documents show them, publications refuse them.

        A bilingual document shows the source anyway, and does not repeat it in place of the target.
        """
        if self.bilingual and self.policy is Policy.SOURCE:
            return Policy.MARK
        return self.policy or (Policy.PREVIOUS if self.bilingual else Policy.FAIL)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A unit that keeps a build from being complete, and where to find it."""

    state: State
    source: str
    path: str
    line: int | None
    in_catalog: bool


@dataclass(frozen=True, slots=True)
class Built:
    """What a build of one report in one language left, or why it left nothing (`refused`).

    `skipped` are the checks that could not run for a bilingual document.
    """

    report: str
    language: str
    counts: Counts
    files: tuple[Path, ...] = ()
    unfinished: tuple[Unfinished, ...] = ()
    warnings: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    refused: bool = False
    data: bytes = field(default=b"", repr=False)


def build(project: Project, report: str, language: str, options: BuildOptions, output: Path | None = None) -> Built:
    """Build one report and write its files: into the build folder with a manifest, or the one format to `output`.

    Nothing is written where the policy refuses. Raises ToolkitError for what cannot be read, rendered or written.
    """
    inputs, rendition, skipped = _composed(project, report, language, options, output)
    result = _result(project, inputs, rendition, options, skipped)
    if result.refused:
        return result
    folder = project.build(language)
    contents = {
        output or folder / file_name(report, name, options): data
        for name, data in _rendered(rendition, options).items()
    }
    if output is None:
        contents[folder / f"{report}{'.bilingual' if options.bilingual else ''}.json"] = manifest(
            rendition, policy=options.in_force, source=inputs.seed, catalog=inputs.catalog_file
        )
    own = [options.template] if output and options.template else []  # what lies in the build folder is made anew
    refuse_clashes(contents, [*project.files(), *own])
    overwrite_all(contents)
    return replace(result, files=tuple(contents))


def build_bytes(project: Project, report: str, language: str, options: BuildOptions) -> Built:
    """Build one report in one format and write nothing: the document is in `Built.data`."""
    inputs, rendition, skipped = _composed(project, report, language, options)
    result = _result(project, inputs, rendition, options, skipped)
    if result.refused:
        return result
    (data,) = _rendered(rendition, options).values()
    return replace(result, data=data)


def file_name(report: str, name: str, options: BuildOptions) -> str:
    """The name of a document in the build folder: `report.md`, `report.bilingual.html`."""
    return f"{report}{'.bilingual' if options.bilingual else ''}.{FORMATS[name].suffix}"


def _composed(
    project: Project, report: str, language: str, options: BuildOptions, output: Path | None = None
) -> tuple[BuildInputs, Rendition, tuple[Skipped, ...]]:
    inputs = gather(project, report, language)
    built = output or project.build(language) / file_name(report, options.formats[0], options)
    terms: tuple[GlossaryEntry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    keywords: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    if options.bilingual:
        annotations, terms, skipped, keywords = annotated(project, report, language, inputs)
        if "html" in options.formats:
            annotations, unread = _with_known(project, report, language, inputs, annotations)
    else:
        annotations = {key: Annotation(line=line) for key, line in target_lines(inputs.catalog).items()}
        terms, keywords = report_terms(project, report, language, inputs, glossary=options.with_glossary)
    appendix = with_pinyin(terms, project.settings.source_language) if options.with_glossary else ()
    plan = ComposeOptions(
        language=language,
        source_language=project.settings.source_language,
        policy=options.in_force,
        report=project.settings.report(report),
        annotations=annotations,
        glossary=appendix,
        terms=terms,
        keywords=keywords,
        catalog=link_between(built, project.catalog(report, language)),
    )
    rendition = compose(inputs.document, inputs.catalog.units, plan)
    figures, without = _figures(project, report, language, inputs, options)
    warnings = (*rendition.warnings, *unread, *without)
    settings = project.settings
    look = options.theme or settings.theme
    return inputs, replace(rendition, figures=figures, warnings=warnings, theme=look, paper=settings.paper), skipped


def _figures(
    project: Project, report: str, language: str, inputs: BuildInputs, options: BuildOptions
) -> tuple[FigureTable | None, tuple[str, ...]]:
    """The table of key indicators where it is wanted, and warnings about it."""
    if not options.with_figures:
        return None, ()
    from toolkit.project.figures import appendix

    earlier = options.earlier or project.settings.report(report).earlier
    return appendix(project, report, language, inputs, earlier)


def _with_known(
    project: Project, report: str, language: str, inputs: BuildInputs, annotations: Mapping[str, Annotation]
) -> tuple[dict[str, Annotation], tuple[str, ...]]:
    """The annotations with the best of the memory for unfinished units, and what of that cannot be read."""
    with Recaller(project) as recaller:
        memory = recaller.memory(language)
        found = {
            unit.key: replace(annotations.get(unit.key, Annotation()), known=known_for(memory, unit, report))
            for unit in inputs.catalog.units
            if unit.state is not State.TRANSLATED
        }
        return {**annotations, **found}, tuple(map(str, recaller.errors))


def link_between(source: Path, target: Path) -> str:
    """The target as a link from a file: relative where that is possible, so that it says nothing of the machine."""
    try:
        return quote(Path(os.path.relpath(target, source.parent)).as_posix())
    except ValueError:
        return target.absolute().as_uri()


def _rendered(rendition: Rendition, options: BuildOptions) -> dict[str, bytes]:
    """Each format's bytes. Raises InputError for a format that has no bilingual form."""
    renders: dict[str, Callable[..., bytes]] = {}
    for name in options.formats:
        render = renderer(name, bilingual=options.bilingual)
        if render is None:
            raise InputError(f"{name} has no bilingual form; choose from {', '.join(bilingual_formats())}")
        if FORMATS[name].template and options.template is not None:
            render = partial(render, template=(display(options.template), read(options.template)))
        renders[name] = render
    return {name: render(rendition) for name, render in renders.items()}


def bilingual_formats() -> tuple[str, ...]:
    """The formats that have a bilingual form."""
    return tuple(name for name, form in FORMATS.items() if form.bilingual)


def _result(
    project: Project, inputs: BuildInputs, rendition: Rendition, options: BuildOptions, skipped: tuple[Skipped, ...]
) -> Built:
    unfinished = _unfinished(inputs, rendition)
    about = footnote_warnings(
        project.root / inputs.catalog_file[0], inputs.catalog, inputs.catalog_file[1], rendition.language
    )
    return Built(
        rendition.report,
        rendition.language,
        rendition.counts,
        unfinished=unfinished,
        warnings=(*rendition.warnings, *about),
        skipped=skipped,
        refused=options.in_force is Policy.FAIL and bool(unfinished),
    )


def _unfinished(inputs: BuildInputs, rendition: Rendition) -> tuple[Unfinished, ...]:
    known = {unit.key for unit in inputs.catalog.units}
    seen: dict[str, Unfinished] = {}
    for piece in rendition.walk():
        if piece.unit is not None and piece.state is not State.TRANSLATED and piece.unit not in seen:
            there = piece.unit in known
            path, line = (inputs.catalog.path, piece.catalog_line) if there else (inputs.seed[0], piece.line)
            seen[piece.unit] = Unfinished(piece.state, piece.source.text, path, line, there)
    return tuple(seen.values())
