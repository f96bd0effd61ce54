"""A figure of four digits or more has no commas between its thousands.

*7,098 enterprises* is read at a glance. Years, numbers of standards and documents, addresses and codes have none.

Fires::

    - zh: 规模以上工业企业7098家。
      en: There were 7098 industrial enterprises above designated size.

Passes::

    - zh: 规模以上工业企业7098家。
      en: There were 7,098 industrial enterprises above designated size.
    - zh: 2021年。
      en: It was so in 2021 and under GB 18030.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import fits as fits
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Quantity, Severity, Span
from toolkit.model.quantity import QuantityKind

GROUP = "style"
SEVERITY = Severity.WARNING

HINT = lazy(r"\d{4}")
_DIGITS = lazy(r"(?P<before>(?:\D*[^\w\s])?)(?P<whole>\d{4,})(?P<rest>(?!\d)(?:\.\d+)?(?: .*|%|-.*)?)")
#: What may be a year, unless things in the plural follow that no word for a time is before.
_YEAR = lazy(r"(?:1\d|20)\d\d")
_THINGS = lazy(r"\s+(?:[a-z-]+ )?[a-z]+s\b")
_WHEN = lazy(
    r"\b(?:in|of|from|since|by|until|till|to|and|between|after|before|during|year|fiscal|the|around|about)\s+\Z",
    re.I,
)
#: Before a number that counts nothing: a name, a number of something.
_NAMED = lazy(
    r"(?:[A-Z][\w.]*|no\.|number|codes?|sections?|asteroid|hotline|call\w*|dial\w*|[-/.:#×*]|\d,? (?:and|or))\s?\Z"
)
#: After a figure that counts.
_COUNTED = lazy(r"\s+[a-z]")
#: After the number of a telephone line, a site or a platform, which is its name: 12345 citizen service hotline.
_LINE = lazy(
    r"\s(?:(?!(?:and|or|of|for|to|by|in|on|at|from|through|via|with|were|was|are|is|had|have)\s)[\w'’-]+\s){0,4}"
    r"(?:(?:hot|help) ?-?line|(?:phone |telephone |service )?line|number|platform|website|site|app|portal|system)\b"
    r"(?!\s\w+s\b)",
    re.I,
)
#: After the first side of a screen or sheet.
_SIZE = lazy(r"\s?[×*]\s?\d")
_KINDS = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PERCENT})
_REACH = 16


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each figure without commas."""
    text = reading.target.text
    if HINT.search(text) is None:
        return
    for one in reading.target.quantities:
        match = _DIGITS.fullmatch(one.text) if one.kind in _KINDS else None
        if match is None or not _counts(text, one, match) or reading.is_settled(one.start, one.end):
            continue
        yield Problem(
            f"{one.text} has no commas between the thousands",
            target=Span(one.start, one.end, one.text),
            suggestion=f"{match['before']}{int(match['whole']):,}{match['rest']}",
        )


def _counts(text: str, one: Quantity, match: re.Match[str]) -> bool:
    """Whether a figure counts or measures something, and is not a year, name or code."""
    if _SIZE.match(text, one.end) or (not one.unit and _LINE.match(text, one.end)):
        return False
    start, before = one.start, max(0, one.start - _REACH)
    measured = bool(one.unit) or one.kind is QuantityKind.PERCENT
    if _YEAR.fullmatch(match["whole"]) and not match["before"]:
        counted = not _WHEN.search(text, before, start) and (measured or _THINGS.match(text, one.end) is not None)
    else:
        counted = measured or _COUNTED.match(text, one.end) is not None
    return counted and (measured or _NAMED.search(text, before, start) is None)
