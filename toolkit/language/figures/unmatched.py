"""Figures without a counterpart: which are dropped or added, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.language.figures.agreement import exact_key
from toolkit.language.figures.align import Alignment
from toolkit.language.figures.discrepancy import Discrepancy
from toolkit.language.figures.excuses import counted_apart, repeated, small
from toolkit.language.figures.sides import MOST, Sides, span_of
from toolkit.language.figures.wording import reading
from toolkit.language.units import unit_of
from toolkit.language.zh_en.may_add import is_implied, relative
from toolkit.language.zh_en.may_omit import may_be_absent
from toolkit.model.finding import Problem, Severity
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_SURE = frozenset({K.MONEY, K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT})
_DIGITS = frozenset("0123456789０１２３４５６７８９")
#: English that says one figure of several things.
_SHARED = re.compile(r"\b(?:both|each|all|same|equally|respectively|every|alike)\b", re.IGNORECASE)


def missing(sides: Sides, alignment: Alignment, taken: set[int]) -> Iterator[Discrepancy]:
    """The figures of the source that the target lacks; `taken` are those that something else is wrong with."""
    others = [sides.target[pair.target] for pair in alignment.pairs[:MOST]]
    for i in alignment.source[:MOST]:
        ours = sides.source[i]
        if i in taken or may_be_absent(ours, sides):
            continue
        if counted_apart(ours, sides.source[:MOST], sides.target[:MOST]):
            continue
        severity = _missing_severity(ours)
        if repeated(ours, others, sides.before(ours), in_source=True):
            if _said_before(sides, ours, i):
                continue
            severity = Severity.WARNING
        message = f"{ours.text} = {reading(ours)} has no counterpart in the translation"
        yield Discrepancy("number-missing", Problem(message, span_of(ours), severity=severity))


def extra(sides: Sides, alignment: Alignment, taken: set[int]) -> Iterator[Discrepancy]:
    """The figures of the target that the source lacks."""
    others = [sides.source[pair.source] for pair in alignment.pairs[:MOST]]
    for j in alignment.target[:MOST]:
        theirs = sides.target[j]
        if j in taken or is_implied(theirs, sides) or _in_brackets(sides, theirs):
            continue
        if counted_apart(theirs, sides.target[:MOST], sides.source[:MOST]):
            continue
        if not repeated(theirs, others, "", in_source=False):
            severity = _extra_severity(theirs, sides.source_text)
            message = f'"{theirs.text}" = {reading(theirs)} is not in the source'
            yield Discrepancy("number-extra", Problem(message, None, span_of(theirs), severity=severity))


def _said_before(sides: Sides, ours: Quantity, place: int) -> bool:
    """Whether a figure that the target says once is one that the source says twice, and not two equal ones."""
    if ours.kind in (K.YEAR, K.DATE, K.PERIOD, K.ORDINAL, K.ENUMERATOR) or ours.vague or small(ours) in (1, 2, 3):
        return True
    if sides.source_text[max(0, ours.start - 1) : ours.start] == "每":
        return True
    if _shared(sides, ours):
        return True
    behind = sides.source_text[ours.end : ours.end + 2]
    equals = [one for at, one in enumerate(sides.source[:MOST]) if at != place and exact_key(one) == exact_key(ours)]
    return not equals or any(behind == sides.source_text[one.end : one.end + 2] for one in equals)


def _shared(sides: Sides, ours: Quantity) -> bool:
    """Whether the target says of its one figure that it holds for several things."""
    for theirs in sides.target[:MOST]:
        if theirs.low == ours.low and _SHARED.search(sides.target_text[max(0, theirs.start - 50) : theirs.end + 50]):
            return True
    return False


def _in_brackets(sides: Sides, theirs: Quantity) -> bool:
    """An amount or a measure that the translator converted, in brackets."""
    if theirs.kind is not K.MONEY and not theirs.unit:
        return False
    opening = sides.target_text.rfind("(", max(0, theirs.start - 30), theirs.start)
    return opening >= 0 and ")" not in sides.target_text[opening : theirs.start]


def _missing_severity(quantity: Quantity) -> Severity | None:
    """How grave it is that a figure of the source is missing; None is the check's own, an error."""
    if quantity.vague or quantity.kind in (K.YEAR, K.PERIOD, K.FRACTION, K.MULTIPLE):
        return Severity.WARNING
    if quantity.kind is K.DATE:
        return None if quantity.date.count("-") == 2 and quantity.date[0] != "-" else Severity.WARNING
    if quantity.kind is K.ORDINAL:
        return Severity.WARNING
    if quantity.kind in _SURE:
        return None
    written = any(sign in _DIGITS for sign in quantity.text)
    if not written and small(quantity) in (2, 3) and unit_of(quantity.unit) is None:
        return Severity.NOTE
    return None if written and not small(quantity) else Severity.WARNING


def _extra_severity(quantity: Quantity, source_text: str) -> Severity | None:
    """How grave it is that the target has a figure more; None is the check's own, an error."""
    if relative(quantity, source_text):
        return Severity.NOTE
    if quantity.kind in _SURE:
        return None
    written = any(sign in _DIGITS for sign in quantity.text)
    return None if quantity.kind is K.CARDINAL and written and not small(quantity) else Severity.WARNING
