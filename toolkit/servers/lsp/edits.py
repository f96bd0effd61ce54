"""Changes of a catalog as edits of its text, as small as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lsprotocol import types as lsp

from toolkit.catalogs.commenting import suppression, with_comment
from toolkit.catalogs.mending import mended
from toolkit.catalogs.reviewed import finished, with_review
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.formats.po.strings import escape
from toolkit.model import Finding, State, Unit
from toolkit.project.formatting import as_fmt
from toolkit.project.linting.fixing import repaired
from toolkit.project.linting.languages import folder_language
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.text import Text
from toolkit.workspace import OpenUnit

#: The placeholder for the reason that a person has yet to write.
_REASON = "reason"


def suggested(document: CatalogDocument, finding: Finding) -> list[lsp.TextEdit]:
    """The suggestion of a finding in the place of what it is about; none where it has no such place."""
    if finding.suggestion is None or finding.target is None:
        return []
    unit = document.catalog.unit(finding.unit or "")
    where = document.range(unit, "target", finding.target.start, finding.target.end)
    return [lsp.TextEdit(where, escape(finding.suggestion))]


def accepted(document: CatalogDocument, finding: Finding) -> tuple[list[lsp.TextEdit], lsp.Position]:
    """The comment that accepts a finding, up to its reason, and the place where that is to be written.

    Without a reason nothing is accepted: the finding stays until somebody writes one.
    """
    unit = document.catalog.unit(finding.unit or "")
    line = suppression(finding.check, finding.quoted, _REASON).removesuffix(_REASON)
    new = replace(unit.unit, comments=with_comment(unit.comments, [line]))
    after = written(document, unit, new)
    end = Text(after).line_end(after.find(f"# {line.rstrip()}", document.extent(unit)[0]))
    return document.text.becoming(after), Text(after, document.text.encoding).position(end)


def reviewed(document: CatalogDocument, unit: OpenUnit, name: str) -> list[lsp.TextEdit]:
    """The unit marked as translated, with the comment that a person has reviewed it; without a name only marked."""
    comments = with_review(unit.unit, name) if name else unit.comments
    return document.text.becoming(written(document, unit, finished(replace(unit.unit, comments=comments))))


def to_review(document: CatalogDocument, unit: OpenUnit) -> list[lsp.TextEdit]:
    """The unit marked as needing review."""
    return document.text.becoming(written(document, unit, replace(unit.unit, state=State.NEEDS_REVIEW)))


def all_safe(document: CatalogDocument) -> Sequence[lsp.TextEdit]:
    """All repairs of `toolkit lint --fix`. Raises InputError where the catalog cannot be read whole."""
    kept = document.catalog.kept
    folder = "" if document.path.suffix == ".pot" else folder_language(document.path, kept.plan.project)
    data = repaired(document.path, document.catalog.data, kept.context, kept.checks, folder).after
    return document.text.becoming(document.decoded(data))


def formatted(document: CatalogDocument) -> Sequence[lsp.TextEdit]:
    """The catalog as `toolkit fmt` writes it. Raises InputError where it cannot be read whole, or is not in UTF-8: the
    header would say so, and the editor would save it as before.
    """
    charset = document.catalog.catalog.charset
    if charset != "UTF-8":
        raise InputError(f"is in {charset}; toolkit fmt changes it to UTF-8")
    return document.text.becoming(document.decoded(po.canonical(mended(document.catalog.catalog))))


def written(document: CatalogDocument, unit: OpenUnit, new: Unit) -> str:
    """The text with one entry as `toolkit fmt` would write it, and every other character as it was."""
    start, end = document.extent(unit)
    before = document.text.value
    return before[:start] + po.entry_text(unit.unit, as_fmt(new)) + before[end:]
