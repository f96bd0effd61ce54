"""What an editor offers to do about a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from lsprotocol import types as lsp

from toolkit.errors import InputError, ToolkitError
from toolkit.model import Finding, State
from toolkit.project.linting.fixing import HEADER
from toolkit.servers.lsp import edits
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.diagnostics import of_finding, range_of
from toolkit.workspace import OpenUnit

#: The command that shows a place after an edit; its arguments are a URI and a position.
SHOW = "toolkit.show"
#: The command that makes all safe repairs of a URI: finding them takes too long to be done at every place.
REPAIR = "toolkit.repair"
FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.toolkit"
MARK = f"{lsp.CodeActionKind.Refactor.value}.review"
#: More units than these get no offers one by one.
MOST_UNITS = 20


def actions(
    document: CatalogDocument, start: int, end: int, only: Sequence[str], name: str, *, shows: bool
) -> Iterator[lsp.CodeAction]:
    """The actions for some offsets. `only` are kinds to keep to; `name` is who reviews; with `shows` the editor can
    be told to go to a place.
    """
    if _wanted(FIX_ALL, only):
        yield from _fix_all(document, only)
    if not (_wanted(lsp.CodeActionKind.QuickFix.value, only) or _wanted(MARK, only)):
        return
    units = list(document.units_in(start, end))
    for unit in units if len(units) <= MOST_UNITS else ():
        if _wanted(lsp.CodeActionKind.QuickFix.value, only):
            for finding in _near(document, unit, start, end):
                yield from _about(document, finding, shows=shows)
        if _wanted(MARK, only):
            yield from _marks(document, unit, name)


def _wanted(kind: str, only: Sequence[str]) -> bool:
    return not only or any(kind == one or kind.startswith(f"{one}.") for one in only)


def _near(document: CatalogDocument, unit: OpenUnit, start: int, end: int) -> Sequence[Finding]:
    """The findings of a unit at these offsets; all of them where none is just there."""
    found = document.known.get(unit.id, ())
    text = document.text
    meeting = []
    for finding in found:
        spans = [(text.offset(one.start), text.offset(one.end)) for one in _ranges(document, unit, finding)]
        if any(first <= end and start <= last for first, last in spans):
            meeting.append(finding)
    return meeting or found


def _ranges(document: CatalogDocument, unit: OpenUnit, finding: Finding) -> Iterator[lsp.Range]:
    yield range_of(document, finding)
    if finding.source is not None:
        yield document.range(unit, "source", finding.source.start, finding.source.end)


def _about(document: CatalogDocument, finding: Finding, *, shows: bool) -> Iterator[lsp.CodeAction]:
    """Apply the suggestion of a finding, or accept it."""
    kind, about = lsp.CodeActionKind.QuickFix, [of_finding(document, finding)]
    if changes := edits.suggested(document, finding):
        title = f"Replace with “{finding.suggestion}”" if finding.suggestion else "Delete it"
        yield lsp.CodeAction(title, kind, about, edit=document.edit(changes), is_preferred=True)
    if finding.group == "catalog":
        return
    changes, place = edits.accepted(document, finding)
    show = (
        lsp.Command("Write the reason", SHOW, arguments=[document.uri, place.line, place.character]) if shows else None
    )
    quoted = f" of “{finding.quoted}”" if finding.quoted is not None else ""
    title = f"Accept {finding.check}{quoted} with a reason"
    yield lsp.CodeAction(title, kind, about, edit=document.edit(changes), command=show)


def _marks(document: CatalogDocument, unit: OpenUnit, name: str) -> Iterator[lsp.CodeAction]:
    """Mark a translation as reviewed, or as needing review."""
    if not unit.target:
        return
    if name and not any(review.holds and review.name == name for review in unit.reviews):
        with suppress(InputError):  # a name that a comment cannot hold
            edit = document.edit(edits.reviewed(document, unit, name))
            yield lsp.CodeAction(f"Mark as reviewed by {name}", MARK, edit=edit)
    if unit.state is State.NEEDS_REVIEW:
        yield lsp.CodeAction("Mark as translated", MARK, edit=document.edit(edits.reviewed(document, unit, "")))
    else:
        yield lsp.CodeAction("Mark as needing review", MARK, edit=document.edit(edits.to_review(document, unit)))


def _fix_all(document: CatalogDocument, only: Sequence[str]) -> Iterator[lsp.CodeAction]:
    """All safe repairs: the edit where the editor asks for such actions alone, else a command where there are any."""
    title = "Repair spaces, punctuation and the header"
    if not only:
        safe = {name for name, check in document.catalog.kept.checks.items() if check.safe}
        found = (finding for some in (document.about, *document.known.values()) for finding in some)
        if any(finding.check in safe or finding.check == HEADER for finding in found):
            yield lsp.CodeAction(title, FIX_ALL, command=lsp.Command(title, REPAIR, arguments=[document.uri]))
        return
    try:
        changes = edits.all_safe(document)
    except ToolkitError:
        return  # the file is broken, which is shown
    if changes:
        yield lsp.CodeAction(title, FIX_ALL, edit=document.edit(changes))
