"""How a figure may be written in Chinese and English: what a text with it must contain.

Each spelling is a part of a text, found through the index; whether it is the figure is then read. So there may be more
spellings than are right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from toolkit.language.en.lexicon import CARDINALS, ORDINALS, TENS
from toolkit.language.writing.dates import chinese_date, english_date
from toolkit.language.writing.words import english_fraction, english_ordinal
from toolkit.model import Quantity, QuantityKind

#: Scale words with their values, as they follow a number in figures.
_SCALES = (
    (10**12, ("万亿", " trillion", "trillion", "tn", " tn", "trn")),
    (10**9, (" billion", "billion", "bn", " bn", "bln", " bln")),
    (10**8, ("亿", "億", " 亿")),
    (10**6, (" million", "million", "mn", " mn", "mln", " mln", "百万")),
    (10**4, ("万", "萬", " 万")),
    (10**3, (" thousand", "千")),
)
_CHINESE = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
#: So many decimals and digits has a number before a scale word.
_DECIMALS, _GREATEST = 4, 10**9
#: Figures of so many characters are rare enough to be looked for without a scale word.
_TELLING = 4
_ONES = "零一二三四五六七八九"
_SHAPE = re.compile(r"(?P<year>\d{4})?-{1,2}(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_MONTHS = "January February March April May June July August September October November December".split()
#: What says twice as much, and so on, without a number.
_TIMES = {
    2: ("翻番", "翻一番", "两倍", "doubl", "twice", "twofold"),
    3: ("tripl", "threefold"),
    4: ("翻两番", "quadrupl"),
}


def spellings(figure: Quantity) -> frozenset[str]:
    """Parts that a text with a figure of this kind and value contains at least one of, whatever its capitals."""
    return frozenset(filter(None, _WRITERS.get(figure.kind, _amount)(figure)))


def chinese_numerals(value: int) -> tuple[str, ...]:
    """A number below ten thousand in Chinese characters: 三千一百四十五; with 两 for 二 too."""
    if not 0 < value < 10_000:
        return ("零",) if value == 0 else ()
    text, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            text += ("零" if zero else "") + _ONES[digit] + unit
        zero = bool(text) and digit == 0
    shortened = text.removeprefix("一") if 10 <= value < 20 else text
    return tuple(dict.fromkeys((shortened, re.sub("二(?=[千百])", "两", text), *(("两",) if value == 2 else ()))))


def english_words(value: int) -> tuple[str, ...]:
    """A number below a hundred in English words: twenty-three, twenty three."""
    if value < 20:
        return tuple(word for word, number in CARDINALS.items() if number == value)
    tens = [word for word, number in TENS.items() if number == value // 10 * 10]
    if value >= 100 or value % 10 == 0:
        return tuple(tens) if value < 100 else ()
    ones = next(word for word, number in CARDINALS.items() if number == value % 10)
    return tuple(f"{ten}{joint}{ones}" for ten in tens for joint in "- ")


def _amount(figure: Quantity) -> Iterator[str]:
    """314.5 billion, 3,145亿, 三千一百四十五亿, 314,500 million …"""
    value = figure.low
    if not isinstance(value, Decimal):
        yield from _fraction(figure)
        return
    value = abs(value)
    for plain in _figures(value):
        yield plain
    if value == int(value) and 10 <= value < 10_000:
        yield from chinese_numerals(int(value))
        yield from english_words(int(value))
    for scale, words in _SCALES:
        scaled = value / scale
        if Decimal("0.1") <= scaled < _GREATEST and -_exponent(scaled) <= _DECIMALS:
            for plain in _figures(scaled):
                yield from (plain,) if len(plain) >= _TELLING else (f"{plain}{word}" for word in words)
            if scaled == int(scaled):
                yield from (f"{one}{word}" for one in english_words(int(scaled)) for word in words if word[0] == " ")
    for scale, word in _CHINESE:
        if (scaled := value / scale) == int(scaled):
            yield from (f"{numeral}{word}" for numeral in chinese_numerals(int(scaled)))


def _figures(value: Decimal) -> tuple[str, ...]:
    """A number in figures, with and without commas, and with a zero that says how exact it is."""
    plain, grouped = f"{value.normalize():f}", f"{value.normalize():,f}"
    return tuple(dict.fromkeys((plain, grouped, plain + ("0" if "." in plain else ".0"))))


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "a figure is a finite number"
    return exponent


def _with(chinese: Sequence[str], english: Sequence[str]) -> Callable[[Quantity], Iterator[str]]:
    """Figures of a kind: the forms have the number in figures, else in words of their language."""

    def written(figure: Quantity) -> Iterator[str]:
        value = figure.low
        if not isinstance(value, Decimal):
            return
        for number in _figures(abs(value)):
            yield from (form.format(number) for form in (*chinese, *english))
        if value == int(value):
            whole = abs(int(value))
            yield from (form.format(word) for form in chinese for word in chinese_numerals(whole))
            yield from (form.format(word) for form in english for word in english_words(whole))

    return written


def _percent(figure: Quantity) -> Iterator[str]:
    yield from _with(("百分之{}", "{}％"), ("{}%", "{} %", "{} per", "{}-per"))(figure)
    value = figure.low
    if isinstance(value, Decimal) and 0 < value < 100 and value % 5 == 0:  # 三成, 八成五
        tens, ones = divmod(int(value), 10)
        yield f"{_ONES[tens]}成" + (_ONES[ones] if ones else "")
        yield f"{tens}成"
    if isinstance(value, Decimal) and 0 < value < 100 and (share := Fraction(value) / 100).denominator <= 10:
        yield from _fraction(figure._replace(low=share))


def _share(figure: Quantity) -> Iterator[str]:
    """A fraction, also as percent where it is a whole number of them."""
    yield from _fraction(figure)
    percent = Fraction(figure.low or 0) * 100
    if percent.denominator == 1:
        yield from _percent(figure._replace(low=Decimal(percent.numerator)))


def _multiple(figure: Quantity) -> Iterator[str]:
    yield from _with(("{}倍", "{} 倍"), ("{} times", "{}-fold", "{}fold"))(figure)
    yield from _TIMES.get(int(figure.low or 0), ())


def _fraction(figure: Quantity) -> Iterator[str]:
    value = Fraction(figure.low or 0)
    above, below = value.numerator, value.denominator
    yield f"{above}/{below}"
    yield from (f"{one}分之{other}" for one in chinese_numerals(below) for other in chinese_numerals(above))
    yield f"{below}分之{above}"
    words = english_fraction(value)
    yield from (
        words,
        words.replace("-", " "),
        *([f"a {words.partition('-')[2]}"] if above == 1 and "-" in words else []),
    )
    if value == Fraction(1, 2):
        yield from ("一半", "半数", "过半")


def _ordinal(figure: Quantity) -> Iterator[str]:
    number = int(figure.low or 0)
    yield from (f"第{number}", *(f"第{one}" for one in chinese_numerals(number)), *_english_ordinals(number))


def _english_ordinals(number: int) -> Iterator[str]:
    yield english_ordinal(number, spelled=False)
    yield from (word for word, value in ORDINALS.items() if value in (number, number % 10) and number < 100)


def _period(figure: Quantity) -> Iterator[str]:
    """十四五, 第十四个五年, 14th Five-Year Plan."""
    number = int(figure.low or 0)
    for numeral in chinese_numerals(number):
        yield from (f"{numeral}五", f"{numeral}个五年", f"{numeral}·五")
    yield from (f"{word} Five" for word in _english_ordinals(number))


def _year(figure: Quantity) -> Iterator[str]:
    digits = str(int(figure.low or 0))
    yield digits
    for zero in "〇零○":
        yield "".join(zero if digit == "0" else _ONES[int(digit)] for digit in digits)


def _date(figure: Quantity) -> Iterator[str]:
    shape = _SHAPE.fullmatch(figure.date)
    if shape is None:
        part = re.sub(r"^(?:\d{4}|-)-(?=[QH])", "--", figure.date)
        yield from (chinese_date(part), re.sub("^the | of the year$", "", english_date(part)), part.lstrip("-"))
        yield from (chinese_date(part).replace(word, digit) for word, digit in zip("一二三四", "1234", strict=True))
        return
    year, month, day = shape["year"], int(shape["month"]), int(shape["day"] or 0)
    if not 1 <= month <= 12:
        return
    name = _MONTHS[month - 1]
    if not day:
        chinese = [f"年{one}月" for one in (f"{month}", f"{month:02}", *chinese_numerals(month))]
        joined = (
            *chinese,
            f"{year}-{month:02}",
            f"{year}.{month}",
            f"{year}/{month}",
            f"{name} {year}",
            f"{name}, {year}",
            f"{name} of {year}",
        )
        yield from joined if year else (f"{month}月", *(f"{one}月" for one in chinese_numerals(month)), name)
        return
    yield from (f"{month}月{day}", f"{month:02}月{day:02}", f"-{month:02}-{day:02}", f"{month}.{day}", f"{month}/{day}")
    yield from (f"{one}月{other}" for one in chinese_numerals(month) for other in chinese_numerals(day))
    for written in (name, name[:3], f"{name[:3]}."):
        ordinal = english_ordinal(day, spelled=False)
        yield from (f"{written} {day}", f"{day} {written}", f"{ordinal} {written}", f"{ordinal} of {written}")


_POINTS = _with(("{}个百分点", "{} 个百分点"), ("{} percentage", "{}-percentage", "{} point", "{} pp"))
_BASIS_POINTS = _with(("{}个基点", "{}基点"), ("{}BP", "{} basis", "{}-basis", "{} bp"))
_WRITERS: dict[QuantityKind, Callable[[Quantity], Iterator[str]]] = {
    QuantityKind.PERCENT: _percent,
    QuantityKind.PERCENTAGE_POINT: _POINTS,
    QuantityKind.BASIS_POINT: _BASIS_POINTS,
    QuantityKind.MULTIPLE: _multiple,
    QuantityKind.FRACTION: _share,
    QuantityKind.ORDINAL: _ordinal,
    QuantityKind.PERIOD: _period,
    QuantityKind.YEAR: _year,
    QuantityKind.DATE: _date,
}
