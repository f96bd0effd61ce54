"""The characters of a PDF page with their places, and the lines and pictures that are drawn on it."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

#: Whiter than this is light: the ink of watermarks.
LIGHT, PALE = 160, 110
#: Sides of a turned page: characters at other angles are watermarks.
QUARTER = 90
#: A drawn line is no thicker, in points.
THICK = 3.0
#: Drawings within one another, and drawings of a page: no report has more.
DEEPEST, MOST_PATHS = 8, 60_000
BOLD = ("bold", "heavy", "black", "demi", "simhei", "heiti", "黑体")
BOLD_WEIGHT = 600
#: How text is drawn that is not seen: the words recognised in a scanned page.
INVISIBLE = 3
#: What pdfium gives for a character that its font does not name.
UNNAMED = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
#: The sizes of discs and squares before the items of a list.
DOT = (1.5, 9.0)
#: What pdfium gives for a hyphen at the end of a line.
HYPHEN = 2
#: Digits so far above the baseline are raised, and are so small, in ems.
DIGITS, RAISED, SMALL = frozenset("0123456789"), 0.2, 0.6
#: A picture of so much of the page is a scan.
WHOLE = 0.5


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
    """What is on a page, turned upright; `unnamed`, `hidden` and `askew` count characters."""

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


class Style(NamedTuple):
    size: float
    angle: int
    bold: bool
    light: bool
    hidden: bool
    piece: int


class _Character(NamedTuple):
    text: str
    x: float
    y: float
    width: float
    height: float
    style: Style


def read_page(pdfium: Any, document: Any, number: int) -> Page:
    """The page of a number, counted from 0. Raises PdfiumError where it is broken."""
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            characters = _Text(pdfium.raw, text)
            found = list(characters.read())
            turn = _turn(found)
            size = page.get_size()
            upright = Page(number + 1, size[0], size[1], unnamed=characters.unnamed)
            _put_glyphs(upright, found, turn)
            _put_drawings(upright, pdfium.raw, page, _turned(turn))
        finally:
            text.close()
    finally:
        page.close()
    return upright


class _Text:
    """Reads the characters of a page; what a piece of text has in common is asked once."""

    def __init__(self, raw: Any, text: Any) -> None:
        self.raw, self.text = raw, text
        self.styles: dict[int, Style] = {}
        self.fonts: dict[int, bool] = {}
        self.unnamed = 0

    def read(self) -> Iterator[_Character]:
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
                yield _Character(
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


def _turn(found: list[_Character]) -> int:
    """The angle of most of the characters, in quarters."""
    counts = Counter(one.style.angle for one in found if one.style.angle % QUARTER == 0)
    return counts.most_common(1)[0][0] if counts else 0


def _turned(angle: int) -> Callable[[float, float], tuple[float, float]]:
    """What turns a page back by an angle."""
    return {
        90: lambda x, y: (y, -x),
        180: lambda x, y: (-x, -y),
        270: lambda x, y: (-y, x),
    }.get(angle, lambda x, y: (x, y))


def _put_glyphs(page: Page, found: list[_Character], turn: int) -> None:
    turned = _turned(turn)
    sizes = Counter(round(one.style.size, 1) for one in found if one.style.angle == turn)
    usual = sizes.most_common(1)[0][0] if sizes else 10.0
    if turn in (90, 270):
        page.width, page.height = page.height, page.width
    for text, x, y, width, height, style in found:
        if style.angle != turn or (style.light and style.size > 1.6 * usual):
            page.askew += not text.isspace()
            continue
        page.hidden += style.hidden
        across, up = turned(x, y)
        advance = style.size if _is_wide(text) else height if turn in (90, 270) else width
        page.glyphs.append(Glyph(text, across, across + max(advance, 0.0), up, style.size, style.bold, style.piece))


@cache
def _is_wide(text: str) -> bool:
    return unicodedata.east_asian_width(text) in "WF"


def _put_drawings(page: Page, raw: Any, source: Any, turned: Callable[[float, float], tuple[float, float]]) -> None:
    """The straight lines and pictures of a page."""
    count = 0
    for thing, corners in _things(raw, source):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            width, height = corners[2] - corners[0], corners[3] - corners[1]
            whole = width * height > WHOLE * page.width * page.height
            page.scanned = page.scanned or whole
            page.pictures += not whole and width > 8 and height > 8
        elif kind == raw.FPDF_PAGEOBJ_PATH and count < MOST_PATHS:
            count += 1
            _put_dot(page, corners, turned)
            for x0, y0, x1, y1 in _straight(raw, thing, corners):
                ends = turned(x0, y0), turned(x1, y1)
                page.rules.append(
                    Rule(
                        min(one[0] for one in ends), min(one[1] for one in ends),
                        max(one[0] for one in ends), max(one[1] for one in ends),
                    )
                )  # fmt: skip


def _put_dot(
    page: Page,
    corners: tuple[float, float, float, float],
    turned: Callable[[float, float], tuple[float, float]],
) -> None:
    """A small disc or square is a bullet: browsers draw those."""
    width, height = corners[2] - corners[0], corners[3] - corners[1]
    if not (DOT[0] < width < DOT[1] and abs(width - height) < 0.2 * width):
        return
    x, y = turned((corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2)
    size = max(
        (
            glyph.size
            for glyph in page.glyphs
            if 0 < glyph.x0 - x < 3 * glyph.size and abs(glyph.y + 0.35 * glyph.size - y) < 0.3 * glyph.size
        ),
        default=0.0,
    )
    if size > 1.3 * width:
        page.glyphs.append(Glyph("•", x - width / 2, x + width / 2, y - 0.35 * size, size, bold=False))


def _things(raw: Any, page: Any) -> Iterator[tuple[Any, tuple[float, float, float, float]]]:
    """The drawings of a page with their bounds, those within forms too."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        if not raw.FPDFPageObj_GetBounds(one.raw, left, bottom, right, top):
            continue
        corners = [(left.value, bottom.value), (right.value, top.value)]
        form = getattr(one, "container", None)
        while form is not None:
            matrix = form.get_matrix()
            corners = [matrix.on_point(*corner) for corner in corners]
            form = getattr(form, "container", None)
        (x0, y0), (x1, y1) = corners
        yield one.raw, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _straight(raw: Any, path: Any, corners: tuple[float, float, float, float]) -> Iterator[tuple[float, ...]]:
    """The straight lines of a path: itself where it is thin, the sides of a box."""
    x0, y0, x1, y1 = corners
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return
    if min(x1 - x0, y1 - y0) <= THICK:
        middle = (x0 + x1) / 2, (y0 + y1) / 2
        yield (x0, middle[1], x1, middle[1]) if x1 - x0 > y1 - y0 else (middle[0], y0, middle[0], y1)
    elif raw.FPDFPath_CountSegments(path) in (4, 5) and stroke.value:
        yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
