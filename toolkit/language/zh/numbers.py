"""Chinese figures by their numerals: in digits (3145亿), in one sign (¼), in Chinese numerals, and ages in tens."""

from __future__ import annotations

import re
import string
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from re import Match

from toolkit.language.numerals import (
    CHINESE_DIGITS,
    LONGEST,
    VULGAR_FRACTIONS,
    chinese_number,
    common_number,
    exact,
    plain_digits,
    scale_of,
    trimmed,
)
from toolkit.language.raised_digits import LOWERED
from toolkit.language.zh.completing import complete
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.han_numerals import han_number
from toolkit.language.zh.letter_scales import LETTERS, add_letter_scale
from toolkit.language.zh.patterns import DIGIT, MINUS
from toolkit.language.zh.units_and_hedges import hedged, suffix
from toolkit.model.quantity import QuantityKind

K = QuantityKind
# An enumeration's members are slow to look up on their class.
_CARDINAL = K.CARDINAL
_ONE = Decimal(1)
_LETTERS = frozenset(string.ascii_letters)


def number(match: Match[str]) -> Draft | None:
    """Every other figure: a numeral, then perhaps 多, 万 or 亿, and a unit."""
    numeral = match["numeral"]
    if numeral[0] not in "0123456789０１２３４５６７８９":
        return han_number(match)
    numeral = "".join(numeral.split())
    value, scale = _value_and_scale(numeral)
    if value is None:
        return None
    start, end = match.span("numeral")
    draft = Draft(start, end, _CARDINAL, value, scale=scale)
    if match["vulgar_part"] is not None:  # 3¾
        draft.low, draft.end = exact(Fraction(value) + _vulgar(match["vulgar_part"])), end + 1
    return _after_digits(match.string, draft, numeral, _minus(match))


#: What makes a formula of the text before a minus: 增长率=（本期÷上期-1）×100%, not 气温=-3.
_FORMULA = re.compile(r"[=＝÷][^，。；,;\n]*[\w)）\]”》](?<!增长)(?<!下降)(?<!变[动化])(?<![同环]比)\Z")
_FORMULA_REACH = 60


def _minus(match: Match[str]) -> int:
    """Where the minus of a number is, which is not that of a formula; -1 for none."""
    start = match.start("minus")
    if start < 0 or match["minus"] not in MINUS:
        return start
    return -1 if _FORMULA.search(match.string, max(0, start - _FORMULA_REACH), start) else start


def plain(match: Match[str]) -> Draft | None:
    """A figure of which the match is the numeral, in western digits."""
    numeral = match.group()
    value, scale = _value_and_scale(numeral)
    if value is None:
        return None
    return _after_digits(match.string, Draft(match.start(), match.end(), _CARDINAL, value, scale=scale), numeral)


def _after_digits(text: str, draft: Draft, numeral: str, minus: int = -1) -> Draft | None:
    """The figure with what follows; None where letters follow that are not a unit."""
    letter = text[draft.end : draft.end + 1]
    scaled = letter in LETTERS and add_letter_scale(text, draft)
    if letter in _LETTERS and not scaled and suffix(text, draft.end) is None:
        return None
    return complete(text, draft, numeral, minus)


def power(match: Match[str]) -> Draft:
    """10^18次, 10¹⁸次: a power of ten."""
    exponent = plain_digits(match["exponent"] or match["raised"].translate(LOWERED))
    draft = Draft(match.start(), match.end(), _CARDINAL, Decimal(10 ** int(exponent)))
    return complete(match.string, draft, match.group(), -1)


def vulgar(match: Match[str]) -> Draft:
    """¼, ½个百分点: a part in one sign, of a unit if there is one."""
    draft = Draft(match.start(), match.end(), K.FRACTION, exact(_vulgar(match.group())))
    found = suffix(match.string, draft.end)
    if found is not None:
        draft.kind, draft.unit, draft.end = found
    return hedged(match.string, draft)


def _vulgar(sign: str) -> Fraction:
    return Fraction(*VULGAR_FRACTIONS[sign])


def _value_and_scale(numeral: str) -> tuple[Decimal | None, Decimal]:
    """The value of a numeral that begins with a digit, and that of the 万 and 亿 after it."""
    if len(numeral) > LONGEST:
        return None, _ONE
    return _of_short(numeral)


@lru_cache(maxsize=4096)
def _of_short(numeral: str) -> tuple[Decimal | None, Decimal]:
    written = plain_digits(numeral)
    value, scale = common_number(written) or (chinese_number(written), scale_of(written))
    return (trimmed(value) if value is not None and scale > 1 else value), scale


def fused(match: Match[str]) -> Draft:
    """俩月, 仨西瓜, 姐妹俩: 两个 and 三个 in one sign, a doubtful figure (他俩 may be "they") unless a unit follows."""
    text = match.string
    draft = Draft(match.start(), match.end(), _CARDINAL, Decimal(3 if match["two_or_three"] == "仨" else 2))
    found = suffix(text, draft.end)
    if found is not None:
        draft.kind, draft.unit, draft.end = found
    elif text.startswith("月", draft.end):
        draft.unit, draft.end = "月", draft.end + 1
    draft.weak = not draft.unit
    return hedged(text, draft)


def age_in_tens(match: Match[str]) -> Draft:
    """八旬老人 is 80 years old."""
    value = Decimal(CHINESE_DIGITS[match["xun"]] * 10)
    return hedged(match.string, Draft(match.start(), match.end(), K.CARDINAL, value, unit="岁"))


#: Rooms side by side: 三室两厅一卫.
ROOMS = f"(?P<rooms>[{DIGIT}两])(?P<room>[室房](?=[{DIGIT}两]厅)|厅(?<=[室房].厅)(?!级)|[卫厨](?<=[厅卫厨].[卫厨]))"
#: Their kinds as listings shorten them.
_ROOMS = {"室": "居室", "房": "居室", "厅": "客厅", "卫": "卫生间"}


def rooms(match: Match[str]) -> Draft:
    """三室两厅两卫: rooms of a flat by their kinds; one may be "a living room"."""
    value, room = Decimal(CHINESE_DIGITS[match["rooms"]]), match["room"]
    return Draft(match.start(), match.end("room"), K.CARDINAL, value, unit=_ROOMS.get(room, room), weak=value == 1)


def tens_and(match: Match[str]) -> Draft | None:
    """三十有五 is 35, as ages are told."""
    value = chinese_number(match["tens_of"] + match["one_of"])
    return None if value is None else Draft(match.start(), match.end(), K.CARDINAL, value)
