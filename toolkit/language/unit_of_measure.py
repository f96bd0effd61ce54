"""A unit of measure as the tables of units have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class UnitOfMeasure:
    """One unit: its key, what it measures, how many base units it is, and its names in texts."""

    key: str
    dimension: str
    factor: Fraction
    zh: tuple[str, ...]
    en: tuple[str, ...]
    #: How English writes it, singular and plural.
    written: tuple[str, str]
    #: Signs whose case counts, in either language.
    signs: tuple[str, ...] = ()
    #: The same in other cases, which Chinese texts also have.
    loose: tuple[str, ...] = ()


def with_spaces(names: Iterable[str]) -> list[str]:
    """Names with spaces in place of hyphens, then those that have hyphens as they are."""
    both = list(names)
    return [*(name.replace("-", " ") for name in both), *(name for name in both if "-" in name)]
