"""The JSON of a lint run: a contract that other people's scripts rely on."""

from __future__ import annotations

import json
from typing import Any

from toolkit.model import Failure, Finding, LintReport, Span, State
from toolkit.reporters.paths import local

VERSION = 1


def render(report: LintReport) -> str:
    """One object with `version`, `findings`, `errors` and `summary`."""
    counts = {str(severity): number for severity, number in report.counts().items()}
    content = {
        "version": VERSION,
        "findings": [_finding(finding, report) for finding in report.findings],
        "errors": [_failure(failure, report) for failure in report.errors],
        "summary": {"units": report.units, **counts, "suppressed": report.suppressed} | _compared(report),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _compared(report: LintReport) -> dict[str, Any]:
    """How much was compared, and which selected groups could not run."""
    skipped = [
        {
            "group": one.group,
            "source": one.source,
            "target": one.target,
            "reason": one.reason,
            "catalogs": [local(path, report) for path in one.catalogs],
        }
        for one in report.skipped
    ]
    return {"checked": {"figures": report.figures or 0, "terms": report.terms or 0}, "skipped": skipped}


def _finding(finding: Finding, report: LintReport) -> dict[str, Any]:
    return {
        "check": finding.check,
        "group": finding.group,
        "severity": str(finding.severity),
        "message": finding.message,
        "suggestion": finding.suggestion,
        "path": local(finding.path, report),
        "line": finding.line,
        "column": finding.column,
        "unit": finding.unit,
        "source": _span(finding.source),
        "target": _span(finding.target),
        "fingerprint": finding.fingerprint,
    } | ({"state": str(State.NEEDS_REVIEW)} if finding.needs_review else {})


def _span(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _failure(failure: Failure, report: LintReport) -> dict[str, Any]:
    path = None if failure.path is None else local(failure.path, report)
    return {"message": failure.message, "path": path, "line": failure.line, "column": failure.column}
