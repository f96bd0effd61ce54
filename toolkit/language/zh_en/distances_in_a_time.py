"""Distances in a second or an hour that are speeds on the other side: 每秒30万公里 as "300,000 km in a second"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from toolkit.language.figures.sides import Sides
from toolkit.language.figures.unit_fit import in_unit_of
from toolkit.language.lazy_pattern import LazyPattern, lazy
from toolkit.language.units import unit_of
from toolkit.language.zh.patterns import NUMERAL
from toolkit.model.quantity import Quantity

_TIMES = {"second": ("/秒", "-per-second"), "hour": ("/小时", "-per-hour")}
_AFTER_EN = lazy(
    r",? in (?:an? |one |1 |every |each |a single )+(?:(?P<second>second)|(?P<hour>hour))\b", re.IGNORECASE
)
_BEFORE_EN = lazy(
    r"\b(?:in|every|each) (?:an? |one |1 |single )*(?:(?P<second>second)|(?P<hour>hour)),? [^.;,0-9]{0,40}\Z",
    re.IGNORECASE,
)
_BEFORE_ZH = lazy(
    rf"(?<![0-9.{NUMERAL}])[每一1]个?(?:(?P<second>秒钟?)|(?P<hour>小时|钟头))[^，。；0-9{NUMERAL}]{{0,8}}\Z"
)
_REACH_ZH, _REACH_EN = 16, 64
#: How far the value may be from the speed, as a share of it; the figures are compared for certain later.
_NEAR = Fraction(1, 40)
_LENGTH, _SPEED = "length", "speed"


def as_speeds(sides: Sides) -> Sides:
    """The distances of one side as speeds, where the other side has a speed of that value."""
    left, right = _of(_SPEED, sides.left), _of(_SPEED, sides.right)
    if left and (changed := _rated(sides.right, left, sides.right_text, 1)):
        return replace(sides, right=changed)
    if right and (changed := _rated(sides.left, right, sides.left_text, 0)):
        return replace(sides, left=changed)
    return sides


def _of(dimension: str, figures: Sequence[Quantity]) -> list[Quantity]:
    return [one for one in figures if (unit := unit_of(one.unit)) is not None and unit.dimension == dimension]


def _rated(figures: Sequence[Quantity], speeds: list[Quantity], text: str, form: int) -> list[Quantity]:
    """The figures with their distances as speeds; empty where none is one. `form` is 0 for Chinese, 1 for English."""
    found = {}
    for one in _of(_LENGTH, figures):
        time = _time_en(text, one) if form else _time(_BEFORE_ZH, text, one.start, _REACH_ZH)
        rated = one._replace(unit=one.unit + _TIMES[time][form]) if time else one
        if rated is not one and any(_is_near(rated, speed) for speed in speeds):
            found[one] = rated
    return [found.get(one, one) for one in figures] if found else []


def _is_near(rated: Quantity, speed: Quantity) -> bool:
    value = in_unit_of(rated, speed)
    if value is None or speed.low is None:
        return False
    return abs(Fraction(value) - Fraction(speed.low)) <= Fraction(speed.low) * _NEAR


def _time_en(text: str, figure: Quantity) -> str:
    after = _AFTER_EN.match(text, figure.end)
    return (after.lastgroup or "") if after else _time(_BEFORE_EN, text, figure.start, _REACH_EN)


def _time(pattern: LazyPattern, text: str, start: int, reach: int) -> str:
    before = pattern.search(text, max(0, start - reach), start)
    return "" if before is None else before.lastgroup or ""
