"""The characters of a PDF page with their places."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

#: Whiter than this is light: the ink of watermarks.
LIGHT, PALE = 160, 110
#: Sides of a turned page: characters at other angles are watermarks.
QUARTER = 90
BOLD = ("bold", "heavy", "black", "demi", "simhei", "heiti", "黑体")
BOLD_WEIGHT = 600
#: Characters so far beyond the edges of a page, in points, are not on it.
OUTSIDE = 10.0
#: How text is drawn that is not seen: the words recognised in a scanned page.
INVISIBLE = 3
#: What pdfium gives for a character that its font does not name.
UNNAMED = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
#: What pdfium gives for a hyphen at the end of a line.
HYPHEN = 2
#: Digits so far above the baseline are raised, and are so small, in ems.
DIGITS, RAISED, SMALL = frozenset("0123456789"), 0.2, 0.6


class Glyph(NamedTuple):
    """A character, from left to right on its baseline; lengths are in points, and up is more."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    #: What was drawn at once: two characters of one piece are never one that was drawn twice.
    piece: int = 0


class Rule(NamedTuple):
    """A line that is drawn, across or down."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def across(self) -> bool:
        return abs(self.x1 - self.x0) >= abs(self.y1 - self.y0)


@dataclass(slots=True)
class Page:
    """What is on a page, turned upright; `unnamed` and the next ones count characters."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0
    scanned: bool = False
    unnamed: int = 0
    hidden: int = 0
    askew: int = 0
    outside: int = 0


class Style(NamedTuple):
    size: float
    angle: int
    bold: bool
    light: bool
    hidden: bool
    piece: int


class Character(NamedTuple):
    text: str
    x: float
    y: float
    width: float
    height: float
    style: Style


class Text:
    """Reads the characters of a page; what a piece of text has in common is asked once."""

    def __init__(self, raw: Any, text: Any) -> None:
        self.raw, self.text = raw, text
        self.styles: dict[int, Style] = {}
        self.fonts: dict[int, bool] = {}
        self.unnamed = 0

    def read(self) -> Iterator[Character]:
        raw, text = self.raw, self.text.raw
        x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
        box, origin = raw.FS_RECTF(), (0.0, 0.0)
        for index in range(self.text.count_chars()):
            if raw.FPDFText_IsGenerated(text, index) == 1:
                continue
            code = raw.FPDFText_GetUnicode(text, index)
            if code in UNNAMED or raw.FPDFText_HasUnicodeMapError(text, index) == 1:
                self.unnamed += 1
                continue
            character = "-" if code == HYPHEN else chr(code)
            if character < " " or not raw.FPDFText_GetCharOrigin(text, index, x, y):
                continue
            raw.FPDFText_GetLooseCharBox(text, index, box)
            style = self._style(index)
            if character in DIGITS and style.angle == 0:
                raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
                if bottom.value - y.value > RAISED * style.size:
                    # Fonts have small digits above the line of their own.
                    style = style._replace(size=SMALL * style.size)
                    y.value = bottom.value
            if (x.value, y.value) == origin:
                x.value = box.left if style.angle == 0 else x.value  # a part of a ligature
            else:
                origin = x.value, y.value
            if style.size > 0:
                yield Character(
                    character, x.value, y.value, box.right - box.left, box.top - box.bottom, style
                )  # fmt: skip

    def _style(self, index: int) -> Style:
        raw = self.raw
        thing = raw.FPDFText_GetTextObject(self.text.raw, index)
        key = ctypes.cast(thing, ctypes.c_void_p).value or -index - 1
        found = self.styles.get(key)
        if found is None:
            found = self.styles[key] = self._asked(index, thing, key)
        return found

    def _asked(self, index: int, thing: Any, key: int) -> Style:
        raw, text = self.raw, self.text.raw
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.b, matrix.d)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
        mode = raw.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
        light = min(red.value, green.value, blue.value) >= LIGHT or alpha.value < PALE
        white = min(red.value, green.value, blue.value) >= 250
        return Style(size, angle, self._bold(thing) or mode == 2, light and not white, mode == INVISIBLE, key)

    def _bold(self, thing: Any) -> bool:
        font = self.raw.FPDFTextObj_GetFont(thing) if thing else None
        if not font:
            return False
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self.fonts:
            name = ctypes.create_string_buffer(256)
            self.raw.FPDFFont_GetBaseFontName(font, name, 256)
            weight = self.raw.FPDFFont_GetWeight(font)
            text = name.value.decode("utf-8", "replace").lower()
            self.fonts[key] = weight >= BOLD_WEIGHT or any(one in text for one in BOLD)
        return self.fonts[key]


def turn_of(found: list[Character]) -> int:
    """The angle of most of the characters, in quarters."""
    counts = Counter(one.style.angle for one in found if one.style.angle % QUARTER == 0)
    return counts.most_common(1)[0][0] if counts else 0


@dataclass(frozen=True, slots=True)
class Turn:
    """What turns a page of some bounds back by an angle, and puts its lower left corner at 0."""

    angle: int
    bounds: tuple[float, float, float, float]

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.bounds
        if self.angle == QUARTER:
            return y - bottom, right - x
        if self.angle == 2 * QUARTER:
            return right - x, top - y
        return (top - y, x - left) if self.angle == 3 * QUARTER else (x - left, y - bottom)

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high the page is."""
        left, bottom, right, top = self.bounds
        return (right - left, top - bottom) if self.angle % (2 * QUARTER) == 0 else (top - bottom, right - left)


def put_glyphs(page: Page, found: list[Character], turn: Turn) -> None:
    """Put the characters of a page into it but for those that are turned, light or outside."""
    sizes = Counter(round(one.style.size, 1) for one in found if one.style.angle == turn.angle)
    usual = sizes.most_common(1)[0][0] if sizes else 10.0
    sideways = turn.angle % (2 * QUARTER) != 0
    for text, x, y, width, height, style in found:
        if style.angle != turn.angle or (style.light and style.size > 1.6 * usual):
            page.askew += not text.isspace()
            continue
        across, up = turn(x, y)
        if not (-OUTSIDE < across < page.width + OUTSIDE and -OUTSIDE < up < page.height + OUTSIDE):
            page.outside += not text.isspace()
            continue
        page.hidden += style.hidden
        advance = style.size if _is_wide(text) else height if sideways else width
        page.glyphs.append(Glyph(text, across, across + max(advance, 0.0), up, style.size, style.bold, style.piece))


@cache
def _is_wide(text: str) -> bool:
    return unicodedata.east_asian_width(text) in "WF"
