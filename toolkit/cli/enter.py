"""What is done when somebody presses Enter in the terminal of a command that goes on."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable

#: Seconds between two looks whether the command is in the foreground.
PAUSE = 0.5


def is_terminal() -> bool:
    """True where somebody may press Enter."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):  # there is none, or it was closed
        return False


def on_enter(do: Callable[[], object]) -> None:
    """Call a function each time that Enter is pressed, from a thread that ends with the program."""
    if is_terminal():
        threading.Thread(target=_wait, args=(sys.stdin.fileno(), do), name="enter", daemon=True).start()


def _wait(terminal: int, do: Callable[[], object]) -> None:
    """Read line by line, past Python's buffer, whose lock would be missed when the program ends."""
    try:
        while _typed(terminal):
            line = os.read(terminal, 4096)
            if not line:  # the end of the input
                return
            do()
    except OSError:
        return


def _typed(terminal: int) -> bool:
    """Wait until there is something to read. A program in the background that read would be stopped."""
    if sys.platform == "win32":
        return True
    import select

    while True:
        if os.getpgrp() != os.tcgetpgrp(terminal):
            time.sleep(PAUSE)
        elif select.select([terminal], [], [], PAUSE)[0] and os.getpgrp() == os.tcgetpgrp(terminal):
            return True
