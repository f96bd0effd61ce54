"""Reports: the numbering of Chinese official documents read into a tree of blocks.

`lines` reads the paragraphs of a text file, with what `marks`, `tables` and `wrapping` know of lines. `structure` finds
the kind of each paragraph and its place in the outline, whatever format it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.errors import InputError
from toolkit.formats.encoding import decode
from toolkit.formats.report.lines import paragraphs
from toolkit.formats.report.structure import blocks
from toolkit.model import BlockKind, Document

__all__ = ["parse"]


def parse(data: bytes, path: str, *, name: str, boilerplate: Sequence[str] = ()) -> Document:
    """A report from its file's bytes.

    `boilerplate` holds a project's regular expressions: a line that one matches whole is page furniture, beside what
    `furniture` knows. Raises InputError where
    the bytes are not text or hold nothing to translate.
    """
    document = Document(name, blocks(paragraphs(decode(data, path)), boilerplate))
    if all(block.kind in (BlockKind.TABLE, BlockKind.BOILERPLATE) for block in document.walk()):
        raise InputError("is empty: there is nothing to translate", path=path)
    return document
