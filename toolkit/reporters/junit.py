"""JUnit XML: a suite a file, a case a finding, a passed case where a file has none, and what was skipped.

A case fails only if its finding does: a CI service that reads the file must not contradict the exit code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model import Failure, Finding, LintReport
from toolkit.reporters.messages import summed_up, with_suggestion
from toolkit.reporters.paths import local
from toolkit.reporters.xml import tag, text


def render(report: LintReport) -> str:
    """Findings that fail are failures, others pass with their message; what could not be read is an error."""
    by_file: dict[str, list[Finding]] = {path: [] for path in report.files}
    for finding in summed_up(report.findings):
        by_file.setdefault(finding.path, []).append(finding)
    failures = sum(report.fails(finding) for findings in by_file.values() for finding in findings)
    errors = report.errors_alone()
    skipped = report.skipped_lines()
    tests = sum(max(1, len(findings)) for findings in by_file.values()) + len(errors) + len(skipped)
    totals: dict[str, object] = {"tests": tests, "failures": failures, "errors": len(errors)}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', tag("testsuites", {"name": "toolkit lint", **totals})]
    for path, findings in by_file.items():
        lines += _suite(local(path, report), findings, report)
    if errors:
        lines += _errors(errors, report)
    if skipped:
        lines += _skipped(skipped)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(path: str, findings: list[Finding], report: LintReport) -> Iterator[str]:
    failures = sum(map(report.fails, findings))
    yield "  " + tag("testsuite", {"name": path, "tests": max(1, len(findings)), "failures": failures, "errors": 0})
    if not findings:
        yield "    " + tag("testcase", {"name": "no findings", "classname": path}, closed=True)
    for finding in findings:
        yield from _case(path, finding, failed=report.fails(finding))
    yield "  </testsuite>"


def _case(path: str, finding: Finding, *, failed: bool) -> Iterator[str]:
    place = f"{finding.line}:{finding.column}"
    yield "    " + tag("testcase", {"name": f"{finding.check} at {place}", "classname": path})
    message = with_suggestion(finding)
    content = text(f"{path}:{place}: {finding.severity}: {message}")
    if failed:
        yield f"      {tag('failure', {'type': finding.check, 'message': message})}{content}</failure>"
    else:
        yield f"      <system-out>{content}</system-out>"
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
