"""What a text says of a figure at its place, beside its value."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Direction(StrEnum):
    """Which way a figure goes: a rise, a surplus, ahead of; or a fall, a deficit, behind."""

    UNKNOWN = ""
    UP = "up"
    DOWN = "down"


class Relation(StrEnum):
    """How a figure belongs to a change: the change itself (by), the value after it (to) or before it (from).

    `of` is a part or multiple of something else (103.5% of last year's).
    """

    UNKNOWN = ""
    BY = "by"
    TO = "to"
    FROM = "from"
    OF = "of"


class Basis(StrEnum):
    """What a change is compared with, or the time that a value is for."""

    YEAR = "year on year"
    PERIOD = "on the previous period"
    QUARTER = "quarter on quarter"
    MONTH = "month on month"
    WEEK = "week on week"
    DAY = "day on day"
    PLAN = "on what was planned"
    YEAR_START = "since the start of the year"
    AVERAGE = "an average of several years"
    SPAN = "over all of several years"
    PEAK = "from the peak"
    TROUGH = "from the lowest point"
    REAL = "in real terms"
    NOMINAL = "in nominal terms"
    PER_YEAR = "a year"
    PER_TERM = "a term"
    PER_QUARTER = "a quarter"
    PER_MONTH = "a month"
    PER_WEEK = "a week"
    PER_DAY = "a day"
    PER_HOUR = "an hour"
    PER_MINUTE = "a minute"
    PER_SECOND = "a second"
    PER_PERSON = "for each person"
    PER_HOUSEHOLD = "for each household"
    PER_SQUARE_METRE = "per square meter"
    PER_SQUARE_KILOMETRE = "per square kilometer"
    PER_SQUARE_MILE = "per square mile"
    PER_KILOMETRE = "per kilometer"
    PER_MILE = "per mile"
    PER_CUBIC_METRE = "per cubic meter"
    PER_LITRE = "per liter"
    PER_GALLON = "per gallon"
    PER_BARREL = "per barrel"
    PER_TONNE = "per ton"
    PER_KILOGRAM = "per kilogram"
    PER_UNIT = "each"
    TOTAL = "in total"
    ADJUSTED = "adjusted"
    UNADJUSTED = "not adjusted"


class End(StrEnum):
    """Which end of a change a figure is."""

    OLD = "old"
    NEW = "new"


class Stage(StrEnum):
    """Whether a figure is a target or expected, or is a fact."""

    UNKNOWN = ""
    AIM = "aim"
    FACT = "fact"


class Change(NamedTuple):
    """The change that a figure measures or ends.

    `of` is the direction of what changes, where a word says it: up for growth that slows, down for a decline that
    narrows. `start` and `end` are the place of the word that gives the direction.
    """

    direction: Direction = Direction.UNKNOWN
    of: Direction = Direction.UNKNOWN
    relation: Relation = Relation.UNKNOWN
    start: int = 0
    end: int = 0


class Meaning(NamedTuple):
    """What a text says of one of its figures; each part is unknown unless something near the figure says it."""

    change: Change = Change()
    bases: frozenset[Basis] = frozenset()
    stage: Stage = Stage.UNKNOWN
