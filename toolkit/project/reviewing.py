"""What reviewers see besides the text: terms and figures with their readings, findings, and the report's glossary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from toolkit.context import CatalogFile, Context, Reading
from toolkit.linter import Examined
from toolkit.model import Concept, Glossary, Skipped
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.project.build_inputs import BuildInputs, target_lines
from toolkit.project.files import absolute, display, read
from toolkit.project.layout import Project
from toolkit.project.linting import LintOptions
from toolkit.project.linting.baselines import apply_baselines
from toolkit.project.linting.plans import Planner
from toolkit.project.linting.targets import Task
from toolkit.renderers.compose import Annotation
from toolkit.renderers.keywords import keywords


def load_glossary(project: Project) -> Glossary | None:
    """The project's glossary, None where it has none. Raises InputError where a file of it cannot be used."""
    layers = project.glossary_layers()
    if not any(layers):
        return None
    return _layered(tuple(tuple((display(path), read(path)) for path in files) for files in layers))


@lru_cache(maxsize=1)
def _layered(files: tuple[tuple[tuple[str, bytes], ...], ...]) -> Glossary:
    """The glossary of (path, bytes) files in layers; read once for all the reports of a build."""
    from toolkit.formats.glossary_layers import parse_layers

    return parse_layers(files)


def context_of(project: Project, report: str, language: str) -> Context:
    """What a reading of this report in this language needs to know."""
    settings = project.settings
    return Context(settings, settings.source_language, language, report, load_glossary(project))


def annotated(
    project: Project, report: str, language: str, inputs: BuildInputs
) -> tuple[dict[str, Annotation], tuple[GlossaryEntry, ...], tuple[Skipped, ...], tuple[str, ...]]:
    """Marks and findings by unit key, the terms that occur in the report, the checks that could not run, and the
    keywords: all from one reading of the catalog.

    The findings are those of `toolkit lint` under the project's own settings.
    """
    from toolkit.project.linting.judging import judge_file
    from toolkit.renderers.annotating import Marks, annotate, marks
    from toolkit.renderers.entries import glossary_entries

    path = absolute(project.catalog(report, language))
    options = LintOptions(fail_on="never")
    plan = Planner(options).plan(Task((str(path),)))
    marked: dict[str, Marks] = {}
    concepts: dict[str, Concept] = {}
    readings: list[Reading] = []

    def examine(reading: Reading, run: Callable[[Reading], Examined]) -> Examined:
        found = run(reading)
        readings.append(reading)
        marked[reading.unit.key] = marks(reading)
        concepts.update({match.concept.id: match.concept for match in reading.terms})
        return found

    file = CatalogFile(inputs.catalog_file[1], inputs.catalog, language)
    outcome = judge_file(path, file, plan, context_of(project, report, language), examine)
    outcome = replace(outcome, files=(str(path),), baseline=plan.baseline(path, options))
    findings = [finding for one in apply_baselines([outcome], options) for finding in one.findings]
    terms = glossary_entries(concepts.values(), project.settings.source_language, language)
    return (
        annotate(marked, findings, target_lines(inputs.catalog)),
        terms,
        outcome.skipped,
        keywords(readings, language),
    )


def report_terms(
    project: Project, report: str, language: str, inputs: BuildInputs, *, glossary: bool
) -> tuple[tuple[GlossaryEntry, ...], tuple[str, ...]]:
    """The terms that occur in the report, for its appendix (none without `glossary`), and its keywords."""
    from toolkit.renderers.annotating import used_concepts
    from toolkit.renderers.entries import glossary_entries

    context = context_of(project, report, language)
    if context.glossary is None:
        return (), ()
    readings = list(context.read(inputs.catalog.units))
    entries = (
        glossary_entries(used_concepts(readings, context), project.settings.source_language, language)
        if glossary
        else ()
    )
    return entries, keywords(readings, language)
