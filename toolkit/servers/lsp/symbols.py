"""The outline of a catalog: its units below the headings of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lsprotocol import types as lsp

from toolkit.model import State
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.workspace import OpenUnit

_HEADING = re.compile(r"heading(?: (\d+))?(?: · .*)?")
#: Characters of a source that the outline shows.
SHOWN = 40
_STATES = {State.INITIAL: "not translated", State.NEEDS_REVIEW: "needs review", State.TRANSLATED: ""}


@dataclass
class _Node:
    unit: OpenUnit
    level: int | None
    children: list[_Node] = field(default_factory=list)

    @property
    def last(self) -> OpenUnit:
        return self.children[-1].last if self.children else self.unit


def symbols(document: CatalogDocument) -> list[lsp.DocumentSymbol]:
    """The headings of the report with what is below them, as the catalog's comments tell it."""
    top: list[_Node] = []
    open_headings: list[_Node] = []
    for unit in document.catalog.units:
        node = _Node(unit, _level(unit))
        if node.level is not None:
            while open_headings and (open_headings[-1].level or 0) >= node.level:
                open_headings.pop()
        (open_headings[-1].children if open_headings else top).append(node)
        if node.level is not None:
            open_headings.append(node)
    return [_symbol(document, node) for node in top]


def _level(unit: OpenUnit) -> int | None:
    """The level of a heading; None for everything else."""
    for note in unit.unit.notes:
        if found := _HEADING.fullmatch(note):
            return int(found[1] or 1)
    return None


def _symbol(document: CatalogDocument, node: _Node) -> lsp.DocumentSymbol:
    start, _ = document.extent(node.unit)
    heading = node.level is not None
    return lsp.DocumentSymbol(
        name=_name(node.unit.source),
        kind=lsp.SymbolKind.Namespace if heading else lsp.SymbolKind.String,
        range=document.text.range(start, document.extent(node.last)[1]),
        selection_range=document.range(node.unit, "source", 0, len(node.unit.source)),
        detail=_STATES[node.unit.state] or None,
        children=[_symbol(document, child) for child in node.children] or None,
    )


def _name(source: str) -> str:
    text = " ".join(source.split()) or "(empty)"
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
