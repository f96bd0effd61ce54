"""A report and its structure, as recognised from its numbering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.unit import unit_key


class BlockKind(StrEnum):
    """The role of a paragraph in a report."""

    TITLE = "title"
    METADATA = "metadata"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    ROW = "row"
    CAPTION = "caption"
    NOTE = "note"
    BOILERPLATE = "boilerplate"


#: Kinds without text to translate.
WITHOUT_UNIT = frozenset({BlockKind.TABLE, BlockKind.BOILERPLATE})


class Merged(NamedTuple):
    """A cell of a row that is over several columns, or that reaches down over several rows."""

    column: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table, with the blocks below it as its children.

    `text` is the paragraph verbatim with hard-wrapped lines joined. A row keeps its tabs; the text of a table is empty.
    `line` is the 1-based line in the source file, or the place of the paragraph in a file without lines. `level` is the
    depth of a heading or list item, 1 at the top, and 0 for other kinds. `run_in` is the span of a run-in heading at
    the start of a paragraph, or of a heading whose text follows in the same paragraph, unlike that of its siblings.
    `bullet` is set if the text had a bullet, which is not part of it. `merged` are the merged cells of a row, where the
    format says so; the other cells that one takes are empty. `starts` are where the texts of the cells of a row begin,
    in hundredths of a character from the left; None where that says nothing, as in the middle of a cell.
    """

    kind: BlockKind
    text: str
    line: int
    level: int = 0
    run_in: tuple[int, int] | None = None
    children: tuple[Block, ...] = ()
    bullet: bool = False
    merged: tuple[Merged, ...] = ()
    starts: tuple[int | None, ...] = ()

    @property
    def unit(self) -> str | None:
        """The key of the unit that translates this block, or None if it has no text to translate."""
        return None if self.kind in WITHOUT_UNIT else unit_key(self.text)

    def walk(self) -> Iterator[Block]:
        """This block and all its descendants in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its name (the source file's name without suffix) and its top-level blocks in order.

    `left_out` says what the file holds and the blocks do not, a phrase each: `3 comments`.
    """

    name: str
    blocks: tuple[Block, ...]
    left_out: tuple[str, ...] = ()

    def walk(self) -> Iterator[Block]:
        """Every block in document order."""
        for block in self.blocks:
            yield from block.walk()
