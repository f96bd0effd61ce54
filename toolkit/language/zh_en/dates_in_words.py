"""Chinese dates and years that English gives in words or by others: "last year", "the first half", "the May Fair"."""

from __future__ import annotations

import re

from toolkit.language.figures.dates import fields
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.zh_en.may_add import years_of_plan
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
#: English that tells a time from another one.
RELATIVE_EN = lazy(
    r"\b(?:last|this|next|previous|following|preceding|prior|same|current|past|coming|that|whole|full|entire|the)[- ]"
    r"(?:\w+ )?(?:years?(?! [0-9])|months?|quarters?|weeks?|day|period|season|date|century|decade)\b"
    r"|\b(?:years?|twelve months|12 months) (?:earlier|ago|before|later|on year)|year-(?:on-year|end|earlier|over-year)"
    r"|\b(?:annual|half-year|by then|today|yesterday|so far|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_PARTS_EN = lazy(r"\bfirst (?:half|three quarters|quarter|[a-z]+ months|[0-9]+ months)", re.IGNORECASE)


def relative(quantity: Quantity, sides: Sides) -> bool:
    """2021年 as "last year"."""
    if quantity.kind not in (K.YEAR, K.DATE) or quantity.date.startswith("T"):
        return False
    if "p" in fields(quantity) and "y" not in fields(quantity):  # 一季度 as "the period", but not as "last year"
        named = re.search("quarter|half|period|months|middle", sides.right_text) is not None
        return named and _names_a_part(sides)
    return RELATIVE_EN.search(sides.right_text) is not None


def _names_a_part(sides: Sides) -> bool:
    """True if English tells a time from another one, and not by the name of a quarter: "the third quarter"."""
    parts = [one for one in sides.right[:MOST] if "p" in fields(one)]
    return any(
        not any(one.start < found.end() and found.start() < one.end for one in parts)
        for found in RELATIVE_EN.finditer(sides.right_text)
    )


def covered_part(quantity: Quantity, sides: Sides) -> bool:
    """1-6月 as "the first half"."""
    month = fields(quantity).get("m") if quantity.date.count("-") == 2 else None
    return month in ("01", "03", "06", "09") and _PARTS_EN.search(sides.right_text) is not None


def month_named(quantity: Quantity, sides: Sides) -> bool:
    """True if a month is there by its name, though not as a date (March Madness, May/June)."""
    month = fields(quantity).get("m")
    return month is not None and _MONTHS[int(month) - 1] in sides.right_text and "d" not in fields(quantity)


def between_years(quantity: Quantity, sides: Sides) -> bool:
    """十年 beside the years it runs from and to."""
    if quantity.unit != "年" or quantity.low is None:
        return False
    years = sorted({int(one.low) for one in sides.left[:MOST] if one.kind is K.YEAR and one.low is not None})
    return len(years) > 1 and years[-1] - years[0] in (quantity.low, quantity.low - 1)


def plan_by_its_years(quantity: Quantity, sides: Sides) -> bool:
    """十三五 as "the plan for the 2016-2020 period"."""
    years = years_of_plan(quantity)
    return bool(years) and set(years) <= {one.low for one in sides.right[:MOST] if one.kind is K.YEAR}
