"""Two parallel text files: the lines of one number are a pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from toolkit.corpus.cells import SOURCE, TARGET, Side
from toolkit.corpus.inputs.chunk import Cell, Chunk, Input, Rows, cell, in_pieces
from toolkit.corpus.inputs.streams import TextFile
from toolkit.corpus.reasons import Reason

#: The lines of one number; None where a file has ended.
_Pair = tuple[bytes | None, bytes | None]


@dataclass(frozen=True)
class Parallel(Input):
    """A text file of sources (`file`) and one of targets; lines that the shorter one lacks have no counterpart."""

    target: Path

    @property
    def size(self) -> int:
        return super().size + self.target.stat().st_size

    @property
    def has_rest(self) -> bool:
        return False

    def chunks(self, done: Mapping[int, int]) -> Iterator[Chunk]:  # noqa: ARG002  # lines are found by reading them all
        row = 1
        with TextFile(self.file) as source, TextFile(self.target) as target:
            for number, pairs in enumerate(in_pieces(zip_longest(source, target), _size)):
                yield Chunk(number, row, pairs, source.offset + target.offset)
                row += len(pairs)

    def rows(self, chunk: Chunk) -> Rows:
        pairs: list[_Pair] = chunk.payload
        numbers = range(chunk.row, chunk.row + len(pairs))
        sources = [_cell(source, SOURCE) for source, _ in pairs]
        targets = [_cell(target, TARGET) for _, target in pairs]
        return Rows(numbers, sources, targets, [None] * len(pairs))


def _size(pair: _Pair) -> int:
    return sum(len(line) for line in pair if line)


def _cell(line: bytes | None, side: Side) -> Cell:
    return Cell(Reason.NO_COUNTERPART, None) if line is None else cell(line, side)
