"""The diagnostics of a catalog as they go over the wire, kept from one keystroke to the next.

A catalog may have thousands, and an editor is always sent all of them. Those of an entry that was not touched are only
moved by the lines that were put in or taken out above it, and written as JSON again only then.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from toolkit.model import Finding, Unit
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.diagnostics import of_file, of_finding
from toolkit.workspace import OpenUnit

#: An object of the protocol as plain data.
Plain = Callable[[object], Any]


@dataclass(slots=True)
class _Kept:
    unit: Unit
    entry: str
    findings: tuple[Finding, ...]
    line: int
    shown: list[dict[str, Any]]
    written: bytes


class Shown:
    """What is shown of one catalog."""

    def __init__(self, plain: Plain) -> None:
        self._plain = plain
        self._kept: dict[str, _Kept] = {}

    def diagnostics(self, document: CatalogDocument) -> bytes:
        """All that is known, as a list in JSON: what cannot be read, what concerns the file, then the units in file
        order.
        """
        about = [self._plain(one) for one in of_file(document)]
        found = [_written(about)] if about else []
        kept: dict[str, _Kept] = {}
        for unit in document.catalog.units:
            findings = document.known.get(unit.id)
            if findings and unit.id not in kept:  # two entries of one source are one unit
                one = kept[unit.id] = self._of_unit(document, unit, findings)
                found.append(one.written)
        self._kept = kept
        return b"[%b]" % b",".join(found)

    def _of_unit(self, document: CatalogDocument, unit: OpenUnit, findings: tuple[Finding, ...]) -> _Kept:
        known, start = self._kept.get(unit.id), document.extent(unit)[0]
        place = document.text.position(start)
        line, apart = place.line, not place.character  # columns change with what is before it in its line
        if known and known.unit is unit.unit and known.findings is findings and known.line == line and apart:
            return known
        entry = document.entry(unit)
        if not known or known.entry != entry or known.findings != findings or not apart:
            shown = [self._plain(of_finding(document, one)) for one in findings]
        elif known.line != line:
            shown = [_moved(one, line - known.line) for one in known.shown]
        else:
            return replace(known, unit=unit.unit, findings=findings)
        return _Kept(unit.unit, entry, findings, line, shown, _written(shown))


def _written(shown: Iterable[dict[str, Any]]) -> bytes:
    """Diagnostics in JSON, with commas between them."""
    return json.dumps(list(shown), separators=(",", ":"))[1:-1].encode("ascii")


def _moved(value: Any, lines: int) -> Any:
    """Plain data with every line of it moved."""
    if isinstance(value, dict):
        return {key: one + lines if key == "line" else _moved(one, lines) for key, one in value.items()}
    return [_moved(one, lines) for one in value] if isinstance(value, list) else value
