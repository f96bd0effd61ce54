"""Checkstyle XML: what review bots and many editors read."""

from __future__ import annotations

from toolkit.model import LintReport, Severity
from toolkit.reporters.messages import with_suggestion
from toolkit.reporters.paths import local
from toolkit.reporters.xml import tag

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def render(report: LintReport) -> str:
    """A `file` element for every file that was linted, with an `error` element for every finding and error."""
    rows: dict[str, list[str]] = {path: [] for path in report.files}
    for failure in report.errors_alone():
        place: dict[str, object] = {"line": failure.line or 1, "column": failure.column or 1}
        row = {**place, "severity": "error", "message": failure.message, "source": "toolkit.unreadable"}
        rows.setdefault(failure.path or report.folder, []).append(tag("error", row, closed=True))
    for finding in report.findings:
        row = {
            "line": finding.line,
            "column": finding.column,
            "severity": SEVERITIES[finding.severity],
            "message": with_suggestion(finding),
            "source": f"toolkit.{finding.group}.{finding.check}",
        }
        rows.setdefault(finding.path, []).append(tag("error", row, closed=True))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, elements in rows.items():
        lines += ["  " + tag("file", {"name": local(path, report)}), *(f"    {one}" for one in elements), "  </file>"]
    return "\n".join([*lines, "</checkstyle>"]) + "\n"
