"""Chinese and Roman numerals as exact numbers, in linear time.

A numeral is given whole: these functions convert, they do not search. Anything malformed, or longer than any figure of
a report, is None and never an exception.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from toolkit.model.quantity import Number

#: Longest numeral that is converted; beyond it int() and Decimal() are slow and no text means a number.
LONGEST = 48

_DIGITS = "0123456789"
_FULLWIDTH = str.maketrans("０１２３４５６７８９．，：％", _DIGITS + ".,:%")

#: Chinese digits: plain, financial (大写), traditional, and 两.
CHINESE_DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2,
    "兩": 2,
    "貳": 2,
    "參": 3,
    "参": 3,
    "叄": 3,
    "陸": 6,
    "弍": 2,
}
#: Single characters for fractions, as numerator and denominator.
VULGAR_FRACTIONS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
#: Units inside a section of four digits.
SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
#: 廿, 卅 and 卌 hold their digit.
_TENS = {"廿": 20, "卅": 30, "卌": 40}
#: Section units; 兆 is a trillion before a currency, and mega before a unit (`zh.patterns`).
BIG_UNITS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_SCALES = {"十": 10, "百": 100, "千": 1000, **BIG_UNITS}

_TEN_THOUSAND, _TRILLION = 10**4, 10**12
#: 2亿8千 is 280 million.
_THOUSANDS_OF_TEN_THOUSANDS = re.compile("(?<!万)[亿億](?:[0-9]|[一二两兩三四五六七八九])千\\Z")
_ONE_SIGN = {sign: Decimal(value) for sign, value in (CHINESE_DIGITS | SMALL_UNITS).items()}
#: Most figures of a report: digits, perhaps grouped, perhaps with decimals, and one of the scales below.
_COMMON = re.compile(r"((?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?)(万?亿?)\Z")
_COMMON_SCALES = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
#: Longer numerals are read with care for the precision of decimals.
_COMMON_LENGTH = 19


def is_whole(value: Number) -> bool:
    """True for a number without decimals; `%` fails on one of more digits than decimals are reckoned with."""
    return value.denominator == 1 if isinstance(value, Fraction) else value == value.to_integral_value()


def trimmed(value: Decimal) -> Decimal:
    """12000 for 12000.0, as 1.2万 gives it."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def plain_digits(text: str) -> str:
    """`text` with full-width digits and their punctuation as ASCII, of the same length."""
    return text if text.isascii() else text.translate(_FULLWIDTH)


def arabic_number(text: str) -> Decimal | None:
    """An Arabic numeral in ASCII: digits, a decimal point, commas only where they group thousands."""
    if len(text) > LONGEST:
        return None
    if "," in text:
        head, point, tail = text.partition(".")
        groups = head.split(",")
        if not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:]):
            return None
        text = "".join(groups) + point + tail
    whole, _, part = text.partition(".")
    if not (whole + part).isascii() or not (whole + part).isdigit() or not whole:
        return None
    return Decimal(text)


def common_number(text: str) -> tuple[Decimal, Decimal] | None:
    """The value of a numeral in ASCII digits and perhaps 万, 亿 or 万亿, and the value of those (1 for
    nothing); None for any other."""
    found = _COMMON.match(text) if len(text) <= _COMMON_LENGTH else None
    if found is None:
        return None
    digits, sign = found.groups()
    scale = _COMMON_SCALES[sign]
    value = Decimal(digits.replace(",", ""))
    return (value * scale if sign else value), scale


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese or mixed numeral: 一百三十二亿, 二〇三五, 1万6千, 1.3万亿, 四十三点六, 壹仟, 廿三.

    A last digit without a unit counts the place below the unit before it (一万六 = 16000, 两千一 = 2100). None where
    the text is empty or no numeral.
    """
    if text in _ONE_SIGN:
        return _ONE_SIGN[text]
    return _longer_number(text) if 0 < len(text) <= LONGEST else None


def scale_of(numeral: str) -> Decimal:
    """What the last signs of a numeral multiply by: 10,000 for 3万, a trillion for 2万亿, 1 for 35."""
    scale = Decimal(1)
    for sign in reversed(numeral):
        if sign not in _SCALES:
            break
        scale *= _SCALES[sign]
    return scale


@lru_cache(maxsize=4096)
def _longer_number(text: str) -> Decimal | None:
    """The value of a numeral of several signs; texts repeat years, days and round numbers."""
    common = common_number(text)
    if common is not None and common[0]:
        return common[0]
    text = plain_digits(text)
    whole, point, part = text.partition("点" if "点" in text else "點")
    if not point:
        return _Accumulator().read(text)
    return _with_decimals(whole, part)


def _with_decimals(whole: str, part: str) -> Decimal | None:
    """四十三点六, 三点五亿: digits after 点, then perhaps 万 or 亿."""
    digits = part.rstrip("".join(BIG_UNITS))
    scale = part[len(digits) :]
    base = chinese_number(whole)
    if base is None or not digits or any(sign not in CHINESE_DIGITS for sign in digits):
        return None
    value = base + Decimal("0." + "".join(str(CHINESE_DIGITS[sign]) for sign in digits))
    for sign in scale:
        value *= BIG_UNITS[sign]
    return value


class _Accumulator:
    """Reads a numeral from left to right: the part above 兆, the part above 亿, the part above 万, the section of four
    digits, the open digit."""

    def __init__(self) -> None:
        self.trillions = Decimal(0)
        self.upper = Decimal(0)
        self.middle = Decimal(0)
        self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.last_unit = 1

    def read(self, text: str) -> Decimal | None:
        if CHINESE_DIGITS.keys() >= set(text):
            return Decimal("".join(str(CHINESE_DIGITS[sign]) for sign in text))
        position = 0
        while position < len(text):
            step = self._arabic(text, position) if text[position] in _DIGITS else self._sign(text, position)
            if not step:
                return None
            position += step
        return self._total(text)

    def _arabic(self, text: str, position: int) -> int:
        end = position
        while end < len(text) and text[end] in "0123456789.,":
            end += 1
        value = arabic_number(text[position:end])
        if self.digit or value is None:  # 3万零500
            return 0
        self.digit, self.last_unit = value, 1
        return end - position

    def _sign(self, text: str, position: int) -> int:
        sign = text[position]
        if sign in CHINESE_DIGITS:
            return self._chinese_digit(CHINESE_DIGITS[sign])
        if sign in _TENS:
            self.section += _TENS[sign]
            self.last_unit = 10
            return int(self.digit is None)
        if sign in SMALL_UNITS:
            return self._small(SMALL_UNITS[sign])
        return self._big(BIG_UNITS[sign]) if sign in BIG_UNITS else 0

    def _chinese_digit(self, value: int) -> int:
        if self.digit:
            return 0
        self.digit = Decimal(value)
        if value == 0:
            self.last_unit = 1
        return 1

    def _small(self, unit: int) -> int:
        lowest = self.section % (unit * 10)
        if lowest and self.last_unit <= unit:
            return 0
        self.section += (1 if self.digit is None else self.digit) * unit
        self.digit, self.last_unit = None, unit
        return 1

    def _big(self, unit: int) -> int:
        below = self.section + (self.digit or 0)
        if self.digit is None and not below and not self.middle and self.last_unit == 1:
            below = Decimal(1)
        if unit == _TEN_THOUSAND and self.middle:  # 四万万
            if below:
                return 0
            self.upper, self.middle = self.upper + self.middle * unit, Decimal(0)
        elif unit == _TEN_THOUSAND:
            self.middle = below * unit
        elif unit == _TRILLION:
            self.trillions = (self.upper + self.middle + below) * unit
            self.upper = self.middle = Decimal(0)
        else:
            self.upper = (self.upper + self.middle + below) * unit
            self.middle = Decimal(0)
        self.section, self.digit, self.last_unit = Decimal(0), None, unit
        return 1

    def _total(self, text: str) -> Decimal:
        digit = self.digit or Decimal(0)
        if text[-1] == "千" and _THOUSANDS_OF_TEN_THOUSANDS.search(text):
            self.section *= _TEN_THOUSAND
        if digit and text[-1] in CHINESE_DIGITS and self.last_unit >= 100:
            digit *= self.last_unit // 10
        return self.trillions + self.upper + self.middle + self.section + digit


def exact(value: Fraction) -> Number:
    """The value as a Decimal, or as it is where no finite decimal holds it."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return value if rest > 1 else Decimal(value.numerator) / Decimal(value.denominator)


_ROMAN_PARTS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ROMAN_SIGNS = {sign: value for value, sign in _ROMAN_PARTS if len(sign) == 1}


def roman_numeral(number: int) -> str:
    """`number` (1 to 3999) as a Roman numeral; an empty string outside that range."""
    if not 0 < number < 4000:
        return ""
    written = []
    for value, sign in _ROMAN_PARTS:
        count, number = divmod(number, value)
        written.append(sign * count)
    return "".join(written)


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral; None where it is not in its one right form."""
    values = [_ROMAN_SIGNS.get(sign, 0) for sign in text.upper()]
    total = sum(-value if after > value else value for value, after in zip(values, [*values[1:], 0], strict=False))
    return total if total and roman_numeral(total) == text.upper() else None
