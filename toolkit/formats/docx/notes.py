"""Footnotes and endnotes: their marks as Word shows them, and their texts in the order of the marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from toolkit.formats.docx.names import W, find, number, val
from toolkit.formats.docx.number_formats import shown

#: Where a document says nothing of the format of its notes.
FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
#: A mark that is not a sign of its own, such as ①, has brackets in a text.
PLAIN = re.compile("[0-9A-Za-z\u4e00-\u9fff]+")
#: Brackets that the document has around a mark already.
TWICE = re.compile(r"[\[［〔【〖]\s*\[([0-9A-Za-z\u4e00-\u9fff]+)\]\s*[\]］〕】〗]")


@dataclass(frozen=True, slots=True)
class Note:
    """A note by its mark, empty where its own text has the mark."""

    mark: str
    element: Element


class Notes:
    """The notes of a document; their marks are counted in the order in which the text refers to them."""

    def __init__(self, parts: dict[str, Element | None], settings: Element | None, sections: Sequence[Element]) -> None:
        self._elements = {
            (kind, one.get(f"{W}id", "")): one
            for kind, part in parts.items()
            for one in (() if part is None else part.findall(W + kind))
        }
        self._settings = settings
        self._sections = sections
        self._section = 0
        self._counts = {kind: self._first(kind) for kind in FORMS}
        self._found: dict[str, list[Note]] = {kind: [] for kind in FORMS}

    def refer(self, kind: str, name: str, *, custom: bool) -> str:
        """The mark of a note at the place that refers to it; empty where the text itself has a mark there."""
        element = self._elements.get((kind, name))
        if element is None:
            return ""
        mark = "" if custom else self._next(kind)
        self._found[kind].append(Note(mark, element))
        return mark

    def found(self) -> list[Note]:
        """The notes that the text refers to, footnotes first."""
        return [*self._found["footnote"], *self._found["endnote"]]

    def end_section(self) -> None:
        """Go on to the next section, where notes may begin anew."""
        self._section += 1
        self._restart("eachSect")

    def end_page(self) -> None:
        """Go on to the next page, as Word saved its pages."""
        self._restart("eachPage")

    def _restart(self, rule: str) -> None:
        for kind in FORMS:
            if self._says(kind, "numRestart") == rule:
                self._counts[kind] = self._first(kind)

    def _first(self, kind: str) -> int:
        return number(self._says(kind, "numStart"), 1)

    def _next(self, kind: str) -> str:
        mark = shown(self._counts[kind], self._says(kind, "numFmt") or FORMS[kind])
        self._counts[kind] += 1
        return bracketed(mark)

    def _says(self, kind: str, name: str) -> str | None:
        """What the section, or else the document, says of its notes."""
        section = self._sections[self._section] if self._section < len(self._sections) else None
        own = val(section, f"{kind}Pr", name)
        return own if own is not None else val(find(self._settings, f"{kind}Pr"), name)


def bracketed(mark: str) -> str:
    """The mark of a note as a text has it: in brackets, unless it is a sign of its own."""
    return f"[{mark}]" if PLAIN.fullmatch(mark) and not _is_sign(mark) else mark


def _is_sign(mark: str) -> bool:
    return len(mark) == 1 and not mark.isascii() and not "\u4e00" <= mark <= "\u9fff"


def once(text: str) -> str:
    """A text without the brackets that it has around a bracketed mark."""
    return TWICE.sub(r"[\1]", text)
