"""Lines to paragraphs: blank lines, indentation and full lines tell where one ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.language.numbering import leading

#: Line ends: a form feed or vertical tab breaks a line too; U+2028 and its like are left in the text.
LINE_END = re.compile(r"\r\n|[\n\r\f\v]")

#: Characters around a paragraph that do not belong to it.
BLANK = " \u3000\u00a0\ufeff\u200b"

#: A figure or a Latin word at the start of a line, which a wrapping editor keeps together.
WORD = re.compile(r"[!-~]+")

#: A line that ends so may end its paragraph.
TERMINATORS = "。！？；：…!?;:.”’）)》】"

#: Editors and mail wrap Chinese at 30 to 60 characters, two columns each; longer lines were never wrapped.
WIDEST_WRAP = 132
NARROWEST_WRAP = 40

#: A wrapped line may fall short of the widest by a character that must not begin a line, and by the word that
#: would not fit.
SLACK = 6
#: A text is wrapped where at least one line in this many ends within a sentence.
WRAPPED = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its surrounding blanks. `gap` is set after a blank line; `width` has its indent."""

    text: str
    number: int
    indented: bool
    gap: bool
    width: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or table row with the number of its first line; `row` where the line holds several cells."""

    text: str
    line: int
    row: bool = False
    gap: bool = False


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, hard-wrapped lines joined (without a space between Chinese characters)."""
    lines = _lines(text.lstrip("\ufeff"))
    wrap = _wrap_width(lines)
    found: list[Paragraph] = []
    block: list[Line] = []
    for line in lines:
        if block and not _continues(block[-1], line, wrap):
            found.append(_paragraph(block))
            block = []
        block.append(line)
    if block:
        found.append(_paragraph(block))
    return found


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    gap = False
    for number, raw in enumerate(LINE_END.split(text), 1):
        body = raw.strip(BLANK)
        if not body.strip():
            gap = True
            continue
        cells = "\t" in body.strip("\t")
        if not cells:
            body = body.strip(BLANK + "\t")
        indented = raw[0] in "\u3000\t" or raw.startswith("  ")
        found.append(Line(body, number, indented, gap, _width(raw.rstrip())))
        gap = False
    return found


def _width(text: str) -> int:
    """Columns on a screen: two for a wide character, and for “” and their like, which are wide in Chinese type."""
    if text.isascii() or len(text) > WIDEST_WRAP:  # too wide for any margin: how wide is all one
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width a text was wrapped at, or None where it was not.

    A wrapped text has no line wider than the margin, and lines that reach it and stop in mid-sentence.
    """
    if not lines:
        return None
    widest = max(line.width for line in lines)
    if not NARROWEST_WRAP <= widest <= WIDEST_WRAP:
        return None
    broken = sum(
        1
        for line, following in pairwise(lines)
        if line.width >= widest - SLACK
        and line.text[-1] not in TERMINATORS
        and not following.gap
        and not following.indented
        and "\t" not in line.text
    )
    return widest if WRAPPED * broken >= len(lines) else None


def _continues(before: Line, line: Line, wrap: int | None) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    word = WORD.match(line.text)
    room = SLACK + (len(word[0]) if word else 0)
    if wrap is None or line.gap or line.indented or before.width < wrap - room:
        return False
    if "\t" in before.text or "\t" in line.text:
        return False
    enumerator = leading(line.text, "zh")
    if enumerator is not None and enumerator.style != "is":
        return False
    return before.text[-1] not in TERMINATORS or enumerator is None


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    first = lines[0]
    text = first.text
    for line in lines[1:]:
        latin = text[-1].isascii() and line.text[0].isascii() and text[-1].isalnum() and line.text[0].isalnum()
        text += (" " if latin else "") + line.text
    return Paragraph(text, first.number, row="\t" in text, gap=first.gap)
