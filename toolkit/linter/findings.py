"""Make findings from problems: add the place in the file, the severity and the fingerprint."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from toolkit.checks import Check
from toolkit.context import Context, Reading
from toolkit.linter.fingerprint import Fingerprints
from toolkit.model import Failure, Finding, Glossary, Problem, Severity, Span, State

#: (index of the unit, offset in its target or None) → line and column in the file.
Locate = Callable[[int, int | None], tuple[int, int]]


class FindingBuilder:
    """Makes findings from the problems of one catalog."""

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
        self.units = {reading.index: reading.unit for reading in readings}
        self.keys: dict[int, str] = {}

    def finding(self, check: Check, problem: Problem) -> Finding:
        """The finding of a problem with a unit, or with the file as a whole where it names none."""
        unit = None if problem.unit is None else self.units[problem.unit]
        key = None if problem.unit is None else self._key(problem.unit)
        needs_review = unit is not None and unit.state is State.NEEDS_REVIEW
        severity = self.severities.get(check.name, problem.severity or check.severity)
        if needs_review and not check.sees_all and severity is Severity.ERROR:
            severity = Severity.WARNING
        place, end = self._place(problem)
        source, target = problem.source, problem.target
        return Finding(
            check=check.name,
            group=check.group,
            severity=severity,
            message=problem.message,
            path=self.path,
            line=place[0],
            column=place[1],
            fingerprint=self.fingerprints.of(
                check.name, key, source.text if source else "", target.text if target else ""
            ),
            suggestion=problem.suggestion,
            unit=key,
            source=source,
            target=target,
            end=end,
            needs_review=needs_review,
        )

    def failure(self, problem: Problem) -> Failure:
        """The failure of a check that raised an exception."""
        (line, column), _ = self._place(problem)
        return Failure(problem.message, self.path, line, column)

    def texts(self, findings: Iterable[Finding]) -> dict[str, tuple[str, str]]:
        """Source and target of the findings' units, by key."""
        wanted = {finding.unit for finding in findings if finding.unit}
        units = ((self._key(index), unit) for index, unit in self.units.items()) if wanted else ()
        return {key: (unit.source, unit.target) for key, unit in units if key in wanted}

    def _key(self, unit: int) -> str:
        """The key of the unit at an index; a long text is hashed once and not for each of its findings."""
        if unit not in self.keys:
            self.keys[unit] = self.units[unit].key
        return self.keys[unit]

    def _place(self, problem: Problem) -> tuple[tuple[int, int], tuple[int, int] | None]:
        if problem.unit is None:
            return (problem.line, problem.column), None
        if problem.target is None:
            return self.locate(problem.unit, None), None
        return self.locate(problem.unit, problem.target.start), self._end(problem.unit, problem.target)

    def _end(self, unit: int, span: Span) -> tuple[int, int] | None:
        """The place after the last character of a span, on that character's line; None for an empty span."""
        if span.end <= span.start:
            return None
        last, after = self.locate(unit, span.end - 1), self.locate(unit, span.end)
        return after if after[0] == last[0] else (last[0], last[1] + 1)


class GlossaryFindingBuilder:
    """Makes findings from the problems of a glossary; their fingerprints hold a concept's id in place of a unit's."""

    def __init__(self, glossary: Glossary, severities: Mapping[str, Severity]) -> None:
        self.severities = severities
        self.fingerprints = Fingerprints("", "")
        places = ((concept.place, concept.id) for concept in glossary.concepts if concept.place)
        self.starts = sorted((place.path, place.line, place.column, identity) for place, identity in places)

    def finding(self, check: Check, problem: Problem) -> Finding:
        """The finding of a problem at its path, line and column."""
        path = problem.path or ""
        return Finding(
            check=check.name,
            group=check.group,
            severity=self.severities.get(check.name, problem.severity or check.severity),
            message=problem.message,
            path=path,
            line=problem.line,
            column=problem.column,
            fingerprint=self.fingerprints.of(check.name, self._concept(path, problem.line), "", ""),
            suggestion=problem.suggestion,
        )

    def _concept(self, path: str, line: int) -> str:
        """The id of the concept that a line belongs to: the last one that begins at or above it."""
        number = bisect_right(self.starts, (path, line, float("inf"))) - 1
        return self.starts[number][3] if number >= 0 and self.starts[number][0] == path else ""
