"""The terms and figures of the page for reviewers as data, which its script turns into marks where somebody looks.

A report of 2,000 dense paragraphs has 100,000 of them; as elements they would be four fifths of the page.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from toolkit.model import BlockKind
from toolkit.model.rendition import Mark, MarkKind, Piece, Side
from toolkit.renderers.html_text import element
from toolkit.renderers.no_break import NO_BREAK

#: The marks that are data; findings are elements.
AS_DATA = (MarkKind.TERM, MarkKind.QUANTITY)


class Marks:
    """The notes of a page's marks, each once, and the marks of its paragraphs as short texts that refer to them."""

    def __init__(self) -> None:
        self._terms: dict[tuple[str, str], int] = {}
        self._figures: dict[str, int] = {}

    def encode(self, side: Side, piece: Piece) -> str:
        """The terms and figures of a side as `gap kind length.number.link`, separated by spaces.

        The gap is that from the start of the mark before, in UTF-16 code units of what the page shows: JavaScript
        counts those, and the tabs between the cells of a row are not text.
        """
        shown, before = [], 0
        for mark in sorted((one for one in side.marks if one.kind in AS_DATA), key=lambda one: (one.start, -one.end)):
            start, end = (_offset(side.text, at, piece) for at in (mark.start, mark.end))
            shown.append(f"{start - before}{self._entry(mark, side.text, end - start)}")
            before = start
        return " ".join(shown)

    def _entry(self, mark: Mark, text: str, length: int) -> str:
        if mark.kind is MarkKind.TERM:
            number = self._terms.setdefault((mark.link, mark.note), len(self._terms))
            return f"t{length}.{number}"
        note = _short(mark.note, text[mark.start : mark.end])
        number = self._figures.setdefault(note, len(self._figures))
        return f"q{length}.{number}" + (f".{mark.link}" if mark.link else "")

    def html(self) -> str:
        """The notes as an element for the script; empty without any."""
        if not self._terms and not self._figures:
            return ""
        data = json.dumps({"terms": [*self._terms], "figures": [*self._figures]}, ensure_ascii=False)
        return element("script", data.replace("<", "\\u003c"), type="application/json", id_="marks")


def without_data(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that are elements."""
    return tuple(mark for mark in marks if mark.kind not in AS_DATA)


def _short(note: str, marked: str) -> str:
    """A note without the text of its mark at its start."""
    return note.removeprefix(marked.replace(NO_BREAK, " "))


def _offset(text: str, at: int, piece: Piece) -> int:
    before = text[:at]
    tabs = before.count("\t") if piece.kind is BlockKind.ROW else 0
    return len(before.encode("utf-16-le")) // 2 - tabs
