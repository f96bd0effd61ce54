"""A figure of a sentence that has lost its unit: 完成率达98.5% as "The rate was 98.5.", 投资32亿元 as "3.2 billion".

English gives a unit once for several figures and leaves it to the head of a table, the caption of a chart or the name
of an index. So only a figure after a verb or preposition and before the end of its clause is reported, in a full
sentence, where nothing near it names a unit that it may share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.meaning import is_passed_over
from toolkit.language.money import codes, english_names, label
from toolkit.language.sentences import sentences
from toolkit.language.unit_of_measure import UnitOfMeasure
from toolkit.language.units import AMBIGUOUS, unit_of
from toolkit.model.finding import Severity
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_POINTS = frozenset({K.PERCENT, K.PERCENTAGE_POINT})
_KIND_AND_UNIT = attrgetter("kind", "unit")
#: A number without a unit.
_BARE = (K.CARDINAL, "")
#: What units measure that English does not leave out, as it does years, degrees and knots.
_DIMENSIONS = frozenset("length area volume mass power energy".split())
#: Words of a text that name a unit, which may be parts of longer ones: tonnage, kilometer-long.
_MEASURES = lazy(
    r"\bton(?:ne)?s?\b|tonnage|(?:\b|kilo|milli|micro)gram|(?:\b|kilo|centi|milli)met(?:er|re)s?\b|watt|hectare|\bacre"
    r"|\bmiles?\b|mileage|lit(?:er|re)s?\b|\bf(?:ee|oo)t\b|gallon|barrel|\b(?:mu|jin|li|kwh|km|kg|mw|gw)\b",
    re.IGNORECASE,
)
#: Words beside the figures of two sentences by which a figure may be of a hundred, or points.
_SHARES = lazy(r"[%％‰]|per ?cent|\bpct\b|\bpp\b|\bpoints?\b|\bbasis\b|\bout of\b|\bhundred\b|\b100\b", re.IGNORECASE)
#: What is given without a percent though Chinese writes one (PMI, dependency ratio), or is a score or a place.
_INDEX_ZH = lazy("指数|景气|PMI|CPI|PPI|荣枯|临界点|[得评满总]分|分[数值]|系数|抚养|性别比|为100")
_INDEX_EN = lazy(
    r"ind(?:ex|ices)|\b(?:pmi|cpi|ppi|gauge|barometer|readings?|scor\w+|marks?|grades?|ratings?|survey|coefficient|rank\w*"
    r"|dependency|sex ratio|expansion|contraction|threshold)\b",
    re.IGNORECASE,
)
_HEDGE = (
    "about|around|some|nearly|almost|over|more than|at least|approximately|roughly|just|only|as (?:high|much|many) as"
    "|less than|up to|a total of|a further|another|an estimated|an average of"
)
#: Before a figure that the sentence tells a value by.
_BEFORE = lazy(
    r"\b(?:account(?:s|ed|ing) for|ma(?:de|kes?|king) up|was|were|is|are|be|been|reach(?:e[sd]|ing)?|hit|hits"
    r"|total(?:l?ed|l?ing)?|to|by|at|of|exceed(?:s|ed|ing)?"
    r"|surpass(?:ed|es|ing)?|topp?(?:ed|ing|s)|up|down|rose|grew|fell|increased|decreased|declined|dropped|climbed|jumped"
    r"|surged|expanded|averag(?:ed|ing)|invest(?:s|ed|ing)?|spent|allocated|raised|earmarked|paid|earned|received|produced"
    rf"|generated|covers?|covered|covering)(?: (?:{_HEDGE}))? \Z",
    re.IGNORECASE,
)
#: After a figure that nothing else counts.
_AFTER = lazy(
    r"\.[”\"]?(?=\s|\Z)|[;,](?=\s)| in\b(?! (?:a|every|each|one|ten|total|all|10|100|1,?000)\b)"
    r"| (?:from|for|year[- ]on[- ]year|compared|over|last|this|during|while|thanks|due|since"
    r"|(?:a|per|each|every) (?:year|month|day|week))\b",
    re.IGNORECASE,
)
#: After a part of something, wherever it is in its sentence: 84 of the rural population.
_OF = lazy(r" of (?!(?:every|each|one|two|three|four|five|six|seven|eight|nine|ten|a hundred)\b)[a-z]")
#: Before a number that counts nothing.
_NUMBERED = lazy(
    r"(?:[^\w\s,;(]|\b(?:no|nos|articles?|chapters?|sections?|paragraphs?|items?|rules?|tables?|figures?|aged?|top|first"
    r"|last|other)[.]?) ?\Z",
    re.IGNORECASE,
)
#: Characters before a figure in which its verb is looked for.
_REACH = 40
_FULL_STOP = re.compile('[.!?][”"’)]?\\Z')
_OWN_SIGN = re.compile("[%％]\\Z|\\A百分之")


def lost_units(sides: Sides, matches: Sequence[Match]) -> Iterable[Discrepancy]:
    """The figures of the translation that have no unit where the Chinese has percent, points, money or a measure."""
    if sides.turned:  # then it is Chinese that adds a unit
        return ()
    return _lost_units(sides, matches) if _BARE in map(_KIND_AND_UNIT, sides.right) else ()


def _lost_units(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    for match in matches:
        right = sides.right[match.right]
        if right.kind is not K.CARDINAL or right.unit or right.weak or not right.text[:1].isdigit():
            continue
        left = sides.left[match.left]
        unit = _unit(left)
        if unit and _is_told(sides.right_text, right) and not _is_said_elsewhere(sides, left, match.right):
            message = f'{left.text} is in {unit}, but "{right.text}" has no unit'
            yield Discrepancy("number-changed", sides.problem(message, left, right, severity=Severity.WARNING))


def _unit(figure: Quantity) -> str:
    """The unit of a Chinese figure in words; empty where it has none or English may leave it out."""
    if figure.vague or figure.weak:
        return ""
    if figure.kind is K.MONEY:
        return label(figure.unit)
    if figure.kind is K.PERCENTAGE_POINT:
        return "percentage points"
    if figure.kind is K.PERCENT:
        return "percent" if _OWN_SIGN.search(figure.text) else ""
    unit = unit_of(figure.unit)
    return unit.written[1] if _is_measure(unit) and figure.unit not in AMBIGUOUS and unit else ""


def _is_measure(unit: UnitOfMeasure | None) -> bool:
    return unit is not None and unit.dimension in _DIMENSIONS


def _is_told(text: str, figure: Quantity) -> bool:
    """True for a figure of a full sentence that a verb or preposition gives, and that nothing after it counts."""
    before = text[max(0, figure.start - _REACH) : figure.start]
    if _AFTER.match(text, figure.end) is not None:
        is_told = _BEFORE.search(before) is not None
    else:
        is_told = _OF.match(text, figure.end) is not None and _NUMBERED.search(before) is None
    return is_told and _FULL_STOP.search(text, *_sentence(text, figure)) is not None


def _is_said_elsewhere(sides: Sides, left: Quantity, index: int) -> bool:
    """True if the text may say the unit of an English figure elsewhere, or what the figure is of may have none."""
    text = sides.right_text
    if left.kind in _POINTS:
        return _is_index(sides) or _is_share(sides, index)
    if left.kind is K.MONEY:
        return any(one.kind is K.MONEY for one in sides.right) or _money().search(text) is not None
    return any(_is_measure(unit_of(one.unit)) for one in sides.right) or _MEASURES.search(text) is not None


def _is_share(sides: Sides, index: int) -> bool:
    """True if the percent of a figure beside the one at `index` may serve it too, or other words say what it is of."""
    figure = sides.right[index]
    start, end = _sentence(sides.right_text, figure, before=1)[0], _sentence(sides.right_text, figure)[1]
    near = [one for one in sides.right if start <= one.start < end and (one is figure or not is_passed_over(one))]
    at = near.index(figure)
    if any(one.kind in _POINTS for one in near[max(0, at - 1) : at + 2]):
        return True
    words, done = "", start
    for one in near:
        if one.kind in _POINTS:
            words, done = words + sides.right_text[done : one.start], one.end
    return _SHARES.search(words + sides.right_text[done:end]) is not None


def _sentence(text: str, figure: Quantity, before: int = 0) -> tuple[int, int]:
    """The place of the sentence of an English figure, or of the one that is `before` sentences earlier."""
    spans = sentences(text, "en")
    at = next(index for index, (_, end) in enumerate(spans) if figure.start < end)
    return spans[max(0, at - before)]


def _is_index(sides: Sides) -> bool:
    return _INDEX_ZH.search(sides.left_plain) is not None or _INDEX_EN.search(sides.right_text) is not None


@cache
def _money() -> re.Pattern[str]:
    """Matches the names, codes and signs of currencies in an English text."""
    names = "|".join(sorted(map(re.escape, [*english_names(), *map(str.lower, codes())]), key=len, reverse=True))
    return re.compile(rf"[$€£¥￥₤₩]|\b(?:{names})\b|\b(?:fen|jiao|cents?|grand)\b", re.IGNORECASE)
