"""The text of findings and summaries, as several reporters print it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model import Finding, LintReport
from toolkit.model.plural import plural

#: Characters that would break a line, move a terminal's cursor or be refused by XML.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")

#: Checks with one line for each catalog where people read, since a draft would have thousands: the verb for one unit
#: and for several.
COUNTED = {
    "untranslated": ("is not translated", "are not translated"),
    "needs-review": ("needs review", "need review"),
}


def summary(report: LintReport) -> str:
    """One line about the whole run: `2 errors, 1 note in 29 units (155 figures, 187 terms compared); 3 suppressed`."""
    counts = [plural(number, severity) for severity, number in report.counts().items() if number]
    parts = [f"{', '.join(counts) or 'no findings'} in {_scope(report)}"]
    if report.suppressed:
        parts.append(f"{report.suppressed:,} suppressed")
    if report.errors:
        parts.append(f"incomplete: {plural(len(report.errors), 'problem')}")
    return "; ".join(parts)


def _scope(report: LintReport) -> str:
    """What was linted, and how much of it was compared."""
    if not report.units and report.files and all(file.endswith((".yaml", ".yml")) for file in report.files):
        return "the glossary"
    counts = [(report.figures, "figure"), (report.terms, "term")]
    compared = ", ".join(plural(number, noun) for number, noun in counts if number is not None)
    return plural(report.units, "unit") + (f" ({compared} compared)" if compared else "")


def summed_up(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings with those of a check in COUNTED as one a catalog: the first, its message the number of units."""
    counted = Counter((finding.path, finding.check) for finding in findings if finding.check in COUNTED)
    for finding in findings:
        if finding.check not in COUNTED:
            yield finding
        elif number := counted.pop((finding.path, finding.check), 0):
            one, many = COUNTED[finding.check]
            message = f"1 unit {one}" if number == 1 else f"{number:,} units {many}; this is the first"
            yield replace(finding, message=message)


def with_suggestion(finding: Finding) -> str:
    """The message, and what to write instead where that is known."""
    return f"{finding.message}; suggested: {finding.suggestion}" if finding.suggestion else finding.message


def visible(text: str) -> str:
    """The text with unprintable characters shown as an escape."""
    return UNPRINTABLE.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return short.get(character) or f"\\u{ord(character):04x}"
