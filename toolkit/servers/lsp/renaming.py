"""Renaming a preferred term: in its glossary file, and its renderings in the catalogs, which then need review."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lsprotocol import types as lsp

from toolkit.errors import InputError, ToolkitError
from toolkit.formats.glossary import parse
from toolkit.formats.glossary_text import scalar
from toolkit.model import Concept, State, Term, TermMatch, TermStatus, Unit
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.edits import written
from toolkit.servers.lsp.glossary import GlossaryDocument
from toolkit.workspace import OpenUnit

#: What the editor asks about before it changes catalogs.
LABEL = "catalogs"


def term_at(document: GlossaryDocument, position: lsp.Position) -> tuple[Concept, str, Term, lsp.Range] | None:
    """The preferred term at a position, with its concept, language and range; None elsewhere."""
    offset = document.text.offset(position)
    concept = document.concept_at(position)
    for language, terms in concept.terms.items() if concept else ():
        for term in terms:
            start, end = _span(document, term)
            if concept and term.status is TermStatus.PREFERRED and start <= offset <= end and start < end:
                return concept, language, term, document.text.range(start, end)
    return None


def _span(document: GlossaryDocument, term: Term) -> tuple[int, int]:
    """The offsets of a term as it is written, with its quotation marks; (0, 0) where it goes over several lines."""
    if term.place is None:
        return 0, 0
    start = document.text.place(term.place.line, term.place.column)
    for form in (term.text, f'"{term.text}"', f"'{term.text}'"):
        if document.text.value.startswith(form, start):
            return start, start + len(form)
    return 0, 0


def rename(
    document: GlossaryDocument,
    position: lsp.Position,
    name: str,
    catalogs: Sequence[CatalogDocument],
    *,
    asks: bool,
) -> lsp.WorkspaceEdit:
    """The edits that rename a preferred term; `asks` where the editor can show them to the person first.

    Raises InputError where there is none, or it cannot be renamed.
    """
    found = term_at(document, position)
    name = " ".join(name.split())
    if found is None or not name:
        raise InputError("only a preferred term can be renamed, to one that is not empty")
    concept, language, term, where = found
    edit = lsp.TextEdit(where, scalar(name))
    _refuse_other_change(document, edit, concept, language, name)
    changes = [(catalog, list(_renamed(catalog, concept, language, term, name))) for catalog in catalogs]
    changes = [(catalog, edits) for catalog, edits in changes if edits]
    if asks:
        return _asked(document, edit, changes)
    return lsp.WorkspaceEdit({document.uri: [edit], **{catalog.uri: edits for catalog, edits in changes}})


def _asked(
    document: GlossaryDocument, edit: lsp.TextEdit, changes: Sequence[tuple[CatalogDocument, Sequence[lsp.TextEdit]]]
) -> lsp.WorkspaceEdit:
    """The edits, of which those of catalogs are shown to the person before they are made."""
    own = lsp.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    edits = [lsp.TextDocumentEdit(own, [edit])]
    for catalog, some in changes:
        about = lsp.OptionalVersionedTextDocumentIdentifier(catalog.uri, catalog.version)
        asked = [lsp.AnnotatedTextEdit(LABEL, one.range, one.new_text) for one in some]
        edits.append(lsp.TextDocumentEdit(about, asked))
    note = lsp.ChangeAnnotation("Renderings in the catalogs", needs_confirmation=True, description="need review then")
    return lsp.WorkspaceEdit(document_changes=edits, change_annotations={LABEL: note})


def _refuse_other_change(
    document: GlossaryDocument, edit: lsp.TextEdit, concept: Concept, language: str, name: str
) -> None:
    """Raise InputError unless the file then has the term, and nothing else is changed."""
    text = document.text
    start, end = text.offset(edit.range.start), text.offset(edit.range.end)
    after = text.value[:start] + edit.new_text + text.value[end:]
    try:
        known = {one.id: one for one in parse(after.encode("utf-8", "replace"), str(document.path)).concepts}
    except ToolkitError as error:
        raise InputError(f"cannot be renamed: {error.message}") from None
    terms = known[concept.id].terms if concept.id in known else {}
    before = [one.text for one in concept.terms[language]]
    if [one.text for one in terms.get(language, ())] != [name, *before[1:]]:
        raise InputError("this form of the file leaves no place to rename the term; change it by hand")


def _renamed(
    document: CatalogDocument, concept: Concept, language: str, term: Term, name: str
) -> Iterator[lsp.TextEdit]:
    """One edit for each unit that has the wording in its translation."""
    for unit in document.catalog.units:
        reading = document.catalog.reading(unit.id)
        if reading.context.target_language != language:
            return
        matches = [
            match
            for pairing in reading.pairings
            if pairing.concept.id == concept.id
            for match in pairing.accepted
            if match.term.text == term.text
        ]
        new = _with(unit, matches, term.text, name)
        if new.targets != unit.unit.targets:
            yield from document.text.becoming(written(document, unit, new))


def _with(unit: OpenUnit, matches: Sequence[TermMatch], term: str, name: str) -> Unit:
    """A unit with its renderings replaced, which needs review then; a capital at their beginning stays one.

    Other plural forms are not compared with the source: there the wording itself is looked for.
    """
    target = unit.target
    for match in sorted(matches, key=lambda one: one.start, reverse=True):
        target = target[: match.start] + _like(target[match.start : match.end], term, name) + target[match.end :]
    wording = re.compile(rf"(?<![A-Za-z]){re.escape(term)}(?![A-Za-z])", re.IGNORECASE)
    forms = tuple(wording.sub(lambda found: _like(found[0], term, name), form) for form in unit.unit.plural_targets)
    return replace(unit.unit, target=target, plural_targets=forms, state=State.NEEDS_REVIEW)


def _like(was: str, term: str, name: str) -> str:
    capital = was[:1].isupper() and not term[:1].isupper()
    return name[:1].upper() + name[1:] if capital else name
