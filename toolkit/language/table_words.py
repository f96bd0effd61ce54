"""The words by which tables say what their cells mean: units, decreases, captions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from toolkit.language.lazy_pattern import LazyPattern
from toolkit.model.quantity import Quantity

#: The subjects of amounts in currencies, and in persons.
MONEY, PEOPLE = "money", "people"


@dataclass(frozen=True, slots=True)
class TableWords:
    """What the labels of a language's tables are read with; its module `table_words` has one as `WORDS`.

    * `unit` reads a unit of measure alone (亿元, billion yuan) as one of it; None for anything else.
    * `in_label` finds where a label may have its unit, in the group `unit`.
    * `unit_column` matches the label of a column of units, `caption` the start of a caption.
    * `rate` finds labels whose figures are rates, never amounts; in its group `perhaps`, those that may be either.
    * `percent` finds the words by which a label or caption may say that its figures are in per cent.
    * `total` matches the label of the sum of all rows, which blanks may set in the middle.
    * `of_which` matches the start of a label that names a part of the row above.
    * `subjects` find labels whose figures are amounts of money, of people, or of what a unit of measure measures;
      `persons` are the units of people.
    * `decrease` finds labels whose figures count downwards, `may_decrease` those that perhaps do.
    """

    unit: Callable[[str], Quantity | None]
    in_label: LazyPattern
    unit_column: LazyPattern
    caption: LazyPattern
    rate: LazyPattern
    percent: LazyPattern
    total: LazyPattern
    of_which: LazyPattern
    decrease: LazyPattern
    may_decrease: LazyPattern
    subjects: Mapping[str, LazyPattern] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
