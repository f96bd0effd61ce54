"""A figure as it was read from running text, comparable by value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class QuantityKind(StrEnum):
    """What a figure measures; the words of DESIGN section 7."""

    CARDINAL = "cardinal"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINT = "pp"
    BASIS_POINT = "bp"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    PERIOD = "period"
    ENUMERATOR = "enumerator"


class Hedge(StrEnum):
    """How a figure is qualified; an empty string where it stands bare."""

    NONE = ""
    OVER = "over"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    UNDER = "under"
    ABOUT = "about"
    AT_MOST = "at_most"


Number = Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure in a text.

    `text` equals the text's slice `[start:end]`: the figure with its 万/亿 and unit, and a hedge only
    where it stands inside (60余万). `low` and `high` are the exact value (equal unless a range or a vague
    word); a fraction that has no finite decimal is a `Fraction`. A date or a part of one has its ISO form in
    `date` (`2023-07-01`, `--05`) and no value. A vague word (dozens, 数十亿) has it in `vague`, with the
    bounds it admits in `low` and `high`.
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    low: Number | None = None
    high: Number | None = None
    unit: str = ""
    hedge: Hedge = Hedge.NONE
    date: str = ""
    vague: str = ""
