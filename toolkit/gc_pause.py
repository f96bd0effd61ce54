"""Keep the garbage collector from visiting very many objects that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pause garbage collection: when a million objects are built and all stay, it visits them for nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def settle() -> None:
    """Leave everything that there is out of later collections, which would visit it for nothing after every edit.

    What has become garbage since the last time is collected first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
