"""Putting a conversation to a model: what each layer between a prompt and the server takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from toolkit.drafting.drafter import DraftError, Usage
from toolkit.errors import ToolkitError


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation; `role` is `system`, `user` or `assistant`."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote, as it is, and what it took; `earlier` is what it took in an earlier run, which paid.

    `failure` is set only in kept replies: why the text cannot be used. An asker raises SpentError instead.
    """

    text: str
    usage: Usage
    earlier: Usage = field(default_factory=Usage)
    failure: str = ""


class Asker(Protocol):
    """Answers conversations; from several threads at once."""

    def ask(self, messages: Sequence[Message]) -> Reply:
        """The model's next turn. Raises DraftError for this conversation, EngineError where the run must stop."""

    def close(self) -> None:
        """End every call that is under way or waits; those raise EngineError."""


class PassingError(ToolkitError):
    """The same request may succeed later: the server is busy, broke the connection, sent something unreadable.

    `wait` is how many seconds the server asks for, None where it does not say; `everyone` is True where that holds for
    every request (too many of them). `usage` was spent.
    """

    wait: float | None = None
    everyone = False
    usage = Usage()


class UnreachableError(PassingError):
    """No connection to the server."""


class SpentError(DraftError):
    """The model's turn cannot be used (cut off, refused) but is paid for; asking again would give the same."""


class RejectedError(DraftError):
    """The server does not accept the request, for a reason that may well hold for every unit."""
