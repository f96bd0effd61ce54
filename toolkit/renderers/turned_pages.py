"""Which blocks of a text are on pages that are turned: wide tables, and what must not be parted from them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

#: Text between two wide tables that would leave most of its own page empty, in columns of a fixed-width font.
LITTLE = 1200


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

    A wide table takes the headings right above and the notes right below; little text between two wide tables has no
    page of its own.
    """
    turned = [block.role is Role.WIDE_TABLE for block in blocks]
    for place in range(len(blocks) - 1, 0, -1):
        turned[place - 1] |= turned[place] and blocks[place - 1].role is Role.HEADING
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
