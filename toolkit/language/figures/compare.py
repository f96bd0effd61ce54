"""The comparison itself: pairs, near misses, what is left, hedges, order; one discrepancy for each mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.language.figures.agreement import exact_key, units_fit
from toolkit.language.figures.align import align
from toolkit.language.figures.discrepancies import changed, exchanges, meant_as_one, paired
from toolkit.language.figures.discrepancy import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.unmatched import extra, missing
from toolkit.language.registry import comparable, read_quantities
from toolkit.language.zh.traditional import simplified
from toolkit.language.zh_en.hong_kong_dollars import as_dollars
from toolkit.language.zh_en.millions import as_millions
from toolkit.language.zh_en.scores_and_rates import without_joint
from toolkit.model.finding import Problem
from toolkit.model.quantity import Quantity


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
    if len(source) == len(target) and all(map(_same, source, target)):
        return ()  # as in most pairs: nothing else needs to be looked at
    plain = simplified(source_text)
    source, target = without_joint(plain, source, target_text, target)
    target = as_millions(source, target)
    source = as_dollars(source_text, plain, source, target_text, target)
    found = list(_discrepancies(Sides(plain, source, target_text, target)))
    found.sort(key=lambda one: _place(one.problem))
    return tuple(found)


def _same(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two figures are the same at first sight, hedge and unit included."""
    key = exact_key(ours)
    same = key is not None and key == exact_key(theirs) and ours.hedge is theirs.hedge
    return same and units_fit(ours, theirs)


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


def _place(problem: Problem) -> tuple[int, int]:
    spans = (problem.source, problem.target)
    start, other = (span.start if span else -1 for span in spans)
    return (start, other) if start >= 0 else (10**9, other)
