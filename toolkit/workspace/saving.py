"""Writing one entry of a catalog: under the writer's lock, into the file as it is at that moment."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import WriteError
from toolkit.formats import po
from toolkit.model import Unit
from toolkit.project.files import display, only_writer, read, refuse_stream, write
from toolkit.project.formatting import as_fmt

#: How often a file is read again that another program has written in between.
TRIES = 5
#: Seconds to wait for a command that writes in the folder: a person is waiting too.
PATIENCE = 5.0


class ChangedMeanwhileError(Exception):
    """The entry is not the one that was read; `unit` is what the file has now, None where it is gone."""

    def __init__(self, unit: Unit | None) -> None:
        super().__init__()
        self.unit = unit


@dataclass(frozen=True, slots=True)
class Written:
    """An entry before and after, and what the file holds; both units are equal where nothing was written."""

    before: Unit
    after: Unit
    data: bytes


def write_entry(path: Path, key: str, change: Callable[[Unit], Unit]) -> Written:
    """Change one entry of a file and no other byte of it.

    `change` is given the unit as the file has it, may raise ChangedMeanwhileError, and is called again where another
    program wrote in between. Raises ToolkitError where the file cannot be read whole or written, or is held by another
    command; then nothing is written.
    """
    refuse_stream(path)
    for attempt in range(TRIES):
        with only_writer(Path(os.path.realpath(path)).parent, PATIENCE):  # resolve() fails where links go in a circle
            was = read(path)
            catalog = po.parse(was, display(path))
            unit = next((unit for unit in catalog.units if unit.key == key), None)
            if unit is None:
                raise ChangedMeanwhileError(None)
            after = as_fmt(change(unit))
            if after == as_fmt(unit):
                return Written(unit, unit, was)
            data = po.with_entry(catalog, unit, after)
            try:
                write(path, data, was=was)
            except WriteError:
                if attempt + 1 == TRIES or read(path) == was:
                    raise
            else:
                return Written(unit, after, data)
    raise AssertionError("unreachable")
