"""Asking at the pace of the server: so many requests a minute, and again after a pause where it is busy."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Sequence
from dataclasses import replace

from toolkit.drafting.asking import Asker, Message, PassingError, RejectedError, Reply, UnreachableError
from toolkit.drafting.drafter import DraftError, EngineError, StoppedError, Usage

#: How often a request is sent before its unit is given up; more often where the server only asks us to slow down,
#: since of several requests at once it may let the same one wait each time.
TRIES, SLOWED_TRIES = 6, 24
#: Seconds before the second try; doubled for each further one, up to the longest.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
#: A server that asks for a longer wait (a quota of the day) ends the run.
LONGEST_WAIT = 300.0
#: Seconds between two looks at `stop` in a wait.
TICK = 0.1
#: So many units in a row without an answer end the run.
IN_A_ROW = 5


class Paced:
    """Asks again where a request may succeed later; `first_pause` is in seconds.

    Once `stop` is set, nothing is asked any more, and waits end; what is under way goes on.
    """

    def __init__(
        self,
        asker: Asker,
        per_minute: int = 0,
        first_pause: float = FIRST_PAUSE,
        stop: threading.Event | None = None,
    ) -> None:
        self._stop = stop or threading.Event()
        self._asker = asker
        self._distance = 60 / per_minute if per_minute else 0.0
        self._first_pause = first_pause
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._next = 0.0  # the time of the next request, on the monotonic clock
        self._answered = False
        self._failed_in_a_row = 0

    def ask(self, messages: Sequence[Message]) -> Reply:
        """The reply; its usage has what the failed tries took. Raises DraftError after the last try, and EngineError
        where the server cannot be reached, asks for a long wait, or answers nothing several times in a row.
        """
        spent = Usage()
        failures = slowed = 0
        while True:
            self._wait_for_turn()
            try:
                reply = self._asker.ask(messages)
            except PassingError as error:
                spent += error.usage
                self._end_run(error)
                self._sleep(0)
                slowed, failures = slowed + error.everyone, failures + (not error.everyone)
                if failures == TRIES or slowed == SLOWED_TRIES:
                    raise self._failed(DraftError(f"{error.message} ({failures + slowed} tries)"), spent) from None
                self._pause(error, failures + slowed)
            except RejectedError as error:
                raise self._failed(error, spent) from None
            except DraftError as error:
                self._succeeded()
                error.usage += spent
                raise
            else:
                self._succeeded()
                return replace(reply, usage=spent + reply.usage)

    def close(self) -> None:
        """End all waits and requests."""
        self._closed.set()
        self._asker.close()

    def _wait_for_turn(self) -> None:
        """Wait until the pace, and a pause that the server has asked of everyone, allow another request."""
        while True:
            with self._lock:
                now = time.monotonic()
                if now >= self._next:
                    self._next = now + self._distance
                    break
                wait = self._next - now
            self._sleep(wait)
        self._sleep(0)

    def _pause(self, error: PassingError, tries: int) -> None:
        doubled = min(self._first_pause * 2 ** (tries - 1), LONGEST_PAUSE)
        pause = doubled * random.uniform(0.75, 1.25) if error.wait is None else error.wait
        if error.everyone:
            with self._lock:
                self._next = max(self._next, time.monotonic() + pause)
        else:
            self._sleep(pause)

    def _sleep(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not self._stop.is_set():
            left = end - time.monotonic()
            if self._closed.wait(max(0.0, min(left, TICK))):
                raise EngineError("stopped")
            if left <= TICK:
                return
        raise StoppedError

    def _end_run(self, error: PassingError) -> None:
        """Raise EngineError where asking again would be in vain."""
        if self._closed.is_set():
            raise EngineError("stopped") from None
        if isinstance(error, UnreachableError) and not self._answered:
            raise EngineError(error.message) from None
        if error.wait is not None and error.wait > LONGEST_WAIT:
            minutes = round(error.wait / 60)
            raise EngineError(f"{error.message}; it wants to be left alone for {minutes} minutes") from None

    def _succeeded(self) -> None:
        self._answered, self._failed_in_a_row = True, 0

    def _failed(self, error: DraftError, spent: Usage) -> Exception:
        error.usage += spent
        with self._lock:
            self._failed_in_a_row += 1
            if self._failed_in_a_row < IN_A_ROW:
                return error
        return EngineError(f"{error.message}; {IN_A_ROW} units in a row got no answer")
