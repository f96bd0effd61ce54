"""Repair what other tools do to the comments of a catalog.

* polib, babel and some editors wrap comments at 78 columns: a directive or a hint of ours is one line again. A line
  counts as wrapped where its first word would not have fitted on the line above; people break lines elsewhere.
* babel turns a previous source (`#| msgid "…"`) into the comment `| msgid "…"`.
* polib puts an empty comment before a header.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from toolkit.catalogs.directives import START, space_between
from toolkit.catalogs.entries import HINT
from toolkit.catalogs.extract import is_note
from toolkit.catalogs.footnotes import FOOTNOTE, with_footnotes_ended
from toolkit.catalogs.running_on import private_sign
from toolkit.model import Catalog, Unit
from toolkit.model.catalog import is_header

#: A comment without its `# ` that a tool wrapped is at most so long, and with the next word longer than the second.
LONGEST, SHORTEST = 78, 70

_PREVIOUS = re.compile(r'\| (?P<word>msgid|msgctxt|msgid_plural) "(?P<text>.*)"')
_CONTINUED = re.compile(r'\| "(?P<text>.*)"')
_FIELDS = {"msgid": "previous", "msgctxt": "previous_context", "msgid_plural": "previous_plural"}
_ESCAPE = re.compile(r'\\(["\\nt])')
_LETTERS = {"n": "\n", "t": "\t"}
_STOPS = (".", "!", "?", ":", "。", "！", "？", "：")


def mended(catalog: Catalog) -> Catalog:
    """The catalog with its comments repaired, and an empty line after every footnote."""
    return with_footnotes_ended(replace(catalog, entries=tuple([_mended(entry) for entry in catalog.entries])))


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


def unwrapped(comments: Sequence[str], begins: Callable[[str], object] = START.search) -> tuple[str, ...]:
    """Comments in which each line that `begins` something of ours is one line, where a tool wrapped it."""
    lines: list[str] = []
    above = ""  # the line above as it is in the file, empty outside of what is ours
    for comment in comments:
        joins = above and comment.strip() and not begins(comment) and _wraps(above, comment)
        if joins and not (_is_footnote(lines[-1]) and private_sign(comment.strip(), "")):
            lines[-1] += space_between(lines[-1], comment.strip()) + comment.strip()
            above = comment if len(lines[-1]) > LONGEST else lines[-1]
        else:
            lines.append(comment)
            above = comment if begins(comment) else ""
    return tuple(lines)


def _wraps(above: str, comment: str) -> bool:
    word = comment.split(maxsplit=1)[0]
    ends = above.rstrip().endswith(_STOPS) and word[:1].isupper()  # a note of its own, likely
    return len(above) <= LONGEST and len(above) + 1 + len(word) > SHORTEST and not ends


def _is_footnote(line: str) -> bool:
    """True for a line that ends in a footnote: what looks private is not joined to it, where nobody would see it."""
    begun = list(START.finditer(line))
    return bool(begun) and begun[-1]["verb"] == FOOTNOTE


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
