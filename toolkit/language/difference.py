"""Compare two texts: Chinese by character, other scripts by word, figures as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[^\W\d_㐀-鿿]+(?:['’-][^\W\d_㐀-鿿]+)*|\s+|.", re.DOTALL)
_LETTERS = re.compile(r"\w")
#: Equal text with fewer letters than this between two changes is shown as part of the change, which reads better.
SHORTEST_EQUAL_LETTERS = 2


class Op(StrEnum):
    """How a run of text changed."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


Difference = tuple[tuple[Op, str], ...]


def difference(old: str, new: str) -> Difference:
    """The differences between two texts as runs of text.

    The runs without the insertions make up the old text, the runs without the deletions the new one.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[tuple[str, str]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        same = tag == "equal"
        pieces.append(("".join(before[i:j]), "".join(after[k:m])) if not same else _equal(before[i:j]))
    return tuple(_runs(_without_islands(pieces, old == new)))


def _equal(tokens: Sequence[str]) -> tuple[str, str]:
    text = "".join(tokens)
    return text, text


def _without_islands(pieces: Sequence[tuple[str, str]], same: bool) -> Iterator[tuple[bool, str, str]]:
    """The pieces, each with True if it is equal on both sides; short equal ones between changes count as changed."""
    for number, (old, new) in enumerate(pieces):
        inside = 0 < number < len(pieces) - 1
        equal = old == new and not (inside and len(_LETTERS.findall(old)) < SHORTEST_EQUAL_LETTERS and old.strip())
        yield same or equal, old, new


def _runs(pieces: Iterator[tuple[bool, str, str]]) -> Iterator[tuple[Op, str]]:
    for equal, group in groupby(pieces, key=lambda piece: piece[0]):
        members = list(group)
        old, new = "".join(piece[1] for piece in members), "".join(piece[2] for piece in members)
        if equal:
            yield Op.EQUAL, old
            continue
        if old:
            yield Op.DELETE, old
        if new:
            yield Op.INSERT, new
