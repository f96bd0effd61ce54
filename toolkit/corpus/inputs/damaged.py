"""An input that cannot be read from its beginning, so that the others of a run can be."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.corpus.inputs.chunk import Chunk, Options, Rows
from toolkit.errors import InputError
from toolkit.project.files import display


@dataclass(frozen=True)
class Damaged:
    """An input without rows, and its fault."""

    file: Path
    fault: InputError
    options: Options

    @property
    def path(self) -> str:
        return display(self.file)

    @property
    def size(self) -> int:
        return self.file.stat().st_size

    @property
    def names(self) -> list[str] | None:
        return None

    @property
    def has_rest(self) -> bool:
        return False

    def chunks(self, done: Collection[int]) -> Iterator[Chunk]:  # noqa: ARG002  # has no rows
        raise self.fault

    def rows(self, chunk: Chunk) -> Rows:  # noqa: ARG002
        raise self.fault
