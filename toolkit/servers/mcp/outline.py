"""The tool for the structure of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from toolkit.errors import InputError
from toolkit.model import Block, BlockKind, State
from toolkit.project.layout import no_catalog
from toolkit.servers.mcp.answers import Paged, quoted
from toolkit.servers.mcp.arguments import OfPage
from toolkit.servers.mcp.bounds import clip, page
from toolkit.servers.mcp.desk import Desk
from toolkit.workspace import OpenCatalog

#: Characters of a block that are shown.
SHOWN = 80
#: Kinds that are shown where only headings are asked for.
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, kw_only=True)
class OutlineOf(OfPage):
    """A report, and how much of it."""

    headings_only: Annotated[bool, Field(description="False for every paragraph, row and note.")] = True


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block of the report. `units` counts the units below a heading, `unfinished` those of them not yet final."""

    unit: str
    kind: str
    depth: int
    text: str
    target: str = ""
    units: int = 0
    unfinished: int = 0

    def line(self) -> str:
        """The block in one line, indented by its depth."""
        counted = f" ({self.units} units, {self.unfinished} unfinished)" if self.units else ""
        target = f" → {quoted(self.target)}" if self.target else ""
        return f"{'  ' * self.depth}{self.unit or '-'} [{self.kind}] {quoted(self.text)}{target}{counted}"


@dataclass(frozen=True, kw_only=True)
class Outline(Paged):
    """The blocks of a report in order."""

    report: str
    blocks: tuple[BlockRow, ...]

    def lines(self) -> Iterator[str]:
        """A block a line."""
        yield f"{self.report}: {self.total} blocks"
        yield from (one.line() for one in self.blocks)
        yield from self.more()


def outline(desk: Desk, asked: OutlineOf) -> Outline:
    """Show the structure of a report: its headings with the ids of their units and how much below them is unfinished.

    Give the id of a heading to list_units as `section` to list the units below it.
    """
    with desk.at_work():
        report = desk.report(asked.report)
        document = desk.document(report)
        language = desk.language(asked.language)
        there = desk.project.catalog(report, language).is_file()
        catalog = desk.catalog(report, language) if there else None
        rows = list(_rows(document.blocks, 0, catalog, headings_only=asked.headings_only))
        missing = [] if there else [str(no_catalog(report, language))]
        left_out = (f"left out of the report: {one}" for one in document.left_out)
        warnings = (*desk.workspace.errors, *missing, *left_out)
        blocks, left, following = page(rows, asked, warnings)
    return Outline(report=report, blocks=blocks, total=len(rows), left=left, next_offset=following, warnings=warnings)


def _rows(
    blocks: Sequence[Block], depth: int, catalog: OpenCatalog | None, *, headings_only: bool
) -> Iterator[BlockRow]:
    for block in blocks:
        if block.kind in _HEADINGS or not headings_only:
            yield _row(block, depth, catalog)
        yield from _rows(block.children, depth + 1, catalog, headings_only=headings_only)


def _row(block: Block, depth: int, catalog: OpenCatalog | None) -> BlockRow:
    key = block.unit or ""
    target = catalog.unit(key).target if catalog and key in catalog else ""
    row = BlockRow(key, str(block.kind), depth, clip(block.text, SHOWN), clip(target, SHOWN))
    if block.kind is not BlockKind.HEADING:
        return row
    below = keys_below(block)
    final = sum(key in catalog and catalog.unit(key).state is State.TRANSLATED for key in below) if catalog else 0
    return replace(row, units=len(below), unfinished=len(below) - final)


def keys_below(block: Block) -> set[str]:
    """The ids of the units of a block and of those below it."""
    return {one.unit for one in block.walk() if one.unit}


def section_keys(desk: Desk, report: str, section: str) -> set[str]:
    """The ids of the units of a section, by the id of its heading. Raises InputError where there is no such heading."""
    found = [
        block for block in desk.document(report).walk() if block.unit == section and block.kind is BlockKind.HEADING
    ]
    if not found:
        raise InputError(f"no heading with the id {clip(section, SHOWN)!r} in {report}; see outline")
    return set().union(*map(keys_below, found))
