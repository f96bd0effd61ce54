"""The run itself: which readings a check sees, and problems completed to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.checks import Check
from toolkit.context import Context, Reading
from toolkit.linter.fingerprint import Fingerprints
from toolkit.linter.suppressions import UNUSED, Suppressions
from toolkit.model import Finding, Glossary, Problem, Severity, State, Unit

#: Groups that look at every unit; the others see translated units only (DESIGN section 4).
SEES_ALL = frozenset({"catalog"})

#: (index of the unit, offset in its target or None) → line and column in the file.
Locate = Callable[[int, int | None], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class LintResult:
    """What came of linting one file: its findings in file order, how many were suppressed, how many units it has."""

    findings: tuple[Finding, ...]
    suppressed: int = 0
    units: int = 0


def lint_catalog(
    units: Sequence[Unit],
    context: Context,
    checks: Mapping[str, Check],
    *,
    path: str,
    locate: Locate,
    severities: Mapping[str, Severity] | None = None,
) -> LintResult:
    """Run the checks over the units of one catalog that are not obsolete.

    `severities` overrides checks' default severities and what they say of single problems.
    """
    readings = [reading for reading in context.read(units) if not reading.unit.obsolete]
    finish = _Finisher(path, context, locate, severities or {}, readings)
    found = [finding for check in checks.values() for finding in finish(check, _problems(check, readings, context))]
    suppressions = Suppressions(readings)
    kept = [finding for finding in found if not suppressions.accepts(finding)]
    if UNUSED in checks:
        kept += finish(checks[UNUSED], suppressions.unused(checks))
    kept.sort(key=_order)
    return LintResult(tuple(kept), suppressions.used, len(readings))


def lint_glossary(
    glossary: Glossary, context: Context, checks: Mapping[str, Check], severities: Mapping[str, Severity] | None = None
) -> LintResult:
    """Run the checks of the group `glossary`."""
    found: list[Finding] = []
    fingerprints = Fingerprints("", "")
    for check in checks.values():
        for problem in check.glossary(glossary, context) if check.glossary else ():
            path = problem.path or ""
            severity = (severities or {}).get(check.name, problem.severity or check.severity)
            found.append(
                Finding(
                    check=check.name,
                    group=check.group,
                    severity=severity,
                    message=problem.message,
                    path=path,
                    line=problem.line,
                    column=problem.column,
                    fingerprint=fingerprints.of(check.name, None, problem.message, ""),
                    suggestion=problem.suggestion,
                )
            )
    found.sort(key=_order)
    return LintResult(tuple(found))


def _problems(check: Check, readings: Sequence[Reading], context: Context) -> Iterator[tuple[Reading, Problem]]:
    seen = readings
    if check.group not in SEES_ALL:
        seen = [reading for reading in readings if reading.unit.state is State.TRANSLATED]
    by_index = {reading.index: reading for reading in seen}
    if check.unit is not None:
        for reading in seen:
            for problem in check.unit(reading, context):
                yield reading, problem
    if check.catalog is not None:
        for problem in check.catalog(seen, context):
            assert problem.unit is not None, f"{check.name} names no unit"
            yield by_index[problem.unit], problem


class _Finisher:
    """Completes problems to findings of one file."""

    def __init__(
        self,
        path: str,
        context: Context,
        locate: Locate,
        severities: Mapping[str, Severity],
        readings: Sequence[Reading],
    ) -> None:
        self.path = path
        self.locate = locate
        self.severities = severities
        self.fingerprints = Fingerprints(context.target_language, context.report)
        self.readings = {reading.index: reading for reading in readings}

    def __call__(self, check: Check, problems: Iterator[tuple[Reading, Problem]]) -> Iterator[Finding]:
        for reading, problem in problems:
            line, column = self.locate(reading.index, problem.target.start if problem.target else None)
            source, target = problem.source, problem.target
            yield Finding(
                check=check.name,
                group=check.group,
                severity=self.severities.get(check.name, problem.severity or check.severity),
                message=problem.message,
                path=self.path,
                line=line,
                column=column,
                fingerprint=self.fingerprints.of(
                    check.name, reading.unit.key, source.text if source else "", target.text if target else ""
                ),
                suggestion=problem.suggestion,
                unit=reading.unit.key,
                source=source,
                target=target,
            )


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.path, finding.line, finding.column, finding.severity.rank, finding.check, finding.fingerprint)
