"""Writing drafts into their catalog while others are still being made."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from toolkit.errors import InputError, ToolkitError, WriteError
from toolkit.workspace import Conflict, Proposal, Workspace

#: Seconds between two writings: a catalog is read, written and synced as a whole.
EVERY = 2.0
#: Who the journal names, so that a person can undo these edits apart from others.
BY = "toolkit draft"


@dataclass
class Keeper:
    """Collects drafts and writes them together. `refused` says by unit why one was not written."""

    workspace: Workspace
    report: str
    language: str
    refused: dict[str, str] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    _waiting: dict[str, Proposal] = field(default_factory=dict)
    _last: float = field(default_factory=time.monotonic)

    def add(self, proposal: Proposal) -> None:
        """Have a draft written soon."""
        self._waiting[proposal.id] = proposal

    def tick(self) -> None:
        """Write what is waiting, if it is time. Raises WriteError, or InputError where the catalog cannot be read."""
        if self._waiting and time.monotonic() - self._last >= EVERY:
            try:
                self.flush()
            except (WriteError, InputError):
                raise
            except ToolkitError:  # another command is writing there: try again later
                self._last = time.monotonic()

    def flush(self) -> None:
        """Write what is waiting. Raises ToolkitError where that cannot be done; it is still waiting then."""
        waiting = list(self._waiting.values())
        if not waiting:
            return
        try:
            self._propose(waiting)
        except InputError:
            if len(waiting) == 1:
                raise
            self._one_by_one(waiting)
        self._last = time.monotonic()

    def _one_by_one(self, waiting: list[Proposal]) -> None:
        """Write what can be written where one draft has a character that the catalog's charset lacks."""
        errors: list[InputError] = []
        for one in waiting:
            try:
                self._propose([one])
            except InputError as error:
                errors.append(error)
                self.refused[one.id] = error.message
                del self._waiting[one.id]
        if len(errors) == len(waiting):
            raise errors[0]

    def _propose(self, proposals: list[Proposal]) -> None:
        done = self.workspace.propose(self.report, self.language, proposals, BY)
        for proposal, what in zip(proposals, done, strict=True):
            del self._waiting[proposal.id]
            if isinstance(what, InputError):
                self.refused[proposal.id] = what.message
            elif isinstance(what, Conflict):
                gone = "the unit is not in the catalog any more"
                self.refused[proposal.id] = "it was changed meanwhile, and stays as it is" if what.theirs else gone
            else:
                self.written.add(proposal.id)
