"""Figures without a counterpart: which are dropped or added, and how sure that is."""

from __future__ import annotations

from toolkit.language.figures.excuses import relative, small
from toolkit.language.quantities.units import unit_of
from toolkit.model.finding import Severity
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_SURE = frozenset({K.MONEY, K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT})
_DIGITS = frozenset("0123456789０１２３４５６７８９")


def missing_severity(quantity: Quantity) -> Severity | None:
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


def extra_severity(quantity: Quantity, source_text: str) -> Severity | None:
    """How grave it is that the target has a figure more; None is the check's own, an error."""
    if relative(quantity, source_text):
        return Severity.NOTE
    if quantity.kind in _SURE:
        return None
    written = any(sign in _DIGITS for sign in quantity.text)
    return None if quantity.kind is K.CARDINAL and written and not small(quantity) else Severity.WARNING
