"""Writing entries of a catalog: under the writer's lock, into the file as it is at that moment."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError, WriteError
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


#: Why an entry was not changed.
Refusal = ChangedMeanwhileError | InputError


@dataclass(frozen=True, slots=True)
class Written:
    """An entry before and after, and what the file holds; both units are equal where nothing was written."""

    before: Unit
    after: Unit
    data: bytes


def write_entries(path: Path, changes: Mapping[str, Callable[[Unit], Unit]]) -> dict[str, Written | Refusal]:
    """Change some entries of a file, by their ids, and no other byte of it. Gives what came of each.

    A change is given the unit as the file has it, and is called again where another program wrote in between; one that
    refuses its entry leaves it alone, and keeps no other from being written. Raises ToolkitError where the file cannot
    be read whole or written, or is held by another command; then nothing is written.
    """
    refuse_stream(path)
    for attempt in range(TRIES):
        with only_writer(Path(os.path.realpath(path)).parent, PATIENCE):  # resolve() fails where links go in a circle
            was = read(path)
            catalog = po.parse(was, display(path))
            done = _changed({unit.key: unit for unit in reversed(catalog.units)}, changes)
            pairs = [one for one in done.values() if isinstance(one, tuple) and one[0] is not one[1]]
            data = po.with_entries(catalog, pairs) if pairs else was
            try:
                if pairs:
                    write(path, data, was=was)
            except WriteError:
                if attempt + 1 == TRIES or read(path) == was:
                    raise
            else:
                return {key: Written(*one, data) if isinstance(one, tuple) else one for key, one in done.items()}
    raise AssertionError("unreachable")


def _changed(
    units: Mapping[str, Unit], changes: Mapping[str, Callable[[Unit], Unit]]
) -> dict[str, tuple[Unit, Unit] | Refusal]:
    """By key, an entry with what becomes of it (itself where it stays as it is), or why it is left alone."""
    done: dict[str, tuple[Unit, Unit] | Refusal] = {}
    for key, change in changes.items():
        unit = units.get(key)
        if unit is None:
            done[key] = ChangedMeanwhileError(None)
            continue
        try:
            after = as_fmt(change(unit))
        except (ChangedMeanwhileError, InputError) as refusal:
            done[key] = refusal
        else:
            done[key] = (unit, unit if after == as_fmt(unit) else after)
    return done
