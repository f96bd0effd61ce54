"""Translation memories (TMX): a row for each text of a unit in one language with each in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.corpus.cells import SOURCE, TARGET, Side
from toolkit.corpus.directions import AUTO, FOUND_OUT
from toolkit.corpus.inputs.chunk import Cell, Chunk, Input, Rows, cell, in_pieces
from toolkit.corpus.inputs.decompression import decompressed
from toolkit.corpus.inputs.streams import LONGEST_LINE
from toolkit.corpus.json_values import json_text
from toolkit.formats.tmx import Fault, Reader, Text, TextPair
from toolkit.project.files import opened

#: Where the rest has the languages of the two texts, as the file writes them.
LANGUAGES = "xml:lang"


class Tmx(Input):
    """A TMX file. A row's number is the line of its unit; the rest are the unit's attributes, and the languages."""

    def chunks(self, done: Mapping[int, int]) -> Iterator[Chunk]:  # noqa: ARG002  # units are found by reading them all
        languages = FOUND_OUT[0] if AUTO in self.options.languages else self.options.languages
        with opened(self.file) as file:
            stream = decompressed(file, self.file)  # which closes the file when it is gone
            pairs = Reader(stream, self.path, LONGEST_LINE, repair=True).text_pairs(*languages)
            for number, piece in enumerate(in_pieces(pairs, _size)):
                yield Chunk(number, piece[0].line, piece, file.tell())

    def rows(self, chunk: Chunk) -> Rows:
        pairs: list[TextPair] = chunk.payload
        return Rows(
            [one.line for one in pairs],
            [_cell(one.source, SOURCE) for one in pairs],
            [_cell(one.target, TARGET) for one in pairs],
            [json_text({**one.attributes, LANGUAGES: [_language(one.source), _language(one.target)]}) for one in pairs],
        )


def _cell(text: Text | None, side: Side) -> Cell:
    if text is None or text.fault is None:
        return cell(text and text.text, side)
    return Cell(side.not_utf8 if text.fault is Fault.BYTES else side.not_xml, text.text)


def _language(text: Text | None) -> str | None:
    return text and text.language


def _size(pair: TextPair) -> int:
    texts = [one.text for one in (pair.source, pair.target) if one]
    return sum(map(len, (*texts, *pair.attributes.values())))
