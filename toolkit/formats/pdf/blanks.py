"""The blanks of a line: those that its author wrote, and none for the gaps of a line that is justified or spread."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from toolkit.formats.pdf.glyphs import Glyph
from toolkit.language.scripts import ONE_HAN

#: Gaps between characters, in ems: between words, in a line of Chinese that is spread, and a wide one.
WORD, CHINESE, WIDE = 0.16, 0.6, 0.75
#: A line of Chinese that is not spread, and a blank in it; two blanks.
EVEN, BLANK, TWO = 0.05, 0.22, 0.5
#: Programs put a narrow gap between Chinese and Latin; a blank is wider by so much, and no narrower than this; nor is
#: the gap wider than that.
BEYOND, NARROWEST, WIDEST = 0.1, 0.29, 0.26
#: So many gaps tell what is usual; of fewer the narrow ones do.
FEW = 8
#: The program that puts none there, and how wide a blank of it is at least.
BROWSER, BROWSERS = "Skia", 0.17
#: In a line that is spread that gap is, too.
STRETCHED = 0.2
MOST_BLANKS = 8
QUOTES = frozenset("“”‘’—…")


def blank_between(pages: Sequence[Sequence[Glyph]], producer: str) -> float:
    """How wide a blank between Chinese and Latin is at least, in ems: wider than the gap that a program puts there."""
    if BROWSER in producer:
        return BROWSERS
    found = [
        (other.x0 - one.x1) / one.size
        for glyphs in pages
        for one, other in pairwise(glyphs)
        if one.y == other.y and one.size == other.size and _is_mixed(one.text, other.text)
    ]
    usual = median(found) if len(found) > FEW else _low(found)
    return max(NARROWEST, min(usual, WIDEST) + BEYOND)


def _is_mixed(one: str, other: str) -> bool:
    """Whether one character is Chinese and the other a letter or digit."""
    han, latin = (one, other) if is_wide(one) else (other, one)
    return ONE_HAN.match(han) is not None and latin.isascii() and latin.isalnum()


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the characters of a line are spread, in ems: Chinese ones, and others.

    `spaced` is set where blanks are between most of them, `blank` is how wide they are in a line of many.
    """

    wide: float
    narrow: float
    spaced: bool
    blank: float
    chinese: bool


def spread_of(glyphs: Sequence[Glyph], seen: Sequence[int], size: float) -> Spread:
    wide, narrow, mixed, rooms, spaced = [], [], [], [], 0
    for left, right in pairwise(seen):
        one, other = glyphs[left], glyphs[right]
        gap = (other.x0 - one.x1) / size
        if is_wide(one.text) and is_wide(other.text):
            wide.append(gap)
            spaced += right - left > 1
        elif one.text.isascii() and other.text.isascii():
            narrow.append(gap)
        else:
            mixed.append(gap)
        if right - left > 1:
            rooms.append(gap)
    between = max(_low(wide), 0.0) if len(wide) > 4 else 0.0 if spaced else _stretched(wide, mixed)
    even = len(narrow) > 2 and min(narrow) > WORD / 2 and max(narrow) - min(narrow) < EVEN
    return Spread(
        between,
        _low(narrow) if even else between if between > WORD else 0.0,
        len(wide) > 5 and spaced > 0.8 * len(wide),
        _low(rooms) if len(rooms) > 4 else 0.0,
        any(is_wide(glyphs[place].text) for place in seen),
    )


def _stretched(wide: Sequence[float], mixed: Sequence[float]) -> float:
    """The gap of a short line that is stretched to the margin: all are wide, and nearly alike."""
    for gaps, least, most in (([*wide, *mixed], CHINESE, WIDEST), (wide, WORD, EVEN)):
        if len(gaps) > 2 and min(gaps) > least and max(gaps) - min(gaps) < most:
            return min(gaps)
    return 0.0


def _low(gaps: Sequence[float]) -> float:
    """The gap that nearly all are as wide as."""
    return sorted(gaps)[len(gaps) // 5] if gaps else 0.0


@cache
def is_wide(text: str) -> bool:
    """Whether a character is as wide as a Chinese one."""
    return unicodedata.east_asian_width(text) in "WF"


def blank_of(glyphs: Sequence[Glyph], left: int, right: int, size: float, spread: Spread, *, blank: float) -> str:
    """What is between two characters: nothing, a blank, ideographic ones, or two blanks."""
    one, other = glyphs[left], glyphs[right]
    gap = (other.x0 - one.x1) / size
    wide = is_wide(one.text) + is_wide(other.text)
    between = glyphs[left + 1 : right]
    if "\u3000" in {glyph.text for glyph in between}:
        return "\u3000" * sum(glyph.text == "\u3000" for glyph in between)
    letters = one.text.isalpha() + other.text.isalpha()
    if between and not wide and (letters == 2 or (letters and not spread.chinese)):
        return " "  # words of a line that is justified, also beside a quotation mark
    if between and not (spread.spaced if wide == 2 else spread.narrow and not wide):
        return _blanks(between, gap - (spread.wide if wide == 2 else 0), size, spread)
    quoted = spread.chinese and (one.text in QUOTES or other.text in QUOTES)  # as wide as a character in Chinese
    return _gap(gap, wide, spread, quoted=quoted, blank=blank)


def _gap(gap: float, wide: int, spread: Spread, *, quoted: bool, blank: float) -> str:
    """What a gap is between two characters, of which so many are Chinese, where no blank is drawn."""
    if wide == 2:
        gap -= spread.wide
        return _ideographic(gap) if gap > (BLANK if spread.wide < EVEN else CHINESE) else ""
    if quoted:
        return _ideographic(gap) if gap > 2 * WIDE else ""
    if wide:
        least = blank + spread.wide + (STRETCHED if spread.wide > EVEN / 2 else 0)
        return _ideographic(gap) if gap > least else ""
    if gap - spread.narrow > (WORD if not spread.narrow else 0.25):
        return " " if gap < 2 else "  "
    return ""


def _blanks(blanks: Sequence[Glyph], room: float, size: float, spread: Spread) -> str:
    """Blanks, as many as fill the room: of several pdfium gives one. A line of words may be stretched."""
    width = max((blanks[0].x1 - blanks[0].x0) / size, spread.blank)
    count = round(room / width) if 0 < 1.75 * width < room and (spread.chinese or room > 2) else 1
    return " " * max(len(blanks), min(count, MOST_BLANKS))


def _ideographic(gap: float) -> str:
    """The blanks that fill a gap between Chinese characters."""
    if gap < WIDE:
        return " " if gap < TWO else "  "
    return "\u3000" * round(gap) if gap < 2.4 else "  "
