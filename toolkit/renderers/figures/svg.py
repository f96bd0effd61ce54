"""A small horizontal bar as SVG, with a text for those who cannot see it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from html import escape

from toolkit.model.figure_table import Bar

#: The size of a drawing, in pixels.
WIDTH, HEIGHT = 120, 8


def page_bar(bar: Bar, axis: Decimal, number: int) -> str:
    """The drawing in a page, with its text inside it; the colours are those of the page."""
    title, _, text = bar.text.rpartition(": ")
    said = f'<title id="bar-{number}">{escape(title)}</title><desc id="bar-{number}-text">{escape(text)}</desc>'
    opening = f'<svg class="bar" role="img" aria-labelledby="bar-{number} bar-{number}-text"{_SIZE}>'
    fill, stroke = f'class="{_way(bar)}"', 'class="axis"'
    return f"{opening}{said}{_drawn(bar, axis, fill, stroke)}</svg>"


def picture_bar(bar: Bar, axis: Decimal, colours: Mapping[str, str]) -> str:
    """The drawing as a picture of its own, in the colours of rises (`up`), falls (`down`) and the `axis`."""
    fill, stroke = f'fill="{colours[_way(bar)]}"', f'stroke="{colours["axis"]}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg"{_SIZE}>{_drawn(bar, axis, fill, stroke)}</svg>'


_SIZE = f' width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'


def _way(bar: Bar) -> str:
    return "down" if bar.share < 0 else "up"


def _drawn(bar: Bar, axis: Decimal, fill: str, stroke: str) -> str:
    """The bar and the axis, which has a pixel to itself; both sides of it have one scale."""
    middle = axis * (WIDTH - 1) + Decimal("0.5")
    length = abs(bar.share) * (WIDTH - 1) * max(axis, 1 - axis)  # the longest bar is on the longer side
    start = middle - length if bar.share < 0 else middle
    rect = f'<rect {fill} x="{_short(start)}" y="1" width="{_short(length)}" height="{HEIGHT - 2}"/>'
    line = f'<line {stroke} x1="{_short(middle)}" y1="0" x2="{_short(middle)}" y2="{HEIGHT}" stroke-width="1"/>'
    return rect + line


def _short(value: Decimal) -> str:
    written = format(value.quantize(Decimal("0.01"), ROUND_HALF_EVEN), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
