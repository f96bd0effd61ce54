"""Multiples told in percent, of the old value or of the rise: 增长到3倍 is "to 300 percent" or "by 200 percent".

"Threefold" and "three times more" are used for either, so neither is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.rounding import finite
from toolkit.language.figures.sides import Folded, Sides
from toolkit.language.figures.wording import number
from toolkit.language.lazy_pattern import lazy
from toolkit.language.meaning import place
from toolkit.model.meaning import Direction, Relation
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_MULTIPLE = K.MULTIPLE
_KIND = attrgetter("kind")
#: Characters before a Chinese figure in which its clause is looked for.
_REACH = 28
_CLAUSE = re.compile("[，。；：、！？\n\t,;]")
_VERBS = "增长|增加|提高|提升|上升|扩大|上涨|[增涨升]"
_RISE = f"{_VERBS}|[快多高]"
_HEDGE = "(?:了|近|约|超过?|逾|将近|接近|大约|不足)*"
#: The rate of a rise, of which a value is the rise itself, and multiples that are not of an old value.
_RATE = re.compile("[增涨升]幅|幅度|增长率|增速|速度|涨势|倍数|最[多高]|以上|以下")
#: A clause before a multiple that is the new value: 增长到, 扩大到2015年的, 是上年的; 涨了去年的 may be either.
_STATE = lazy(
    rf"(?:{_RISE})[^的]{{0,6}}?(?<!达)[到至]{_HEDGE}\Z|(?:[为是到至达]|相当于|超过)(?:(?!{_VERBS}).){{0,20}}的{_HEDGE}\Z"
)
#: A clause before a multiple that is added to the old value.
_ADDED = lazy(rf"(?:{_RISE}){_HEDGE}\Z")
#: After a percentage that is of the old value, whatever the verb before it.
_OF_OLD = lazy(
    r" of (?:(?:the|its|their|that|those|what|last year|(?:19|20)[0-9]{2})\b)"
    "(?! (?:increase|growth|rise|gain|expansion))"
)


def rises_in_percent(sides: Sides, matches: Sequence[Match]) -> Iterable[Discrepancy]:
    """The multiples and percentages that agree in their numbers, but not in what they are of."""
    has_multiple = _MULTIPLE in map(_KIND, sides.left) or _MULTIPLE in map(_KIND, sides.right)
    return _rises_in_percent(sides, matches) if has_multiple else ()


def _rises_in_percent(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    for match in matches:
        left, right = sides.left[match.left], sides.right[match.right]
        if {left.kind, right.kind} == {K.MULTIPLE, K.PERCENT} and sides.folded is not None:
            ours = _times_zh(left, _clause(sides.left_plain, left))
            theirs = _times_en(sides.folded, sides.right, match.right) if ours else None
            if ours and theirs and ours != theirs:
                yield Discrepancy(
                    "change-mismatch", sides.problem(_message(sides, left, right, ours, theirs), left, right)
                )


def _message(sides: Sides, left: Quantity, right: Quantity, ours: Fraction, theirs: Fraction) -> str:
    first, second = sides.roles(left, right)
    value, other = (theirs, ours) if sides.turned else (ours, theirs)
    return f'{first.text} {_is(first, value)} times the old value, but "{second.text}" {_is(second, other)} times'


def _is(figure: Quantity, times: Fraction) -> str:
    is_rise = times != (figure.low or 0) / (100 if figure.kind is K.PERCENT else 1)
    return f"{'as a rise ' if is_rise else ''}is {number(finite(times) or times)}"


def _clause(text: str, figure: Quantity) -> str:
    return _CLAUSE.split(text[max(0, figure.start - _REACH) : figure.start])[-1]


def _times_zh(figure: Quantity, before: str) -> Fraction | None:
    """How many times the old value the new one is; None where the Chinese does not say so for certain."""
    if not figure.low or figure.vague or _RATE.search(before):
        return None
    value = Fraction(figure.low) / (100 if figure.kind is K.PERCENT else 1)
    if figure.text.startswith("翻") or _STATE.search(before):
        return value
    return value + 1 if _ADDED.search(before) else None


def _times_en(folded: Folded, figures: Sequence[Quantity], index: int) -> Fraction | None:
    """How many times the old value the new one is; None where the English does not say so for certain."""
    figure = figures[index]
    if not figure.low or figure.vague or figure.weak:
        return None
    change = folded.right.change(place(folded.right_text, figures, index))
    is_state = change.relation is not Relation.BY and _OF_OLD.match(folded.right_text, figure.end) is not None
    if change.relation is Relation.TO and not is_state:
        if change.of is not Direction.UNKNOWN:  # growth rose to 300 percent
            return None
        is_state = True
    if figure.kind is K.MULTIPLE:
        return Fraction(figure.low) if is_state or change.relation is Relation.OF else None
    value = Fraction(figure.low) / 100
    return value if is_state else value + 1 if change.relation is Relation.BY else None
