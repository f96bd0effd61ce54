"""Run the chosen checks over one catalog or glossary."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from toolkit.catalogs.footnotes import drops_ends
from toolkit.checks import STYLE, Check, choose
from toolkit.context import CatalogFile, Context, Reading
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.formats.glossary_layers import layered
from toolkit.linter import Examine, Examined, lint_catalog, lint_glossary, unit_examiner
from toolkit.linter.skipping import causes, fitting
from toolkit.model import Catalog, Cause, Finding, Glossary, Outcome, Severity, Skipped
from toolkit.project.files import display, read
from toolkit.project.linting.failures import failing
from toolkit.project.linting.glossaries import LoadedGlossary
from toolkit.project.linting.languages import folder_language, source_language, target_language
from toolkit.project.linting.parts import Known, Part, digest_of, part_of
from toolkit.project.linting.plans import Plan
from toolkit.project.renaming import names_report

#: The check that compares a catalog with its report.
OUTDATED = "catalog-outdated"
#: Units between two reports of progress.
STEP = 200


def judge_glossary(plan: Plan, loaded: LoadedGlossary) -> Outcome:
    """Run the checks of the group `glossary` over each layer with those before it.

    What a later layer changes is not a fault of an earlier one. Raises InputError where a check is chosen that does
    not exist.
    """
    checks = {name: check for name, check in _choose(plan).items() if check.glossary is not None}
    context = Context(settings=plan.settings, source_language=plan.settings.source_language)
    found: list[Finding] = []
    for count, files in enumerate(loaded.files if loaded.glossary else (), 1):
        outcome = lint_glossary(_upto(loaded.layers[:count]), context, checks, severities_of(plan))
        found += [finding for finding in outcome.findings if finding.path in files]
    found.sort(key=lambda finding: finding.order)
    return failing(Outcome(findings=tuple(found), ran=frozenset(checks)), *loaded.errors)


def _upto(layers: Sequence[Glossary]) -> Glossary:
    """The glossary of some layers, with the examples of the last one only: the others were judged before."""
    glossary = layered(layers)
    own = {concept.id for concept in layers[-1].concepts}
    concepts = tuple([one if one.id in own else replace(one, examples=()) for one in glossary.concepts])
    return replace(glossary, concepts=concepts)


def judge_catalog(
    path: Path,
    plan: Plan,
    loaded: LoadedGlossary,
    progress: Callable[[float], None] | None = None,
    parts: Sequence[Part] = (),
) -> Outcome:
    """All checks but those of a glossary. `parts` are what other processes found in some units.

    Raises InputError where the file cannot be opened or a check is chosen that does not exist; what is broken in the
    file is among the outcome's errors.
    """
    data = read(path)
    catalog = _parsed(data, str(path))
    known = Known(parts, data, loaded.glossary)

    def examine(reading: Reading, run: Callable[[Reading], Examined]) -> Examined:
        if progress and reading.index % STEP == 0:
            progress(reading.index / len(catalog.units))
        found = known.examined(reading)
        return run(reading) if found is None else found

    paragraphs, unread = paragraphs_of(plan)
    file = catalog_file(path, plan, data, catalog, paragraphs)
    outcome = judge_file(path, file, plan, context_for(path, plan, loaded, catalog), examine)
    return failing(outcome, *catalog.errors, *loaded.errors, *(unread if OUTDATED in outcome.ran else ()))


def catalog_file(
    path: Path, plan: Plan, data: bytes, catalog: Catalog, paragraphs: tuple[str, ...] | None
) -> CatalogFile:
    """A catalog with all that the checks of files look at."""
    language = "" if path.suffix == ".pot" else folder_language(path, plan.project)
    return CatalogFile(data, catalog, language, paragraphs, _gone(plan, data))


def paragraphs_of(plan: Plan) -> tuple[tuple[str, ...] | None, tuple[InputError, ...]]:
    """The paragraphs of the report, and why it cannot be read."""
    try:
        return plan.paragraphs(), ()
    except InputError as error:
        return None, (error,)


def _gone(plan: Plan, data: bytes) -> str:
    """The path of the report that a catalog was made from and that is not there any more."""
    if plan.project is None or not plan.orphan or not names_report(data, plan.report):
        return ""
    return display(plan.project.seed(plan.report))


def judge_file(path: Path, file: CatalogFile, plan: Plan, context: Context, examine: Examine) -> Outcome:
    """All checks but those of a glossary over a catalog that was read before.

    Raises InputError where a check is chosen that does not exist.
    """
    units = file.catalog.units
    checks, skipped = runnable(path, plan, context)
    outcome = lint_catalog(
        units,
        context,
        checks,
        path=str(path),
        locate=lambda index, offset: po.locate(units[index], "target", offset or 0),
        severities=severities_of(plan),
        file=file,
        examine=examine,
    )
    return replace(outcome, skipped=skipped)


def part_examiner(path: Path, plan: Plan, loaded: LoadedGlossary) -> Callable[[int, int], Part]:
    """A function that gives what the checks of single units say of the `number`th of `count` parts of a catalog."""
    data = read(path)
    digest, catalog = digest_of(data), _parsed(data, str(path))
    context = context_for(path, plan, loaded, catalog)
    run = unit_examiner(runnable(path, plan, context)[0])
    readings = context.read(catalog.units)

    def examine(number: int, count: int) -> Part:
        mine = readings[len(readings) * number // count : len(readings) * (number + 1) // count]
        units: dict[int, Examined] = {}
        for reading in mine:
            units[reading.index] = run(reading)
            reading.forget()
        return part_of(digest, units, mine)

    return examine


@lru_cache(maxsize=1)
def _parsed(data: bytes, path: str) -> Catalog:
    """A catalog with what could be read of it; kept because a big one is wanted in parts first and then whole."""
    return po.parse(data, path, recover=True)


def context_for(path: Path, plan: Plan, loaded: LoadedGlossary, catalog: Catalog) -> Context:
    """What the checks of a catalog may see beside its units."""
    return Context(
        settings=plan.settings,
        source_language=source_language(catalog, plan.project, plan.source_language),
        target_language=target_language(catalog, path, plan.project),
        report=plan.report,
        glossary=loaded.glossary,
        ends_lost=drops_ends(catalog),
    )


def runnable(path: Path, plan: Plan, context: Context) -> tuple[dict[str, Check], tuple[Skipped, ...]]:
    """The chosen checks that can run on a catalog, and what was chosen that cannot."""
    checks = _choose(plan)
    if path.suffix == ".pot":
        checks.pop("untranslated", None)
    skipped = []
    languages = context.source_language, context.target_language
    for group, cause in causes(context).items():
        names = {name for name, check in checks.items() if check.needs == group}
        checks = {name: check for name, check in checks.items() if name not in names}
        unreadable = cause is Cause.NO_GLOSSARY and plan.glossary  # its errors are reported
        if names and not unreadable and path.suffix != ".pot":
            named = group in plan.select or not names.isdisjoint(plan.select)
            skipped.append(Skipped(group, *languages, cause, (str(path),), named))
    runnable = fitting(checks, context)
    if path.suffix != ".pot":
        unfit = [name for name in checks if name not in runnable and name in plan.select]
        unfit += [group for group in plan.select if group == STYLE and not _any_of(group, runnable)]
        skipped += [Skipped(name, *languages, Cause.UNFIT, (str(path),), named=True) for name in unfit]
    return runnable, tuple(skipped)


def _any_of(group: str, checks: Mapping[str, Check]) -> bool:
    return any(check.group == group for check in checks.values())


def _choose(plan: Plan) -> dict[str, Check]:
    with plan.naming_settings():
        return choose(plan.select, plan.ignore, plan.settings.style.guide)


def severities_of(plan: Plan) -> dict[str, Severity]:
    """Check → severity where it is not the check's own; a group's name holds for its checks, the last one counts."""
    with plan.naming_settings():
        return {check: level for name, level in plan.severities.items() for check in choose([name])}
