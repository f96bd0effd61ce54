"""The diagnostics of a catalog as they go over the wire, kept from one keystroke to the next.

A catalog may have thousands, and an editor is always sent all of them. Those of an entry that was not touched are only
moved by the lines that were put in or taken out above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from toolkit.model import Finding
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.diagnostics import of_file, of_finding
from toolkit.workspace import OpenUnit

#: An object of the protocol as plain data.
Plain = Callable[[object], Any]


@dataclass(slots=True)
class _Kept:
    entry: str
    findings: tuple[Finding, ...]
    line: int
    shown: list[dict[str, Any]]


class Shown:
    """What is shown of one catalog."""

    def __init__(self, plain: Plain) -> None:
        self._plain = plain
        self._kept: dict[str, _Kept] = {}

    def diagnostics(self, document: CatalogDocument) -> list[dict[str, Any]]:
        """All that is known: what cannot be read, what concerns the file, then the units in file order."""
        found: list[dict[str, Any]] = [self._plain(one) for one in of_file(document)]
        kept: dict[str, _Kept] = {}
        for unit in document.catalog.units:
            findings = document.known.get(unit.id)
            if findings and unit.id not in kept:  # two entries of one source are one unit
                kept[unit.id] = self._of_unit(document, unit, findings)
                found += kept[unit.id].shown
        self._kept = kept
        return found

    def _of_unit(self, document: CatalogDocument, unit: OpenUnit, findings: tuple[Finding, ...]) -> _Kept:
        start, end = document.extent(unit)
        entry, place = document.text.value[start:end], document.text.position(start)
        known = self._kept.get(unit.id)
        if known is None or known.entry != entry or known.findings != findings or place.character:
            shown = [self._plain(of_finding(document, one)) for one in findings]
            return _Kept(entry, findings, place.line, shown)
        if known.line != place.line:
            known.shown = [_moved(one, place.line - known.line) for one in known.shown]
            known.line = place.line
        return known


def _moved(value: Any, lines: int) -> Any:
    """Plain data with every line of it moved."""
    if isinstance(value, dict):
        return {key: one + lines if key == "line" else _moved(one, lines) for key, one in value.items()}
    return [_moved(one, lines) for one in value] if isinstance(value, list) else value
