"""GitLab Code Quality: the JSON that a merge request's widget reads (a subset of Code Climate's)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from toolkit.model import Failure, LintReport, Severity
from toolkit.reporters.messages import with_suggestion
from toolkit.reporters.paths import in_repository

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: LintReport) -> str:
    """A list of issues; what could not be read is a blocker."""
    issues = [_failure(failure, report) for failure in report.errors_alone()]
    for finding in report.findings:
        place = _location(finding.path, finding.line, report)
        issues.append(
            {
                "description": with_suggestion(finding),
                "check_name": finding.check,
                "fingerprint": finding.fingerprint,
                "severity": SEVERITIES[finding.severity],
                "location": place,
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _failure(failure: Failure, report: LintReport) -> dict[str, Any]:
    location = _location(failure.path or report.folder, failure.line or 1, report)
    known_by = f"{location['path']}\x00{failure.line}\x00{failure.message}"
    return {
        "description": failure.message,
        "check_name": "unreadable",
        "fingerprint": hashlib.sha256(known_by.encode("utf-8", "replace")).hexdigest(),
        "severity": "blocker",
        "location": location,
    }


def _location(path: str, line: int, report: LintReport) -> dict[str, Any]:
    return {"path": in_repository(path, report), "lines": {"begin": line}}
