"""How often something is done in a time, told otherwise: 一次2片，一日3次 as "three tablets twice a day".

Both numbers may be in both texts, so that only the words beside them tell. Texts that give a frequency in another form,
too (every eight hours, on Tuesdays and Fridays, semiannually, 一年一度), are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.language.en.lexicon import CARDINALS
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.expressions import Expression, expression, unlike, unlike_problem
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import LazyPattern, lazy
from toolkit.language.numerals import chinese_number
from toolkit.language.spans import Spans
from toolkit.model.quantity import Quantity

#: A time, one a line: Chinese words | English words | one word for "in each".
_TIMES = """
日 天 | day | daily
晚 | night | nightly
周 星期 个星期 礼拜 | week | weekly
月 个月 | month | monthly
季度 个季度 | quarter | quarterly
学期 个学期 | semester term | -
年 | year | yearly annually
小时 个小时 | hour | hourly
分钟 | minute | -
""".strip().splitlines()
#: The line of each word.
_LINES: Mapping[str, int] = {word: at for at, line in enumerate(_TIMES) for word in line.replace("|", " ").split()}
_ZH, _EN, _ADVERBS = (
    "|".join(word for line in _TIMES for word in line.split(" | ")[cell].split() if word != "-") for cell in (0, 1, 2)
)
_NUMBER_ZH = "[0-9]{1,3}|[一两二三四五六七八九十]{1,3}"
_RANGE_ZH = rf"(?P<low>{_NUMBER_ZH})(?:次?[-~～—–至到或](?P<high>{_NUMBER_ZH}))?[次回遍](?![方数元])"
#: 每日3次, 一日口服3次, but not 十一日3次, 同一天3次, 每天各1次; and 3次/日.
_FREQUENCY_ZH = lazy(
    rf"(?:每|(?<![第同某另近那这一二三四五六七八九十廿0-9月])一|(?<![0-9月.,-])1)(?P<time>{_ZH})内?[，,]?"
    rf"(?:(?![各分第隔每除只一两二三四五六七八九十])[一-鿿]){{0,4}}?{_RANGE_ZH}"
    rf"|{_RANGE_ZH.replace('low', 'low2').replace('high', 'high2')}[/／每](?P<time2>{_ZH})"
)
_ADVERB_NUMBERS = {"once": 1, "twice": 2, "thrice": 3}
_ONCE = lazy(r"\bonce\b", re.IGNORECASE)
#: Numbers of times in other words.
_TIMES_IN_WORDS = (
    (
        2,
        lazy(
            r"\b(?:(?:semi-?(?:annual|month|week)|biannual|half-year)ly"
            r"|mornings? and (?:in the |at )?(?:evening|night)s?|(?:breakfast|lunch) and (?:lunch|dinner|supper))\b",
            re.IGNORECASE,
        ),
    ),
    (3, lazy(r"\b(?:with|before|after) (?:each|every) meal\b", re.IGNORECASE)),
)
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_WEEKDAYS = lazy(rf"\b{_WEEKDAY}(?:(?:,| and|, and) {_WEEKDAY})+\b", re.IGNORECASE)
#: Abbreviations of prescriptions: so often a day.
_PRESCRIBED = {"b.i.d": 2, "t.i.d": 3, "q.i.d": 4}
_NUMBER_EN = rf"[0-9]{{1,3}}|{'|'.join(sorted(CARDINALS, key=len, reverse=True))}"
_FREQUENCY_EN = lazy(
    rf"\b(?:(?P<adverb>{'|'.join(_ADVERB_NUMBERS)})"
    rf"|(?P<low>{_NUMBER_EN})(?:(?: to |[-–—]| or )(?P<high>{_NUMBER_EN}))?[- ]"
    "(?:times?|sessions?|doses?|lessons?|classes|visits?|applications?))"
    rf"(?:[ -](?P<each>{_ADVERBS})| ?(?:an?|per|each|every|in an?|/) ?(?P<time>{_EN}))\b"
    rf"|\b(?P<prescribed>{'|'.join(map(re.escape, _PRESCRIBED))})\b",
    re.IGNORECASE,
)


#: Frequencies in other words, and another number of times, which the English frequency may be of.
_OTHER_ZH = lazy(
    rf"每(?:{_ZH})|隔|[周期拜][一二三四五六日天]|一[年月周日天季][一两二三]|年度|年会|双[周月]|半[年月]|早晚|[早晚]各|睡前"
    rf"|另[一外有设行服]|其余|(?<!每)(?:{_NUMBER_ZH})[次回遍](?![0-9一两二三四五六七八九十])"
)
_OTHER_EN = lazy(
    rf"\b(?:(?:semi|bi|tri)-?(?:{_ADVERBS}|annual(?:ly)?)|biennial(?:ly)?|fortnight(?:ly)?|annual|{_ADVERBS}"
    rf"|(?:every|each) (?!time\b|dose\b)\w+|alternate|half-year(?:ly)?|{_WEEKDAY}"
    r"|mornings?|evenings?|nights?|bedtime|breakfast|lunch|dinner|supper|with (?:\w+ )?meals?|once|twice|thrice)\b",
    re.IGNORECASE,
)


class _Frequency(NamedTuple):
    """How often something is done, at least and at most, in the time of a line."""

    low: int
    high: int
    time: int


def as_a_word(quantity: Quantity, sides: Sides) -> bool:
    """至少1次 as "at least once", 每日2次 as "b.i.d.", 每周两次 as "on Tuesdays and Fridays"."""
    if quantity.unit != "次":
        return False
    if quantity.low == 1:
        return _ONCE.search(sides.right_text) is not None
    if any(quantity.low == count and words.search(sides.right_text) for count, words in _TIMES_IN_WORDS):
        return True
    if any(quantity.low == found[0].lower().count("day") for found in _WEEKDAYS.finditer(sides.right_text)):
        return True
    found = _FREQUENCY_EN.finditer(sides.right_text)
    return any(match["prescribed"] and quantity.low == _english(match).low for match in found)


def changed_frequencies(sides: Sides, _: Sequence[Match]) -> Iterable[Discrepancy]:
    """The frequencies that the translation has in another number."""
    return _changed(sides) if "次" in sides.left_plain else ()


def _changed(sides: Sides) -> Iterator[Discrepancy]:
    left = [expression(_chinese(match), match) for match in _FREQUENCY_ZH.finditer(sides.left_plain)]
    right = [expression(_english(match), match) for match in _FREQUENCY_EN.finditer(sides.right_text)] if left else []
    if len(left) != len(right) or _has(_OTHER_ZH, sides.left_plain, left) or _has(_OTHER_EN, sides.right_text, right):
        return
    for one, other in unlike(left, right):
        if _are_comparable(one.value, other.value):
            yield unlike_problem(sides, "number-changed", one, other)


def _has(words: LazyPattern, text: str, some: Sequence[Expression]) -> bool:
    """True if a text has such words outside these expressions."""
    taken = Spans((one.span.start, one.span.end) for one in some)
    return any(not taken.meet(*found.span()) for found in words.finditer(text))


def _are_comparable(one: object, other: object) -> bool:
    """True for two frequencies in one time, both with one number or both with two."""
    if not isinstance(one, _Frequency) or not isinstance(other, _Frequency):
        return False
    return one.time == other.time and (one.low == one.high) is (other.low == other.high)


def _chinese(match: re.Match[str]) -> _Frequency | None:
    low, high = match["low"] or match["low2"], match["high"] or match["high2"]
    first, last = chinese_number(low), chinese_number(high or low)
    line = _LINES[match["time"] or match["time2"]]
    return None if first is None or last is None else _Frequency(int(first), int(last), line)


def _english(match: re.Match[str]) -> _Frequency:
    if match["prescribed"]:
        count = _PRESCRIBED[match["prescribed"].lower()]
        return _Frequency(count, count, _LINES["day"])
    low = match["adverb"] or match["low"]
    line = _LINES[(match["each"] or match["time"]).lower()]
    return _Frequency(_number(low), _number(match["high"] or low), line)


def _number(written: str) -> int:
    small = written.lower()
    return int(small) if small.isdigit() else _ADVERB_NUMBERS.get(small) or CARDINALS[small]
