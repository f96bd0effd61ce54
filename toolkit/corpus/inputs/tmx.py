"""Translation memories (TMX): a row for each text of a unit in one language with each in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.corpus.cells import SOURCE, TARGET
from toolkit.corpus.directions import AUTO, FOUND_OUT
from toolkit.corpus.inputs.chunk import Chunk, Input, Rows, cell, in_pieces
from toolkit.corpus.inputs.decompression import decompressed
from toolkit.corpus.inputs.streams import LONGEST_LINE
from toolkit.corpus.json_values import json_text
from toolkit.formats.tmx import Reader, TextPair
from toolkit.project.files import opened


class Tmx(Input):
    """A TMX file. A row's number is the line of its unit, and the rest the unit's attributes."""

    def chunks(self, done: Mapping[int, int]) -> Iterator[Chunk]:  # noqa: ARG002  # units are found by reading them all
        languages = FOUND_OUT[0] if AUTO in self.options.languages else self.options.languages
        with opened(self.file) as file:
            stream = decompressed(file, self.file)  # which closes the file when it is gone
            pairs = Reader(stream, self.path, LONGEST_LINE).text_pairs(*languages)
            for number, piece in enumerate(in_pieces(pairs, _size)):
                yield Chunk(number, piece[0].line, piece, file.tell())

    def rows(self, chunk: Chunk) -> Rows:
        pairs: list[TextPair] = chunk.payload
        return Rows(
            [one.line for one in pairs],
            [cell(one.source, SOURCE) for one in pairs],
            [cell(one.target, TARGET) for one in pairs],
            [json_text(one.attributes) if one.attributes else None for one in pairs],
        )


def _size(pair: TextPair) -> int:
    return len(pair.source or "") + len(pair.target or "")
