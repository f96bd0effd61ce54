"""Reports: the numbering of Chinese official documents read into a tree of blocks.

`lines` reads the paragraphs of a text file, with what `marks`, `tables` and `wrapping` know of lines. `structure` finds
the kind of each paragraph and its place in the outline, whatever format it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.errors import InputError
from toolkit.formats.encoding import decode
from toolkit.formats.report.lines import paragraphs
from toolkit.formats.report.structure import blocks
from toolkit.model import BlockKind, Document

__all__ = ["parse"]

#: Files of other formats that are text too: their marks would be translated.
SOURCES = {
    "RTF": re.compile(r"\s*\{\\rtf"),
    "HTML": re.compile(
        r"\ufeff?\s*(?:(?:<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)\s*){0,5}<(?:!doctype|html|head|body)\b",
        re.IGNORECASE | re.DOTALL,
    ),
}


def parse(data: bytes, path: str, *, name: str, boilerplate: Sequence[str] = ()) -> Document:
    """A report from its file's bytes.

    `boilerplate` holds a project's regular expressions: a line that one matches whole is page furniture, beside what
    `furniture` knows. Raises InputError where
    the bytes are not text or hold nothing to translate.
    """
    text = decode(data, path)
    for source, is_source in SOURCES.items():
        if is_source.match(text):
            raise InputError(f"is {source} and not plain text; save it as a text file", path=path)
    document = Document(name, blocks(paragraphs(text), boilerplate))
    if all(block.kind in (BlockKind.TABLE, BlockKind.BOILERPLATE) for block in document.walk()):
        raise InputError("is empty: there is nothing to translate", path=path)
    return document
