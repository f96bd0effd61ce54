"""Cells of a table whose heading has another unit in the translation: 1286.4 (亿元) as 128.64 (billion yuan)."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from toolkit.catalogs.figures.text_parts import cells
from toolkit.language.cells import has_cells
from toolkit.model import Quantity, QuantityKind

#: So many cells must differ by the same power of ten: one alone may be a mistake.
FEWEST = 2
_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY})


def scaled_cells(
    source: str,
    ours: Sequence[Quantity],
    target: str,
    theirs: Sequence[Quantity],
    left_out: AbstractSet[int],
    answered: AbstractSet[int],
) -> dict[int, int]:
    """The figures of a source's cells and those of the same cells of the target, if all differ by one power of ten.

    Figures in `left_out` and `answered` have a counterpart.
    """
    left, right = (cells(text) if has_cells(text) else [] for text in (source, target))
    if not left or len(left) != len(right):
        return {}
    found: dict[int, int] = {}
    factors = set()
    for mine, other in zip(left, right, strict=True):
        one, same = _only(ours, mine, left_out), _only(theirs, other, answered)
        if one is not None and same is not None:
            found[one] = same
            factors.add(_factor(ours[one], theirs[same]))
    certain = len(found) >= FEWEST and len(factors) == 1 and None not in factors
    return found if certain else {}


def _only(figures: Sequence[Quantity], cell: tuple[int, int], but: AbstractSet[int]) -> int | None:
    """The index of the figure of a cell; None if it has several, or one of those left out."""
    inside = [index for index, one in enumerate(figures) if cell[0] <= one.start < cell[1]]
    return inside[0] if len(inside) == 1 and inside[0] not in but else None


def _factor(one: Quantity, other: Quantity) -> Fraction | None:
    """The power of ten by which one figure is another; None if by none."""
    if not {one.kind, other.kind} <= _COUNTED or not one.low or not other.low or one.low != one.high:
        return None
    factor = Fraction(other.low) / Fraction(one.low)
    digits = str(max(factor, 1 / factor)) if factor > 0 else ""
    return factor if digits.strip("0") == "1" else None
