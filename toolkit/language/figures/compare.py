"""The comparison itself: pairs, near misses, what is left, hedges, order; one discrepancy for each mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.language.figures.align import align
from toolkit.language.figures.discrepancy import Discrepancy
from toolkit.language.figures.faults import changed, exchanges, meant_as_one, paired
from toolkit.language.figures.left import extra, missing
from toolkit.language.figures.sides import Sides
from toolkit.language.quantities import primary, read_quantities
from toolkit.language.quantities.currencies import ANY_DOLLAR, DOLLARS
from toolkit.model.finding import Problem
from toolkit.model.quantity import Quantity, QuantityKind

#: Words by which one knows that a text is Hong Kong's, in both kinds of characters.
_HONG_KONG = re.compile(
    "港|億|萬|特区|特區|行政长官|財|财政司|财政年度|预算案|金管局|按揭|立法会|立法會|强积金|綜援|综援|公屋|居屋|公营|公營|轮候|首置"
    "|印花税|楼价|樓|薪俸税|差饷|宽减|本署|每宗|资助额"
)


def comparable(source_language: str, target_language: str) -> bool:
    """Whether figures can be compared between two languages: their readers and the words around figures are known."""
    return primary(source_language) == "zh" and primary(target_language) == "en"


def compare(
    source_text: str, target_text: str, source_language: str = "zh", target_language: str = "en"
) -> tuple[Discrepancy, ...]:
    """What does not agree between the figures of a text and its translation, in the order of the source."""
    if not comparable(source_language, target_language):
        return ()
    return compare_quantities(
        source_text,
        read_quantities(source_text, source_language),
        target_text,
        read_quantities(target_text, target_language),
    )


def compare_quantities(
    source_text: str, source: Sequence[Quantity], target_text: str, target: Sequence[Quantity]
) -> tuple[Discrepancy, ...]:
    """`compare` for figures that were read before (and perhaps masked)."""
    if not source and not target:
        return ()
    if any(one.unit == ANY_DOLLAR for one in target) and _in_hong_kong(source_text, source, target_text, target):
        target = [replace(one, unit="CNY") if one.unit == ANY_DOLLAR else one for one in target]
    found = list(_discrepancies(Sides(source_text, source, target_text, target)))
    found.sort(key=lambda one: _place(one.problem))
    return tuple(found)


def _discrepancies(sides: Sides) -> Iterator[Discrepancy]:
    alignment = align(sides.source, sides.target, sides.source_text)
    nears = meant_as_one(sides, alignment) if alignment.source and alignment.target else []
    for near in nears:
        yield changed(sides, near)
    if alignment.source:
        yield from missing(sides, alignment, {near.source for near in nears})
    if alignment.target:
        yield from extra(sides, alignment, {near.target for near in nears})
    found, moved = exchanges(sides, alignment.pairs)
    yield from found
    yield from paired(sides, alignment.pairs, moved)


def _in_hong_kong(source_text: str, source: Sequence[Quantity], target_text: str, target: Sequence[Quantity]) -> bool:
    """Whether 元 is a Hong Kong dollar, which its English writes with a bare sign, throughout."""
    if not any(one.unit == "CNY" for one in source) or any(one.unit in DOLLARS for one in source):
        return False
    amounts = [one.unit for one in target if one.kind is QuantityKind.MONEY]
    throughout = len(amounts) > 1 and set(amounts) == {ANY_DOLLAR}
    return throughout or _HONG_KONG.search(source_text) is not None or "Hong Kong" in target_text


def _place(problem: Problem) -> tuple[int, int]:
    spans = (problem.source, problem.target)
    start, other = (span.start if span else -1 for span in spans)
    return (start, other) if start >= 0 else (10**9, other)
