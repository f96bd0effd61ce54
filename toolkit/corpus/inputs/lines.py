"""Files with one row per line: what JSON Lines and TSV share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from itertools import islice

from toolkit.corpus.inputs.chunk import Chunk, Input, Line, Rows, in_pieces
from toolkit.corpus.inputs.streams import TextFile


class Lines(Input):
    """A file with one row per line."""

    @property
    def heads(self) -> int:
        """How many lines come before the rows."""
        return 0

    def chunks(self, done: Mapping[int, int]) -> Iterator[Chunk]:  # noqa: ARG002  # lines are found by reading them all
        row = self.heads + 1
        with TextFile(self.file) as file:
            for number, lines in enumerate(in_pieces(islice(file, self.heads, None), len)):
                yield Chunk(number, row, lines, file.offset)
                row += len(lines)

    def rows(self, chunk: Chunk) -> Rows:
        return Rows.of_lines(chunk.row, [self.row(line) for line in chunk.payload])

    @abstractmethod
    def row(self, line: bytes) -> Line:
        """The row of a line."""
