"""The table of key indicators at the end of a document, ready to be set: every text in the language of the document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure as a bar: its share of the longest one that it is compared with, from -1 to 1, and its text."""

    share: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """An indicator: its cells (name, values, change), the bars of some of them by column, and its unit with its number.

    `part` is set for a part of the indicator before it.
    """

    cells: tuple[str, ...]
    unit: str
    number: int
    bars: tuple[tuple[int, Bar], ...] = ()
    part: bool = False


@dataclass(frozen=True, slots=True)
class FigureSection:
    """Rows under one heading, which is empty for the first; `head` has a name for each cell and one for the unit."""

    title: str
    head: tuple[str, ...]
    rows: tuple[FigureRow, ...]

    @property
    def axis(self) -> Decimal:
        """Where the axis of the bars is, from 0 to 1, so that the longest fall and the longest rise fill the width."""
        shares = [bar.share for row in self.rows for _, bar in row.bars]
        low, high = min([Decimal(0), *shares]), max([Decimal(0), *shares])
        return -low / (high - low) if high > low else Decimal(0)


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The whole appendix: its heading, its introductory note, its sections, and what its bars compare, if any."""

    title: str
    note: str
    sections: tuple[FigureSection, ...]
    bars: str = ""
