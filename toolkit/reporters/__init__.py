"""Findings for people and CI: one module a format, each with `render(report) -> str`."""

from __future__ import annotations

from importlib import import_module

from toolkit.model import LintReport

#: Format → what it is for. The module has the format's name and is imported when the format is asked for.
REPORTERS = {
    "text": "for people: the place, both texts with the offending part marked, a suggestion",
    "json": "for scripts: every finding with offsets, places and fingerprints",
    "sarif": "SARIF 2.1.0: code scanning and editors",
    "github": "GitHub workflow commands: annotations on a pull request",
    "gitlab": "GitLab Code Quality",
    "junit": "JUnit XML: test reports of most CI servers",
    "checkstyle": "Checkstyle XML: review bots and editors",
}


def render(form: str, report: LintReport) -> str:
    """The report in one of the formats of REPORTERS, ending in a line break."""
    text: str = import_module(f"{__name__}.{form}").render(report)
    return text
