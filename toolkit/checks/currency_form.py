"""An amount of money is not written with *US$* or *yuan* as the style has it.

The style is *US$5.26 billion* and *314.5 billion yuan*: a bare $ may be any of twenty dollars, and codes (USD, RMB,
CNY) and signs (¥) are for tables. Only an amount whose figure in the Chinese is in 元 or 美元 is reported and, with
`toolkit lint --fix`, repaired: ¥ may be yen. Rates of exchange, quotations, titles and names are left alone.

Fires::

    - zh: 实际利用外资52.6亿美元。
      en: Foreign investment in actual use was 5.26 billion US dollars.
    - zh: 完成投资3145亿元。
      en: Investment reached RMB 314.5 billion.

Passes::

    - zh: 实际利用外资52.6亿美元，投资3145亿元。
      en: Foreign investment in actual use was US$5.26 billion, and investment 314.5 billion yuan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from toolkit.context import Reading
from toolkit.language.en.style import is_prose
from toolkit.language.en.style.verbatim import quoted
from toolkit.language.lazy_pattern import lazy
from toolkit.language.spans import Spans
from toolkit.model import Problem, Quantity, Severity, Span
from toolkit.model.language_codes import are_from_chinese_to_english
from toolkit.model.quantity import Number, QuantityKind

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True
fits = are_from_chinese_to_english

_NUMBER = r"\d[\d,.]*(?:[ -](?:thousand|million|billion|trillion)| ?(?:[mM]n?|bn?|B|k|K|tn)(?!\w))?"
_DOLLARS = lazy(
    rf"(?:(?:US|U\.S\.)? ?\$ ?|USD ?|US dollars? |\$US ?)(?P<a>{_NUMBER})"
    rf"|(?P<b>{_NUMBER}) ?(?:(?:(?:US|U\.S\.|American|United States) )?dollars?|USD)"
)
_YUAN = lazy(
    rf"(?:(?:RMB|Rmb|CNY|CN¥) ?¥? ?|[¥￥] ?)(?P<a>{_NUMBER})(?: [Yy]uan)?|(?P<b>{_NUMBER}) ?"
    r"(?:(?:RMB|CNY|[Rr]enminbi|Chinese) [Yy]uan|RMB|CNY|[Rr]enminbi|[Yy]uan (?:RMB|renminbi)|Yuan|¥)"
)
_RIGHT = lazy(r"US\$\d[\d,.]*(?: [a-z]+)?|\d[\d,.]*(?: [a-z]+)? yuan")
_SHORT = {"m": "million", "mn": "million", "b": "billion", "bn": "billion", "k": "thousand", "tn": "trillion"}
#: After an amount that is part of a name (The $64,000 Question); and between two that make a rate.
_NAMING = lazy(r"[ -][A-Z][a-z]")
_BETWEEN = lazy(r" ?[=:] ?| (?:to|per|against|for) (?:the |an? |one )?(?P<bare>(?:US )?dollar|yuan)?")
_STOPS = lazy(r"[。；\n]")
_REACH = 40
#: What says that two amounts are a rate of exchange.
_RATE = lazy("汇率|牌价|中间价|兑换?[^现付奖]|1美元(?:折合|约合|等于)")
#: In 2013 dollars: those of a year.
_YEAR = lazy(r"(?:19|20)\d\d")
_HINTS = ("$", "dollar", "USD", "RMB", "Rmb", "CNY", "¥", "￥", "enminbi", "Chinese yuan", "Yuan")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each amount in another form."""
    text = reading.target.text
    if not any(hint in text for hint in _HINTS) or not is_prose(text, reading.unit.notes):
        return
    named = Spans(quoted(text))
    rates = _rates(text, reading.target.quantities)
    currencies = _currencies(reading.source.quantities)
    for quantity in reading.target.quantities:
        if quantity.kind is not QuantityKind.MONEY or quantity.unit not in ("USD", "$", "CNY"):
            continue
        if text[quantity.start - 1 : quantity.start].isalpha():  # the sign of another currency: Mex$
            continue
        if reading.is_settled(quantity.start, quantity.end) or _RIGHT.fullmatch(quantity.text):
            continue
        match = (_YUAN if quantity.unit == "CNY" else _DOLLARS).fullmatch(quantity.text)
        if match is None or _YEAR.fullmatch(match["b"] or "") or _NAMING.match(text, quantity.end):
            continue
        if named.meet(quantity.start, quantity.end) or quantity.start in rates:
            continue
        if not _is_certain(reading, quantity, currencies):
            continue
        yield Problem(
            f"“{quantity.text}” is “{_written(match, quantity.unit)}” in this style",
            target=Span(quantity.start, quantity.end, quantity.text),
            suggestion=_written(match, quantity.unit),
        )


def _rates(text: str, quantities: Sequence[Quantity]) -> set[int]:
    """Where amounts are between which `to`, `per` or an equals sign is: rates of exchange."""
    units = {one.start: one.unit for one in quantities if one.kind is QuantityKind.MONEY}
    found: set[int] = set()
    for one in quantities:
        match = _BETWEEN.match(text, one.end) if one.start in units else None
        if match and (match["bare"] or units.get(match.end(), one.unit) != one.unit):
            found |= {one.start, match.end()}
    return found


def _currencies(quantities: Sequence[Quantity]) -> Mapping[Number | None, set[str]]:
    """The currencies in which the source has a value; an empty one for a number that may be in any."""
    found: dict[Number | None, set[str]] = {}
    for one in quantities:
        if one.kind is QuantityKind.MONEY or not one.unit:
            found.setdefault(one.low, set()).add(one.unit)
    return found


def _is_certain(reading: Reading, quantity: Quantity, currencies: Mapping[Number | None, set[str]]) -> bool:
    """Whether the figure that an amount renders is in its currency, and no other of that value is in another one."""
    rendered = reading.rendered_figures.get(quantity.start)
    if rendered is None or _RATE.search(_clause(reading.source.text, rendered)):
        return False
    return currencies.get(rendered.low) == {"CNY" if quantity.unit == "CNY" else "USD"}


def _clause(text: str, figure: Quantity) -> str:
    """What is around a figure in its Chinese sentence."""
    before = _STOPS.split(text[max(0, figure.start - _REACH) : figure.start])[-1]
    return before + _STOPS.split(text[figure.start : figure.end + _REACH])[0]


def _written(match: re.Match[str], unit: str) -> str:
    number = (match["a"] or match["b"]).replace("-", " ")
    figure = number.rstrip("bBkKmMnt ")
    if figure != number and number[len(figure) :].strip().lower() in _SHORT:
        scale = _SHORT[number[len(figure) :].strip().lower()]
        number = f"{figure},000" if scale == "thousand" and figure.isdecimal() else f"{figure} {scale}"
    return f"{number} yuan" if unit == "CNY" else f"US${number}"
