"""The figures of two texts that differ in nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.catalogs.figures.shape import shape
from toolkit.language.numerals import plain_digits
from toolkit.language.registry import read_quantities
from toolkit.model import Quantity

_BLANKS = re.compile(r"[ \u00a0\u2009\u3000]+")


def only_figures_changed(old: str, new: str, language: str) -> tuple[tuple[Quantity, Quantity], ...]:
    """The figures of two sources, pairwise, that differ in nothing else; () where they do, or where nothing differs.

    Pairs of equal figures are among them, so that each figure's place among all of them is known. Blanks do not count.
    """
    if old == new or shape(old) != shape(new):
        return ()
    before, after = (read_quantities(text, language, marks=True) for text in (old, new))
    if not before or len(before) != len(after) or between(old, before) != between(new, after):
        return ()
    pairs = tuple(zip(before, after, strict=True))
    return pairs if all(_alike(*both) for both in pairs) else ()


def between(text: str, figures: Sequence[Quantity]) -> list[str]:
    """The texts between figures, without blanks."""
    starts, ends = [one.start for one in figures], [one.end for one in figures]
    parts = [text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)]
    return [_BLANKS.sub("", part) for part in parts]


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures say the same of the same, with other values."""
    return one.kind is other.kind and one.unit == other.unit and one.hedge is other.hedge


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two figures differ in what they say or in how they are written, but for blanks and full-width digits."""
    ours, theirs = (plain_digits(_BLANKS.sub("", text)) for text in (one.text, other.text))
    return ours != theirs or one.date != other.date or one.low != other.low
