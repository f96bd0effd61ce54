"""How wide digits and signs are in the font of our tables, Calibri, and in those with its measures."""

from __future__ import annotations

#: In thousandths of the size of the text; other characters are about as wide as digits, East Asian ones fill a square.
_WIDTHS = {".": 252, ",": 250, "%": 715, "‰": 1062, " ": 226, "*": 498, "+": 498, ")": 303, "(": 303, "％": 1000}
_DIGIT = 507


def figure_width(text: str) -> int:
    """The width of a figure, or of a part of one, in thousandths of its size."""
    return sum(_WIDTHS.get(one, _DIGIT if one < "\u2e80" else 1000) for one in text)
