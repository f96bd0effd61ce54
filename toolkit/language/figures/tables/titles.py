"""Units alone, and in titles, without their table: 百万元 and $ million, 开支（百万元） and Expenditure ($ million)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.tables.judging import unit_clash
from toolkit.language.figures.tables.layout import Cell, Unit
from toolkit.language.table_words import TableWords
from toolkit.model.quantity import Number, Quantity, QuantityKind

#: Characters of the longest title.
_LONGEST = 120


def compare_titles(sides: Sides) -> tuple[Sides, list[Discrepancy]]:
    """The sides without the figures of a title's units in words, and what is wrong with these units.

    百万元 is read as 1,000,000 yuan, $ million as no figure; figures may be in another scale in the translation, where
    they are not the same numbers.
    """
    if len(sides.left_text) > _LONGEST or len(sides.right_text) > _LONGEST:
        return sides, []
    wordy = [one.start for one in sides.left if not one.text[0].isdigit() and _is_wordy(one)]
    if not wordy:
        return sides, []
    words = sides.pair.left_table, sides.pair.right_table
    if words[0] is None or words[1] is None or not _names_one(words[0], sides.left_text, wordy):
        return sides, []
    ours = _unit(sides.left_text, sides.left, words[0])
    left = _within(sides.left, ours) if ours else []
    theirs = _unit(sides.right_text, sides.right, words[1]) if left else None
    if ours is None or theirs is None:
        return sides, []
    if ours.span.text == sides.left_text and ours.one.low != theirs.one.low:  # no figure may make up for it
        return sides, []
    right = _within(sides.right, theirs)
    if not all(map(_is_wordy, (*left, *right))):
        return sides, []
    clash = unit_clash(sides, ours, theirs)
    if ours.one.low != theirs.one.low and _counts_after(sides.left, ours) & _counts_after(sides.right, theirs):
        return sides, []
    rest = [one for one in sides.left if one not in left], [one for one in sides.right if one not in right]
    return replace(sides, left=rest[0], right=rest[1]), clash


def _is_wordy(one: Quantity) -> bool:
    return not any(map(str.isdigit, one.text))


def _names_one(words: TableWords, text: str, starts: Sequence[int]) -> bool:
    """True if one of the places of a text in which it may name a unit has one of the figures that begin there.

    A text that begins with one may be a unit alone.
    """
    places = [match.span(match.lastgroup or 0) for match in words.in_label.finditer(text)]
    return 0 in starts or any(start <= one < end for start, end in places for one in starts)


def _unit(text: str, figures: Sequence[Quantity], words: TableWords) -> Unit | None:
    cell = Cell(0, text, tuple(figures), words)
    return cell.unit or cell.as_unit


def _within(figures: Sequence[Quantity], unit: Unit) -> list[Quantity]:
    return [one for one in figures if unit.span.start <= one.start and one.end <= unit.span.end]


def _counts_after(figures: Sequence[Quantity], unit: Unit) -> set[Number]:
    """The bare numbers after a unit."""
    after = [one for one in figures if one.start >= unit.span.end and one.kind is QuantityKind.CARDINAL]
    return {one.low for one in after if one.low and not one.unit}
