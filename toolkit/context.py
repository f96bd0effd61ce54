"""What a check may see: a unit read once on both sides, and what the run knows beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.language.numbering import Enumerator, inline
from toolkit.model import Glossary, Unit
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
