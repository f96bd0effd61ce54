"""Reports as plain text: the numbering of Chinese official documents read into a tree of blocks.

`lines` finds the paragraphs, `structure` finds the kind of each one and its place in the outline.
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

    `boilerplate` holds regular expressions; a line that one matches whole is page furniture. Raises InputError where
    the bytes are not text or hold nothing to translate.
    """
    document = Document(name, blocks(paragraphs(decode(data, path)), boilerplate))
    if all(block.kind in (BlockKind.TABLE, BlockKind.BOILERPLATE) for block in document.walk()):
        raise InputError("is empty: there is nothing to translate", path=path)
    return document
