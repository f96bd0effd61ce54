"""The styles of the text in tables: their sizes, and how wide their letters are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.renderers.columns import Measure, monospaced, proportional
from toolkit.renderers.word.styles import StyleSheet

#: The styles of cells and of headings, the largest first.
_STYLES = (
    ("Table Text", "Table Heading"),
    ("Table Text Small", "Table Heading Small"),
    ("Table Text Smallest", "Table Heading Smallest"),
)
#: The size of text whose styles have none, in half points.
_SIZE = 20
#: Fonts whose Latin letters are all as wide as digits, as those of Chinese fonts are.
_MONOSPACED = re.compile(r"[\u3400-\u9fff]|SimSun|SimHei|FangSong|KaiTi|STSong|Courier|Consolas|Mono\b", re.IGNORECASE)
#: Widths of digits and signs in the font of our tables, Calibri, and in those with its measures, in thousandths of the
#: size of the text; other characters are about as wide as digits, East Asian ones fill a square.
_WIDTHS = {".": 252, ",": 250, "%": 715, "‰": 1062, " ": 226, "*": 498, "+": 498, ")": 303, "(": 303, "％": 1000}
_DIGIT = 507


@dataclass(frozen=True, slots=True)
class TableStyles:
    """The names of the styles of cells and of headings by the size of their text in half points, and what measures it.

    Sizes are in falling order.
    """

    names: Mapping[int, tuple[str, str]]
    measure: Measure

    @classmethod
    def of(cls, sheet: StyleSheet) -> TableStyles:
        """Those of a style sheet, which has styles of all these names; a template may have its own."""
        names: dict[int, tuple[str, str]] = {}
        for pair in _STYLES:
            size = max(_size(sheet, name) for name in pair)
            if not names or size < min(names):
                names[size] = pair
        fonts = {sheet.inherited(sheet.ids[name.lower()], "rPr/rFonts", "ascii") for name in _STYLES[0]}
        return cls(names, monospaced if any(map(_MONOSPACED.search, fonts)) else proportional)


def _size(sheet: StyleSheet, name: str) -> int:
    found = sheet.inherited(sheet.ids[name.lower()], "rPr/sz")
    return int(found) if found.isdecimal() and int(found) else _SIZE


def figure_width(text: str) -> int:
    """The width of a figure, or of a part of one, in thousandths of its size."""
    return sum(_WIDTHS.get(one, _DIGIT if one < "\u2e80" else 1000) for one in text)
