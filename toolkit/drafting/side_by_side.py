"""Several pieces of work side by side: their requests run in threads, everything else in the calling thread.

So what is read and examined needs no locks, and takes one core at most.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from functools import partial
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from toolkit.drafting.drafter import Answer, DraftError, StoppedError, Task

Asked = TypeVar("Asked")
Given = TypeVar("Given")
#: What yields tasks and is sent their answers.
Work = Generator[Task, Answer, None]

#: Seconds between two looks at the clock and at Ctrl-C while no answer comes.
TICK = 0.1


class SideBySide(Generic[Asked, Given]):
    """Runs pieces of work, at most so many requests at once, until all are done or `stop` is set.

    Then no further request is made; those that are under way are waited for, since they are paid for. `tick` is called
    several times a second. While no answer is there, `prepare` does a small piece of what later requests need; False
    where nothing is left to do.
    """

    def __init__(
        self,
        ask: Callable[[Asked], Given],
        concurrency: int,
        stop: threading.Event,
        tick: Callable[[], None],
        prepare: Callable[[], bool] = lambda: False,
    ) -> None:
        self.stop = stop
        self.tick = tick
        self.prepare = prepare
        self.concurrency = concurrency
        self._ask = ask
        self._tasks: SimpleQueue[tuple[int, Asked] | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[int, Given | BaseException]] = SimpleQueue()
        self._running: dict[int, Generator[Asked, Given, None]] = {}

    def run(self, works: Iterator[Generator[Asked, Given, None]]) -> None:
        """Do the work. Raises EngineError where the engine does."""
        for number in range(self.concurrency):
            threading.Thread(target=self._serve, name=f"draft-{number}", daemon=True).start()
        try:
            for number, work in enumerate(works):
                if self.stop.is_set():
                    break
                self._running[number] = work
                self._advance(number, partial(next, work))
                while len(self._running) >= self.concurrency:
                    self._wait()
            while self._running:
                self._wait()
        finally:
            for _ in range(self.concurrency):
                self._tasks.put(None)

    def _serve(self) -> None:
        while (asked := self._tasks.get()) is not None:
            number, task = asked
            try:
                outcome: Given | BaseException = self._ask(task)
            except BaseException as error:  # it is raised where the work is done
                outcome = error
            self._done.put((number, outcome))

    def _wait(self) -> None:
        """Take one answer, if one comes soon."""
        self.tick()
        while self._done.empty() and not self.stop.is_set() and self.prepare():
            pass
        try:
            number, outcome = self._done.get(timeout=TICK)
        except Empty:
            return
        work = self._running[number]
        if isinstance(outcome, StoppedError) and self.stop.is_set():
            self._running.pop(number).close()
        elif isinstance(outcome, DraftError):
            self._advance(number, partial(work.throw, outcome))
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            self._advance(number, partial(work.send, outcome))

    def _advance(self, number: int, step: Callable[[], Asked]) -> None:
        """Go on with a piece of work until its next request, which is not made any more after a stop."""
        try:
            task = step()
        except StopIteration:
            del self._running[number]
            return
        if self.stop.is_set():
            self._running.pop(number).close()
        else:
            self._tasks.put((number, task))
