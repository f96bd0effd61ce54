"""A report and its structure, as recognised from its numbering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.unit import unit_key


class BlockKind(StrEnum):
    """What a paragraph of a report is."""

    TITLE = "title"
    METADATA = "metadata"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    ROW = "row"
    BOILERPLATE = "boilerplate"


#: Kinds that hold no text to translate.
WITHOUT_UNIT = frozenset({BlockKind.TABLE, BlockKind.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph (or table) with what stands below it.

    `text` is the paragraph verbatim, hard-wrapped lines joined; a row keeps its tabs; a table has none of its own.
    `line` is the 1-based line in the source file. `level` is the depth of a heading or list item, 1 at the top,
    else 0. `run_in` is the span of a run-in heading at the start of a paragraph.
    """

    kind: BlockKind
    text: str
    line: int
    level: int = 0
    run_in: tuple[int, int] | None = None
    children: tuple[Block, ...] = ()

    @property
    def unit(self) -> str | None:
        """The key of the unit this block is translated by, or None where it has nothing to translate."""
        return None if self.kind in WITHOUT_UNIT else unit_key(self.text)

    def walk(self) -> Iterator[Block]:
        """This block and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its name (the seed's file name without suffix) and its top-level blocks in order."""

    name: str
    blocks: tuple[Block, ...]

    def walk(self) -> Iterator[Block]:
        """Every block in document order."""
        for block in self.blocks:
            yield from block.walk()
