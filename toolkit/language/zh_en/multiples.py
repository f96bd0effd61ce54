"""Multiples, discounts and interest, which Chinese and English count differently.

增长3倍 adds three times the old value and is "quadrupled"; 是3倍 is "three times".
"""

from __future__ import annotations

import re
from fractions import Fraction

from toolkit.language.figures.agreement import Agreement
from toolkit.language.figures.pair import Distinction, Equivalence
from toolkit.language.figures.wording import number, reading
from toolkit.language.money import ANY_DOLLAR, is_in_coins
from toolkit.language.numerals import is_whole
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind
_ANY = frozenset(QuantityKind)
_MULTIPLE, _PERCENT = frozenset({K.MULTIPLE}), frozenset({K.PERCENT})
_CARDINAL, _OCCASIONS = frozenset({K.CARDINAL}), frozenset({K.CARDINAL, K.MULTIPLE})
_MONEY = frozenset({K.MONEY})
_CHINESE_TIMES, _ENGLISH_TIMES = frozenset("次 回 度 遍 趟".split()), {"twice": 2, "thrice": 3}
_POINTS, _BASIS_POINTS = frozenset({K.PERCENTAGE_POINT}), frozenset({K.BASIS_POINT})

#: Words for a rise before 倍, and words that make the multiple a state (增长到3倍).
_RISES = ("增", "提高", "提升", "上升", "扩大", "高", "多", "涨", "升", "快", "长")
_STATES = ("为", "是", "到", "至", "达", "的", "当于")
_HEDGES = ("超过", "近", "约", "了", "超", "逾", "将近")
#: Characters before the figure in which a rise is looked for.
_REACH = 6
#: Words for how much something rose.
_RATE_OF_RISE = re.compile("[增涨升]幅|增长率|增长速度|增速")
#: Before a percentage that is a share of the old value.
_STATE = re.compile("(?:[为是到至]|当于|[年期来前月季度平]的)\\Z")
_SPELLED = ("times", "x", "X", "fold", "×")


def _rises(left: Quantity, before: str) -> bool:
    """True if the multiple is added to the old value, as 增长一倍 always is; 一倍以上五倍以下 of a sum is none."""
    once = left.low == 1 and left.hedge is not Hedge.AT_LEAST
    return left.text.rstrip("多余半").endswith("倍") and (_has_rise(before) or once)


def _has_rise(before: str) -> bool:
    tail = before.rstrip()[-_REACH:]
    for hedge in _HEDGES:
        tail = tail.removesuffix(hedge)
    return _RATE_OF_RISE.search(tail) is not None or (
        not tail.endswith(_STATES) and any(word in tail for word in _RISES)
    )


def _has_state(before: str) -> bool:
    """True if a percentage is the new value as a share of the old one (为去年的200%)."""
    return _RATE_OF_RISE.search(before) is None and _STATE.search(before.rstrip()) is not None


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


def _fen(left: Quantity, right: Quantity, before: str) -> Agreement | None:  # noqa: ARG001
    """18分, which no word beside it says to be money, as "RMB0.18" or "18 cents"."""
    ours, theirs = _values(left, right)
    in_yuan = right.unit == "CNY" or (right.unit == ANY_DOLLAR and is_in_coins(right.text))
    return Agreement.EQUAL if left.unit == "分" and in_yuan and ours == theirs * 100 else None


def _is_whole_coin(left: Quantity, right: Quantity, before: str) -> bool:  # noqa: ARG001
    """True if 18分 is rendered by "RMB18"."""
    return left.unit == "分" and left.low == right.low


def _coins(left: Quantity, right: Quantity) -> str:
    return f'{left.text} are points or hundredths of a yuan, but "{right.text}" is {reading(right)}'


def _percent_as_multiple(left: Quantity, right: Quantity, before: str) -> Agreement | None:
    return Agreement.EQUAL if _values(left, right)[1] in _multiples_of(left, right, before) else None


def _multiples_of(left: Quantity, right: Quantity, before: str) -> tuple[Fraction, ...]:
    """What a percentage can be as a multiple: 增长200% is "tripled", 去年的200% is "double"."""
    ours = _values(left, right)[0] / 100
    if _is_spelled(right):  # English is loose with "increased three times"
        return ours, ours + 1
    return (ours + 1,) if _has_rise(before) else (ours,) if _has_state(before) else (ours, ours + 1)


def _is_spelled(right: Quantity) -> bool:
    return right.text.endswith(_SPELLED) or right.text.isdigit()


def _multiple_as_percent(left: Quantity, right: Quantity, before: str) -> Agreement | None:
    """A rise of 3倍 is "by 300 percent" and "to 400 percent"; `rises_in_percent` looks at the words around both."""
    ours, theirs = _values(left, right)
    either = {ours, ours + 1} if _rises(left, before) else {ours - 1, ours}
    return Agreement.EQUAL if theirs / 100 in either else None


def _rise_as_state(left: Quantity, right: Quantity, before: str) -> Agreement | None:
    if right.kind is K.PERCENT or not _rises(left, before):
        return None
    ours, theirs = _values(left, right)
    return Agreement.EQUAL if theirs == ours + 1 else None


def _is_state(left: Quantity, right: Quantity, before: str) -> bool:
    """True if a rise by so many times is rendered by a verb that names the new value (tripled)."""
    if left.low != right.low or right.kind is not K.MULTIPLE or right.low is None or not is_whole(right.low):
        return False
    return not _is_spelled(right) and _rises(left, before)


def _rise_and_state(left: Quantity, right: Quantity) -> str:
    ours, theirs = _values(left, right)
    return (
        f'a rise of {left.text} is {number(ours + 1)} times the old value, but "{right.text}" is {number(theirs)} times'
    )


def _is_other_multiple(left: Quantity, right: Quantity, before: str) -> bool:
    """True if a percentage of whole hundreds and a verb (tripled) contradict each other."""
    if not left.low or not right.low or not is_whole(Fraction(left.low) / 100) or not is_whole(right.low):
        return False
    if right.weak or _is_spelled(right):
        return False
    return _values(left, right)[1] not in _multiples_of(left, right, before)


def _percent_and_multiple(left: Quantity, right: Quantity) -> str:
    ours, theirs = _values(left, right)
    state, rise = number(ours / 100), number(ours / 100 + 1)
    wrong = number(theirs)
    return f'{left.text} is {state} or, as a rise, {rise} times the old value, but "{right.text}" is {wrong} times'


def _is_other_count(left: Quantity, right: Quantity, before: str) -> bool:  # noqa: ARG001
    """True if 三次 is rendered by "twice"."""
    count = _ENGLISH_TIMES.get(right.text.lower())
    return count is not None and left.unit in _CHINESE_TIMES and left.low != count and not (left.low or 0) <= 1


def _times(left: Quantity, right: Quantity) -> str:
    ours, theirs = _values(left, right)
    return f'{left.text} is {number(ours)} times, but "{right.text}" is {number(theirs)} times'


def _is_other_width(left: Quantity, right: Quantity, before: str) -> bool:  # noqa: ARG001
    """True if 两位数 is rendered by "triple digits"."""
    return left.unit == "位数" and right.unit == "digits" and left.low != right.low


def _digits(left: Quantity, right: Quantity) -> str:
    ours, theirs = _values(left, right)
    noun = "digit" if ours == 1 else "digits"
    return f'{left.text} has {number(ours)} {noun}, but "{right.text}" has {number(theirs)}'


def _bare_coins(left: Quantity, right: Quantity, before: str) -> Agreement | None:  # noqa: ARG001
    """五毛钱 as "fifty" in words, of the coins that another amount names."""
    ours, theirs = _values(left, right)
    in_coins = left.unit == "CNY" and not right.unit and right.text.isalpha() and any(c in left.text for c in "角毛分")
    return Agreement.EQUAL if in_coins and theirs in (ours * 100, ours * 10) else None


EQUIVALENCES = (
    Equivalence(
        "bare coins", ("一毛钱一个，五毛钱六个。", "Ten fen each, six for fifty."), _MONEY, _CARDINAL, _bare_coins
    ),
    Equivalence("fen", ("电价上调2分。", "The price of electricity rises by 0.02 yuan."), _CARDINAL, _MONEY, _fen),
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
        "fen as yuan",
        ("电价上调2分。", "The price of electricity rises by 2 yuan."),
        _CARDINAL,
        _MONEY,
        _is_whole_coin,
        _coins,
    ),
    Distinction(
        "rise by a multiple", ("产量增长三倍。", "Output tripled."), _MULTIPLE, _MULTIPLE, _is_state, _rise_and_state
    ),
    Distinction(
        "percent as another multiple",
        ("产量增长200%。", "Output doubled."),
        _PERCENT,
        _MULTIPLE,
        _is_other_multiple,
        _percent_and_multiple,
    ),
    Distinction(
        "count of occasions", ("会议召开三次。", "It met twice."), _CARDINAL, _OCCASIONS, _is_other_count, _times
    ),
    Distinction(
        "number of digits",
        ("保持两位数增长。", "Triple-digit growth continued."),
        _CARDINAL,
        _CARDINAL,
        _is_other_width,
        _digits,
    ),
)
