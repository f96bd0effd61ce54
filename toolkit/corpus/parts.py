"""The folder of a run's parts: which are there, and of which run they are."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from toolkit.errors import InputError, WriteError
from toolkit.project.files import display, only_writer, overwrite, read
from toolkit.project.leftovers import PREFIX

#: The run that the parts are of. Programs that read a folder of Parquet leave out names that begin so.
MANIFEST = "_toolkit.json"
#: Number of the input, number of the piece in it.
_NAME = re.compile(r"(\d{5,})-(\d{7,})\.parquet")
#: In the manifest of a finished run: its rows.
_ROWS = "rows"

#: What makes a run another one, in words.
_WORDS = {"toolkit": "another version of toolkit", "inputs": "other inputs, or inputs changed since"}


class Parts:
    """The parts in a folder that this process holds; one that is damaged is not done.

    `done` has the rows of each by its place: the number of the input, and of the piece in it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        rows = {place: _whole_rows(one) for place, one in _places(folder).items()}
        self.done = {place: count for place, count in rows.items() if count is not None}

    @property
    def files(self) -> list[Path]:
        """All parts in the order of the input."""
        return [self._file(place) for place in sorted(self.done)]

    def _file(self, place: tuple[int, int]) -> Path:
        return self.folder / f"{place[0]:05}-{place[1]:07}.parquet"

    def write(self, place: tuple[int, int], data: bytes, rows: int) -> None:
        """Write a part with this number of rows, whole or not at all. Raises WriteError."""
        overwrite(self._file(place), data)
        self.done[place] = rows

    def finish(self, run: Mapping[str, Any], rows: int) -> None:
        """Write down that all parts of a run are there, with so many rows. Raises WriteError."""
        overwrite(self.folder / MANIFEST, _manifest({**run, _ROWS: rows}, finished=True))

    def remove(self) -> None:
        """Remove the parts, and the folder if nothing else is in it."""
        for path in [*self.files, self.folder / MANIFEST]:
            path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self.folder.rmdir()


@contextlib.contextmanager
def parts_of(run: Mapping[str, Any], folder: Path) -> Iterator[Parts]:
    """The parts of a run in a folder, which is made where it is not there.

    Raises ToolkitError where another command writes into it, InputError where it has something else in it, and
    WriteError where it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror}", path=display(folder)) from None
    with only_writer(folder):
        _require_same(run, folder)
        overwrite(folder / MANIFEST, _manifest(run, finished=False))
        yield Parts(folder)


def read_part(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """A part, or some of its columns. Raises InputError where these are damaged."""
    try:
        with path.open("rb") as file:  # Arrow opens no file whose name is not UTF-8
            return pq.read_table(file, columns=columns, page_checksum_verification=True)
    except (pa.ArrowException, OSError, UnicodeError):
        message = "is damaged; delete it and run the same toolkit corpus check again"
        raise InputError(message, path=display(path)) from None


def finished_parts(folder: Path) -> list[Path]:
    """The parts of a finished run. Raises InputError for a folder that has not all of them."""
    manifest = _read(folder) or {}
    rows = manifest.get(_ROWS)
    if not manifest.get("finished") or not isinstance(rows, int):
        raise InputError("is not finished; run the same toolkit corpus check again", path=display(folder))
    files = [*_places(folder).values()]
    there = sum(_rows(one) or 0 for one in files)
    if there != rows:
        message = f"has {there:,} of its {rows:,} rows; run the same toolkit corpus check again"
        raise InputError(message, path=display(folder))
    return files


def _places(folder: Path) -> dict[tuple[int, int], Path]:
    """The files with the name of a part by their places, in the order of the input."""
    named = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir())
    return dict(sorted(((int(name[1]), int(name[2])), path) for path, name in named if name))


def _rows(part: Path) -> int | None:
    """The rows of a part; None for one whose end is damaged."""
    try:
        with part.open("rb") as file:
            rows: int = pq.read_metadata(file).num_rows
    except (pa.ArrowException, OSError):
        return None
    return rows


def _whole_rows(part: Path) -> int | None:
    """The rows of a part that is read whole; None for one that is damaged anywhere."""
    try:
        return len(read_part(part))
    except InputError:
        return None


def _manifest(run: Mapping[str, Any], *, finished: bool) -> bytes:
    return json.dumps({**run, "finished": finished}, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _require_same(run: Mapping[str, Any], folder: Path) -> None:
    """Raise InputError where a folder has something in it that is not of this run."""
    earlier = _read(folder)
    if earlier is None:
        if any(not path.name.startswith(PREFIX) for path in folder.iterdir()):
            message = "is not empty and not of an earlier run; choose another output"
            raise InputError(message, path=display(folder))
        return
    now = json.loads(_manifest(run, finished=False))
    other = next((key for key in now if key != "finished" and earlier.get(key) != now[key]), None)
    if other:
        what = _WORDS.get(other, f"another {other}")
        message = f"has the parts of a run with {what}; delete this folder, or choose another output"
        raise InputError(message, path=display(folder))


def _read(folder: Path) -> dict[str, Any] | None:
    """The manifest in a folder, None without one. Raises InputError where it cannot be read."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        found = json.loads(read(path))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise InputError("is damaged; delete the folder", path=display(path))
    return found
