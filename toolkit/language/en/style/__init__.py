"""What the house rules for English look at: words as rows, and where running text is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.language.cells import has_cells
from toolkit.model.language_codes import primary

#: Countries whose English has British or its own spellings, marks and dates.
_OTHERS = frozenset("gb uk ie au nz za in sg hk mt ca my pk lk bd ng ke gh zw jm tt 001 150".split())
#: Kinds of blocks (the first word of a unit's first note) that are labels and no sentences.
_LABELS = ("title", "metadata", "table", "row", "caption")
_ENDS = re.compile(r"[.!?;:][”’\"')\]]*\Z")
#: A text of more words than this is not a label, whatever it ends with.
_LONGEST_LABEL = 15
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def fits(_source_language: str, target_language: str) -> bool:
    """True for English, which these rules are about."""
    return primary(target_language) == "en"


def fits_american(_source_language: str, target_language: str) -> bool:
    """True for American English, as English is unless its code names a country that writes otherwise."""
    parts = target_language.lower().replace("_", "-").split("-")
    return primary(target_language) == "en" and _OTHERS.isdisjoint(parts[1:])


def is_prose(text: str, notes: Sequence[str] = ()) -> bool:
    """True for running text; false for titles, headings without a stop, rows and cells of tables.

    `notes` are the unit's: the first one names the kind of block where the report is known.
    """
    if has_cells(text) or (notes and notes[0].startswith(_LABELS)):
        return False
    text = text.rstrip()
    return _ENDS.search(text) is not None or text.count(" ") >= _LONGEST_LABEL


def brackets(text: str) -> list[tuple[int, int]]:
    """The places of what is in brackets, with these."""
    return [match.span() for match in _BRACKETS.finditer(text)] if "(" in text or "[" in text else []
