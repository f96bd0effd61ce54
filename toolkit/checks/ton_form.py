"""吨 is *tons* without *metric*.

An American ton is 907 kilograms, and 吨 is 1,000: *7.3 million metric tons*. Reported where the figure in the Chinese
is in 吨, or both sides say *per ton*. Gross and deadweight tons, which measure ships, are left alone.

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
from toolkit.language.en.style import fits_american
from toolkit.language.en.style.verbatim import quoted
from toolkit.language.lazy_pattern import lazy
from toolkit.language.spans import Spans
from toolkit.model import Problem, Severity, Span
from toolkit.model.language_codes import primary

GROUP = "style"
SEVERITY = Severity.WARNING
SAFE = True

#: Tons; not as an adjective (10,000-ton), which may be the class of a ship, nor those of another kind.
TONS = lazy(
    r"(?<= )(?<!metric )(?<!short )(?<!long )(?<!gross )(?<!weight )(?<!tion )"
    r"tons?\b(?!-| of (?:refrigeration|TNT|oil equivalent))"
)
PER_TON = lazy(r"\bper (?P<tons>ton)\b(?!-)")
_SHIPS = lazy(r"总吨|载重|净吨|吨级|排水|吨位|冷吨|短吨|长吨|英吨|美吨|当量|TNT")
_PER = lazy(r"每吨|/吨|吨(?:钢|煤|铝|油|水|纸|矿|粮|产品)")


def fits(source_language: str, target_language: str) -> bool:
    """True from Chinese to American English."""
    return primary(source_language) == "zh" and fits_american(source_language, target_language)


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each weight in tons."""
    source, text = reading.source.text, reading.target.text
    if "吨" not in source or "ton" not in text or _SHIPS.search(source):
        return
    if "long ton" in text or "short ton" in text:
        return
    others = Spans(quoted(text))
    for start, end in sorted({*_weights(reading), *_prices(reading)}):
        if not reading.is_settled(start, end) and not others.meet(start, end):
            tons = text[start:end]
            yield Problem("吨 is a metric ton", target=Span(start, end, tons), suggestion=f"metric {tons}")


def _weights(reading: Reading) -> Iterator[tuple[int, int]]:
    """The places of tons after figures that render one in 吨."""
    for one in reading.target.quantities:
        match = TONS.search(one.text) if one.text.endswith(("ton", "tons")) else None
        if match is None or TONS.match(reading.target.text, one.start + match.start()) is None:
            continue
        rendered = reading.rendered_figures.get(one.start)
        if rendered is not None and rendered.unit.endswith("吨"):
            yield one.start + match.start(), one.start + match.end()


def _prices(reading: Reading) -> Iterator[tuple[int, int]]:
    """The places of tons in *per ton*, where the source has that too."""
    if _PER.search(reading.source.text):
        yield from (match.span("tons") for match in PER_TON.finditer(reading.target.text))
