"""Marks of notes in running text: the 1 of `[1]` is not a figure of the report."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.language.raised_digits import RAISED_DIGIT
from toolkit.language.several_notes import SCALES, certain
from toolkit.language.spans import Spans
from toolkit.model.quantity import Quantity

#: A number in the brackets of a note: [1] ［２］ 〔3〕 【4】, also [注1] and [Note 1].
BRACKETED = r"[\[［〔【]\s?(?:[注註]\s?|Notes?\s)?[0-9０-９]{1,3}\s?[\]］〕】]"
_OPENING = re.compile(r"[\[［〔【]")
_NUMBER = rf"(?<!第){BRACKETED}"
#: What makes a bracketed number one of a document: 〔21〕3号, 〔21〕3、4号.
DOCUMENT = r"\s*(?:[0-9０-９]+(?:[-－—–～~至、，,和][0-9０-９]+)*\s*)?[号號]"
#: What makes a bracketed number one of a document, or a figure ([3]亿元, [3] million).
_GOES_ON = rf"(?![0-9０-９]|{DOCUMENT}|\s*(?:[第万亿兆千百%％]|{SCALES}))"
#: Between a word, or a stop, and a figure it is a mark: 国内生产总值[2]1260582亿元, 。[2]2023年数据.
_BEFORE_FIGURE = rf"(?<=[\u4e00-\u9fff”’」》）)。；;：:]){_NUMBER}(?=[0-9０-９])(?!{DOCUMENT})"
#: A note begins with one, whatever follows: [4]2024年末, [5]万元GDP能耗, but not [3]亿元 alone, [3]% or 〔21〕第3号.
_OF_NOTE = rf"(?:\A|(?<=\n))[ \u3000]?{BRACKETED}(?!第?{DOCUMENT}|\s*(?:[%％]|{SCALES}))(?=[^\t\n]{{6}})"
#: A cell of a table that holds nothing else is a figure.
MARK = re.compile(rf"(?<=[^\t\n]){_NUMBER}{_GOES_ON}|{_NUMBER}{_GOES_ON}(?=[^\t\n])|{_BEFORE_FIGURE}|{_OF_NOTE}")
#: The marks that may follow the stop of a sentence directly and belong to it, as in 。[1]其中.
AFTER_STOP = rf"(?:{BRACKETED}{_GOES_ON}|{RAISED_DIGIT}{{1,3}})"
#: A text that begins with a mark is a note, and the marks in it may begin others.
NOTE = re.compile(rf"\s*(?:[注註]释?\s*[:：]\s*)?(?:{BRACKETED}|{RAISED_DIGIT})")


class Mark(NamedTuple):
    """The mark of a note in a text: the number of the note, its text, which may name others too, and its start."""

    number: int
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)


def marks(text: str) -> list[Mark]:
    """The marks of notes in a text, in order."""
    if "[" not in text and (text.isascii() or not _OPENING.search(text)):
        return []
    found = [Mark(_number(one[0]), one[0], one.start()) for one in MARK.finditer(text)]
    both = [Mark(number, text[one.start : one.end], one.start) for one in certain(text) for number in one.numbers]
    return sorted([*found, *both], key=lambda mark: mark.start) if both else found


def _number(mark: str) -> int:
    return int("".join(filter(str.isdecimal, mark)))


def without_marks(quantities: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """`quantities` without those that are marks of notes in `text`."""
    found = marks(text) if quantities else []
    if not found:
        return quantities
    held = Spans([(one.start, one.end) for one in found])
    return tuple(one for one in quantities if not held.cover(one.start, one.end))
