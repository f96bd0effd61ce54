"""An input that cannot be read from its beginning, so that the others of a run can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.corpus.inputs.chunk import Chunk, Input, Rows
from toolkit.errors import InputError


@dataclass(frozen=True)
class Damaged(Input):
    """An input without rows, and its fault."""

    fault: InputError

    @property
    def names(self) -> list[str] | None:
        return None

    @property
    def has_rest(self) -> bool:
        return False

    def chunks(self, done: Mapping[int, int]) -> Iterator[Chunk]:  # noqa: ARG002  # has no rows
        raise self.fault

    def rows(self, chunk: Chunk) -> Rows:  # noqa: ARG002
        raise self.fault
