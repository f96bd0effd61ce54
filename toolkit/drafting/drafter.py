"""What any engine that translates must do: a unit in, a text out.

The text is the bare translation. How an engine comes by it is its own affair: the built-in one has a model write it
between marks, reads these itself (`answer.py`), and says in `Answer.complaints` where they are missing; one that only
translates returns what it translated.

An engine that is not built in is a package with an entry point of the group `toolkit.drafters`: a function that takes
the settings `[tool.toolkit.drafting]` and returns a `Drafter`. The setting `engine` names it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from toolkit.drafting.brief import Brief
from toolkit.errors import ToolkitError


@dataclass(frozen=True, slots=True)
class Usage:
    """What was spent: requests, and tokens sent and received as the server counts them.

    `uncounted` is how many of the requests came back without a count; the sums lack their tokens.
    """

    requests: int = 0
    sent: int = 0
    received: int = 0
    uncounted: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.requests + other.requests,
            self.sent + other.sent,
            self.received + other.received,
            self.uncounted + other.uncounted,
        )


@dataclass(frozen=True, slots=True)
class Attempt:
    """An earlier answer for the same unit, and what is wrong with it, one line each; `said` as in `Answer`."""

    text: str
    complaints: tuple[str, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A unit to translate, or to translate better than the attempts so far, oldest first."""

    brief: Brief
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A translation and nothing else.

    `complaints` say why it cannot be used (in the source's language, not where it was asked for, …): ask again with
    them, and never write such a text. `said` is what the engine gave instead of a translation, if `text` is empty; it
    gets it back in the attempt. `usage` is what it took now, `earlier` what it took in an earlier run, which has paid
    for it.
    """

    text: str
    usage: Usage = field(default_factory=Usage)
    complaints: tuple[str, ...] = ()
    earlier: Usage = field(default_factory=Usage)
    said: str = ""

    @property
    def cached(self) -> bool:
        """Whether it cost nothing, since an earlier run has paid for it."""
        return self.earlier.requests > 0


class DraftError(ToolkitError):
    """This unit gets no answer (refused, cut off, too long for the model); others may.

    `usage` was spent on it now, `earlier` in an earlier run.
    """

    usage = Usage()
    earlier = Usage()


class EngineError(ToolkitError):
    """No unit would get an answer: the server cannot be reached, refuses the key, does not know the model."""


class StoppedError(EngineError):
    """A person has stopped the run: what is not under way is not asked for any more."""

    def __init__(self) -> None:
        super().__init__("stopped")


class Drafter(Protocol):
    """An engine that translates. Its methods are called from several threads at once."""

    @property
    def name(self) -> str:
        """The model, for the comment of a draft and for reports."""

    @property
    def repairs(self) -> bool:
        """Whether another answer can be expected where a task names attempts; if not, each unit is asked for once."""

    def draft(self, task: Task) -> Answer:
        """Translate. Raises DraftError for this unit alone, EngineError where the run must stop."""

    def close(self) -> None:
        """Let go of connections, and end every wait of other threads, whose calls raise EngineError then."""
