"""A figure as it was read from running text, comparable by value."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class QuantityKind(StrEnum):
    """What a figure measures; findings, `toolkit read` and its JSON say it in these words."""

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


class Quantity(NamedTuple):
    """One figure in a text.

    `text` equals the text's slice `[start:end]`: the figure with its 万/亿 and unit, and a hedge only
    where it stands inside (60余万). `low` and `high` are the exact value (equal unless the words themselves
    are a range, 二三十 or 十几); a fraction that has no finite decimal is a `Fraction`. A written range (5%—6%, 3
    to 5 years) is two quantities, its ends, each with the scale and unit that the two share.

    * `unit` is the ISO code of money (`$` for an English dollar that says no more), else the text's own unit or measure
      word (亩, 家, hectares); `toolkit.language.units.unit_of` says what it measures. Durations have
      theirs (年, days).
    * An ordinal, a period (十四五 and "14th Five-Year Plan" are 14, one quantity, whatever else is in the name),
      a year and an enumerator have their number in `low` and `high`.
    * A multiple has the number that the text says: 3倍, "3 times" and "threefold" 3; 翻一番, "doubled" and "twice"
      2; 翻两番 and "quadrupled" 4. That 增加三倍 and "quadrupled" agree is for the comparison to know.
    * A percentage has its percent (八成五 = 85), a fraction its value (half = 0.5), points their points.
    * A date has its ISO form in `date` and no value: `2023-07-01`, `2023-07`, `--07-01`, `--05` (a month),
      `---15` (a day); quarters and halves `2023-Q1`, `--Q1`, `--H1`, several quarters `--Q1/Q3`; a decade `1990s`
      (`--90s` where no century is said); a time of day `T10:33`. A year alone is of the kind year; 2015-16 is two
      years.
    * A vague word (dozens, 数十亿) has it in `vague`, with the bounds it admits in `low` and `high` (`high` None
      where open).
    * `weak` marks a word that may be no figure at all (one, both, first-class, double): it can answer a figure of
      the other language, but nobody misses it and it is never too much.
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
    weak: bool = False
