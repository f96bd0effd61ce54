"""A figure has `over` where the style has `more than`.

*Over* says where something is, and beside a length of time it may mean *during*; *more than* says only how many.
Reported only where it means more than: not *over two years*, *up over 2020*, *control over five firms*, *just over
half*.

Fires::

    - zh: 配套率超过80%。
      en: The local sourcing rate was over 80 percent.

Passes::

    - zh: 配套率超过80%。
      en: The local sourcing rate was more than 80 percent.
    - zh: 两年平均增长8.2%。
      en: Average growth over two years was 8.2 percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import fits_american
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span
from toolkit.model.quantity import Hedge, QuantityKind

GROUP = "style"
SEVERITY = Severity.WARNING
fits = fits_american

OVER = lazy(r"\b(?P<over>[Oo]ver)\s+(?:(?:an?|the|US)\s*)?\Z")
#: After these words `over` is a place, an age or a part of another phrase.
BEFORE = lazy(
    r"(?:spread|distributed|scattered|stretch\w*|extend\w*|took|take[ns]?|taking|hand(?:ed|ing)?|turn(?:ed|ing)?"
    r"|cross\w*|bridges?|jump\w*|climb\w*|talk\w*|fanned out|all|just|slightly|little|well|aged?|people|persons?|those"
    r"|women|men|adults|residents|workers|citizens|anyone|control|power|rule|authority|jurisdiction|victory|lead"
    r"|advantage|dispute|carried|flew|fly|look\w*|rolled out|ch[oe]+se[ns]?"
    r"|prefer\w*|favor\w*|selected|won|wins?|winning|voice|being|pick(?:ed|s)?|preside[sd]?|rang\w*|from|and|half)\s+\Z",
    re.IGNORECASE,
)
#: After a figure of those that something is above or before.
RIVALS = lazy(r"\s(?:other|others|rivals?|competitors?|competing)\b")
#: What may be a year: up over 2020.
YEAR = lazy(r"(?:1[89]|20)\d\d")
_DOZEN = lazy(r"\w (?:dozen|score)\Z")
#: A length of time within which something is, and not that it takes: in over five years.
_WITHIN = lazy(r"\b[Ii]n \Z")
_LENGTH = lazy(r"\b(?:years?|months?|weeks?|days?|decades?|hours?|minutes?|quarters?)\Z")
_KINDS = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINT,
        QuantityKind.FRACTION,
    }
)
#: Characters to look back from a figure.
_REACH = 16
_AGE = "year-of-age"


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each `over` that means more than."""
    text = reading.target.text
    if "over " not in text and "Over " not in text:
        return
    for quantity in reading.target.quantities:
        if quantity.hedge is not Hedge.OVER or quantity.kind not in _KINDS or quantity.unit == _AGE:
            continue
        if (quantity.vague and not _DOZEN.search(quantity.text)) or YEAR.fullmatch(quantity.text):
            continue
        if RIVALS.match(text, quantity.end):
            continue
        match = OVER.search(text, max(0, quantity.start - _REACH), quantity.start)
        if match is None or (
            _LENGTH.search(quantity.text) and _WITHIN.search(text, max(0, match.start() - _REACH), match.start())
        ):
            continue
        if BEFORE.search(text, max(0, match.start() - _REACH), match.start()):
            continue
        start, end = match.span("over")
        if not reading.is_settled(start, end):
            more = "More than" if match["over"] == "Over" else "more than"
            yield Problem(
                f"“{text[start : quantity.end]}” is “more than” in this style",
                target=Span(start, end, match["over"]),
                suggestion=more,
            )
