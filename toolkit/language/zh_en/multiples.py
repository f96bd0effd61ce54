"""Multiples, discounts and interest, which Chinese and English count differently.

增长3倍 adds three times the old value and is "quadrupled"; 是3倍 is "three times".
"""

from __future__ import annotations

from fractions import Fraction

from toolkit.language.figures.agreement import Agreement
from toolkit.language.figures.pair import Distinction, Equivalence
from toolkit.language.figures.wording import number
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_ANY = frozenset(QuantityKind)
_MULTIPLE, _PERCENT = frozenset({K.MULTIPLE}), frozenset({K.PERCENT})
_POINTS, _BASIS_POINTS = frozenset({K.PERCENTAGE_POINT}), frozenset({K.BASIS_POINT})

#: Words for a rise before 倍, and words that make the multiple a state (增长到3倍).
_RISES = ("增", "提高", "提升", "上升", "扩大", "高", "多", "涨", "升", "快", "长")
_STATES = ("为", "是", "到", "至", "达", "的", "当于")
_HEDGES = ("超过", "近", "约", "了", "超", "逾", "将近")
#: Characters before the figure in which a rise is looked for.
_REACH = 6
_SPELLED = ("times", "x", "X", "fold", "×")


def _rises(left: Quantity, before: str) -> bool:
    """True if the multiple is added to the old value; 增长一倍 always is."""
    return left.text.endswith("倍") and (_has_rise(before) or left.low == 1)


def _has_rise(before: str) -> bool:
    tail = before.rstrip()[-_REACH:]
    for hedge in _HEDGES:
        tail = tail.removesuffix(hedge)
    return not tail.endswith(_STATES) and any(word in tail for word in _RISES)


def _values(left: Quantity, right: Quantity) -> tuple[Fraction, Fraction]:
    assert left.low is not None
    assert right.low is not None
    return Fraction(left.low), Fraction(right.low)


def _discount(left: Quantity, right: Quantity, before: str) -> Agreement | None:  # noqa: ARG001  # a row's form
    ours, theirs = _values(left, right)
    return Agreement.EQUAL if left.text.endswith("折") and ours != theirs and ours + theirs == 100 else None


def _interest_in_points(left: Quantity, right: Quantity, before: str) -> Agreement | None:
    is_change = left.text.endswith("厘") and not before.endswith(_STATES)
    return Agreement.EQUAL if is_change and left.low == right.low else None


def _interest_in_basis_points(left: Quantity, right: Quantity, before: str) -> Agreement | None:  # noqa: ARG001
    ours, theirs = _values(left, right)
    return Agreement.EQUAL if left.text.endswith("厘") and ours * 100 == theirs else None


def _percent_as_multiple(left: Quantity, right: Quantity, before: str) -> Agreement | None:  # noqa: ARG001
    ours, theirs = _values(left, right)
    return Agreement.EQUAL if theirs in (ours / 100, ours / 100 + 1) else None


def _multiple_as_percent(left: Quantity, right: Quantity, before: str) -> Agreement | None:
    ours, theirs = _values(left, right)
    return Agreement.EQUAL if theirs / 100 in ({ours} if _rises(left, before) else {ours - 1, ours}) else None


def _rise_as_state(left: Quantity, right: Quantity, before: str) -> Agreement | None:
    ours, theirs = _values(left, right)
    return Agreement.EQUAL if theirs == ours + 1 and right.kind is not K.PERCENT and _rises(left, before) else None


def _is_state(left: Quantity, right: Quantity, before: str) -> bool:
    """True if a rise by so many times is rendered by a verb that names the new value (tripled)."""
    if left.low != right.low or right.kind is not K.MULTIPLE or right.low is None or right.low % 1:
        return False
    spelled = right.text.endswith(_SPELLED) or right.text.isdigit()
    return not spelled and _rises(left, before)


def _rise_and_state(left: Quantity, right: Quantity) -> str:
    ours, theirs = _values(left, right)
    return (
        f'a rise of {left.text} is {number(ours + 1)} times the old value, but "{right.text}" is {number(theirs)} times'
    )


EQUIVALENCES = (
    Equivalence("discount", ("六折优惠。", "There is a discount of 40 percent."), _PERCENT, _PERCENT, _discount),
    Equivalence(
        "interest in points",
        ("利率上调0.5厘。", "The rate was raised by 0.5 percentage points."),
        _PERCENT,
        _POINTS,
        _interest_in_points,
    ),
    Equivalence(
        "interest in basis points",
        ("利率上调0.5厘。", "The rate was raised by 50 basis points."),
        _PERCENT,
        _BASIS_POINTS,
        _interest_in_basis_points,
    ),
    Equivalence(
        "percent as a multiple", ("产量增长100%。", "Output doubled."), _PERCENT, _MULTIPLE, _percent_as_multiple
    ),
    Equivalence(
        "multiple as percent",
        ("出口增长1.8倍。", "Exports grew by 180 percent."),
        _MULTIPLE,
        _PERCENT,
        _multiple_as_percent,
    ),
    Equivalence("rise by a multiple", ("产量增长三倍。", "Output quadrupled."), _MULTIPLE, _ANY, _rise_as_state),
)
DISTINCTIONS = (
    Distinction(
        "rise by a multiple", ("产量增长三倍。", "Output tripled."), _MULTIPLE, _MULTIPLE, _is_state, _rise_and_state
    ),
)
