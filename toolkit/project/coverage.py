"""What the memory covers of the reports' units that are not translated yet, to quote time and price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.memory.match import Match, MatchKind
from toolkit.model import State
from toolkit.project.progress import Count, Translations

if TYPE_CHECKING:
    from toolkit.memory.memory import Memory


class Band(StrEnum):
    """How much of a unit the memory knows; the most first."""

    EXACT = "exact"
    FIGURES = "figures"
    ALIKE = "85"
    SIMILAR = "70"
    NONE = "none"


#: The least score of a match in each band of similar texts.
LEAST = {Band.ALIKE: 0.85, Band.SIMILAR: 0.7}


@dataclass(frozen=True, slots=True)
class Coverage:
    """One report in one language: the units that are not translated, by band."""

    report: str
    language: str
    bands: dict[Band, Count]


def coverage(one: Translations, memory: Memory) -> Coverage:
    """What a memory covers of a report in a language."""
    bands = {band: Count() for band in Band}
    for unit in one.units:
        if unit.state is not State.TRANSLATED:
            bands[_band(memory.search(unit.source, 1))].add(unit.source, "")
    return Coverage(one.report, one.language, bands)


def _band(matches: Sequence[Match]) -> Band:
    if not matches:
        return Band.NONE
    kind, score = matches[0].kind, matches[0].score
    if kind in (MatchKind.EXACT, MatchKind.FIGURES):
        return Band(kind.value)
    return next((band for band, least in LEAST.items() if score >= least), Band.NONE)
