"""What a check may see: a unit read once on both sides, and what the run knows beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.language.figures import Discrepancy, comparable, compare_quantities
from toolkit.language.numbering import Enumerator, inline
from toolkit.language.quantities import read_quantities
from toolkit.model import Catalog, Glossary, Problem, Quantity, Unit
from toolkit.settings import Settings


class TextReading:
    """One side of a unit, read at most once into whatever the checks ask for."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    @cached_property
    def enumerators(self) -> tuple[Enumerator, ...]:
        """The enumerators at the start and inside (一是 … 二是 …)."""
        return inline(self.text, self.language)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures, read by value; empty in a language without a reader."""
        return read_quantities(self.text, self.language)


class Reading:
    """One unit with both its sides. `index` is its place in the catalog's list of units."""

    def __init__(self, unit: Unit, index: int, context: Context) -> None:
        self.unit = unit
        self.index = index
        self.context = context

    @cached_property
    def source(self) -> TextReading:
        """The source side."""
        return TextReading(self.unit.source, self.context.source_language)

    @cached_property
    def target(self) -> TextReading:
        """The target side."""
        return TextReading(self.unit.target, self.context.target_language)

    @cached_property
    def _discrepancies(self) -> tuple[Discrepancy, ...]:
        if not comparable(self.source.language, self.target.language):
            return ()
        return compare_quantities(self.source.text, self.source.quantities, self.target.text, self.target.quantities)

    def figure_problems(self, check: str) -> Iterator[Problem]:
        """What the comparison of the figures on both sides found for one check of the group numbers."""
        for discrepancy in self._discrepancies:
            if discrepancy.check == check:
                yield discrepancy.problem


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A catalog as it lies on the disk: its bytes beside what was read from them."""

    data: bytes
    catalog: Catalog


@dataclass(frozen=True)
class Context:
    """One catalog's run: its languages and report, the settings and the glossary in force."""

    settings: Settings = field(default_factory=Settings)
    source_language: str = "zh"
    target_language: str = "en"
    report: str = ""
    glossary: Glossary | None = None

    @property
    def year(self) -> int | None:
        """The report's year, which terms' validity is compared with; None where nobody said."""
        return self.settings.year_of(self.report)

    def read(self, units: Sequence[Unit]) -> list[Reading]:
        """The units as readings, in the same order."""
        return [Reading(unit, index, self) for index, unit in enumerate(units)]
