"""What reviewers see besides the text: terms and figures with their readings, findings, and the report's glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from toolkit.context import CatalogFile, Context, Reading
from toolkit.linter import Examined
from toolkit.model import Concept, Enforce, Glossary, Skipped
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.project.build_inputs import BuildInputs, target_lines
from toolkit.project.files import absolute, display, read
from toolkit.project.layout import Project
from toolkit.project.linting import LintOptions
from toolkit.project.linting.baselines import apply_baselines
from toolkit.project.linting.plans import Planner
from toolkit.project.linting.targets import Task
from toolkit.renderers.compose import Annotation

#: So many terms are the keywords of a document.
KEYWORDS = 10


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
) -> tuple[dict[str, Annotation], tuple[GlossaryEntry, ...], tuple[Skipped, ...]]:
    """Marks and findings by unit key, the terms that occur in the report, and the checks that could not run: all from
    one reading of the catalog.

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

    def examine(reading: Reading, run: Callable[[Reading], Examined]) -> Examined:
        found = run(reading)
        marked[reading.unit.key] = marks(reading)
        concepts.update({match.concept.id: match.concept for match in reading.terms})
        return found

    file = CatalogFile(inputs.catalog_file[1], inputs.catalog, language)
    outcome = judge_file(path, file, plan, context_of(project, report, language), examine)
    outcome = replace(outcome, files=(str(path),), baseline=plan.baseline(path, options))
    findings = [finding for one in apply_baselines([outcome], options) for finding in one.findings]
    terms = glossary_entries(concepts.values(), project.settings.source_language, language)
    return annotate(marked, findings, target_lines(inputs.catalog)), terms, outcome.skipped


def report_keywords(project: Project, report: str, language: str, inputs: BuildInputs) -> tuple[str, ...]:
    """The commonest terms of the report in the target language, for the properties of its files."""
    context = context_of(project, report, language)
    if context.glossary is None:
        return ()
    found: Counter[str] = Counter()
    for reading in context.read(inputs.catalog.units):
        for match in reading.terms:
            name = match.concept.preferred(language)
            if name is not None and _is_keyword(match.concept, name.text):
                found[name.text] += match.end - match.start  # longer terms say more
    return tuple(name for name, _ in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:KEYWORDS])


def _is_keyword(concept: Concept, name: str) -> bool:
    """True for names of things in so few words that a list of keywords can hold them."""
    named = concept.part_of_speech in ("", "noun", "proper noun") and concept.domain != "phrases"
    return named and concept.enforce is not Enforce.NEVER and not re.search(r"[,;…]", name)


def report_glossary(project: Project, report: str, language: str, inputs: BuildInputs) -> tuple[GlossaryEntry, ...]:
    """The terms that occur in the report, for its appendix."""
    from toolkit.renderers.annotating import used_concepts
    from toolkit.renderers.entries import glossary_entries

    concepts = used_concepts(inputs.catalog.units, context_of(project, report, language))
    return glossary_entries(concepts, project.settings.source_language, language)
