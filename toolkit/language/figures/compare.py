"""The comparison itself: pairs, near misses, what is left, hedges, order; one discrepancy for each mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.language.figures.align import Alignment, Pair, align
from toolkit.language.figures.dates import day_lost, fields
from toolkit.language.figures.discrepancy import Discrepancy
from toolkit.language.figures.excuses import (
    absent_from_target,
    counted_apart,
    implied_in_source,
    in_a_name,
    repeated,
    small,
)
from toolkit.language.figures.hedges import Hedged, hedge_fault, range_hedges
from toolkit.language.figures.left import extra_severity, missing_severity
from toolkit.language.figures.near import Near, near_pairs
from toolkit.language.figures.order import exchanged
from toolkit.language.figures.rounding import significant
from toolkit.language.figures.values import Agreement, exact_key
from toolkit.language.figures.wording import factor, reading, right_english
from toolkit.language.quantities import primary, read_quantities
from toolkit.language.quantities.currencies import ANY_DOLLAR, DOLLARS
from toolkit.model.finding import Problem, Severity, Span
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind
#: English that says one figure of several things.
_SHARED = re.compile(r"\b(?:both|each|all|same|equally|respectively|every|alike)\b", re.IGNORECASE)
#: No paragraph has so many figures; of a text that has, no more than these are looked at closely.
_MOST = 200
#: Words by which one knows that a text is Hong Kong's, in both kinds of characters.
_HONG_KONG = re.compile(
    "港|特区|特區|行政长官|財|財政司|财政司|财政年度|金管局|厘|按揭|立法会|立法會|强积金|綜援|综援|公屋|居屋|公营|公營|轮候|首置|印花税|楼价"
    "|樓|薪俸税|差饷|宽减|申请人|资助额|署|拨款|为数|薪酬|每宗"
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
    if any(one.unit == ANY_DOLLAR for one in target) and _in_hong_kong(source_text, source, target_text):
        target = [replace(one, unit="CNY") if one.unit == ANY_DOLLAR else one for one in target]
    sides = _Sides(source_text, source, target_text, target)
    found = list(sides.discrepancies())
    found.sort(key=lambda one: _place(one.problem))
    return tuple(found)


def _in_hong_kong(source_text: str, source: Sequence[Quantity], target_text: str) -> bool:
    """Whether 元 is a Hong Kong dollar, which its English writes with a bare sign."""
    if not any(one.unit == "CNY" for one in source) or any(one.unit in DOLLARS for one in source):
        return False
    return _HONG_KONG.search(source_text) is not None or "Hong Kong" in target_text


def _place(problem: Problem) -> tuple[int, int]:
    spans = (problem.source, problem.target)
    start, other = (span.start if span else -1 for span in spans)
    return (start, other) if start >= 0 else (10**9, other)


def _span(quantity: Quantity | None) -> Span | None:
    return None if quantity is None else Span(quantity.start, quantity.end, quantity.text)


def _bold(ours: Quantity, theirs: Quantity) -> bool:
    """A figure rounded to one digit without "about", or made finer than the source has it."""
    if ours.low is None or theirs.low is None or ours.kind is not theirs.kind:
        return False
    digits = len(significant(theirs.low)[0])
    if digits > len(significant(ours.low)[0]):
        return True
    return digits < 2 and theirs.hedge is Hedge.NONE and ours.hedge is Hedge.NONE


@dataclass(slots=True)
class _Sides:
    """Both texts with their figures."""

    source_text: str
    source: Sequence[Quantity]
    target_text: str
    target: Sequence[Quantity]

    def discrepancies(self) -> Iterator[Discrepancy]:
        alignment = align(self.source, self.target, self.source_text)
        nears: list[Near] = []
        if alignment.source and alignment.target:
            nears = self._near(alignment)
            yield from map(self._wrong, nears)
        taken = {near.target for near in nears}
        yield from self._missing(alignment, {near.source for near in nears})
        yield from self._extra(alignment, taken)
        swapped = (
            exchanged(self.source, self.target, alignment.pairs, self.source_text, self.target_text)
            if len(alignment.pairs) > 1
            else ()
        )
        moved = set()
        for first, second in swapped:
            moved |= self._hedges_moved(first, second)
            yield self._order(first, second)
        yield from self._pairs(alignment.pairs, moved)

    def _near(self, alignment: Alignment) -> list[Near]:
        """What looks like one figure gone wrong: first among figures that must be answered, then small ones."""
        left = [
            i
            for i in alignment.source
            if self._counts(self.source[i]) and not in_a_name(self.source[i], self.target_text, self.source_text)
        ]
        right = [j for j in alignment.target if self._counts(self.target[j])]
        sure = near_pairs(
            self.source,
            self.target,
            left,
            [j for j in right if not (small(self.target[j]) and self._implied(self.target[j]))],
            alignment.pairs,
        )
        taken = {near.source for near in sure}, {near.target for near in sure}
        rest = near_pairs(
            self.source,
            self.target,
            [i for i in left if i not in taken[0]],
            [j for j in right if j not in taken[1]],
            alignment.pairs,
        )
        rest = [near for near in rest if small(self.source[near.source]) or near.check == "number-scale"]
        return sure + rest

    def _counts(self, quantity: Quantity) -> bool:
        return not quantity.weak and quantity.kind is not K.ENUMERATOR

    def _implied(self, theirs: Quantity) -> bool:
        return implied_in_source(theirs, self.source_text, self.source, self.target_text)

    def _wrong(self, near: Near) -> Discrepancy:
        ours, theirs = self.source[near.source], self.target[near.target]
        message = f'{ours.text} = {reading(ours)}, but "{theirs.text}" = {reading(theirs)}'
        suggestion = None
        if near.check == "number-scale":
            message += f" ({factor(ours, theirs)})"
            suggestion = right_english(ours, theirs)
        severity = Severity.WARNING if self._doubtful(ours, theirs, near) else None
        return Discrepancy(near.check, Problem(message, _span(ours), _span(theirs), suggestion, severity))

    def _doubtful(self, ours: Quantity, theirs: Quantity, near: Near) -> bool:
        """A pair that is only guessed, or of small numbers that idiom uses."""
        if near.check == "currency-mismatch":
            return theirs.unit == ANY_DOLLAR
        if near.check == "percent-point":
            return False
        if ours.vague or theirs.vague or near.cost >= 2.3:
            return True
        if ours.kind is K.MULTIPLE or theirs.kind is K.MULTIPLE:
            return True
        return ours.kind is K.CARDINAL and not any(sign.isdigit() for sign in ours.text) and len(ours.text) < 3

    def _missing(self, alignment: Alignment, taken: set[int]) -> Iterator[Discrepancy]:
        others = [self.target[pair.target] for pair in alignment.pairs[:_MOST]]
        for i in alignment.source[:_MOST]:
            ours = self.source[i]
            before = self.source_text[max(0, ours.start - 10) : ours.start]
            if i in taken or absent_from_target(ours, self.target_text, self.source_text):
                continue
            if counted_apart(ours, self.source[:_MOST], self.target[:_MOST]):
                continue
            severity = missing_severity(ours)
            if repeated(ours, others, before, in_source=True):
                if self._said_before(ours, i):
                    continue
                severity = Severity.WARNING
            message = f"{ours.text} = {reading(ours)} has no counterpart in the translation"
            yield Discrepancy("number-missing", Problem(message, _span(ours), severity=severity))

    def _said_before(self, ours: Quantity, place: int) -> bool:
        """Whether a figure that the target says once is one that the source says twice, and not two equal ones."""
        if ours.kind in (K.YEAR, K.DATE, K.PERIOD, K.ORDINAL, K.ENUMERATOR) or ours.vague or small(ours) in (1, 2, 3):
            return True
        if _SHARED.search(self.target_text) is not None:
            return True
        behind = self.source_text[ours.end : ours.end + 2]
        equals = [
            one for at, one in enumerate(self.source[:_MOST]) if at != place and exact_key(one) == exact_key(ours)
        ]
        return not equals or any(behind == self.source_text[one.end : one.end + 2] for one in equals)

    def _extra(self, alignment: Alignment, taken: set[int]) -> Iterator[Discrepancy]:
        others = [self.source[pair.source] for pair in alignment.pairs[:_MOST]]
        for j in alignment.target[:_MOST]:
            theirs = self.target[j]
            if (
                j in taken
                or self._implied(theirs)
                or counted_apart(theirs, self.target[:_MOST], self.source[:_MOST])
                or self._in_brackets(theirs)
                or repeated(theirs, others, "", in_source=False)
            ):
                continue
            severity = extra_severity(theirs, self.source_text)
            message = f'"{theirs.text}" = {reading(theirs)} is not in the source'
            yield Discrepancy("number-extra", Problem(message, None, _span(theirs), severity=severity))

    def _in_brackets(self, theirs: Quantity) -> bool:
        """An amount or a measure that the translator converted, in brackets."""
        if theirs.kind is not K.MONEY and not theirs.unit:
            return False
        opening = self.target_text.rfind("(", max(0, theirs.start - 30), theirs.start)
        return opening >= 0 and ")" not in self.target_text[opening : theirs.start]

    def _pairs(self, pairs: Sequence[Pair], moved: set[int]) -> Iterator[Discrepancy]:
        ours_hedged, our_ends = range_hedges(self.source, self.source_text)
        theirs_hedged, their_ends = range_hedges(self.target, self.target_text)
        silent = moved | our_ends
        for pair in pairs[: 10 * _MOST]:
            ours, theirs = self.source[pair.source], self.target[pair.target]
            if pair.agreement is Agreement.ROUNDED:
                yield self._rounded(ours, theirs)
            elif ours.date and theirs.date and (day_lost(ours, theirs) or self._other_year(ours, theirs)):
                message = f'{ours.text} = {reading(ours)}, but "{theirs.text}" = {reading(theirs)}'
                severity = Severity.WARNING
                yield Discrepancy("date-mismatch", Problem(message, _span(ours), _span(theirs), severity=severity))
            elif not (ours.weak or pair.source in silent or pair.target in their_ends):
                yield from self._hedge(pair, ours_hedged[pair.source], theirs_hedged[pair.target])

    def _hedge(self, pair: Pair, our_hedge: Hedge, their_hedge: Hedge) -> Iterator[Discrepancy]:
        ours, theirs = self.source[pair.source], self.target[pair.target]
        since = [side[at - 1].end if at else 0 for side, at in ((self.source, pair.source), (self.target, pair.target))]
        fault = hedge_fault(
            Hedged(ours, our_hedge, self.source_text, since[0]), Hedged(theirs, their_hedge, self.target_text, since[1])
        )
        if fault:
            message = (
                f"{ours.text} = {reading(ours, hedge=our_hedge)},"
                f' but "{theirs.text}" = {reading(theirs, hedge=their_hedge)} ({fault})'
            )
            yield Discrepancy("number-hedge", Problem(message, _span(ours), _span(theirs)))

    def _other_year(self, ours: Quantity, theirs: Quantity) -> bool:
        """Whether the target's date says a year that the source, which names years, does not."""
        year = fields(theirs).get("y")
        if year is None or "y" in fields(ours):
            return False
        years = {fields(one)["y"] for one in self.source[:_MOST] if "y" in fields(one)}
        return bool(years) and year not in years

    def _rounded(self, ours: Quantity, theirs: Quantity) -> Discrepancy:
        message = f'{ours.text} = {reading(ours)}; "{theirs.text}" = {reading(theirs)} is not as exact'
        severity = Severity.WARNING if _bold(ours, theirs) else None
        return Discrepancy("number-rounded", Problem(message, _span(ours), _span(theirs), severity=severity))

    def _hedges_moved(self, first: Pair, second: Pair) -> set[int]:
        """The places of two exchanged figures where their hedges stayed: that is the same mistake."""
        ours = [self.source[pair.source].hedge for pair in (first, second)]
        theirs = [self.target[pair.target].hedge for pair in (second, first)]
        return {first.source, second.source} if ours == theirs and ours[0] != ours[1] else set()

    def _order(self, first: Pair, second: Pair) -> Discrepancy:
        ours, other = self.source[first.source], self.source[second.source]
        theirs, its = self.target[first.target], self.target[second.target]
        message = f'{ours.text} stands before {other.text}, but "{its.text}" before "{theirs.text}": exchanged?'
        return Discrepancy("number-order", Problem(message, _span(ours), _span(its)))
