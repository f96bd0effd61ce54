"""What came of a run: the drafts, the units without one, and what was spent."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.drafting.drafter import Usage
from toolkit.drafting.rounds import is_wrong_figure
from toolkit.drafting.selection import Selection
from toolkit.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: units done of all, and what was spent so far.

    In the second pass (`again`) the units are those that are asked for again.
    """

    done: int
    units: int
    usage: Usage
    again: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is in the catalog now: its text, how often the engine was asked again, and what is found in it."""

    text: str
    rounds: int
    findings: tuple[Finding, ...]

    @property
    def wrong(self) -> tuple[Finding, ...]:
        """The errors and warnings."""
        return tuple(one for one in self.findings if one.severity is not Severity.NOTE)

    @property
    def fails(self) -> bool:
        """True if there is an error in it, or a figure is missing."""
        return any(one.severity is Severity.ERROR or is_wrong_figure(one) for one in self.findings)


@dataclass
class Result:
    """What came of a run: the drafts by unit; `left`, which says by unit why it has none; `kept`, which says by unit
    why its draft was not written over what the catalog has.

    `aligned` counts the drafts whose wording the second pass changed, `open` the units that were not asked for any more
    after an interruption.
    """

    selection: Selection
    drafts: dict[str, Draft] = field(default_factory=dict)
    left: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    aligned: int = 0
    usage: Usage = field(default_factory=Usage)

    @property
    def open(self) -> tuple[str, ...]:
        """The units that were not asked for, or whose answers did not come."""
        done = self.drafts.keys() | self.left.keys() | self.kept.keys()
        return tuple(key for key in self.selection.ids if key not in done)

    @property
    def failing(self) -> tuple[str, ...]:
        """The units whose draft has an error."""
        return tuple(key for key, draft in self.drafts.items() if draft.fails)
