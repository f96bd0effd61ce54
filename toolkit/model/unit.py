"""One paragraph to translate, and the catalog that holds the units of a report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a unit is translated (XLIFF 2's words): gettext's empty, fuzzy, and everything else."""

    INITIAL = "initial"
    NEEDS_REVIEW = "needs-review"
    TRANSLATED = "translated"


def unit_key(source: str, context: str | None = None) -> str:
    """The first 12 hex digits of the SHA-256 of a unit's context (with U+0004 behind it) and source."""
    text = source if context is None else f"{context}\x04{source}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph with its translation.

    Comments, notes (gettext's extracted comments), references and flags are without their markers. `previous` is
    the source that the target was made for, where the source has changed since.
    """

    source: str
    target: str = ""
    context: str | None = None
    state: State = State.INITIAL
    obsolete: bool = False
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str | None = None

    @property
    def key(self) -> str:
        """The unit's identity in every output."""
        return unit_key(self.source, self.context)
