"""Running the checks over one catalog or glossary: parsed here, judged by toolkit.linter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from toolkit.checks import Check, choose
from toolkit.context import CatalogFile, Context, Reading
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.linter import UnitProblems, lint_catalog, lint_glossary, unit_examiner
from toolkit.model import Catalog, Failure, Outcome, Severity
from toolkit.project.files import read
from toolkit.project.linting.failures import failing, failure
from toolkit.project.linting.glossaries import LoadedGlossary
from toolkit.project.linting.parts import Known, Part, digest_of, part_of
from toolkit.project.linting.plans import TERMS, Plan

NO_GLOSSARY = "no glossary, so the group terms is skipped; name one with --glossary"
NEEDS_GLOSSARY = "the group terms needs a glossary and there is none; name one with --glossary"

#: Units between two reports of progress.
STEP = 200


def judge_glossary(plan: Plan, loaded: LoadedGlossary) -> Outcome:
    """The checks of the group `glossary`. Raises InputError where a check is chosen that does not exist."""
    checks = {name: check for name, check in _choose(plan).items() if check.glossary is not None}
    context = Context(settings=plan.settings, source_language=plan.settings.source_language)
    glossary = loaded.glossary
    outcome = Outcome() if glossary is None else lint_glossary(glossary, context, checks, _severities(plan))
    return failing(outcome, *loaded.errors)


def judge_catalog(
    path: Path,
    plan: Plan,
    loaded: LoadedGlossary,
    progress: Callable[[float], None] | None = None,
    parts: Sequence[Part] = (),
) -> Outcome:
    """All checks but those of a glossary. `parts` are what is known of some units already.

    Raises InputError where the file cannot be opened or a check is chosen that does not exist; what is broken in the
    file is among the outcome's errors.
    """
    data = read(path)
    catalog = _parsed(data, str(path))
    units = catalog.units
    checks, remarks, errors = _runnable(path, plan, loaded)
    known = Known(parts, data, loaded.glossary)

    def examine(reading: Reading, run: Callable[[Reading], UnitProblems]) -> UnitProblems:
        if progress and reading.index % STEP == 0:
            progress(reading.index / len(units))
        found = known.problems(reading)
        return run(reading) if found is None else found

    outcome = lint_catalog(
        units,
        _context(path, plan, loaded, catalog),
        checks,
        path=str(path),
        locate=lambda index, offset: po.locate(units[index], "target", offset or 0),
        severities=_severities(plan),
        file=CatalogFile(data, catalog),
        examine=examine,
    )
    outcome = replace(outcome, remarks=remarks, errors=(*errors, *outcome.errors))
    return failing(outcome, *catalog.errors, *loaded.errors)


def part_examiner(path: Path, plan: Plan, loaded: LoadedGlossary) -> Callable[[int, int], Part]:
    """A function that gives what the checks of single units say of the `number`th of `count` parts of a catalog."""
    data = read(path)
    digest, catalog = digest_of(data), _parsed(data, str(path))
    context = _context(path, plan, loaded, catalog)
    run = unit_examiner(_runnable(path, plan, loaded)[0])
    readings = context.read(catalog.units)

    def examine(number: int, count: int) -> Part:
        mine = readings[len(readings) * number // count : len(readings) * (number + 1) // count]
        problems: dict[int, UnitProblems] = {}
        for reading in mine:
            problems[reading.index] = run(reading)
            reading.forget()
        return part_of(digest, problems, mine)

    return examine


@lru_cache(maxsize=1)
def _parsed(data: bytes, path: str) -> Catalog:
    """A catalog with what could be read of it; kept because a big one is wanted in parts first and then whole."""
    return po.parse(data, path, recover=True)


def _context(path: Path, plan: Plan, loaded: LoadedGlossary, catalog: Catalog) -> Context:
    return Context(
        settings=plan.settings,
        source_language=plan.settings.source_language,
        target_language=plan.language(catalog, path),
        report=plan.report,
        glossary=loaded.glossary,
    )


def _runnable(
    path: Path, plan: Plan, loaded: LoadedGlossary
) -> tuple[dict[str, Check], tuple[str, ...], tuple[Failure, ...]]:
    """The chosen checks that can run here, and what to say where the group `terms` cannot: an error if asked for."""
    chosen = _choose(plan)
    terms = {name for name, check in chosen.items() if check.group == TERMS}
    dropped = {"untranslated"} if path.suffix == ".pot" else set()
    if loaded.glossary is None:
        dropped |= terms
    checks = {name: check for name, check in chosen.items() if name not in dropped}
    if not terms or loaded.files:
        return checks, (), ()
    if TERMS in plan.select or terms & set(plan.select):
        return checks, (), (failure(InputError(NEEDS_GLOSSARY)),)
    return checks, (NO_GLOSSARY,), ()


def _choose(plan: Plan) -> dict[str, Check]:
    with plan.naming_settings():
        return choose(plan.select, plan.ignore)


def _severities(plan: Plan) -> dict[str, Severity]:
    """Check → severity where it is not the check's own; a group's name holds for its checks, the last one counts."""
    with plan.naming_settings():
        return {check: level for name, level in plan.severities.items() for check in choose([name])}
