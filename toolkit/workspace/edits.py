"""What a person wants to change, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.errors import InputError
from toolkit.model import State, Unit


@dataclass(frozen=True, slots=True)
class Edit:
    """A new translation for a unit. `was` is the one that the person saw, `was_state` its state where that counts; an
    edit of anything else is a conflict.

    `state` None: translated, or initial where the target is empty. `plural_targets` are the forms after the first of a
    unit with plurals, None to leave them, and `was_plural` those that the person saw. `by` is whoever edits, for
    `undo`.
    """

    report: str
    language: str
    id: str
    was: str
    target: str
    state: State | None = None
    plural_targets: tuple[str, ...] | None = None
    by: str = ""
    was_state: State | None = None
    was_plural: tuple[str, ...] | None = None


#: Who the journal names for what a model wrote: in `toolkit draft`, and through `toolkit mcp`. A person can undo these
#: edits apart from others.
BY_DRAFT, BY_MCP = "toolkit draft", "toolkit mcp"
MODELS = frozenset({BY_DRAFT, BY_MCP})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation by a model, which needs review. `was` is the one that the model saw; an entry with another one is a
    conflict. `note` is the comment that says where it comes from. With `drafts_only`, so is an entry that has a
    translation which is not a model's draft any more: a person has accepted it.
    """

    id: str
    was: str
    target: str
    note: str
    drafts_only: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person may change in an entry."""

    targets: tuple[str, ...]
    state: State
    comments: tuple[str, ...] = ()
    previous: tuple[str | None, str | None, str | None] = (None, None, None)

    @classmethod
    def of(cls, unit: Unit) -> Entry:
        """The entry of a unit."""
        previous = unit.previous, unit.previous_context, unit.previous_plural
        return cls(unit.targets, unit.state, unit.comments, previous)

    @property
    def target(self) -> str:
        """The translation, the first form of it where there are several."""
        return self.targets[0]


@dataclass(frozen=True, slots=True)
class Saved:
    """It is on the disk. `before` and `after` are equal where the file had it already and was not written.

    `undoable` is False where it was not written, or could not be noted in the journal.
    """

    report: str
    language: str
    id: str
    before: Entry
    after: Entry
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was written, since the entry is not the one that was read.

    `base` is what the person saw, `mine` what was to be written, `theirs` what the file has now: None where the unit
    is not in it any more. `step` is the number of the step that cannot be undone, where one was to be.
    """

    report: str
    language: str
    id: str
    base: str
    mine: str
    theirs: Entry | None
    step: int | None = None


#: What came of a proposal.
Proposed = Saved | Conflict | InputError
