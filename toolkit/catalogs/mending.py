"""Repair what other tools do to the comments of a catalog.

* polib and babel wrap comments at 78 columns: a directive or a hint of ours is one line again, where it is certain
  that the line below was a part of it (`wrapping`).
* babel turns a previous source (`#| msgid "…"`) into the comment `| msgid "…"`.
* polib puts an empty comment before a header.
"""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.catalogs.entries import HINT
from toolkit.catalogs.extract import is_note
from toolkit.catalogs.footnotes import with_footnotes_ended
from toolkit.catalogs.wrapping import unwrapped
from toolkit.model import Catalog, Unit
from toolkit.model.catalog import is_header

_PREVIOUS = re.compile(r'\| (?P<word>msgid|msgctxt|msgid_plural) "(?P<text>.*)"')
_CONTINUED = re.compile(r'\| "(?P<text>.*)"')
_FIELDS = {"msgid": "previous", "msgctxt": "previous_context", "msgid_plural": "previous_plural"}
_ESCAPE = re.compile(r'\\(["\\nt])')
_LETTERS = {"n": "\n", "t": "\t"}


def mended(catalog: Catalog) -> Catalog:
    """The catalog with its comments repaired, and an empty line after every footnote."""
    return with_footnotes_ended(restored(catalog))


def restored(catalog: Catalog) -> Catalog:
    """The catalog with what other tools did to its comments undone; footnotes end where they did."""
    return replace(catalog, entries=tuple([_mended(entry) for entry in catalog.entries]))


def _mended(unit: Unit) -> Unit:
    if is_header(unit):
        return replace(unit, comments=()) if unit.comments == ("",) else unit
    if any(comment.startswith("| ") for comment in unit.comments):
        unit = _with_previous(unit)
    if any("toolkit:" in comment for comment in unit.comments):
        comments = unwrapped(unit.comments)
        unit = unit if comments == unit.comments else replace(unit, comments=comments)
    if any(note.startswith(HINT) for note in unit.notes):
        notes = unwrapped(unit.notes, lambda note: note.startswith(HINT) or is_note(note))
        unit = unit if notes == unit.notes else replace(unit, notes=notes)
    return unit


def _with_previous(unit: Unit) -> Unit:
    """The unit with the previous texts among its comments in their place; it stays where it has some already."""
    found: dict[str, str] = {}
    kept: list[str] = []
    field = ""
    for comment in unit.comments:
        start, more = _PREVIOUS.fullmatch(comment), _CONTINUED.fullmatch(comment)
        if start:
            field = _FIELDS[start["word"]]
            found[field] = start["text"]
        elif more and field:
            found[field] += more["text"]
        else:
            kept.append(comment)
            field = ""
    if not found or any(getattr(unit, name) is not None for name in _FIELDS.values()):
        return unit
    texts = {name: _ESCAPE.sub(lambda match: _LETTERS.get(match[1], match[1]), text) for name, text in found.items()}
    return replace(
        unit,
        comments=tuple(kept),
        previous=texts.get("previous"),
        previous_context=texts.get("previous_context"),
        previous_plural=texts.get("previous_plural"),
    )
