"""Which blocks of a text are on pages that are turned: wide tables, and what must not be parted from them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

#: Text between two wide tables that would leave most of its own page empty, in columns of a fixed-width font.
LITTLE = 1200
#: A paragraph that a section with a wide table begins with, in the same columns.
INTRODUCTION = 600


class Role(Enum):
    """What a block is to a wide table near it."""

    WIDE_TABLE = "wide table"
    HEADING = "heading"
    NOTE = "note"
    TEXT = "text"


class Flowing(NamedTuple):
    """A block of the text: what it is, and how much text it has."""

    role: Role
    size: int = 0


def turned_blocks(blocks: Sequence[Flowing]) -> list[bool]:
    """For each block whether its page is turned.

    A wide table takes the headings right above, also with a short paragraph between, and the notes right below; little
    text between two wide tables has no page of its own.
    """
    turned = [block.role is Role.WIDE_TABLE for block in blocks]
    for place in range(len(blocks) - 1, 0, -1):
        turned[place - 1] |= turned[place] and (
            blocks[place - 1].role is Role.HEADING or _is_introduction(blocks, place - 1)
        )
    for place in range(1, len(blocks)):
        turned[place] |= turned[place - 1] and blocks[place].role is Role.NOTE
    start = 0
    for is_turned, group in groupby(list(turned)):
        end = start + len(list(group))
        between = start > 0 and end < len(blocks) and not is_turned
        if between and sum(block.size for block in blocks[start:end]) <= LITTLE:
            turned[start:end] = [True] * (end - start)
        start = end
    return turned


def _is_introduction(blocks: Sequence[Flowing], place: int) -> bool:
    """True if a block is a short paragraph between a heading and a wide table."""
    block = blocks[place]
    begins = place > 0 and blocks[place - 1].role is Role.HEADING
    return (
        begins and blocks[place + 1].role is Role.WIDE_TABLE and block.role is Role.TEXT and block.size <= INTRODUCTION
    )
