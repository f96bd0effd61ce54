"""How much the streams of a PDF unpack to, before anything reads them: pages made to be slow are refused."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

#: One stream that is no picture, and all of them, unpack to no more; the contents of a page are far smaller.
LARGEST, ALL = 20_000_000, 400_000_000
STREAM = re.compile(rb"stream\r?\n")
#: How far before a stream its description is looked for, and what of it says that it is a picture or a font.
BEFORE = 2000
DATA = re.compile(rb"/Image\b|/FontFile|/Length[123]\b|/FunctionType|/ICCBased|/N \d+ ?/Alternate")
#: Packed twice or three times.
DEEPEST = 3
#: What is unpacked at once.
PIECE = 1_000_000


def is_too_much(data: bytes) -> bool:
    """Whether a stream, or all of them, unpack to more than reports have."""
    total = 0
    for start in _starts(data):
        size = _size(memoryview(data)[start:], 1)
        total += size
        if size > LARGEST or total > ALL:
            return True
    return False


def _starts(data: bytes) -> Iterator[int]:
    """Where streams of pages begin that are packed by deflate."""
    for found in STREAM.finditer(data):
        description = data[max(0, found.start() - BEFORE) : found.start()].rpartition(b" obj")[2]
        if b"/Fl" in description and not DATA.search(description):
            yield found.end()


def _size(packed: bytes | memoryview, depth: int) -> int:
    """How much a stream unpacks to, as far as it matters; 0 where it is not packed so."""
    reader = zlib.decompressobj()
    size = 0
    first = b""
    try:
        for place in range(0, len(packed), PIECE):
            piece = bytes(packed[place : place + PIECE])
            while piece:
                out = reader.decompress(piece, PIECE)
                first = first or out
                size += len(out)
                if size > LARGEST or reader.eof:
                    break
                piece = reader.unconsumed_tail
            if size > LARGEST or reader.eof:
                break
    except zlib.error:
        return size
    if depth < DEEPEST and first[:1] in b"\x78\x48\x58\x68" and len(first) > 2:
        return max(size, _size(first, depth + 1))
    return size
