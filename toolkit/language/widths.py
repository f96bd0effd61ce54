"""How wide a text is."""

from __future__ import annotations

import unicodedata


def text_width(text: str) -> int:
    """The width of a text in columns of a fixed-width font, where Han characters take two."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
