"""What a report says of one of its indicators: 规上工业总产值 2.6万亿元, 增长9.1%."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.meaning import Basis, Direction
from toolkit.model.quantity import Quantity


class Part(StrEnum):
    """What a figure is of its indicator."""

    VALUE = "value"
    BEFORE = "before"
    CHANGE = "change"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """One figure of an indicator: as the source and its translation write it, and by value.

    `target` is empty where the translation's figure is not certain. `whole` is what a share is of.
    """

    part: Part
    quantity: Quantity
    source: str
    target: str
    direction: Direction = Direction.UNKNOWN
    bases: tuple[Basis, ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator at one place of a report, with its figures in the order of the text.

    `name` is the noun phrase of the source and `translation` its counterpart, empty where that is not certain; `parent`
    and `parent_translation` name the whole that it is a part of. `period` is the time that the source names beside it,
    `aim` is set for a target, `in_table` where a table gives the figures. `unit` is the key of the unit, `path` and
    `line` the place of its source.
    """

    name: str
    translation: str
    figures: tuple[IndicatorFigure, ...]
    aim: bool = False
    period: str = ""
    parent: str = ""
    parent_translation: str = ""
    unit: str = ""
    path: str = ""
    line: int = 0
    in_table: bool = False

    @property
    def value(self) -> IndicatorFigure | None:
        """The value that the report gives, if it does."""
        return next((one for one in self.figures if one.part is Part.VALUE), None)

    @property
    def changes(self) -> tuple[IndicatorFigure, ...]:
        """The changes that it gives."""
        return tuple(one for one in self.figures if one.part is Part.CHANGE)
