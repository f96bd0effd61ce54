"""A catalog that is open in an editor: its text, its units at their places, and the findings that are known."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lsprotocol import types as lsp

from toolkit.formats import po
from toolkit.model import Finding, Outcome
from toolkit.servers.lsp.encoding import encoded
from toolkit.servers.lsp.text import Text
from toolkit.workspace import OpenUnit, Workspace

Side = Literal["source", "target"]
#: One character as a PO file writes it.
_WRITTEN = re.compile(r"\\(?:x[0-9A-Fa-f]+|[0-7]{1,3}|.)|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text of a unit: the offset in its source or target, or in another plural form of that.

    `between` is False in the middle of an escape, and outside the quotation marks.
    """

    unit: OpenUnit
    side: Side
    offset: int
    form: int = 0
    between: bool = True


class CatalogDocument:
    """One open catalog. `known` are the findings by unit, and `about` those of the file."""

    def __init__(self, uri: str, path: Path, text: Text, workspace: Workspace, version: int | None = None) -> None:
        self.uri = uri
        self.version = version
        self.path = path
        self.text = text
        self.workspace = workspace
        self.catalog = workspace.buffer(path, encoded(text.value))
        self.known: dict[str, tuple[Finding, ...]] = {}
        self.about: tuple[Finding, ...] = ()
        self.settled = False
        self.versioned = True

    # --- its content

    def change(self, text: Text) -> tuple[str, ...]:
        """Take another text; gives the ids of the units that are changed, new or gone."""
        self.text = text
        changed = self.catalog.update(encoded(text.value))
        for key in changed:
            self.known.pop(key, None)
        return changed

    def look_at(self, units: Iterable[str]) -> None:
        """Bring the findings of some units up to date, those that need a unit alone."""
        for key in units:
            if key in self.catalog:
                self.known[key] = self.catalog.findings(key)

    def settle(self, outcome: Outcome) -> None:
        """Take all findings of the text as it is."""
        self.settled = True
        by_unit: dict[str, list[Finding]] = {}
        about = []
        for finding in outcome.findings:
            if finding.unit is None:
                about.append(finding)
            else:
                by_unit.setdefault(finding.unit, []).append(finding)
        self.known = {key: tuple(found) for key, found in by_unit.items()}
        self.about = tuple(about)

    def renew(self) -> None:
        """Forget what was found, since the settings or the glossary have changed."""
        self.settled = False
        self.catalog.renew()

    def decoded(self, data: bytes) -> str:
        """Other bytes of the file as the editor would show them."""
        return data.decode(self.catalog.catalog.charset, "replace")

    def edit(self, changes: Sequence[lsp.TextEdit]) -> lsp.WorkspaceEdit:
        """An edit of this version of the text: an editor that has another one by then refuses it, if it can."""
        if not self.versioned:
            return lsp.WorkspaceEdit({self.uri: list(changes)})
        about = lsp.OptionalVersionedTextDocumentIdentifier(self.uri, self.version)
        return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(about, list(changes))])

    # --- places

    @property
    def _mark(self) -> int:
        """The characters of the byte-order mark, which offsets of the format leave out."""
        return int(self.text.value.startswith("\ufeff"))

    def unit_at(self, offset: int) -> OpenUnit | None:
        """The unit whose entry has this offset."""
        units = self.catalog.units
        index = bisect_right(units, offset, key=lambda one: self.extent(one)[0]) - 1
        return units[index] if index >= 0 and offset <= self.extent(units[index])[1] else None

    def units_in(self, start: int, end: int) -> Iterator[OpenUnit]:
        """The units whose entries meet some offsets."""
        units = self.catalog.units
        for index in range(bisect_left(units, start, key=lambda one: self.extent(one)[1]), len(units)):
            if self.extent(units[index])[0] > end:
                return
            yield units[index]

    def spot(self, offset: int) -> Spot | None:
        """The place in a source or target that an offset lies in; the end of a text is a place too."""
        unit = self.unit_at(offset)
        if unit is None:
            return None
        forms: list[tuple[Side, int]] = [("source", 0), *(("target", form) for form in range(len(unit.unit.targets)))]
        for side, form in forms:
            found = self.places(unit, side, form)
            if found and found.word < offset <= found.end:
                before = bisect_left(found.characters, offset)
                here = offset in {found.end, *found.characters[before : before + 1]}
                between = here or (before > 0 and self.after(found.characters[before - 1]) == offset)
                return Spot(unit, side, before, form, between)
        return None

    def after(self, character: int) -> int:
        """The offset after a character, which may be written as an escape."""
        written = _WRITTEN.match(self.text.value, character)
        return written.end() if written else character + 1

    def places(self, unit: OpenUnit, side: Side, form: int = 0) -> po.Places | None:
        """The offsets of a unit's text in the editor's."""
        found = po.places(unit.unit, side, form)
        mark = self._mark
        if found is None or not mark:
            return found
        return po.Places(found.word + mark, tuple(one + mark for one in found.characters), found.end + mark)

    def extent(self, unit: OpenUnit) -> tuple[int, int]:
        """The offsets of a unit's entry."""
        start, end = po.extent(unit.unit)
        return start + self._mark, end + self._mark

    def entry(self, unit: OpenUnit) -> str:
        """The text of a unit's entry."""
        start, end = self.extent(unit)
        return self.text.value[start:end]

    def span(self, unit: OpenUnit, side: Side, start: int, end: int) -> tuple[int, int]:
        """The offsets in the editor's text of a part of a unit's text."""
        found = self.places(unit, side)
        if found is None:
            return 0, 0
        if start >= len(found.characters):
            return found.end, found.end
        first = found.characters[start]
        if end <= start:
            return first, first
        return first, self.after(found.characters[min(end, len(found.characters)) - 1])

    def range(self, unit: OpenUnit, side: Side, start: int, end: int) -> lsp.Range:
        """The range of a part of a unit's text."""
        return self.text.range(*self.span(unit, side, start, end))
