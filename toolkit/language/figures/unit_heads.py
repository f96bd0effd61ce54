"""Give bare figures the unit that a head of their text names: "Revenue (RMB'000): 12,345" for 收入12,345千元.

A figure takes the unit of its head only where it has no counterpart as it is, so that texts that both have heads are
compared by what they write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from toolkit.language.cells import has_cells
from toolkit.language.figures.rounding import finite, rounds_to
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.spans import Spans
from toolkit.language.table_words import TableWords
from toolkit.language.units import unit_of
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
#: The groups of a place in a label that is a head wherever it is in a text.
_HEADS = ("bracketed", "said")
#: What a number in a head has beside the digits of a power of ten: 10,000 persons, RMB'000.
_IN_A_SCALE = str.maketrans("", "", "10,")

#: Where a head in a text of sentences ends: "Unit: billion yuan. Revenue was 23.5."
_STOP = re.compile(r"[.;]\s")


class _Head(NamedTuple):
    """A unit that a text names, as one of it, and the place of its words."""

    start: int
    end: int
    one: Quantity


#: The figures of a text in the units of their heads, by their index.
_Headed = dict[int, tuple[_Head, Quantity]]


def with_units_of_heads(sides: Sides) -> Sides:
    """Both sides with the figures that agree, or can only be meant, in the unit of a head."""
    ours, theirs = ({one.low for one in side if _is_bare(one)} for side in (sides.left, sides.right))
    if ours == theirs:
        return sides
    left = _heads(sides.left_text, sides.left, sides.pair.left_table)
    right = _heads(sides.right_text, sides.right, sides.pair.right_table)
    if not (left or right) or has_cells(sides.left_text) or has_cells(sides.right_text):
        return sides
    both = _headed(sides.left, left), _headed(sides.right, right)
    lacking = _without_counterparts(sides.left, sides.right, *both)
    here = _agreeing(lacking[0], sides.right, lacking[1], right)
    there = _agreeing(lacking[1], sides.left, lacking[0], left)
    if not (here or there):
        return sides
    return replace(sides, left=_applied(sides.left, here), right=_applied(sides.right, there))


def _heads(text: str, quantities: Sequence[Quantity], words: TableWords | None) -> list[_Head]:
    """The heads of a text that has bare figures."""
    if words is None or len(quantities) > MOST or not any(map(_is_bare, quantities)):
        return []
    found = []
    for match in words.in_label.finditer(text):
        group = match.lastgroup or ""
        whole = match[group] if group in _HEADS else ""
        for written in dict.fromkeys((_STOP.split(whole)[0], whole)):
            if (one := _one(written, words)) is not None:
                found.append(_Head(match.start(), match.start(group) + len(written), one))
                break
    return found


def _one(written: str, words: TableWords) -> Quantity | None:
    """One of the unit that a head names; None for other words, and for an amount: (US$5 million)."""
    if not written or any(map(str.isdigit, written.translate(_IN_A_SCALE))):
        return None
    one = words.unit(written)
    return one if one is not None and one.low and (one.unit or one.low > 1) else None


def _is_bare(figure: Quantity) -> bool:
    return figure.kind is K.CARDINAL and not (figure.unit or figure.weak or figure.vague) and figure.low is not None


def _headed(quantities: Sequence[Quantity], heads: Sequence[_Head]) -> _Headed:
    """The bare figures in the unit of the last head before them, or of the first one of the text."""
    found: _Headed = {}
    taken = Spans((head.start, head.end) for head in heads)
    for at, one in enumerate(quantities if heads else ()):
        if _is_bare(one) and not taken.meet(one.start, one.end):
            head = next((head for head in reversed(heads) if head.end <= one.start), heads[0])
            low = finite(Fraction(one.low or 0) * Fraction(head.one.low or 1))
            found[at] = head, one._replace(kind=head.one.kind, unit=head.one.unit, low=low, high=low)
    return found


def _without_counterparts(
    left: Sequence[Quantity], right: Sequence[Quantity], ours: _Headed, theirs: _Headed
) -> tuple[_Headed, _Headed]:
    """Those figures in the units of heads that the other text does not have as they are written."""
    kinds = {one.kind for _, one in chain(ours.values(), theirs.values())}
    some = [Counter(one.low for one in side if one.kind not in kinds or _is_bare(one)) for side in (left, right)]
    return (
        {at: one for at, one in ours.items() if not some[1][left[at].low]},
        {at: one for at, one in theirs.items() if not some[0][right[at].low]},
    )


def _agreeing(headed: _Headed, others: Sequence[Quantity], too: _Headed, heads: Sequence[_Head]) -> _Headed:
    """The figures in the units of heads that the other text has, in so many words or by heads of its own.

    Where that has no heads, its figures have their units themselves, and all figures of this text that it lacks are
    meant in theirs.
    """
    there = [*others, *(one for _, one in too.values())]
    if not heads and any(_agree(one, other) for _, one in headed.values() for other in there):
        return headed
    return {at: (head, one) for at, (head, one) in headed.items() if any(_agree(one, other) for other in there)}


def _agree(one: Quantity, other: Quantity) -> bool:
    """True if two figures are the same amount of what can be the same, as exact as the less exact of them; whether the
    currency is the same too is compared later.
    """
    if one.kind is not other.kind or one.low is None or other.low is None:
        return False
    first, second = unit_of(one.unit), unit_of(other.unit)
    if (first is None) != (second is None) or (first and second and first.dimension != second.dimension):
        return False
    size = first.factor / second.factor if first is not None and second is not None else Fraction(1)
    ours, theirs = Fraction(one.low) * size, other.low
    return ours == theirs or rounds_to(ours, theirs) or rounds_to(theirs, finite(ours) or ours)


def _applied(quantities: Sequence[Quantity], headed: _Headed) -> Sequence[Quantity]:
    """The figures with those in the units of heads, and without the heads themselves."""
    return list(_changed(quantities, headed)) if headed else quantities


def _changed(quantities: Sequence[Quantity], headed: _Headed) -> Iterator[Quantity]:
    taken = Spans((head.start, head.end) for head, _ in headed.values())
    for at, one in enumerate(quantities):
        if at in headed:
            yield headed[at][1]
        elif not taken.meet(one.start, one.end):
            yield one
