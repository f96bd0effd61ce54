"""One thread beside the server's, for what takes long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """Does one thing after another. What is unfinished when the process ends is dropped."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._waiting: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        self._begun = False

    def submit(self, action: Callable[[], T]) -> Future[T]:
        """Do something after all that was submitted before; one that is cancelled meanwhile is left out."""
        future: Future[T] = Future()
        self._waiting.put((future, action))
        if not self._begun:
            self._begun = True
            threading.Thread(target=self._run, name=self._name, daemon=True).start()
        return future

    def _run(self) -> None:
        while True:
            future, action = self._waiting.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = action()
            except BaseException as error:  # raised where the result is asked for
                future.set_exception(error)
            else:
                future.set_result(result)
