"""Run the checks over a catalog or glossary: which units a check sees, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.checks import STYLE, Check, CheckCatalog, CheckUnit
from toolkit.context import CatalogFile, Context, Reading
from toolkit.linter.findings import FindingBuilder, GlossaryFindingBuilder, Locate
from toolkit.linter.skipping import NUMBERS, TERMS, fitting
from toolkit.linter.suppressions import UNUSED, Suppressions
from toolkit.model import Glossary, Outcome, Problem, Severity, Unit

#: Problems, each with the name of its check.
UnitProblems = list[tuple[str, Problem]]


class Examined(NamedTuple):
    """What the checks of single units found in one unit, and how many of its figures and terms were compared."""

    problems: UnitProblems
    figures: int = 0
    terms: int = 0


#: Examines a unit: by running its checks, or by asking another process.
Examine = Callable[[Reading, Callable[[Reading], Examined]], Examined]


def lint_catalog(
    units: Sequence[Unit],
    context: Context,
    checks: Mapping[str, Check],
    *,
    path: str,
    locate: Locate,
    severities: Mapping[str, Severity] | None = None,
    file: CatalogFile | None = None,
    examine: Examine | None = None,
) -> Outcome:
    """Run the checks over the units of one catalog that are not obsolete, and over its file where that is given.

    `severities` overrides the severities of checks and of their problems. `examine` is called with each unit and the
    function that runs its checks: to use earlier results, or to show progress.
    """
    checks = fitting(checks, context)
    readings = [reading for reading in context.read(units) if not reading.unit.obsolete]
    examined = list(_examined(checks, readings, examine))
    wide = catalog_problems(checks, readings, context)
    if file is not None:
        wide += file_problems(checks, file)
    build = FindingBuilder(path, context, locate, severities or {}, readings)
    return outcome_of(readings, checks, examined, wide, build)


def outcome_of(
    readings: Sequence[Reading],
    checks: Mapping[str, Check],
    examined: Sequence[Examined],
    wide: UnitProblems,
    build: FindingBuilder,
) -> Outcome:
    """What was found in single units and in the whole catalog as one outcome, without what a comment accepts."""
    problems = [found for one in examined for found in one.problems] + wide
    found = [build.finding(checks[name], problem) for name, problem in problems if not problem.broke]
    errors = [build.failure(problem) for _, problem in problems if problem.broke]
    suppressions = Suppressions(readings)
    kept = [finding for finding in found if not suppressions.accepts(finding)]
    if UNUSED in checks:
        kept += [build.finding(checks[UNUSED], problem) for problem in suppressions.unused(checks)]
    kept.sort(key=lambda finding: finding.order)
    return Outcome(
        findings=tuple(kept),
        errors=tuple(errors),
        units=len(readings),
        suppressed=suppressions.used,
        texts=build.texts(kept),
        ran=frozenset(checks),
        figures=tuple(one.figures for one in examined) if _any(checks, NUMBERS) else None,
        terms=tuple(one.terms for one in examined) if _any(checks, TERMS) else None,
    )


def lint_glossary(
    glossary: Glossary, context: Context, checks: Mapping[str, Check], severities: Mapping[str, Severity] | None = None
) -> Outcome:
    """Run the checks of the group `glossary`."""
    build = GlossaryFindingBuilder(glossary, severities or {})
    found = [
        build.finding(check, problem)
        for check in checks.values()
        if check.glossary is not None
        for problem in check.glossary(glossary, context)
    ]
    return Outcome(findings=tuple(sorted(found, key=lambda finding: finding.order)), ran=frozenset(checks))


def unit_examiner(checks: Mapping[str, Check]) -> Callable[[Reading], Examined]:
    """A function that runs all checks of single units over one unit, and counts what they compare."""
    of_units = [(name, check.unit) for name, check in checks.items() if check.unit]
    of_any = [(name, unit) for name, unit in of_units if checks[name].sees_all]
    of_others = [(name, unit) for name, unit in of_units if checks[name].group != NUMBERS]
    figures, terms = _any(checks, NUMBERS), _any(checks, TERMS)

    def problems(reading: Reading) -> UnitProblems:
        chosen = of_units if reading.has_target else of_any
        try:
            if figures and reading.has_target and not reading.comparison.discrepancies:
                chosen = of_others  # the checks of figures report nothing but discrepancies
            return [(name, problem) for name, unit in chosen for problem in unit(reading)]
        except Exception:  # one of them failed: find out which, and keep the findings of the others
            return [found for name, unit in chosen for found in _guarded(name, reading.index, unit, reading)]

    of_forms = [(name, unit) for name, unit in of_units if checks[name].safe or checks[name].group == STYLE]

    def examine(reading: Reading) -> Examined:
        found = problems(reading)
        if reading.unit.plural_targets and reading.has_target:
            found += _of_forms(reading, of_forms)
        if not reading.has_target:
            return Examined(found)
        try:
            return Examined(found, reading.compared_figures if figures else 0, reading.compared_terms if terms else 0)
        except Exception:  # the checks that failed for the same reason are among the problems
            return Examined(found)

    return examine


def _of_forms(reading: Reading, checks: Sequence[tuple[str, CheckUnit]]) -> UnitProblems:
    """What the checks of wording and spaces find in the plural forms after the first one, each by itself.

    The other checks compare the first form with the source. A problem's place is the unit, and it says which form.
    """
    found: UnitProblems = []
    for number, unit in enumerate(reading.unit.other_forms, 1):
        [form] = reading.context.read([unit])
        for name, check in checks if unit.target else ():
            for _, problem in _guarded(name, reading.index, check, form):
                message = f"msgstr[{number}]: {problem.message}"
                found.append((name, Problem(message, severity=problem.severity, broke=problem.broke)))
    return found


def _any(checks: Mapping[str, Check], group: str) -> bool:
    return any(check.needs == group for check in checks.values())


def _examined(checks: Mapping[str, Check], readings: Sequence[Reading], examine: Examine | None) -> Iterator[Examined]:
    run = unit_examiner(checks)
    for reading in readings:
        yield placed(examine(reading, run) if examine else run(reading), reading)
        reading.forget()


def placed(found: Examined, reading: Reading) -> Examined:
    """What was found in a unit, with its problems at the unit's index."""
    if not found.problems:
        return found
    return found._replace(problems=[(name, problem.at_unit(reading.index)) for name, problem in found.problems])


def catalog_problems(checks: Mapping[str, Check], readings: Sequence[Reading], context: Context) -> UnitProblems:
    """What the checks of whole catalogs find in one."""
    wide = [check for check in checks.values() if check.catalog]
    return [found for check in wide for found in problems_of(check, check.catalog, readings, context)]


def problems_of(
    check: Check, function: CheckCatalog | None, readings: Sequence[Reading], context: Context
) -> UnitProblems:
    """What a check of whole catalogs finds in one, by a function that does as the check's own does."""
    seen = readings if check.sees_all else [reading for reading in readings if reading.has_target]
    return _guarded(check.name, None, function, seen, context)


def file_problems(checks: Mapping[str, Check], file: CatalogFile) -> UnitProblems:
    """What the checks of files find in one."""
    return [found for check in checks.values() for found in _guarded(check.name, None, check.file, file)]


def _guarded(
    name: str, unit: int | None, function: Callable[..., Iterable[Problem]] | None, *arguments: object
) -> UnitProblems:
    """The problems that a check finds; an exception becomes a problem too, and costs no other finding."""
    found: UnitProblems = []
    try:
        for problem in function(*arguments) if function else ():
            found.append((name, problem))
    except Exception as error:  # keep the other findings, whatever it is
        first_line = f"{type(error).__name__}: {error}".split("\n")[0]
        message = f"the check {name} failed here; this is a bug in toolkit, please report it ({first_line})"
        found.append((name, Problem(message, unit=unit, broke=True)))
    return found
