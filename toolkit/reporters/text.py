"""For people: `file:line:column: severity: message [check]`, both texts with the offending part marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from toolkit.model import Finding, LintReport, Severity, Span
from toolkit.reporters.messages import COUNTED, summary, summed_up, visible
from toolkit.reporters.paths import local

#: (text, SGR code) → the text as it is printed.
Paint = Callable[[str, str], str]

#: Columns of text shown before and after the offending part, and of that part itself.
AROUND = 32
PART = 60

#: Terminal colours by severity (SGR codes); the summary takes the heaviest.
COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def render(report: LintReport, *, colour: bool = False) -> str:
    """All findings and a summary line; `colour` adds the escapes of a terminal."""
    paint = _paint if colour else _plain
    lines: list[str] = []
    for finding in summed_up(report.findings):
        lines += _finding(finding, report, paint)
    heaviest = next((severity for severity, number in report.counts().items() if number), None)
    lines.append(paint(summary(report), f"1;{COLOURS[heaviest]}" if heaviest else "1;32"))
    return "\n".join(lines) + "\n"


def _line(finding: Finding, report: LintReport, paint: Paint) -> str:
    place = f"{visible(local(finding.path, report))}:{finding.line}:{finding.column}"
    severity = paint(finding.severity, f"1;{COLOURS[finding.severity]}")
    return f"{paint(place, '1')}: {severity}: {visible(finding.message)} {paint(f'[{finding.check}]', '2')}"


def _finding(finding: Finding, report: LintReport, paint: Paint) -> list[str]:
    lines = [_line(finding, report, paint)]
    if finding.check in COUNTED:
        return lines
    source, target = report.texts.get((finding.path, finding.unit or ""), ("", ""))
    if finding.source or not finding.target:
        lines += _excerpt(source, finding.source, finding.severity, paint)
    if target and (finding.target or finding.source):
        lines += _excerpt(target, finding.target, finding.severity, paint)
    if finding.suggestion:
        lines.append(f"    {paint('suggested:', '2')} {visible(finding.suggestion)}")
    return lines


def _excerpt(text: str, span: Span | None, severity: Severity, paint: Paint) -> list[str]:
    """The part of a text around a span, and a line of carets under the span."""
    if not text:
        return []
    if span is None:
        return [f"    {_head(text, 2 * AROUND + PART)}"]
    if text[span.start : span.end] != span.text:  # two units of one source: the text at hand is the other's
        text, span = span.text, Span(0, len(span.text), span.text)
    # Slices of what is shown: copying all of a long text for each of its findings takes longer than everything else.
    before = _tail(text[max(0, span.start - AROUND - 2) : span.start], AROUND)
    part = _head(text[span.start : span.end], PART)
    after = _head(text[span.end : span.end + AROUND + 2], AROUND)
    marks = "^" * max(1, _width(part))
    colour = f"1;{COLOURS[severity]}"
    return [f"    {before}{paint(part, colour)}{after}", f"    {' ' * _width(before)}{paint(marks, colour)}"]


def _head(text: str, columns: int) -> str:
    """As much of a text's start as fits, with an ellipsis where it was cut."""
    shown = visible(text[: columns + 1])
    if len(text) <= columns + 1 and _width(shown) <= columns:
        return shown
    while _width(shown) > columns - 1:
        shown = shown[:-1]
    return shown + "…"


def _tail(text: str, columns: int) -> str:
    """As much of a text's end as fits, with an ellipsis where it was cut."""
    shown = visible(text[-columns - 1 :])
    if len(text) <= columns + 1 and _width(shown) <= columns:
        return shown
    while _width(shown) > columns - 1:
        shown = shown[1:]
    return "…" + shown


def _width(text: str) -> int:
    """Columns on a terminal: two for a Chinese character, none for a combining mark."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _plain(text: str, code: str) -> str:  # noqa: ARG001  # the form of _paint
    return text
