"""What reviewers get beside the text: terms and figures with their readings, findings, and the report's glossary."""

from __future__ import annotations

from functools import lru_cache

from toolkit.context import Context
from toolkit.model import Concept, Finding, Glossary
from toolkit.model.rendition import GlossaryEntry
from toolkit.project.build_inputs import BuildInputs, target_lines
from toolkit.project.files import display, read
from toolkit.project.layout import Project
from toolkit.renderers.compose import Annotation


def load_glossary(project: Project) -> Glossary | None:
    """The project's glossary, None where it has none. Raises InputError where a file of it cannot be used."""
    files = project.glossary_files()
    return _merged(tuple((display(path), read(path)) for path in files)) if files else None


@lru_cache(maxsize=1)
def _merged(files: tuple[tuple[str, bytes], ...]) -> Glossary:
    """The glossary of (path, bytes) files; read once for all the reports of a build."""
    from toolkit.formats.glossary import merge, parse

    return merge([parse(data, path) for path, data in files])


def context_of(project: Project, report: str, language: str) -> Context:
    """What a reading of this report in this language needs to know."""
    settings = project.settings
    return Context(settings, settings.source_language, language, report, load_glossary(project))


def reviewers_readings(project: Project, report: str, language: str, inputs: BuildInputs) -> dict[str, Annotation]:
    """Marks and findings by unit key."""
    from toolkit.renderers.annotating import annotate

    context, findings = context_of(project, report, language), _findings(project, report, language)
    return annotate(inputs.catalog.units, context, findings, target_lines(inputs.catalog))


def report_glossary(project: Project, report: str, language: str, inputs: BuildInputs) -> tuple[GlossaryEntry, ...]:
    """The terms that stand in the report, for its appendix."""
    from toolkit.renderers.annotating import glossary_entries, used_concepts

    concepts: tuple[Concept, ...] = used_concepts(inputs.catalog.units, context_of(project, report, language))
    return glossary_entries(concepts, project.settings.source_language, language)


def _findings(project: Project, report: str, language: str) -> tuple[Finding, ...]:
    """What lint finds in the catalog under the project's own settings."""
    from toolkit.project.linting import LintOptions, lint

    return lint([str(project.catalog(report, language))], LintOptions(jobs=1, fail_on="never")).findings
