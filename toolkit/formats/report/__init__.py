"""Reports: the numbering of Chinese official documents read into a tree of blocks.

Each format has a reader that gives the paragraphs of a file: `text` is one, with what `lines`, `marks`, `tables` and
`wrapping` know of lines. `structure` finds the kind of each paragraph and its place in the outline.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath

from toolkit.errors import InputError
from toolkit.formats.report.readers import READERS
from toolkit.formats.report.signatures import refuse_others
from toolkit.model import BlockKind, Document

__all__ = ["parse"]


def parse(data: bytes, path: str, *, name: str, boilerplate: Sequence[str] = ()) -> Document:
    """A report from its file's bytes, read as the suffix of its path says; as text where that says nothing.

    `boilerplate` holds a project's regular expressions: a line that one matches whole is page furniture, beside what
    `furniture` knows. Raises InputError where the bytes cannot be read or hold nothing to translate, and
    MissingExtraError where the library for the format is not installed.
    """
    from toolkit.formats.report.structure import blocks  # which takes a tenth of a second

    suffix = PurePath(path).suffix.lower()
    refuse_others(data, suffix, path)
    reading = import_module(READERS.get(suffix, READERS[".txt"])).read(data, path)
    document = Document(name, blocks(reading.paragraphs, boilerplate), reading.left_out)
    if all(block.kind in (BlockKind.TABLE, BlockKind.BOILERPLATE) for block in document.walk()):
        raise InputError("is empty: there is nothing to translate", path=path)
    return document
