"""A text and its translation in parts that surely render each other: the cells of a table, or sentences."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.alignment import align
from toolkit.language.cells import has_cells, rows
from toolkit.language.sentences import sentences
from toolkit.model import Quantity

Languages = tuple[str, str]
Span = tuple[int, int]


def parts_of_figures(
    source: str, ours: Sequence[Quantity], target: str, theirs: Sequence[Quantity], languages: Languages
) -> tuple[list[int], list[int]] | None:
    """The part of the text that each figure is in: a cell of a table, or sentences that render each other."""
    if has_cells(source) or has_cells(target):
        left, right = cells(source), cells(target)
        if len(left) != len(right):
            return None
    else:
        left, right = _beads(source, target, languages)
        if len(left) < 2:
            return None
    return [_part_of(one, left) for one in ours], [_part_of(one, right) for one in theirs]


def cells(text: str) -> list[Span]:
    return [cell for row in rows(text) for cell in row]


def _beads(source: str, target: str, languages: Languages) -> tuple[list[Span], list[Span]]:
    left, right = sentences(source, languages[0]), sentences(target, languages[1])
    if len(left) < 2 or len(right) < 2:
        return [], []
    beads = align([source[a:b] for a, b in left], [target[a:b] for a, b in right], languages)
    whole = [one for one in beads if one.source[0] < one.source[1] and one.target[0] < one.target[1]]
    return [_span(left, one.source) for one in whole], [_span(right, one.target) for one in whole]


def _span(spans: Sequence[Span], numbers: Span) -> Span:
    return spans[numbers[0]][0], spans[numbers[1] - 1][1]


def _part_of(figure: Quantity, parts: Sequence[Span]) -> int:
    """The number of the part that a figure is in; -1 if in none."""
    return next((at for at, (start, end) in enumerate(parts) if start <= figure.start < end), -1)
