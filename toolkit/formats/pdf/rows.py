"""The characters of a page in lines, and the text of a line with the blanks that its author wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from toolkit.formats.pdf.blanks import blank_of, spread_of
from toolkit.formats.pdf.corridors import Corridor, corridors, end, is_parted
from toolkit.formats.pdf.glyphs import Glyph
from toolkit.formats.report.clean import clean
from toolkit.formats.report.raised import raised
from toolkit.language.raised_digits import LOWERED, RAISED

#: How far from a baseline a character may be to be on it, in ems: above for ², below for ₂.
NEAR = 0.45
#: A smaller character is one above or below the line.
SMALLER = 0.86
#: A gap that parts what is on a line, in ems.
APART = 1.15
_RAISED_DIGITS = frozenset(RAISED)
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
    spread = spread_of(line.glyphs, seen, line.size)
    text = above = ""
    for number, place in enumerate(seen):
        glyph = line.glyphs[place]
        if _is_raised(line, glyph):
            above += glyph.text.translate(LOWERED)
            continue
        space = blank_of(line.glyphs, seen[number - 1], place, line.size, spread, blank=blank) if number else ""
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
    return glyph.text in _RAISED_DIGITS or (glyph.size < SMALLER * line.size and glyph.y > line.y + 0.12 * line.size)
