"""What is drawn on a page of a PDF beside its text: straight lines, bullets, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from toolkit.formats.pdf.glyphs import Glyph, Page, Rule, Turn

#: A drawn line is no thicker, in points, and shorter ones are parts of drawings.
THICK, SHORTEST = 3.0, 6.0
#: Drawings within one another, and drawings of a page and their parts: no report has more.
DEEPEST, MOST_PATHS, MOST_SEGMENTS = 8, 60_000, 2000
#: The sizes of discs and squares before the items of a list.
DOT = (1.5, 9.0)
#: A picture of so much of the page is a scan; smaller ones than this, in points, are signs.
WHOLE, SMALLEST = 0.5, 8.0

Point = tuple[float, float]


def put_drawings(page: Page, raw: Any, source: Any, turned: Turn) -> None:
    """Put the straight lines and bullets of a page into it, and count its pictures."""
    left = MOST_PATHS
    for one in source.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        corners = _corners(raw, one)
        if corners is None:
            continue
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            width, height = corners[2] - corners[0], corners[3] - corners[1]
            whole = width * height > WHOLE * page.width * page.height
            page.scanned = page.scanned or whole
            page.pictures += not whole and width > SMALLEST and height > SMALLEST
            continue
        if left <= 0:
            continue
        left -= 1
        _put_dot(page, corners, turned)
        for start, end in _straight(raw, one, corners):
            left -= 1
            (x0, y0), (x1, y1) = turned(*start), turned(*end)
            page.rules.append(Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _corners(raw: Any, one: Any) -> tuple[float, float, float, float] | None:
    """The bounds of a drawing on its page, whatever forms it is within."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(one.raw, left, bottom, right, top):
        return None
    (x0, y0), (x1, y1) = _placed(one, (left.value, bottom.value)), _placed(one, (right.value, top.value))
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _placed(one: Any, point: Point) -> Point:
    """A point of a drawing on its page."""
    form = one.container
    while form is not None:
        point = form.get_matrix().on_point(*point)
        form = form.container
    return point


def _put_dot(page: Page, corners: tuple[float, float, float, float], turned: Turn) -> None:
    """A small disc or square is a bullet: browsers draw those."""
    width, height = corners[2] - corners[0], corners[3] - corners[1]
    if not (DOT[0] < width < DOT[1] and abs(width - height) < 0.2 * width):
        return
    x, y = turned((corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2)
    sizes = [
        glyph.size
        for glyph in page.glyphs
        if 0 < glyph.x0 - x < 3 * glyph.size and abs(glyph.y + 0.35 * glyph.size - y) < 0.3 * glyph.size
    ]
    size = max(sizes, default=0.0)
    if size > 1.3 * width:
        page.glyphs.append(Glyph("•", x - width / 2, x + width / 2, y - 0.35 * size, size, bold=False))


def _straight(raw: Any, path: Any, corners: tuple[float, float, float, float]) -> Iterator[tuple[Point, Point]]:
    """The straight lines of a path: itself where it is thin, else those of its parts. A filled box has none."""
    x0, y0, x1, y1 = corners
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path.raw, fill, stroke) or not (fill.value or stroke.value):
        return
    if min(x1 - x0, y1 - y0) <= THICK:
        middle = (x0 + x1) / 2, (y0 + y1) / 2
        yield ((x0, middle[1]), (x1, middle[1])) if x1 - x0 > y1 - y0 else ((middle[0], y0), (middle[0], y1))
        return
    count = raw.FPDFPath_CountSegments(path.raw)
    if count <= MOST_SEGMENTS and (stroke.value or count > 5):
        for start, end in _sides(raw, path, count):
            across, up = abs(start[0] - end[0]), abs(start[1] - end[1])
            if min(across, up) < 1 and max(across, up) > SHORTEST:
                yield start, end


def _sides(raw: Any, path: Any, count: int) -> Iterator[tuple[Point, Point]]:
    """The lines of a path, from point to point."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _placed(path, matrix.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield before, point
        if raw.FPDFPathSegment_GetClose(segment):
            yield point, start
        before = point
