"""Enumerators, the numbering that stands in a text: 一、 （一） 第一， 一是; I. (I) First, (1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from toolkit.model.language_codes import primary

HAN_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
CARDINALS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
ORDINAL_VALUES = {word: value for value, word in enumerate(ORDINALS, 1)} | {
    f"{word}ly": value for value, word in enumerate(ORDINALS, 1)
}
CARDINAL_VALUES = {word: value for value, word in enumerate(CARDINALS, 1)}

_HAN = "[一二三四五六七八九十百〇零]{1,6}"
_NUMBER = "[0-9０-９]{1,3}"
#: Any number, for chapters and the like.
_ANY = rf"(?:{_HAN}|{_NUMBER})"
_ROMAN = "[IVXL]{1,7}"
_ORDINAL = "|".join(sorted(ORDINAL_VALUES, key=len, reverse=True))
_CARDINAL = "|".join(CARDINALS)


class Enumerator(NamedTuple):
    """One enumerator: its span in the text, its style (a name of the tables below) and its value from 1 up."""

    start: int
    end: int
    text: str
    style: str
    value: int


#: Style → pattern with the group `n`, strongest first. What follows an enumerator belongs to the text.
ZH_STYLES: dict[str, str] = {
    "part": rf"第(?P<n>{_ANY})(?:编|篇|部分)(?=[\s　:：、]|$)",
    "chapter": rf"第(?P<n>{_ANY})章(?=[\s　:：、]|(?![程节])\S|$)",
    "section": rf"第(?P<n>{_ANY})节(?=[\s　:：、]|(?![目日])\S|$)",
    "article": rf"第(?P<n>{_ANY})条(?=[\s　:：])",
    "han": rf"(?P<n>{_HAN})、",
    "han-paren": rf"[（(]\s*(?P<n>{_HAN})\s*[）)]",
    "arabic": rf"(?P<n>{_NUMBER})(?:[.．](?![0-9０-９])|、)",
    "arabic-paren": rf"(?:[（(]\s*(?P<n>{_NUMBER})\s*[）)]|(?P<m>{_NUMBER})[）)])",
    "circled": r"(?P<n>[①-⑳])",
    "ordinal": rf"第(?P<n>{_HAN})(?:[，,、：:]|是(?=\S))",
    "is": rf"(?P<n>{_HAN})(?:是(?!否|非分)要?|要(?!素|么|求|点|件|是))",
    "each": rf"其(?P<n>{_HAN})[，,、：:]",
}

EN_STYLES: dict[str, str] = {
    "part": rf"Part (?P<n>{_ROMAN}|[0-9]{{1,3}}|(?i:{_CARDINAL}))\b[.:]?",
    "chapter": rf"Chapter (?P<n>{_ROMAN}|[0-9]{{1,3}}|(?i:{_CARDINAL}))\b[.:]?",
    "section": rf"Section (?P<n>{_ROMAN}|[0-9]{{1,3}}|(?i:{_CARDINAL}))\b[.:]?",
    "article": rf"Article (?P<n>{_ROMAN}|[0-9]{{1,3}}|(?i:{_CARDINAL}))\b[.:]?",
    "roman": rf"(?P<n>{_ROMAN})\.(?=\s)",
    "roman-paren": rf"\((?P<n>{_ROMAN}|[ivxl]{{1,7}})\)",
    "arabic": r"(?P<n>[0-9]{1,3})\.(?=\s)",
    "arabic-paren": r"\(?(?P<n>[0-9]{1,3})\)",
    "circled": r"(?P<n>[①-⑳])",
    "alpha": r"\((?P<n>[a-z])\)",
    "ordinal": rf"(?P<n>(?i:{_ORDINAL}))[,，]",  # a comma that fullwidth-punctuation reports is one mistake
}


def han_value(text: str) -> int | None:
    """The value of an enumerator's Chinese numeral (十四, 二十一, 一百零二); None where it is ill-formed."""
    total = digit = 0
    for character in text:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        else:
            scale = 10 if character == "十" else 100
            total += (digit or (1 if not total else 0)) * scale
            digit = 0
    return total + digit or None


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral up to 89; None where it is not in its one right form."""
    values = [ROMAN[character] for character in text.upper()]
    total = sum(
        -value if following > value else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total if roman(total) == text.upper() else None


def roman(value: int) -> str:
    """A number from 1 to 89 in Roman numerals."""
    text = ""
    for size, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= size:
            text += letters
            value -= size
    return text


@lru_cache(maxsize=1024)
def _value(text: str) -> int | None:
    if text[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(text) - ord("①") + 1
    if text.isdigit():
        return int(text) or None
    lower = text.lower()
    for words in (ORDINAL_VALUES, CARDINAL_VALUES):
        if lower in words:
            return words[lower]
    if set(text.upper()) <= set(ROMAN):
        return roman_value(text)
    if text.isascii():
        return ord(lower) - ord("a") + 1
    return han_value(text)


class _Styles:
    """All styles of a language as one pattern; the group that matched is the style, the strongest first."""

    def __init__(self, styles: dict[str, str]) -> None:
        unnamed = {style: re.sub("[?]P<[nm]>", "", text) for style, text in styles.items()}
        self.pattern = re.compile("|".join(f"({text})" for text in unnamed.values()))
        #: Number of a style's group → the style, and the groups of which one holds the number.
        self.groups: dict[int, tuple[str, range]] = {}
        first = 1
        for style, text in unnamed.items():
            after = first + 1 + re.compile(text).groups
            self.groups[first] = style, range(first + 1, after)
            first = after


STYLES = {"zh": _Styles(ZH_STYLES), "en": _Styles(EN_STYLES)}

#: How the enumerators begin that also stand inside a paragraph, at its start or after a stop.
_OPENINGS = {"zh": "(?=[一二三四五六七八九十第其（(①-⑳0-9])", "en": rf"(?=[(①-⑳0-9]|(?i:{_ORDINAL})\b)"}
_STOPS = {"zh": r"[。；;，,：:！!？?\s]", "en": r"[.;:,!?a](?:nd\s(?<=\sand\s)|\s(?<=[.;:,!?]\s))"}
AT_START = {language: re.compile(opening) for language, opening in _OPENINGS.items()}
AFTER_STOP = {language: re.compile(_STOPS[language] + opening) for language, opening in _OPENINGS.items()}


def leading(text: str, language: str) -> Enumerator | None:
    """The enumerator that a text begins with; None where it has none."""
    return _at(text, 0, language)


def inline(text: str, language: str) -> tuple[Enumerator, ...]:
    """The enumerators of a text, at its start and at the starts of clauses, as far as they count up from 1.

    A lone 一是 or First in mid-sentence is no enumeration and is left out; the leading one is always in.
    """
    language = primary(language)
    if language not in AT_START:
        return ()
    places = [0] if AT_START[language].match(text) else []
    places += (stop.end() for stop in AFTER_STOP[language].finditer(text))
    found = [enumerator for place in places if (enumerator := _at(text, place, language)) is not None]
    return tuple(sorted(_series(found), key=lambda one: one.start))


def _series(found: list[Enumerator]) -> Iterator[Enumerator]:
    by_style: dict[str, list[Enumerator]] = {}
    for enumerator in found:
        by_style.setdefault(enumerator.style, []).append(enumerator)
    for members in by_style.values():
        run: list[Enumerator] = []
        for enumerator in members:
            if enumerator.value == len(run) + 1:
                run.append(enumerator)
        if len(run) > 1:
            yield from run
        elif members[0].start == 0:
            yield members[0]


def _at(text: str, start: int, language: str) -> Enumerator | None:
    styles = STYLES.get(primary(language))
    found = styles.pattern.match(text, start) if styles else None
    if styles is None or found is None:
        return None
    style, numbers = styles.groups[found.lastindex or 0]
    value = _value(next(filter(None, map(found.group, numbers)), "0"))
    return None if value is None else Enumerator(start, found.end(), found[0], style, value)


#: How a target form of the setting `numbering` is written: its sample for 1 → a function of the value.
FORMS: dict[str, Callable[[int], str]] = {
    "I.": lambda value: f"{roman(value)}.",
    "(I)": lambda value: f"({roman(value)})",
    "1.": lambda value: f"{value}.",
    "(1)": lambda value: f"({value})",
    "First,": lambda value: f"{ORDINALS[value - 1].capitalize()},",
    "Chapter 1": lambda value: f"Chapter {value}",
    "Chapter I": lambda value: f"Chapter {roman(value)}",
    "Section 1": lambda value: f"Section {value}",
    "Section I": lambda value: f"Section {roman(value)}",
}

#: The source styles that the four places of the setting `numbering` stand for, in order.
NUMBERED = ("han", "han-paren", "ordinal", "is")


def proposed(enumerator: Enumerator, numbering: tuple[str, ...]) -> str | None:
    """The target's form of a source enumerator under the setting `numbering`; None where the setting has none."""
    forms = dict(zip(NUMBERED, numbering, strict=False))
    form = FORMS.get(forms.get(enumerator.style, ""))
    limit = len(ORDINALS) if forms.get(enumerator.style) == "First," else 89
    return form(enumerator.value) if form and enumerator.value <= limit else None
