"""Findings and errors as an editor shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lsprotocol import types as lsp

from toolkit.errors import ToolkitError
from toolkit.model import Finding, Severity
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.text import Text

SOURCE = "toolkit"
LEVELS = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}
#: Checks that would mark nearly every unit of a draft: a faint hint.
FAINT = frozenset({"untranslated", "needs-review"})
#: The check that repeats what could not be read.
SYNTAX = "catalog-syntax"
#: What a finding on another plural form begins with.
_FORM = re.compile(r"msgstr\[(\d+)\]: ")
_UNNEEDED = frozenset({"unused-suppression"})


def of_file(document: CatalogDocument) -> list[lsp.Diagnostic]:
    """What cannot be read of a catalog, or keeps it from being checked, and the findings on the file."""
    found = list(of_errors(document.text, document.catalog.errors))
    found += [of_elsewhere(error) for error in document.catalog.kept.loaded.errors]
    if document.catalog.errors:  # the rest may have moved since, and is looked for again once the file can be read
        return found
    return found + [at_place(document.text, finding) for finding in document.about if finding.check != SYNTAX]


def of_finding(document: CatalogDocument, finding: Finding) -> lsp.Diagnostic:
    """A finding on a unit: at its place in the translation, or at `msgstr` where it has none there."""
    unit = document.catalog.unit(finding.unit or "")
    about = []
    if finding.source is not None:
        there = document.range(unit, "source", finding.source.start, finding.source.end)
        about.append(lsp.DiagnosticRelatedInformation(lsp.Location(document.uri, there), finding.source.text))
    return _diagnostic(finding, range_of(document, finding), about)


def range_of(document: CatalogDocument, finding: Finding) -> lsp.Range:
    """Where a finding on a unit is shown."""
    unit = document.catalog.unit(finding.unit or "")
    if finding.target is not None and finding.target.end > finding.target.start:
        return document.range(unit, "target", finding.target.start, finding.target.end)
    form = _FORM.match(finding.message)
    places = document.places(unit, "target", int(form[1]) if form else 0)
    start = places.word if places else 0
    return document.text.range(start, start + len("msgstr"))


def at_place(text: Text, finding: Finding) -> lsp.Diagnostic:
    """A finding on a file: from its place to the end of the line."""
    return _diagnostic(finding, _rest_of_line(text, finding.line, finding.column))


def of_errors(text: Text, errors: Iterable[ToolkitError]) -> Iterator[lsp.Diagnostic]:
    """What cannot be read, each at its place; at the first line where it has none."""
    for error in errors:
        where = _rest_of_line(text, error.line or 1, error.column or 1)
        yield lsp.Diagnostic(where, error.message, lsp.DiagnosticSeverity.Error, source=SOURCE)


def of_elsewhere(error: ToolkitError) -> lsp.Diagnostic:
    """An error in another file, which keeps this one from being checked: in the first line, with its place."""
    first = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
    return lsp.Diagnostic(first, str(error), lsp.DiagnosticSeverity.Error, source=SOURCE)


def _rest_of_line(text: Text, line: int, column: int) -> lsp.Range:
    start = text.place(line, column)
    return text.range(start, max(start, text.line_end(start)))


def _diagnostic(
    finding: Finding, where: lsp.Range, about: list[lsp.DiagnosticRelatedInformation] | None = None
) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        where,
        finding.message,
        lsp.DiagnosticSeverity.Hint if finding.check in FAINT else LEVELS[finding.severity],
        finding.check,
        source=SOURCE,
        tags=[lsp.DiagnosticTag.Unnecessary] if finding.check in _UNNEEDED else None,
        related_information=about or None,
    )
