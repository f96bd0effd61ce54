"""Where each unit is in its report: the kind of its block, the headings above it, and the table it is a row of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.model import Block, BlockKind, Document


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """The first place of a unit. `headings` and `header` (the first row of its table) are ids of units.

    `level` is that of a heading, 0 for other blocks.
    """

    kind: BlockKind
    level: int = 0
    headings: tuple[str, ...] = ()
    header: str = ""


def unit_places(document: Document) -> Mapping[str, UnitPlace]:
    """The place of every unit of a report by its id."""
    found: dict[str, UnitPlace] = {}
    for key, place in _placed(document.blocks, (), ""):
        found.setdefault(key, place)
    return found


def _placed(blocks: tuple[Block, ...], headings: tuple[str, ...], header: str) -> Iterator[tuple[str, UnitPlace]]:
    for block in blocks:
        key = block.unit
        if key is not None:
            level = block.level if block.kind is BlockKind.HEADING else 0
            yield key, UnitPlace(block.kind, level, headings, header if key != header else "")
        inner = (*headings, key) if block.kind is BlockKind.HEADING and key else headings
        yield from _placed(block.children, inner, _header(block) if block.kind is BlockKind.TABLE else header)


def _header(table: Block) -> str:
    """The first row of a table."""
    return next((block.unit or "" for block in table.children if block.kind is BlockKind.ROW), "")
