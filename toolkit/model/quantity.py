"""A figure read from running text, comparable by value."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import NamedTuple


class QuantityKind(StrEnum):
    """What a figure measures. Findings, `toolkit read` and its JSON use these values."""

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


#: Kinds of figures that are a time.
TIMES = frozenset({QuantityKind.YEAR, QuantityKind.DATE, QuantityKind.PERIOD})


class Hedge(StrEnum):
    """How a figure is qualified."""

    NONE = ""
    OVER = "over"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    UNDER = "under"
    ABOUT = "about"
    AT_MOST = "at_most"


#: What the negation of a comparative leaves: not over is at most.
NEGATED = {Hedge.OVER: Hedge.AT_MOST, Hedge.UNDER: Hedge.AT_LEAST, Hedge.NONE: Hedge.UNDER}


class TimeBound(StrEnum):
    """How a date or a length of time is qualified; messages use these words."""

    UNTIL = "before or until"
    SINCE = "after or from"
    EARLY = "early in"
    MIDDLE = "in the middle of"
    LATE = "late in"
    FIRST_HALF = "in the first half of"
    SECOND_HALF = "in the second half of"


Number = Decimal | Fraction


class Quantity(NamedTuple):
    """One figure in a text.

    `text` is the slice `[start:end]` of the text: the figure with its 万/亿 and unit, and a hedge only if it is inside
    the figure (60余万). `low` and `high` are the exact value; they differ only if the words themselves are a range
    (二三十, 十几). A fraction without a finite decimal is a `Fraction`. A written range (5%—6%, 3 to 5 years) is two
    quantities, its ends, each with the scale and unit that they share.

    * `unit` is the ISO code of money (`$` for an English dollar that is not further specified), otherwise the unit or
      measure word in the text (亩, 家, hectares); `toolkit.language.units.unit_of` tells what it measures. A duration
      has its own unit (年, days).
    * An ordinal, a year, an enumerator and a period have their number in `low` and `high`. 十四五 and "14th Five-Year
      Plan" are each one quantity with the value 14, whatever else the name contains.
    * A multiple has the number in the text: 3 for 3倍, "3 times" and "threefold"; 2 for 翻一番, "doubled" and "twice";
      4 for 翻两番 and "quadrupled". The comparison knows that 增加三倍 and "quadrupled" agree.
    * The value of a percentage is in percent (八成五 = 85), that of points in points; a fraction has its value
      (half = 0.5).
    * A date has its ISO form in `date` and no value: `2023-07-01`, `2023-07`, `--07-01`, `--05` (a month), `---15`
      (a day). One that can be two days has both: `2024-05-04|2024-04-05` for 5/4/2024. Quarters and halves are
      `2023-Q1`, `--Q1`, `--H1`, several quarters `--Q1/Q3`, decades `1990s` (`--90s` without a century), times of day
      `T10:33` or `T10:33:20`, with `am` after it if the text says that it is before noon. A year alone has the kind
      year; 2015-16 is two years.
    * A vague word (dozens, 数十亿) is in `vague`, with its bounds in `low` and `high`; `high` is None if it has no
      upper bound.
    * `weak` marks a word that may not be a figure (one, both, first-class, double). It can match a figure of the other
      language, but is never reported as missing or extra.
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


#: The quantity of the values of all fields, in a third of the time that a call with them takes.
quantity_of: Callable[[tuple[object, ...]], Quantity] = partial(tuple.__new__, Quantity)
