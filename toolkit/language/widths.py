"""How wide a text is."""

from __future__ import annotations

import unicodedata

#: Categories without a width of their own: marks over other characters, and characters that say how to write others.
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})


def text_width(text: str) -> int:
    """The width of a text in columns of a fixed-width font, where Han characters take two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(one) in _NO_WIDTH else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )
