"""Figures that only the translation has: whether they may follow from figures of the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from toolkit.language.units import unit_of
from toolkit.model import Quantity, QuantityKind

K = QuantityKind
#: What a rate is counted by: per 1,000 people, every 10,000 workers.
_BASE = re.compile(r"\b(?:per|every|each|for|in)\s+\Z", re.IGNORECASE)
_BASES = frozenset({100, 1000, 10_000, 100_000})
_NEARLY = Fraction(1, 100)


def may_depend(figure: Quantity, changing: Sequence[Quantity], source: Sequence[Quantity], target: str) -> bool:
    """Whether a figure of a translation without counterpart may have to change with those of the source.

    A small number in words, the base of a rate and a vague word render other words of the source, unless the figures
    that change add up to them.
    """
    if figure.weak or figure.kind is K.ENUMERATOR:
        return False
    if figure.low in _BASES and _BASE.search(target, 0, figure.start):
        return False
    if figure.vague:
        return bool(changing) and any(one.vague for one in changing)
    in_words = figure.text.replace("-", "").replace(" ", "").isalpha()
    if not in_words or figure.kind not in (K.CARDINAL, K.ORDINAL) or unit_of(figure.unit) is not None:
        return True
    return figure.low is None or _follows(Fraction(figure.low), changing, source)


def _follows(value: Fraction, changing: Sequence[Quantity], source: Sequence[Quantity]) -> bool:
    """Whether a value is a figure that changes, what is left of a hundred, or follows from it and another one."""
    ours = [Fraction(one.low) for one in changing if one.low is not None]
    others = [Fraction(one.low) for one in source if one.low is not None]
    pairs = [(one, other) for one in ours for other in others]
    return any(value in (one, 100 - one) for one in ours) or any(
        value in (one + other, abs(one - other)) or _is_ratio(value, one, other) or _is_ratio(value, other, one)
        for one, other in pairs
    )


def _is_ratio(value: Fraction, one: Fraction, other: Fraction) -> bool:
    return abs(one - value * other) < _NEARLY * abs(one)
