"""Paragraphs to a tree of blocks, whatever format they come from, by the numbering of Chinese official documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from toolkit.formats.report.contents import contents
from toolkit.formats.report.front import (
    ANNEX,
    is_annex_heading,
    is_annex_title,
    is_caption,
    is_marked_annex_title,
    is_metadata,
    is_plain_heading,
    is_publisher,
    is_table_name,
    is_title,
    starts_table,
)
from toolkit.formats.report.furniture import Furniture
from toolkit.formats.report.notes import notes
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.ranks import ranks
from toolkit.formats.report.siblings import ENDS_SENTENCE, encloses, kinds, numbered, run_in
from toolkit.formats.report.starts import differ
from toolkit.formats.report.styles import told_apart
from toolkit.language.numbering import counted
from toolkit.model import Block, BlockKind

#: 过去一年：——坚持创新。——坚持开放。 Two such paragraphs make a list.
DASH = re.compile(r"(?:——|－－|--|──?|⸺|—)\s*(?=[^\s—–-])")


#: The styles of items with bullets, by how many lists they are within.
BULLETS = "bullet", "bullet-1", "bullet-2"


@dataclass(slots=True)
class _Node:
    """A block under construction; `rank` is its place in the hierarchy, None where it holds nothing below."""

    block: Block
    rank: int | None = None
    children: list[_Node] = field(default_factory=list)

    def finish(self) -> Block:
        return Block(
            self.block.kind, self.block.text, self.block.line, self.block.level, self.block.run_in,
            tuple(child.finish() for child in self.children), self.block.bullet, self.block.merged,
            self.block.starts,
        )  # fmt: skip


def blocks(paragraphs: Sequence[Paragraph], boilerplate: Sequence[str]) -> tuple[Block, ...]:
    """The tree of blocks of a report. `boilerplate` are a project's expressions for page furniture."""
    root = _Node(Block(BlockKind.PARAGRAPH, "", 0))
    stack = [root]
    for node in _Reader(paragraphs, boilerplate).nodes():
        _place(node, stack)
    return tuple(node.finish() for node in root.children)


def _place(node: _Node, stack: list[_Node]) -> None:
    """Hang a node below the last one that ranks above it, and give headings and list items their level."""
    if node.rank is None or node.block.kind is BlockKind.HEADING:
        # Headings, plain paragraphs and tables belong to the section, not to the list before them.
        while stack[-1].block.kind is BlockKind.LIST_ITEM:
            stack.pop()
    if node.rank is None:
        stack[-1].children.append(node)
        return
    while stack[-1].rank is not None and stack[-1].rank >= node.rank:
        stack.pop()
    kind = node.block.kind
    if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
        level = 1 + sum(1 for one in stack if one.block.kind is kind)
        node.block = replace(node.block, level=level)
    stack[-1].children.append(node)
    stack.append(node)


class _Reader:
    """Reads the paragraphs in order; what the whole report tells of its numbering is found first."""

    def __init__(self, paragraphs: Sequence[Paragraph], boilerplate: Sequence[str]) -> None:
        self.paragraphs = paragraphs
        self.contents = contents(paragraphs)
        self.notes = notes(paragraphs)
        unread = self.contents | self.notes
        texts = ["" if n in unread or one.told else one.text for n, one in enumerate(paragraphs)]
        self.enumerators = told_apart(counted(texts, "zh"))
        self.furniture = Furniture(boilerplate, paragraphs, self.enumerators, self.contents)
        plain = [n for n in range(len(paragraphs)) if self.enumerators[n] is None and self._is_plain_heading(n)]
        self.ranks = ranks(self.enumerators, plain)
        unnumbered = {n: rank for n in range(len(paragraphs)) if (rank := self._unnumbered(n)) is not None}
        self.numbered = numbered(paragraphs, self.enumerators, self.ranks, unnumbered)
        self.kinds = kinds(self.numbered, unnumbered)
        self.among_marked = dict(self._among_marked())
        self.has_dashes = sum(1 for one in paragraphs if DASH.match(one.text)) > 1

    def _unnumbered(self, number: int) -> int | None:
        """The rank of a heading that its format marks or that has no number."""
        paragraph = self.paragraphs[number]
        if number in self.contents or number in self.notes or paragraph.told:
            return None
        if paragraph.heading:
            return self.ranks[f"mark-{min(paragraph.heading + is_marked_annex_title(self.paragraphs, number), 6)}"]
        if ANNEX.fullmatch(paragraph.text) or is_annex_heading(self.paragraphs, number):
            return self.ranks["annex"]
        if self.enumerators[number] is not None or paragraph.bullet:
            return None
        if self._is_plain_heading(number) or is_annex_title(self.paragraphs, number):
            return self.ranks["plain"]
        return None

    def _among_marked(self) -> Iterator[tuple[int, int]]:
        """The rank of each numbered paragraph that counts on from headings that the format marks: theirs."""
        marked: dict[str, tuple[int, int]] = {}
        for number, (paragraph, one) in enumerate(zip(self.paragraphs, self.enumerators, strict=True)):
            if one is None:
                continue
            value, rank = marked.pop(one.style, (0, 0))
            if paragraph.heading:
                marked[one.style] = one.value, self.ranks[f"mark-{paragraph.heading}"]
            elif value and one.value == value + 1:
                marked[one.style] = one.value, rank
                yield number, rank

    def _is_plain_heading(self, number: int) -> bool:
        last = number + 1 == len(self.paragraphs)
        following, enumerator = (None, None) if last else (self.paragraphs[number + 1], self.enumerators[number + 1])
        return is_plain_heading(self.paragraphs[number].text, following, enumerator)

    def _text_after(self, number: int) -> str:
        return self.paragraphs[number + 1].text if number + 1 < len(self.paragraphs) else ""

    def _is_metadata(self, number: int, title: str) -> bool:
        if not title and is_publisher(self.paragraphs, number):
            return True
        return is_metadata(self.paragraphs[number].text, title, self._text_after(number))

    def _is_caption(self, number: int) -> bool:
        if is_caption(self.paragraphs, number):
            return True
        if self.enumerators[number] is not None or self._unnumbered(number) is not None:
            return False
        return is_table_name(self.paragraphs, number)

    def _title_below(self) -> int:
        """The place of the title that the format marks, or of the only heading of the first level where the menu of a
        saved page is above it; else 0.
        """
        titles = [n for n, one in enumerate(self.paragraphs) if one.title]
        if titles:
            return titles[0]
        marked = [n for n, one in enumerate(self.paragraphs) if one.heading == 1]
        if len(marked) != 1 or not is_title(self.paragraphs[marked[0]], self.enumerators[marked[0]]):
            return 0
        above = self.paragraphs[: marked[0]]
        menu = any(one.bullet or self.furniture.holds(n, front=True) for n, one in enumerate(above))
        return marked[0] if menu and not any(ENDS_SENTENCE.search(one.text) for one in above) else 0

    def nodes(self) -> Iterator[_Node]:
        number, start = 0, self._title_below()
        front, title, detail = True, "", False
        while number < len(self.paragraphs):
            paragraph = self.paragraphs[number]
            text, line = paragraph.text, paragraph.line
            if self.furniture.holds(number, front=front, after_detail=detail):
                detail = front
                yield _Node(Block(BlockKind.BOILERPLATE, text, line))
            elif number in self.notes:
                yield _Node(Block(BlockKind.NOTE, text, line))
            elif paragraph.metadata or (front and (paragraph.detail or self._is_metadata(number, title))):
                detail = True
                yield _Node(Block(BlockKind.METADATA, text, line))
            elif number < start:
                yield self._text(number)
            elif front and not title and (paragraph.title or is_title(paragraph, self.enumerators[number])):
                title, detail = text, False
                yield _Node(Block(BlockKind.TITLE, text, line))
            elif paragraph.caption or self._is_caption(number):
                front = False
                yield _Node(Block(BlockKind.CAPTION, text, line))
            elif starts_table(self.paragraphs, number):
                front = False
                end = self._end_of_table(number)
                yield _table(self.paragraphs[number:end])
                number = end - 1
            else:
                front = False
                yield self._text(number)
            number += 1

    def _end_of_table(self, start: int) -> int:
        end = start + 1
        while end < len(self.paragraphs) and self.paragraphs[end].row and not self.paragraphs[end].gap:
            end += 1
        return end

    def _text(self, number: int) -> _Node:
        """A heading, list item or paragraph, by its marks, its enumerator and its siblings."""
        paragraph, one = self.paragraphs[number], self.numbered[number]
        text, line = paragraph.text, paragraph.line
        rank = self._unnumbered(number)
        if rank is not None:
            return _Node(Block(BlockKind.HEADING, text, line), rank)
        marked = (0, paragraph.run_in) if paragraph.run_in else None
        if one is None:
            style = (
                BULLETS[paragraph.depth]
                if paragraph.bullet
                else "dash"
                if self.has_dashes and DASH.match(text)
                else None
            )
            if style:
                return _Node(Block(BlockKind.LIST_ITEM, text, line, bullet=paragraph.bullet), self.ranks[style])
            return _Node(Block(BlockKind.PARAGRAPH, text, line, run_in=marked))
        kind = self.kinds.get(number, BlockKind.PARAGRAPH)
        if kind is BlockKind.PARAGRAPH and encloses(one):
            return _Node(Block(BlockKind.PARAGRAPH, text, line))
        span = marked or run_in(one) if kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else None
        return _Node(Block(kind, text, line, run_in=span), self.among_marked.get(number, one.rank))


def _table(rows: Sequence[Paragraph]) -> _Node:
    table = _Node(Block(BlockKind.TABLE, "", rows[0].line))
    starts = [row.starts for row in rows] if differ(row.starts for row in rows) else [()] * len(rows)
    table.children = [
        _Node(Block(BlockKind.ROW, row.text, row.line, merged=row.merged, starts=own))
        for row, own in zip(rows, starts, strict=True)
    ]
    return table
