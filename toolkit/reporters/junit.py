"""JUnit XML: a suite a file, a failed case a finding, a passed case where a file has none, and what was skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model import Failure, Finding, LintReport, Severity
from toolkit.reporters.messages import with_suggestion
from toolkit.reporters.paths import local
from toolkit.reporters.xml import tag, text


def render(report: LintReport) -> str:
    """Errors and warnings are failures, notes pass with their message; what could not be read is an error."""
    by_file: dict[str, list[Finding]] = {path: [] for path in report.files}
    for finding in report.findings:
        by_file.setdefault(finding.path, []).append(finding)
    counts = report.counts()
    failures = counts[Severity.ERROR] + counts[Severity.WARNING]
    errors = report.errors_alone()
    skipped = report.skipped_lines()
    tests = sum(max(1, len(findings)) for findings in by_file.values()) + len(errors) + len(skipped)
    totals: dict[str, object] = {"tests": tests, "failures": failures, "errors": len(errors)}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', tag("testsuites", {"name": "toolkit lint", **totals})]
    for path, findings in by_file.items():
        lines += _suite(local(path, report), findings)
    if errors:
        lines += _errors(errors, report)
    if skipped:
        lines += _skipped(skipped)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(path: str, findings: list[Finding]) -> Iterator[str]:
    failures = sum(finding.severity is not Severity.NOTE for finding in findings)
    yield "  " + tag("testsuite", {"name": path, "tests": max(1, len(findings)), "failures": failures, "errors": 0})
    if not findings:
        yield "    " + tag("testcase", {"name": "no findings", "classname": path}, closed=True)
    for finding in findings:
        yield from _case(path, finding)
    yield "  </testsuite>"


def _case(path: str, finding: Finding) -> Iterator[str]:
    place = f"{finding.line}:{finding.column}"
    yield "    " + tag("testcase", {"name": f"{finding.check} at {place}", "classname": path})
    message = with_suggestion(finding)
    if finding.severity is Severity.NOTE:
        yield f"      <system-out>{text(message)}</system-out>"
    else:
        content = f"{path}:{place}: {finding.severity}: {message}"
        yield f"      {tag('failure', {'type': finding.check, 'message': message})}{text(content)}</failure>"
    yield "    </testcase>"


def _skipped(messages: Sequence[str]) -> Iterator[str]:
    count = len(messages)
    totals = {"tests": count, "failures": 0, "errors": 0, "skipped": count}
    yield "  " + tag("testsuite", {"name": "not checked", **totals})
    for message in messages:
        yield "    " + tag("testcase", {"name": message, "classname": "toolkit lint"})
        yield f"      {tag('skipped', {'message': message}, closed=True)}"
        yield "    </testcase>"
    yield "  </testsuite>"


def _errors(errors: Sequence[Failure], report: LintReport) -> Iterator[str]:
    count = len(errors)
    yield "  " + tag("testsuite", {"name": "toolkit lint", "tests": count, "failures": 0, "errors": count})
    for failure in errors:
        path = local(failure.path, report) if failure.path else "toolkit lint"
        place = ":".join(str(part) for part in (path, failure.line, failure.column) if part is not None)
        yield "    " + tag("testcase", {"name": "can be read", "classname": path})
        yield f"      {tag('error', {'message': failure.message})}{text(f'{place}: {failure.message}')}</error>"
        yield "    </testcase>"
    yield "  </testsuite>"
