"""The characters of a page in lines, and the text of a line with the blanks that its author wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from toolkit.formats.pdf.corridors import Corridor, corridors, end, is_parted
from toolkit.formats.pdf.glyphs import Glyph
from toolkit.formats.report.clean import clean
from toolkit.formats.report.raised import raised
from toolkit.language.scripts import ONE_HAN

#: How far from a baseline a character may be to be on it, in ems: above for ², below for ₂.
NEAR = 0.45
#: A smaller character is one above or below the line.
SMALLER = 0.86
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
#: A gap that parts what is on a line, in ems.
APART = 1.15
MOST_BLANKS = 8
QUOTES = frozenset("“”‘’—…")
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
LIGATURES = re.compile("[\ufb00-\ufb06]")


@dataclass(slots=True)
class Line:
    """A line of text on a page, between two places across, on a baseline."""

    glyphs: list[Glyph]
    page: int
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False
    text: str = ""
    #: Whether it is in the margin, beside the text.
    aside: bool = False

    @property
    def end(self) -> float:
        """Where the ink of its last character ends at most."""
        return next((end(one) for one in reversed(self.glyphs) if not one.text.isspace()), self.x1)


def lines(glyphs: Sequence[Glyph], page: int, *, blank: float, whole: bool = False) -> list[Line]:
    """The lines from top to bottom; what is far apart on a line is on two, of a `whole` page at narrow gaps, too."""
    found: list[Line] = []
    rows = list(by_baseline(glyphs))
    gaps = corridors(rows) if whole else []
    for row in rows:
        for part in _parts(row, gaps):
            line = _line(part, page, blank=blank)
            if line.text.strip() not in ("", "•"):
                found.append(line)
    return found


def merged(parts: Sequence[Line], *, blank: float) -> Line:
    """The parts of a line as one."""
    return _line([glyph for part in parts for glyph in part.glyphs], parts[0].page, blank=blank)


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


def by_baseline(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters on one baseline, by their places across."""
    row: list[Glyph] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda one: -one.y):
        if row and base - glyph.y > NEAR * max(size, glyph.size):
            yield sorted(row, key=lambda one: one.x0)
            row = []
        if not row or glyph.size > size * 1.05:
            base, size = glyph.y, glyph.size
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda one: one.x0)


def _parts(row: Sequence[Glyph], gaps: Sequence[Corridor]) -> Iterator[list[Glyph]]:
    part: list[Glyph] = []
    for glyph in row:
        if glyph.text.isspace() and not part:
            continue
        last = next((one for one in reversed(part) if not one.text.isspace()), None)
        twice = last is not None and glyph.text == last.text and glyph.piece != last.piece
        if twice and last is not None and abs(glyph.x0 - last.x0) < 0.15 * glyph.size:
            continue  # drawn twice to look bold
        if last is not None and not glyph.text.isspace() and _is_apart(last, glyph, gaps):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def _is_apart(last: Glyph, glyph: Glyph, gaps: Sequence[Corridor]) -> bool:
    return _room(last, glyph) > APART * max(glyph.size, last.size) or is_parted(last, glyph, gaps)


def _room(last: Glyph, glyph: Glyph) -> float:
    """How far two characters are apart; the right half of ，and 。 is empty and may hang over the margin."""
    return glyph.x0 - end(last)


def _line(glyphs: list[Glyph], page: int, *, blank: float) -> Line:
    seen = [one for one in glyphs if not one.text.isspace()]
    if not seen:
        return Line(glyphs, page)
    size = _usual(seen)
    base = median(one.y for one in seen if one.size >= SMALLER * size)
    line = Line(
        glyphs, page, min(one.x0 for one in seen), max(one.x1 for one in seen), base, size,
        2 * sum(one.bold for one in seen) > len(seen),
    )  # fmt: skip
    line.text = _text(line, blank=blank)
    return line


def _usual(glyphs: Sequence[Glyph]) -> float:
    """The size of most of the characters, the larger one where two are as many."""
    counts: dict[float, int] = {}
    for one in glyphs:
        counts[round(one.size, 1)] = counts.get(round(one.size, 1), 0) + 1
    return max(counts, key=lambda size: (counts[size], size))


def _text(line: Line, *, blank: float) -> str:
    """The text of a line: blanks between words, none between Chinese characters that were only spread."""
    seen = [n for n, one in enumerate(line.glyphs) if not one.text.isspace()]
    spread = _spread(line, seen)
    text = above = ""
    for number, place in enumerate(seen):
        glyph = line.glyphs[place]
        if _is_raised(line, glyph):
            above += RAISED.get(glyph.text, glyph.text)
            continue
        space = _blank(line, seen[number - 1], place, spread, blank=blank) if number else ""
        if above:
            text += raised(above, text)
            above = ""
        text += space + _usual_form(glyph.text)
    return text + raised(above, text) if above else text


@cache
def _usual_form(text: str) -> str:
    """A character as texts have it: ligatures, radicals and compatibility ideographs are others."""
    return clean(LIGATURES.sub(lambda one: unicodedata.normalize("NFKC", one[0]), text))


def _is_raised(line: Line, glyph: Glyph) -> bool:
    return glyph.text in RAISED or (glyph.size < SMALLER * line.size and glyph.y > line.y + 0.12 * line.size)


@dataclass(frozen=True, slots=True)
class _Spread:
    """How far the characters of a line are spread, in ems: Chinese ones, and others.

    `spaced` is set where blanks are between most of them, `blank` is how wide they are in a line of many.
    """

    wide: float
    narrow: float
    spaced: bool
    blank: float
    chinese: bool


def _spread(line: Line, seen: Sequence[int]) -> _Spread:
    wide, narrow, mixed, rooms, spaced = [], [], [], [], 0
    for left, right in pairwise(seen):
        one, other = line.glyphs[left], line.glyphs[right]
        gap = (other.x0 - one.x1) / line.size
        if is_wide(one.text) and is_wide(other.text):
            wide.append(gap)
            spaced += right - left > 1
        elif one.text.isascii() and other.text.isascii():
            narrow.append(gap)
        else:
            mixed.append(gap)
        if right - left > 1:
            rooms.append(gap)
    between = _stretched(wide, mixed) if len(wide) < 5 and not spaced else max(_low(wide), 0.0)
    even = len(narrow) > 2 and min(narrow) > WORD / 2 and max(narrow) - min(narrow) < EVEN
    return _Spread(
        between,
        _low(narrow) if even else between if between > WORD else 0.0,
        len(wide) > 5 and spaced > 0.8 * len(wide),
        _low(rooms) if len(rooms) > 4 else 0.0,
        any(is_wide(line.glyphs[place].text) for place in seen),
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


def _blank(line: Line, left: int, right: int, spread: _Spread, *, blank: float) -> str:
    """What is between two characters: nothing, a blank, ideographic ones, or two blanks."""
    one, other = line.glyphs[left], line.glyphs[right]
    gap = (other.x0 - one.x1) / line.size
    wide = is_wide(one.text) + is_wide(other.text)
    between = line.glyphs[left + 1 : right]
    if "\u3000" in {glyph.text for glyph in between}:
        return "\u3000" * sum(glyph.text == "\u3000" for glyph in between)
    if between and not wide and one.text.isalpha() and other.text.isalpha():
        return " "  # words of a line that is justified
    if between and not (spread.spaced if wide == 2 else spread.narrow and not wide):
        return _blanks(between, gap - (spread.wide if wide == 2 else 0), line.size, spread)
    return _gap(gap, wide, spread, quoted=one.text in QUOTES or other.text in QUOTES, blank=blank)


def _gap(gap: float, wide: int, spread: _Spread, *, quoted: bool, blank: float) -> str:
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


def _blanks(blanks: Sequence[Glyph], room: float, size: float, spread: _Spread) -> str:
    """Blanks, as many as fill the room: of several pdfium gives one. A line of words may be stretched."""
    width = max((blanks[0].x1 - blanks[0].x0) / size, spread.blank)
    count = round(room / width) if 0 < 1.75 * width < room and (spread.chinese or room > 2) else 1
    return " " * max(len(blanks), min(count, MOST_BLANKS))


def _ideographic(gap: float) -> str:
    """The blanks that fill a gap between Chinese characters."""
    if gap < WIDE:
        return " " if gap < TWO else "  "
    return "\u3000" * round(gap) if gap < 2.4 else "  "
