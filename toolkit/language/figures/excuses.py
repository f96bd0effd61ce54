"""Why a figure without a counterpart may be no mistake: said twice, implied, or a word of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from toolkit.language.figures.dates import fields
from toolkit.language.figures.values import PARTS, Agreement, agree
from toolkit.language.numerals import arabic_number
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind

_RELATIVE_ZH = re.compile(
    r"[今去前明后当當同本上近年全历歷往翌次][年月日季周天]|同期|上年|年内|年初|年末|年底|期末|期内|本世纪|目前|此后|届时|当天|同日|昨[天日]|現時|现时"
)
_RELATIVE_EN = re.compile(
    r"\b(?:last|this|next|previous|following|preceding|prior|same|current|past|coming|that|whole|full|entire|the)[- ]"
    r"(?:\w+ )?(?:years?|months?|quarters?|weeks?|day|period|season|date|century|decade)\b|\byears? (?:earlier|ago"
    r"|before"
    r"|later|on year)|year-(?:on-year|end|earlier|over-year)|\b(?:annual|half-year|by then|today|yesterday|so far)\b",
    re.IGNORECASE,
)
_MANY_EN = re.compile(
    r"\b(?:decades|years|many|several|hundreds|thousands|millions|billions|dozens?|numerous|multiple|scores|lots|few"
    r"|countless|various)\b",
    re.IGNORECASE,
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WORDS = {
    2: "two|both|twin|dual|doubl|pair|second|couple|twice|either|neither|bi|duo|half|each other|another|2|next"
    "|following|latter|further|resurg|again",
    3: "three|tri|third|thrice|3",
    4: "four|quad|fourth|4",
    5: "five|fifth|quint|5",
    6: "six|sixth|hexa|6",
    7: "seven|7",
    8: "eight|octa|8",
    9: "nine|ninth|9",
    10: "ten|tenth|decade|deca|10",
}
#: A scale alone, as slogans have it (百县千镇).
_SCALES = {
    value: re.compile(rf"(?<![0-9一二三四五六七八九十百千万亿几数多余]){sign}(?![分百千万亿])")
    for value, sign in ((100, "百"), (1000, "千"), (10_000, "万"), (10**8, "亿"))
}
_HAN = {
    1: "一单首独壹惟唯",
    2: "二两兩双雙俩对對贰倍再",
    3: "三叁叄",
    4: "四肆",
    5: "五伍",
    6: "六陆",
    7: "七柒",
    8: "八捌",
    9: "九玖",
    10: "十拾",
    12: "打",
}


def small(quantity: Quantity) -> int:
    """The value of a small whole number, as idiom uses them; 0 for any other figure."""
    if quantity.low is None or quantity.vague or quantity.kind not in (K.CARDINAL, K.ORDINAL, K.FRACTION, K.MULTIPLE):
        return 0
    return int(quantity.low) if 0 < quantity.low <= 12 and quantity.low % 1 == 0 else 0


def repeated(quantity: Quantity, others: Iterable[Quantity], before: str, *, in_source: bool) -> bool:
    """Whether the other text has this figure, though its counterpart is taken: it is said twice on this side."""
    for other in others:
        pair = (quantity, other) if in_source else (other, quantity)
        agreement = agree(*pair, before if in_source else "")
        if agreement is not None and (agreement < Agreement.VAGUE or (agreement is Agreement.VAGUE and quantity.date)):
            return True
        if agreement is Agreement.VAGUE and (other.date or quantity.vague):
            return True
    return False


def in_a_name(quantity: Quantity, other_text: str, text: str) -> bool:
    """Whether the digits stand in the other text as part of a name (G20, 4G), which is read as no figure.

    A name that stands in both texts (COVID-19) does not count: it has nothing to do with the figure.
    """
    digits = "".join(sign for sign in quantity.text if sign in "0123456789")
    if not digits and quantity.low is not None and 0 < quantity.low < 100 and quantity.low % 1 == 0:
        digits = str(int(quantity.low))
    if not digits or len(digits) > 8:
        return False
    names = re.finditer(rf"[A-Za-z]+-?{digits}(?![0-9])|(?<![0-9.,]){digits}-?[A-Za-z]+", other_text)
    return any(name.group() not in text for name in names)


_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def halves(quantity: Quantity) -> tuple[int, int]:
    """Numerator and denominator of a fraction; (0, 0) for any other figure."""
    if quantity.kind is not K.FRACTION or quantity.low is None:
        return 0, 0
    value = Fraction(quantity.low)
    return value.numerator, value.denominator


def counted_apart(quantity: Quantity, same: Iterable[Quantity], other: Iterable[Quantity]) -> bool:
    """5/6 as "five of six", and 每10人中有1人 as "one in ten": a fraction here is two figures there."""
    both = halves(quantity)
    if both != (0, 0):
        return set(both) <= {one.low for one in other}
    if quantity.low is None or quantity.low > 100:
        return False
    parts = [set(halves(one)) for one in other if one.kind is K.FRACTION]
    lows = {one.low for one in same}
    return any(quantity.low in pair and pair <= lows for pair in parts)


def literal(quantity: Quantity, other_text: str) -> bool:
    """Whether the digits stand in the other text just so, in a form that is read as no figure (153,822/2,240,191)."""
    digits = _DIGITS.match(quantity.text)
    written = [digits.group()] if digits and arabic_number(digits.group()) == quantity.low else [quantity.text]
    if quantity.low is not None and quantity.low % 1 == 0 and 100 <= quantity.low < 10**9:
        written.append(f"{int(quantity.low):,}")
    return any(
        len(digits) > 1
        and digits[0] in "0123456789"
        and re.search(rf"(?<![0-9.,]){re.escape(digits)}(?![0-9万亿千百]|[.,][0-9]| [mbt]n?r?illion)", other_text)
        is not None
        for digits in written
    )


def absent_from_target(quantity: Quantity, target_text: str, source_text: str) -> bool:
    """Whether a source's figure may be left out without a word, or is there in a word that is no figure."""
    if quantity.weak or quantity.kind is K.ENUMERATOR:
        return True
    value = small(quantity)
    if (value == 1 or (quantity.kind is K.MONEY and quantity.low == 1)) and not quantity.hedge:
        return True
    if value and source_text[max(0, quantity.start - 1) : quantity.start] in tuple('“"‘「『《'):
        return True
    if _covered_part(quantity, target_text):
        return True
    if literal(quantity, target_text):
        return True
    if quantity.kind in (K.YEAR, K.DATE) and "T" not in quantity.date[:1]:
        return _RELATIVE_EN.search(target_text) is not None or _month_named(quantity, target_text)
    if quantity.vague and _MANY_EN.search(target_text) is not None:
        return True
    if quantity.kind is K.FRACTION and quantity.low is not None and quantity.low * 2 == 1:
        return re.search(r"half|halv|semi|majority|most|mid", target_text, re.IGNORECASE) is not None
    if value and value in _WORDS and not any(sign in "0123456789" for sign in quantity.text):
        return re.search(rf"\b(?:{_WORDS[value]})", target_text, re.IGNORECASE) is not None
    return in_a_name(quantity, target_text, source_text) or _in_a_decade(quantity, target_text)


_PARTS_EN = re.compile(r"\bfirst (?:half|six months|nine months|three quarters|quarter|three months)", re.IGNORECASE)


def _covered_part(quantity: Quantity, target_text: str) -> bool:
    """1-6月 as "the first half"."""
    month = fields(quantity).get("m") if quantity.date.count("-") == 2 else None
    return month in ("01", "03", "06", "09") and _PARTS_EN.search(target_text) is not None


def _in_a_decade(quantity: Quantity, target_text: str) -> bool:
    """50-60岁 as "in their 50s"."""
    if quantity.low is None or not 10 < quantity.low <= 100 or quantity.low % 10:
        return False
    return re.search(rf"\b{int(quantity.low) - 10}s\b", target_text) is not None


def _month_named(quantity: Quantity, target_text: str) -> bool:
    """Whether a month is there by its name, though not as a date (March Madness, May/June)."""
    month = fields(quantity).get("m")
    return month is not None and _MONTHS[int(month) - 1] in target_text and "d" not in fields(quantity)


def implied_in_source(quantity: Quantity, source_text: str, source: Iterable[Quantity], target_text: str) -> bool:
    """Whether a target's figure is in the source in a word that is no figure, or follows from one."""
    if quantity.weak or quantity.kind is K.ENUMERATOR:
        return True
    if literal(quantity, source_text):
        return True
    if quantity.kind is K.YEAR:
        return _year_of_plan(quantity, source)
    months = PARTS.get(fields(quantity).get("p", ""), quantity.low if quantity.unit.startswith("month") else None)
    if months is not None and any(fields(one).get("m", "") == f"{int(months):02}" for one in source):
        return True
    if quantity.kind is K.ORDINAL and _is_day(quantity, source):
        return True
    if quantity.text == "second" and "秒" in source_text:
        return True
    scale = _SCALES.get(int(quantity.low)) if quantity.low is not None and quantity.low in _SCALES else None
    if scale is not None and scale.search(source_text) is not None:
        return True
    value = small(quantity)
    if value:
        signs = _HAN.get(value, "")
        if value == 1 or any(sign in source_text for sign in signs):
            return True
    if quantity.kind is K.FRACTION and quantity.low is not None and quantity.low * 2 == 1 and "半" in source_text:
        return True
    return in_a_name(quantity, source_text, target_text)


def _is_day(quantity: Quantity, source: Iterable[Quantity]) -> bool:
    """The 19th day of March."""
    return any(other.date and fields(other).get("d", "").lstrip("0") == str(quantity.low) for other in source)


def relative(quantity: Quantity, source_text: str) -> bool:
    """Whether a year or a part of one stands for 今年, 上月 and the like."""
    return bool(fields(quantity)) and _RELATIVE_ZH.search(source_text) is not None


def _year_of_plan(quantity: Quantity, source: Iterable[Quantity]) -> bool:
    """The first and last years of a plan that the source names: the 14th runs from 2021 to 2025."""
    for other in source:
        if other.kind is K.PERIOD and other.low is not None:
            first = 1951 + 5 * other.low
            if quantity.low in (first, first + 4):
                return True
    return False
