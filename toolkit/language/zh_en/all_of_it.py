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


def full(quantity: Quantity, sides: Sides) -> bool:
    """百分百支持 as "full support"."""
    return _is_all(quantity) and quantity.text.endswith("百分百") and _WHOLE.search(sides.right_text) is not None


def every_one(quantity: Quantity, sides: Sides) -> bool:
    """A rate of 100% as "all", between the figures beside it."""
    if not _is_all(quantity) or quantity.text.endswith("百分百"):
        return False
    if _RATE.search(sides.left_text, max(0, quantity.start - _RATE_REACH), quantity.start) is None:
        return False
    between = _between_neighbors(quantity, sides)
    return between is not None and _EVERY.search(sides.right_text, *between) is not None


def _is_all(quantity: Quantity) -> bool:
    """True for 100 percent, neither more nor less."""
    percent = quantity.kind is QuantityKind.PERCENT
    return percent and quantity.low == 100 and quantity.high in (None, 100) and not quantity.hedge


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
