"""Compare two texts: Chinese by character, other scripts by word, figures as a whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[^\W\d_㐀-鿿]+(?:['’-][^\W\d_㐀-鿿]+)*|\s+|.", re.DOTALL)
_LETTERS = re.compile(r"\w")
#: A clause with the marks that end it; the point of a figure (9.1) ends none.
_CLAUSE = re.compile(r"(?:[^。！？；，、!?;,.\n]|[!?;,.](?!\s))*(?:[。！？；，、\n]|[!?;,.](?=\s)\s*|$)")
#: The most pairs of words that are compared: two texts of a thousand words each.
MOST_COMPARED = 1_000_000
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

    The runs without the insertions make up the old text, the runs without the deletions the new one. Long texts are
    compared by clause first, so that the time grows with their length; a long stretch without a common clause counts
    as replaced.
    """
    pieces = _by_word(old, new)
    if pieces is None:
        pieces = []
        for before, after, same in _by_clause(old, new):
            pieces += [(before, after)] if same else _by_word(before, after) or [(before, after)]
    joined = list(_joined(pieces))
    return tuple(_runs(_without_islands(joined, old == new)))


def _by_word(old: str, new: str) -> list[tuple[str, str]] | None:
    """Pieces that are equal or not, in turn; None for texts that are too long for that."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) * len(after) > MOST_COMPARED:
        return None
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [("".join(before[i:j]), "".join(after[k:m])) for _, i, j, k, m in matcher.get_opcodes()]


def _by_clause(old: str, new: str) -> Iterator[tuple[str, str, bool]]:
    """Clauses that both texts have, with True, and what is between them."""
    before, after = ([one for one in _CLAUSE.findall(text) if one] for text in (old, new))
    i = j = 0
    for k, m in (*_ascending(_counterparts(before, after)), (len(before), len(after))):
        if i < k or j < m:
            yield "".join(before[i:k]), "".join(after[j:m]), False
        if k < len(before):
            yield before[k], after[m], True
        i, j = k + 1, m + 1


def _counterparts(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The places of each clause that both sides have: its first with its first, its second with its second."""
    where: dict[str, list[int]] = {}
    for place in range(len(after) - 1, -1, -1):
        where.setdefault(after[place], []).append(place)
    return [(place, where[clause].pop()) for place, clause in enumerate(before) if where.get(clause)]


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs in which both places ascend; the first ones do already."""
    ends: list[int] = []  # of the rows of each length the smallest second place at their end, and its pair
    last: list[int] = []
    previous: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
        previous.append(last[length - 1] if length else -1)
    row: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = previous[number]
    return row[::-1]


def _joined(pieces: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pieces with neighbours that are equal joined into one, and so those that are not."""
    for _, group in groupby(pieces, key=lambda piece: piece[0] == piece[1]):
        members = list(group)
        yield "".join(old for old, _ in members), "".join(new for _, new in members)


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
