"""SARIF 2.1.0 (OASIS): one run, its rules with their pages, results with regions and fingerprints."""

from __future__ import annotations

import json
from typing import Any

from toolkit import __version__
from toolkit.checks import Check, checks
from toolkit.model import Failure, Finding, LintReport, Skipped, State
from toolkit.reporters.messages import with_suggestion
from toolkit.reporters.paths import uri

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
FINGERPRINT = "toolkit/v1"


def render(report: LintReport) -> str:
    """The log: rules of the checks that found something, in the order of `toolkit checks`."""
    found = {finding.check for finding in report.findings}
    known = checks()
    rules = [*(name for name in known if name in found), *sorted(found - known.keys())]
    run = {
        "tool": {
            "driver": {
                "name": "toolkit",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(name, known.get(name)) for name in rules],
            }
        },
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules.index(finding.check), report) for finding in report.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, check: Check | None) -> dict[str, Any]:
    if check is None:
        return {"id": name}
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.summary},
        "help": {"text": check.page, "markdown": check.page.replace("::\n", ":\n")},
        "defaultConfiguration": {"level": str(check.severity)},
        "properties": {"tags": [check.group]},
    }


def _invocation(report: LintReport) -> dict[str, Any]:
    notifications = [_notification(failure, report) for failure in report.errors]
    notifications += [_skipped(one, report) for one in report.skipped]
    return {"executionSuccessful": not report.errors, "toolExecutionNotifications": notifications}


def _notification(failure: Failure, report: LintReport) -> dict[str, Any]:
    shown: dict[str, Any] = {"level": "error", "message": {"text": failure.message}}
    if failure.path is not None:
        place: dict[str, Any] = {"artifactLocation": _artifact(failure.path, report)}
        if failure.line is not None:
            place["region"] = {"startLine": failure.line}
            if failure.column is not None:
                place["region"]["startColumn"] = failure.column
        shown["locations"] = [{"physicalLocation": place}]
    return shown


def _skipped(skipped: Skipped, report: LintReport) -> dict[str, Any]:
    places = [{"physicalLocation": {"artifactLocation": _artifact(path, report)}} for path in skipped.catalogs]
    return {"level": "warning", "message": {"text": skipped.line}, "locations": places}


def _result(finding: Finding, rule: int, report: LintReport) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    if finding.end:
        region["endLine"], region["endColumn"] = finding.end
    if finding.target:
        region["snippet"] = {"text": finding.target.text}
    place = {"artifactLocation": _artifact(finding.path, report), "region": region}
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": str(finding.severity),
        "message": {"text": with_suggestion(finding)},
        "locations": [{"physicalLocation": place}],
        "fingerprints": {FINGERPRINT: finding.fingerprint},
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }
    if finding.needs_review:
        result["properties"] = {"state": str(State.NEEDS_REVIEW)}
    if finding.unit:
        logical = {"name": finding.unit, "kind": "resource"}
        result["locations"][0]["logicalLocations"] = [logical]
    return result


def _artifact(path: str, report: LintReport) -> dict[str, Any]:
    reference, relative = uri(path, report)
    return {"uri": reference, "uriBaseId": ROOT} if relative else {"uri": reference}
