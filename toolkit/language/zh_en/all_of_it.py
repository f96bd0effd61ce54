"""100% in words: 百分百支持 is "full support", and a rate of 100% is "all of them"."""

from __future__ import annotations

import re

from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.model.quantity import Quantity, QuantityKind

_WHOLE = lazy(r"\b(?:(?:full|complete|total|absolute|entire)(?:ly)?|all|every)\b", re.IGNORECASE)
#: A rate before its figure, and English that says it of all, which no figure does.
_RATE = lazy("(?:率|覆盖|满意度|合格|达标)[^，。；：]{0,8}\\Z")
_RATE_REACH = 14
_EVERY = lazy(
    r"(?<!in )(?<!at )(?<!above )(?<!after )(?<!not )\ball\b(?!-| fronts| areas of work| kinds| sorts)"
    r"|\b(?:every|each|entire(?:ly)?|in full|universal(?:ly)?|without exception)\b",
    re.IGNORECASE,
)
_STOP = lazy(r"[.!?](?=\s)")


def all_of_it(quantity: Quantity, sides: Sides) -> bool:
    """百分百支持 as "full support"; a rate of 100% as "all", between the figures beside it."""
    if (
        quantity.kind is not QuantityKind.PERCENT
        or quantity.low != 100
        or quantity.high not in (None, 100)
        or quantity.hedge
    ):
        return False
    if quantity.text.endswith("百分百"):
        return _WHOLE.search(sides.right_text) is not None
    if _RATE.search(sides.left_text, max(0, quantity.start - _RATE_REACH), quantity.start) is None:
        return False
    between = _between_neighbors(quantity, sides)
    return between is not None and _EVERY.search(sides.right_text, *between) is not None


def _between_neighbors(quantity: Quantity, sides: Sides) -> tuple[int, int] | None:
    """The English sentences from the one with the figure before this one to the one with the figure after it."""
    at, text = sides.left.index(quantity), sides.right_text
    stops = [0, *(stop.end() for stop in _STOP.finditer(text)), len(text)]
    first, last = 0, len(text)
    for beside, is_before in ((at - 1, True), (at + 1, False)):
        if not 0 <= beside < len(sides.left):
            continue
        place = next((one.start for one in sides.right if one.low == sides.left[beside].low), None)
        if place is None:
            return None
        if is_before:
            first = max(stop for stop in stops if stop <= place)
        else:
            last = min(stop for stop in stops if stop > place)
    return first, last
