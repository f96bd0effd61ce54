"""One paragraph to translate, and the catalog that holds the units of a report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum


class State(StrEnum):
    """How far a unit is translated (XLIFF 2's words): gettext's empty, fuzzy, and everything else."""

    INITIAL = "initial"
    NEEDS_REVIEW = "needs-review"
    TRANSLATED = "translated"


def unit_key(source: str, context: str | None = None) -> str:
    """The first 12 hex digits of the SHA-256 of a unit's context (followed by U+0004) and source."""
    text = source if context is None else f"{context}\x04{source}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Unit:
    """One paragraph with its translation.

    Comments, notes (gettext's extracted comments), references and flags are without their markers; `flags` is
    without `fuzzy`, which is the state. `previous` is the source that the target was made for, where the source has
    changed since. Foreign files may have plural units: `plural` is then the plural source and `plural_targets` the
    targets of all forms after the first, which is `target`. `origin` is what the unit was read from; it belongs to
    the format that read it and rides along through `dataclasses.replace`, so that unchanged text stays as it was.
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
    previous_context: str | None = None
    previous_plural: str | None = None
    plural: str | None = None
    plural_targets: tuple[str, ...] = ()
    origin: object = field(default=None, compare=False, repr=False)

    @property
    def targets(self) -> tuple[str, ...]:
        """The translation: its text, or all its plural forms."""
        return self.target, *self.plural_targets

    @property
    def other_forms(self) -> tuple[Unit, ...]:
        """The plural forms after the first one, each as a unit of its own with a key of its own."""
        return tuple(
            replace(
                self,
                source=self.plural or self.source,
                target=target,
                context=f"{self.key} msgstr[{number}]",
                plural=None,
                plural_targets=(),
            )
            for number, target in enumerate(self.plural_targets, 1)
        )

    @property
    def identity(self) -> tuple[str | None, str]:
        """Context and source, by which gettext tells entries apart."""
        return self.context, self.source

    @property
    def key(self) -> str:
        """The unit's identity in every output."""
        return unit_key(self.source, self.context)
