"""Words that compare two figures: with new ones they hold only if the greater one is still the greater."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from toolkit.language.sentences import sentences
from toolkit.language.units import unit_of
from toolkit.model import Quantity, QuantityKind
from toolkit.model.language_codes import primary
from toolkit.model.quantity import TIMES, Number

K = QuantityKind
#: Words before a figure that others in the sentence are compared with: up from 8, outpacing the national 6 percent.
_BEFORE = {
    "en": re.compile(
        r"\b(?:from|than|after(?! \w+ing)|against|versus|vs|compar\w+ (?:with|to)|relative to|outpac\w+|outstrip\w*"
        r"|outdo\w*|outperform\w*|outnumber\w*|overt[ao]+k\w*|exceed\w*|surpass\w*|topp?(?:s|ed|ing)"
        r"|above(?! designated)|below|beyond|over|under|short of|shy of|ahead of|behind|met|meet(?:s|ing)?"
        r"|miss(?:es|ed|ing)?|out of|of (?:the|these|its|our|all)|cross(?:es|ed|ing)?|pass(?:es|ed|ing)|break(?:s|ing)?"
        r"|broke|hit(?:s|ting)?)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"[由从自從]|[高低快慢多少大小优於優早晚]于|超过|超出|超過|突破|不及|不足|不到|跑赢|[较比較]"),
}
#: Words that compare any two figures of their sentence: A beat B by 3 votes to 2; 8 this year and 6 last year, a rise.
_ANYWHERE = {
    "en": re.compile(
        r"\b(?:beat(?:s|en|ing)?|defeat\w*|(?:w[io]n|los[et])\w* (?:by|against|over)|lead(?:s|ing)?|led|trail\w*|lag\w*"
        r"|the same (?:as|number|share|rate|amount|level)|equal(?:s|led|ling)?|unchanged|identical|former|latter"
        r"|accelerat\w*|decelerat\w*|quicken\w*|pick(?:s|ed|ing)? up|widen\w*|worsen\w*|deteriorat\w*|dwarf\w*"
        r"|rebound\w*|the (?:higher|lower|larger|smaller|greater)"
        r"|(?:an?|this) (?:rise|fall|increase|decrease|drop|decline|gain)"
        r"(?! (?:of|in)\b))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"[升降增减][至到]|持平|相同|战胜|击败|领先"),
}
#: The same of figures of several times: it dropped, 8 in 2020 and 6 in 2021.
_TREND = re.compile(
    r"\b(?:r[io]s(?:e|es|ing|en)|fall(?:s|ing|en)?|fell|drop\w*|increas\w+|decreas\w+|declin\w+|grew|grow\w*|climb\w*"
    r"|slow\w*|shr[aiu]nk\w*|narrow\w*|improv\w+|recover\w*|still|only|already|but)\b",
    re.IGNORECASE,
)
#: Between such a word and a figure that says by how much, or what is compared rather than what with.
_BY_HOW_MUCH = re.compile(r"[,;，；。]|\b(?:by|to|was|were|is|are)\b|[增降高低多少快慢提升减上去年月]", re.IGNORECASE)
_RELATIVE = re.compile(r", (?:which|whose|where|with|at)\b", re.IGNORECASE)
_FAR = 60
_SHARES = {K.PERCENT: Fraction(1, 100), K.FRACTION: Fraction(1)}
_VALUED = frozenset({K.CARDINAL, K.MONEY, K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT, K.FRACTION, K.MULTIPLE})


def reordered(
    text: str,
    figures: Sequence[Quantity],
    values: Mapping[int, Number],
    origins: Mapping[int, Quantity],
    language: str,
) -> set[int]:
    """The indices of figures which words of the text compare with others, and which compare otherwise now.

    `values` are the new ones by index, `origins` the figures of the source, which tell what is counted (3家 and 5人 are
    not compared), and whether the word beside a figure only says what it is: over 300 for 超300.
    """
    found: set[int] = set()
    hedged = {index for index, one in origins.items() if one.hedge}
    for one, other in _compared(text, figures, hedged, primary(language)):
        if not (one in values or other in values):
            continue
        if not _same_measure(*(origins.get(index, figures[index]) for index in (one, other))):
            continue
        was = _order(_value(figures[one]), _value(figures[other]))
        if was != _order(_value(figures[one], values.get(one)), _value(figures[other], values.get(other))):
            found |= {one, other}
    return found


def _compared(
    text: str, figures: Sequence[Quantity], hedged: AbstractSet[int], language: str
) -> Iterator[tuple[int, int]]:
    if language not in _BEFORE:
        return
    for start, end in sentences(text, language):
        inside = [
            index
            for index, one in enumerate(figures)
            if start <= one.start < end and one.kind in _VALUED and one.low is not None
        ]
        if len(inside) < 2:
            continue
        whole = _ANYWHERE[language].search(text, start, end) is not None
        if not whole and len(inside) == 2 and language == "en":
            times = sum(start <= one.start < end and one.kind in TIMES for one in figures)
            whole = times > 1 and _TREND.search(text, start, end) is not None
        told = inside if whole else _references(text, figures, hedged, (start, end), language)
        yield from ((one, other) for one in told for other in inside if other != one and (not whole or one < other))


def _references(
    text: str, figures: Sequence[Quantity], hedged: AbstractSet[int], span: tuple[int, int], language: str
) -> set[int]:
    """The figures of a sentence that follow a word which compares."""
    found = set()
    for word in _BEFORE[language].finditer(text, *span):
        after = [
            index for index, one in enumerate(figures) if word.end() <= one.start <= min(span[1], word.end() + _FAR)
        ]
        index = next((one for one in after if figures[one].kind in _VALUED), None)
        if index is None:
            continue
        gap = text[word.end() : figures[index].start]
        if word[0].lower() == "than":
            gap = _RELATIVE.sub("", gap)
        if not _BY_HOW_MUCH.search(gap) and (gap.strip() or index not in hedged):
            found.add(index)
    return found


def _same_measure(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be compared: both shares, or both of one kind and unit, or one without any."""
    if one.kind in _SHARES and other.kind in _SHARES:
        return True
    if one.kind is not other.kind:
        return False
    units = [unit_of(figure.unit) for figure in (one, other)]
    dimensions = {unit.dimension for unit in units if unit is not None}
    if None not in units or "time" in dimensions:
        return None not in units and len(dimensions) == 1
    return one.unit == other.unit or not {"", "个", "個"}.isdisjoint({one.unit, other.unit})


def _value(figure: Quantity, new: Number | None = None) -> Fraction:
    value = Fraction(figure.low if new is None else new)  # type: ignore[arg-type]
    unit = unit_of(figure.unit)
    return value * _SHARES.get(figure.kind, Fraction(1)) * (Fraction(unit.factor) if unit is not None else 1)


def _order(one: Fraction, other: Fraction) -> int:
    return (one > other) - (one < other)
