"""The catalog that an alignment fills: new, or one whose translations stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.catalogs.changes import ChangeKind, Rules
from toolkit.catalogs.footnotes import footnote, with_footnotes_ended
from toolkit.catalogs.mending import mended
from toolkit.catalogs.provenance import from_alignment
from toolkit.catalogs.update import update
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.memory.aligning.alignment import Link
from toolkit.model import Catalog, State, Unit
from toolkit.model.plural import plural
from toolkit.project.files import display
from toolkit.project.updating import header
from toolkit.renderers.footnotes import Note

#: The changes that leave every translation of a catalog where it is.
HARMLESS = frozenset({ChangeKind.KEPT, ChangeKind.MOVED, ChangeKind.NEW, ChangeKind.RETURNED})


def base_catalog(data: bytes | None, path: Path | None, report: str, template: Sequence[Unit], rules: Rules) -> Catalog:
    """The catalog of a report with all its units: a new one, or that of a file's bytes.

    Raises InputError where the file cannot be read, or holds what a person wrote for another text.
    """
    shown = display(path) if path else ""
    new = Catalog((header(report, rules.source_language, rules.target_language),), shown)
    updated = update(mended(po.parse(data, shown)) if data else new, template, rules)
    lost = [change for change in updated.changes if change.kind not in HARMLESS and change.unit is not None]
    if lost:
        message = (
            f"holds {plural(len(lost), 'unit')} of another text; write to another file, or run toolkit update first"
        )
        raise InputError(message, path=shown)
    return with_footnotes_ended(updated.catalog)


def filled(
    catalog: Catalog, texts: Sequence[str], links: Sequence[Link], notes: Mapping[int, Sequence[Note]]
) -> Catalog:
    """The catalog with a translation for each unit that has none and a link: needing review unless that is certain.

    `texts` are the paragraphs that the links number, and `notes` become their footnotes.
    """
    found = _by_text(texts, links)
    entries = [
        _with_link(unit, link, notes.get(link.paragraph, ()))
        if not (unit.obsolete or unit.target) and (link := found.get(unit.source))
        else unit
        for unit in catalog.entries
    ]
    return with_footnotes_ended(replace(catalog, entries=tuple(entries)))


def _by_text(texts: Sequence[str], links: Sequence[Link]) -> dict[str, Link]:
    """The links with a translation by the text of their paragraph: where one comes several times, the best."""
    ranked = sorted((link for link in links if link.target.strip()), key=lambda one: (one.certain, one.score))
    return {texts[link.paragraph]: link for link in ranked}


def _with_link(unit: Unit, link: Link, notes: Sequence[Note]) -> Unit:
    added = [footnote(note.phrase, note.text) for note in notes]
    if link.certain:
        return replace(unit, target=link.target, state=State.TRANSLATED, comments=(*unit.comments, *added))
    comments = (*unit.comments, from_alignment(link.score, link.evidence), *added)
    return replace(unit, target=link.target, state=State.NEEDS_REVIEW, comments=comments)
