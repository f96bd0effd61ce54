"""Outputs that would replace what people wrote, or each other."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from toolkit.errors import WriteError
from toolkit.project.files import display
from toolkit.project.streams import is_stream


def refuse_clashes(outputs: Iterable[Path], inputs: Iterable[Path] = ()) -> None:
    """Raise WriteError where an output is one of the inputs, or two outputs are one file, under any names: another
    spelling, a symbolic or a hard link.
    """
    read, written = {_identity(path) for path in inputs}, set[object]()
    for path in outputs:
        identity = _identity(path)
        if identity in read:
            raise WriteError("is an input and would be lost; write to another file", path=display(path))
        if identity in written and not is_stream(path):
            raise WriteError("is named for two outputs; write each to a file of its own", path=display(path))
        written.add(identity)


def _identity(path: Path) -> object:
    """What all names of a file have in common: its device and number, and its real path where it does not exist."""
    try:
        about = path.stat()
    except OSError:
        return os.path.normcase(os.path.realpath(path))
    return about.st_dev, about.st_ino
