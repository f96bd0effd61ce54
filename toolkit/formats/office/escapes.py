"""Characters that XML cannot hold, as Excel writes them: `_x000B_`, and `_x005F_` for an underscore before a code."""

from __future__ import annotations

import re

_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNWRITABLE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def escaped(text: str) -> str:
    """The text with a code for each character that XML cannot hold."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text with the characters that its codes mean."""
    return _CODE.sub(lambda found: chr(int(found[1], 16)), text)


def character(code: str) -> str:
    """The character of a code in hexadecimal digits; the replacement character for what is none."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
