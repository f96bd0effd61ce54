"""吨 is *tons* without *metric*.

An American ton is 907 kilograms, and 吨 is 1,000: *7.3 million metric tons*. Gross and deadweight tons, which measure
ships, are left alone.

Fires::

    - zh: 增供电煤730万吨。
      en: An additional 7.3 million tons of thermal coal was supplied.

Passes::

    - zh: 增供电煤730万吨。
      en: An additional 7.3 million metric tons of thermal coal was supplied.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span
from toolkit.model.language_codes import primary

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True

#: Tons after a figure; not as an adjective (10,000-ton), which may be the class of a ship.
TONS = lazy(r"(?P<before>(?:\d|thousand|million|billion) )(?P<tons>tons?)\b(?!-)")
_SHIPS = lazy(r"总吨|载重吨|净吨|吨级")


def fits(source_language: str, target_language: str) -> bool:
    """True from Chinese to English."""
    return primary(source_language) == "zh" and primary(target_language) == "en"


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each weight in tons."""
    source, text = reading.source.text, reading.target.text
    if "吨" not in source or "ton" not in text or _SHIPS.search(source):
        return
    for match in TONS.finditer(text):
        start, end = match.span("tons")
        if not reading.is_settled(start, end):
            yield Problem(
                "吨 is a metric ton",
                target=Span(start, end, match["tons"]),
                suggestion=f"metric {match['tons']}",
            )
