"""Numbers as Word shows them in its number formats (ECMA-376 part 1, 17.18.59, and what [MS-OI29500] says of Word)."""

from __future__ import annotations

import re
from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
#: After these numbers letters, Roman numerals and counting words are not written out.
MOST_LETTERS, MOST_ROMAN, MOST_COUNTED = 780, 4999, 99_999
ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
            "twelve": "twelfth"}  # fmt: skip


def shown(value: int, form: str) -> str:
    """A number in a format; in digits where the format has none for it, as Word does."""
    write = FORMATS.get(form)
    text = write(value) if write is not None and value >= 0 else ""
    if not text and (zeros := re.match("(0+)1(?:,|$)", form)):  # a format of the document's own: 001, 002, …
        text = f"{value:0{len(zeros[0].rstrip(','))}d}"
    return text or str(value)


def _row(first: str, count: int) -> Callable[[int], str]:
    """Characters that follow each other in Unicode: ① ② ③."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else ""


def _of(characters: str) -> Callable[[int], str]:
    return lambda value: characters[value - 1] if 1 <= value <= len(characters) else ""


def _letters(value: int) -> str:
    """a, b, … z, aa, bb, …."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 1 <= value <= MOST_LETTERS else ""


def _roman(value: int) -> str:
    if not 1 <= value <= MOST_ROMAN:
        return ""
    text = ""
    for size, numeral in ROMAN:
        text += numeral * (value // size)
        value %= size
    return text


def _digital(digits: str) -> Callable[[int], str]:
    """Digit by digit: 一〇一."""
    return lambda value: "".join(digits[int(one)] for one in str(value))


def _counting(digits: str, units: str, *, one: bool, zero: bool, ten: bool = False) -> Callable[[int], str]:
    """Numerals with units: 三十一, 一百〇一.

    `units` are 十百千万. `one` is set where 一百 has its 一, `ten` where 一十 has it too, `zero` where 〇 is written
    for places left out.
    """

    def write(value: int) -> str:
        if not 0 <= value <= MOST_COUNTED:
            return ""
        text, skipped = "", False
        for place in range(4, -1, -1):
            digit = value // 10**place % 10
            if digit == 0:
                skipped = bool(text)
                continue
            if skipped and zero:
                text += digits[0]
            skipped = False
            bare = place and digit == 1 and not (one and (ten or place > 1 or text))
            text += ("" if bare else digits[digit]) + (units[place - 1] if place else "")
        return text or digits[0]

    return write


def _to_99(write: Callable[[int], str]) -> Callable[[int], str]:
    """Counting up to 99, digit by digit above: 一〇〇. Word has ○ there, which is the same sign as 〇."""
    digital = _digital(DIGITS)
    return lambda value: write(value) if value < 100 else digital(value)


def _full_width(value: int) -> str:
    return "".join(chr(ord(one) + 0xFEE0) for one in str(value))


def _cycle(value: int) -> str:
    """The sixty years: 甲子, 乙丑, …."""
    return STEMS[(value - 1) % 10] + BRANCHES[(value - 1) % 12] if value else ""


def _ordinal(value: int) -> str:
    end = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{end}"


def _words(value: int) -> str:
    if value < 20:
        return ONES[value]
    tens, rest = divmod(value, 10)
    return TENS[tens - 2] + (f"-{ONES[rest]}" if rest else "") if value < 100 else ""


def _ordinal_words(value: int) -> str:
    words = _words(value)
    head, dash, last = words.rpartition("-")
    last = ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return (head + dash + last).capitalize() if words else ""


_CHINESE = _counting(DIGITS, "十百千万", one=True, zero=True)
_TAIWANESE = _counting("零" + DIGITS[1:], "十百千萬", one=True, zero=True)
_JAPANESE = _counting(DIGITS, "十百千万", one=False, zero=False)
_LEGAL = _counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟萬", one=True, zero=True, ten=True)
_TRADITIONAL = _counting("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", one=True, zero=True, ten=True)
_JAPANESE_LEGAL = _counting("零壱弐参四伍六七八九", "拾百阡萬", one=True, zero=False, ten=True)

#: Name of a format → how it writes a number from 0 up; empty where it has no sign for it.
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "numberInDash": lambda value: f"- {value} -",
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "chineseCounting": _to_99(_CHINESE),
    "chineseCountingThousand": _CHINESE,
    "chineseLegalSimplified": _LEGAL,
    "taiwaneseCounting": _to_99(_CHINESE),
    "taiwaneseCountingThousand": _TAIWANESE,
    "taiwaneseDigital": _digital(DIGITS),
    "ideographDigital": _digital(DIGITS),
    "ideographLegalTraditional": _TRADITIONAL,
    "ideographTraditional": _of(STEMS),
    "ideographZodiac": _of(BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _row("㈠", 10),
    "japaneseCounting": _JAPANESE,
    "japaneseDigitalTenThousand": _digital(DIGITS),
    "japaneseLegal": _JAPANESE_LEGAL,
    "ordinal": _ordinal,
    "cardinalText": lambda value: _words(value).capitalize(),
    "ordinalText": _ordinal_words,
    "hex": lambda value: f"{value:X}",
    "chicago": lambda value: "*†‡§"[(value - 1) % 4] * ((value - 1) // 4 + 1) if 1 <= value <= MOST_LETTERS else "",
}
