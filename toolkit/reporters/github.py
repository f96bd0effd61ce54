"""GitHub workflow commands (annotations on a pull request), and the job summary in Markdown.

Only about ten annotations show per level and step, so errors come first, units that only wait for a translator are one
annotation a catalog, and the summary has all of them.
"""

from __future__ import annotations

import re

from toolkit.model import Failure, Finding, LintReport, Severity
from toolkit.model.plural import plural
from toolkit.reporters.messages import summary, summed_up, visible, with_suggestion
from toolkit.reporters.paths import in_repository

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

#: Rows of the job summary: GitHub refuses a summary of more than 1 MiB.
ROWS = 1000

#: Characters that Markdown would take for markup, and HTML's.
MARKUP = re.compile(r"([\\`*_\[\]|<>~&$])")


def render(report: LintReport) -> str:
    """One workflow command a finding, in one foldable group a severity, and a plain summary line."""
    lines = [_command("error", failure.message, _failure_place(failure, report)) for failure in report.errors_alone()]
    findings = list(summed_up(report.findings))
    for severity, count in report.counts().items():
        if count:
            lines.append(f"::group::{plural(count, severity)}")
            lines += [_annotation(finding, report) for finding in findings if finding.severity is severity]
            lines.append("::endgroup::")
    return "\n".join([*lines, summary(report)]) + "\n"


def job_summary(report: LintReport) -> str:
    """The whole report as Markdown, for the file that GITHUB_STEP_SUMMARY names."""
    lines = ["### toolkit lint", "", summary(report), ""]
    if report.errors:
        lines += [f"- **cannot be read:** {_text(_plain_failure(failure, report))}" for failure in report.errors]
        lines.append("")
    if report.skipped:
        lines += [f"- {_text(line)}" for line in report.skipped_lines()]
        lines.append("")
    ordered = sorted(summed_up(report.findings), key=lambda finding: finding.severity.rank)
    if ordered:
        lines += ["| | place | message | check |", "|---|---|---|---|"]
        lines += [_row(finding, report) for finding in ordered[:ROWS]]
    if len(ordered) > ROWS:
        lines += ["", f"… and {plural(len(ordered) - ROWS, 'more finding')}."]
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding, report: LintReport) -> str:
    place: dict[str, object] = {
        "file": in_repository(finding.path, report),
        "line": finding.line,
        "col": finding.column,
    }
    if finding.end:
        place["endLine"], place["endColumn"] = finding.end
    place["title"] = finding.check
    return _command(COMMANDS[finding.severity], with_suggestion(finding), place)


def _failure_place(failure: Failure, report: LintReport) -> dict[str, object]:
    place: dict[str, object] = {}
    if failure.path is not None:
        place["file"] = in_repository(failure.path, report)
    if failure.line is not None:
        place["line"] = failure.line
        if failure.column is not None:
            place["col"] = failure.column
    return place | {"title": "cannot be read"}


def _plain_failure(failure: Failure, report: LintReport) -> str:
    place = [] if failure.path is None else [in_repository(failure.path, report)]
    if failure.line is not None:
        place.append(f"line {failure.line}")
    return ": ".join([*place, failure.message])


def _command(name: str, message: str, properties: dict[str, object]) -> str:
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    lines = message.replace("\r\n", "\n").split("\n")
    return f"::{name} {shown}::{_data(chr(10).join(visible(line) for line in lines))}"


def _data(text: str) -> str:
    """Escaped as GitHub's runner reads a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escaped as GitHub's runner reads a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding, report: LintReport) -> str:
    place = f"{in_repository(finding.path, report)}:{finding.line}"
    return f"| {finding.severity} | {_text(place)} | {_text(with_suggestion(finding))} | {_text(finding.check)} |"


def _text(text: str) -> str:
    return MARKUP.sub(r"\\\1", visible(text))
