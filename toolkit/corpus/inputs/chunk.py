"""What the formats of a corpus share: a piece of a file, and the rows in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pyarrow as pa

from toolkit.corpus.cells import Side, checked_text
from toolkit.corpus.json_values import json_text, valid
from toolkit.corpus.reasons import Reason
from toolkit.errors import InputError
from toolkit.project.files import display

Row = TypeVar("Row")
#: A piece has so many rows at most, and about so many bytes: seconds of work, and little memory.
ROWS, BYTES = 5_000, 4 << 20


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read: the languages, the names of the columns, and what is kept as it is of Parquet: other columns,
    and the metadata of the files.
    """

    languages: tuple[str, str] = ("zh", "en")
    columns: tuple[str, str] = ("source", "target")
    kept: Mapping[str, pa.Field] = field(default_factory=dict)
    metadata: Mapping[bytes, bytes] = field(default_factory=dict)

    @property
    def numbered(self) -> bool:
        """Whether the columns are numbers (`1,2`), for files without a line of names."""
        return all(name.isdecimal() for name in self.columns)

    @property
    def shown(self) -> tuple[str, str]:
        """The names of the two columns in the output."""
        return ("source", "target") if self.numbered else self.columns


class Chunk(NamedTuple):
    """A piece of a file: its number in the file, the number of its first row, what the format makes rows of, and how
    many bytes of the file have been read up to its end.
    """

    number: int
    row: int
    payload: Any
    offset: int


class Cell(NamedTuple):
    """A text, or why it cannot be checked, and what the output shows."""

    checked: str | Reason
    shown: str | None


#: A row by its texts, and the rest as JSON.
Line = tuple[Cell, Cell, str | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a piece: their numbers in the file, the texts, other columns that are kept, and the rest as JSON."""

    numbers: Sequence[int]
    sources: Sequence[Cell]
    targets: Sequence[Cell]
    rest: Sequence[str | None]
    kept: Mapping[str, pa.Array] = field(default_factory=dict)

    @classmethod
    def of_lines(cls, first: int, lines: Sequence[Line]) -> Rows:
        """The rows of some lines, of which the first has this number."""
        sources, targets, rest = zip(*lines, strict=True)
        return cls(range(first, first + len(lines)), sources, targets, rest)


@dataclass(frozen=True)
class Input(ABC):
    """One file of a corpus, or two parallel ones. `options` say how it is read, the same for all files of a run."""

    file: Path
    options: Options

    @property
    def path(self) -> str:
        """The file as people know it."""
        return display(self.file)

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.file.stat().st_size

    @property
    def names(self) -> list[str] | None:
        """The columns that it shows: those asked for, in a format that has two texts without names; None where it has
        none.
        """
        return list(self.options.columns)

    @property
    def has_rest(self) -> bool:
        """Whether its rows may have more than the texts and the columns that are kept."""
        return True

    @abstractmethod
    def chunks(self, done: Mapping[int, int]) -> Iterator[Chunk | InputError]:
        """The pieces, without some of those that are done (piece → its rows); an InputError in place of rows that
        cannot be read. Raises InputError where no more can be read, after the rows before it.
        """

    @abstractmethod
    def rows(self, chunk: Chunk) -> Rows:
        """The rows of a piece."""


def cell(raw: bytes | str | None, side: Side) -> Cell:
    """The cell of some bytes, or of a text with half surrogates in place of what is not text."""
    if isinstance(raw, str):
        return Cell(checked_text(raw.encode("utf-8", "surrogatepass"), side), valid(raw))
    return Cell(checked_text(raw, side), None if raw is None else raw.decode("utf-8", "replace"))


def in_pieces(rows: Iterable[Row], size: Callable[[Row], int]) -> Iterator[list[Row]]:
    """Rows in lists of ROWS rows, or fewer where these have BYTES bytes.

    An InputError that comes instead of a row is raised after the rows before it.
    """
    piece: list[Row] = []
    total, fault = 0, None
    try:
        for row in rows:
            piece.append(row)
            total += size(row)
            if len(piece) == ROWS or total >= BYTES:
                yield piece
                piece, total = [], 0
    except InputError as error:
        fault = error
    if piece:
        yield piece
    if fault:
        raise fault


def unreadable(line: bytes) -> Line:
    """The row of a line that is not of its format: the line itself is the rest."""
    nothing = Cell(Reason.UNREADABLE, None)
    return nothing, nothing, json_text(line.decode("utf-8", "surrogateescape"))
