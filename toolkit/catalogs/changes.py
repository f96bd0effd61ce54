"""The changes that an update makes to a catalog, for people and scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from toolkit.model import Catalog, Origin, Unit

#: Gives the glossary's terms of a source text, in source order: source term and preferred target term.
Hints = Callable[[str], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One changed figure: in the source, and in the target where it could be put in place with certainty."""

    old_source: str
    new_source: str
    old_target: str = ""
    new_target: str = ""

    def __str__(self) -> str:
        shown = f"{self.old_source}→{self.new_source}"
        return f"{shown} ({self.old_target} → {self.new_target})" if self.new_target else f"{shown} (not put in)"


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the memory has for a source: a target, with the `figures` that were changed in it or could not be.

    `source` is the one that it translates, `score` how alike the two are (1 for the same), and `others` how many other
    targets the memory has for it.
    """

    target: str
    source: str
    score: float
    origin: Origin
    figures: tuple[FigureChange, ...] = ()
    others: int = 0


#: Gives what the memory has for a source text; None where it knows nothing similar.
Recall = Callable[[str], Recalled | None]


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of an update: the languages, `numbering`, the glossary's hints and the memory."""

    source_language: str = "zh"
    target_language: str = "en"
    numbering: tuple[str, ...] = ()
    hints: Hints | None = None
    recall: Recall | None = None


class ChangeKind(StrEnum):
    """The kind of a change."""

    KEPT = "kept"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    NUMBERS = "numbers"
    EDITED = "edited"
    SPLIT = "split"
    JOINED = "joined"
    RETURNED = "returned"
    FILLED = "filled"
    NEW = "new"
    GONE = "gone"


#: The kinds that change a unit's text or translation.
TOUCHED = tuple(kind for kind in ChangeKind if kind not in (ChangeKind.KEPT, ChangeKind.MOVED))


@dataclass(frozen=True, slots=True)
class Change:
    """One unit's fate. `old` are the units it comes from (two for a joined one, none for a new one), `unit` is what
    the catalog holds now (for a gone one the obsolete entry, or None where it was dropped because it held nothing).
    `recalled` is what a filled one has from the memory.
    """

    kind: ChangeKind
    unit: Unit | None
    old: tuple[Unit, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    recalled: Recalled | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """A catalog brought up to date, with what happened to each unit: live ones in their new order, then gone ones."""

    catalog: Catalog
    changes: tuple[Change, ...]
