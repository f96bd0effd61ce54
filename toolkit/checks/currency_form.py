"""An amount of money is not written with *US$* or *yuan* as the style has it.

The style is *US$5.26 billion* and *314.5 billion yuan*: a bare $ may be any of twenty dollars, and codes (USD, RMB,
CNY) and signs (¥) are for tables. `toolkit lint --fix` repairs what is certain: $ where the Chinese says 美元.

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
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import fits as fits
from toolkit.language.en.style import is_prose
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span
from toolkit.model.language_codes import primary
from toolkit.model.quantity import QuantityKind

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True

_NUMBER = r"\d[\d,.]*(?: (?:thousand|million|billion|trillion))?"
_DOLLARS = lazy(
    rf"(?:(?:US|U\.S\.)? ?\$ ?|USD ?|US dollars? |\$US ?)(?P<a>{_NUMBER})"
    rf"|(?P<b>{_NUMBER}) ?(?:(?:(?:US|U\.S\.|American|United States) )?dollars?|USD)"
)
_YUAN = lazy(
    rf"(?:(?:RMB|Rmb|CNY|CN¥) ?¥? ?|[¥￥] ?)(?P<a>{_NUMBER})(?: yuan)?"
    rf"|(?P<b>{_NUMBER}) ?(?:(?:RMB|CNY|[Rr]enminbi|Chinese) yuan|RMB|CNY|[Rr]enminbi|yuan (?:RMB|renminbi)|¥)"
)
_RIGHT = lazy(rf"US\${_NUMBER}|{_NUMBER} yuan")
#: In 2013 dollars: those of a year.
_YEAR = lazy(r"(?:19|20)\d\d")
_HINTS = ("$", "dollar", "USD", "RMB", "Rmb", "CNY", "¥", "￥", "enminbi", "Chinese yuan")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each amount in another form."""
    text = reading.target.text
    if not any(hint in text for hint in _HINTS) or not is_prose(text, reading.unit.notes):
        return
    for quantity in reading.target.quantities:
        if quantity.kind is not QuantityKind.MONEY or quantity.unit not in ("USD", "$", "CNY"):
            continue
        if text[quantity.start - 1 : quantity.start].isalpha():  # the sign of another currency: Mex$
            continue
        if reading.is_settled(quantity.start, quantity.end) or _RIGHT.fullmatch(quantity.text):
            continue
        match = (_YUAN if quantity.unit == "CNY" else _DOLLARS).fullmatch(quantity.text)
        if match is None or _YEAR.fullmatch(match["b"] or "") or (quantity.unit == "$" and not _is_american(reading)):
            continue
        yield Problem(
            f"“{quantity.text}” is “{_written(match, quantity.unit)}” in this style",
            target=Span(quantity.start, quantity.end, quantity.text),
            suggestion=_written(match, quantity.unit),
        )


def _is_american(reading: Reading) -> bool:
    """Whether a dollar without a country is the American one: so says the source, or nothing speaks against it."""
    source = reading.source.text
    if primary(reading.source.language) != "zh":
        return re.search(r"(?:HK|NT|C|A|S|NZ)\$", source) is None
    return "美元" in source and re.search("港元|港币|加元|澳元|新台币|新加坡元|新元|纽元", source) is None


def _written(match: re.Match[str], unit: str) -> str:
    number = match["a"] or match["b"]
    return f"{number} yuan" if unit == "CNY" else f"US${number}"
