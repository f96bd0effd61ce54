"""A small horizontal bar as SVG, with a text for those who cannot see it."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from html import escape

from toolkit.model.figure_table import Bar

#: The size of a drawing, in pixels; a bar of a table with falls in it has half the width on each side of its axis.
WIDTH, HEIGHT = 120, 8


def bar_svg(bar: Bar, *, signed: bool, number: int | None = None, up: str = "", down: str = "") -> str:
    """The drawing. With a `number` it is inline in a page, with its text inside it; else it has fixed colours."""
    middle = Decimal(WIDTH) / 2 if signed else Decimal(0)
    length = abs(bar.share) * (WIDTH - middle)
    start = middle - length if bar.share < 0 else middle
    way = "down" if bar.share < 0 else "up"
    if number is None:
        colour = f'fill="{down if bar.share < 0 else up}"'
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        )
        inside = ""
        line = 'stroke="#767676"'
    else:
        colour, line = f'class="{way}"', 'class="axis"'
        opening = (
            f'<svg class="bar" role="img" aria-labelledby="bar-{number} bar-{number}-text"'
            f' width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        )
        title, _, text = bar.text.partition(": ")
        inside = f'<title id="bar-{number}">{escape(title)}</title><desc id="bar-{number}-text">{escape(text)}</desc>'
    rect = f'<rect {colour} x="{_short(start)}" y="1" width="{_short(length)}" height="{HEIGHT - 2}"/>'
    at = _short(middle) if signed else "0.5"
    axis = f'<line {line} x1="{at}" y1="0" x2="{at}" y2="{HEIGHT}" stroke-width="1"/>'
    return f"{opening}{inside}{rect}{axis}</svg>"


def _short(value: Decimal) -> str:
    written = format(value.quantize(Decimal("0.01"), ROUND_HALF_EVEN), "f")
    return written.rstrip("0").rstrip(".")
