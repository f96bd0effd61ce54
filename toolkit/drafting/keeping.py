"""Writing drafts into their catalog while others are still being made."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from toolkit.errors import InputError, ToolkitError, WriteError
from toolkit.workspace import Conflict, Proposal, Workspace
from toolkit.workspace.edits import BY_DRAFT

#: Seconds between two writings: a catalog is read, written and synced as a whole. A run that is killed in between loses
#: nothing, since its answers are kept.
EVERY = 5.0


@dataclass
class Keeper:
    """Collects drafts and writes them together.

    `refused` says by unit why one cannot be written, `kept` why one was not written over what the catalog has now.
    """

    workspace: Workspace
    report: str
    language: str
    refused: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    _waiting: dict[str, Proposal] = field(default_factory=dict)
    _last: float = field(default_factory=time.monotonic)
    _writer: threading.Thread | None = None
    _error: ToolkitError | None = None

    def add(self, proposal: Proposal) -> None:
        """Have a draft written soon."""
        self._waiting[proposal.id] = proposal

    @property
    def waiting(self) -> tuple[str, ...]:
        """The units whose draft is not written yet."""
        return tuple(self._waiting)

    def tick(self) -> None:
        """Have a thread write what is waiting, if it is time: answers do not wait for the disk.

        Raises WriteError, or InputError where the catalog cannot be read, if the writing before has failed so.
        """
        if self._writer is not None:
            if self._writer.is_alive():
                return
            self._joined()
        if self._waiting and time.monotonic() - self._last >= EVERY:
            batch = list(self._waiting.values())
            self._writer = threading.Thread(target=self._write, args=(batch,), name="draft-writer")
            self._writer.start()

    def flush(self) -> None:
        """Write what is waiting. Raises ToolkitError where that cannot be done; it is still waiting then."""
        self._joined()
        batch = list(self._waiting.values())
        if batch:
            self._write(batch)
            if self._error is not None:
                raise self._error

    def _joined(self) -> None:
        """Wait for the thread that writes. Go on waiting while another command writes."""
        if self._writer is not None:
            self._writer.join()
            self._writer = None
            if isinstance(self._error, WriteError | InputError):
                raise self._error

    def _write(self, batch: list[Proposal]) -> None:
        self._error = None
        try:
            self._propose_all(batch)
        except ToolkitError as error:
            self._error = error
        self._last = time.monotonic()

    def _propose_all(self, batch: list[Proposal]) -> None:
        try:
            self._propose(batch)
        except InputError:
            if len(batch) == 1:
                raise
            self._one_by_one(batch)

    def _one_by_one(self, waiting: list[Proposal]) -> None:
        """Write what can be written where one draft has a character that the catalog's charset lacks."""
        errors: list[InputError] = []
        for one in waiting:
            try:
                self._propose([one])
            except InputError as error:
                errors.append(error)
                self._refuse(one, error)
                self._taken(one)
        if len(errors) == len(waiting):
            raise errors[0]

    def _propose(self, proposals: list[Proposal]) -> None:
        done = self.workspace.propose(self.report, self.language, proposals, BY_DRAFT)
        for proposal, what in zip(proposals, done, strict=True):
            self._taken(proposal)
            if isinstance(what, InputError):
                self._refuse(proposal, what)
            elif isinstance(what, Conflict):
                gone = "the catalog does not have it any more"
                self.kept[proposal.id] = "it was changed meanwhile" if what.theirs else gone

    def _refuse(self, proposal: Proposal, error: InputError) -> None:
        (self.kept if proposal.was else self.refused)[proposal.id] = error.message

    def _taken(self, proposal: Proposal) -> None:
        """Forget a proposal, unless another one for the same unit has come meanwhile."""
        if self._waiting.get(proposal.id) is proposal:
            del self._waiting[proposal.id]
