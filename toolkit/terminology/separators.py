"""Separators between two words of an English text, as far as they matter to terms."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache


class Separator(IntEnum):
    """The separator between a word and the one before it, from a space to the end of a sentence."""

    JOINED = 0
    COMMA = 1
    BRACKET = 2
    STOP = 3


#: The same by name, since the matchers ask for them at every word.
JOINED, COMMA, BRACKET, STOP = Separator

_STOP = re.compile(r"[.;:!?。；：！？]|\n\s*\n|\s[—–-]{1,2}\s|—")


@lru_cache(maxsize=4096)
def separator(between: str) -> Separator:
    """The kind of separator that the characters between two words are."""
    if between in ("", " ", "-", "."):  # a full stop without a space: U.S.
        return JOINED
    if _STOP.search(between):
        return STOP
    if any(mark in between for mark in "()[]（）"):
        return BRACKET
    if any(mark in between for mark in ",，、+/"):
        return COMMA
    return JOINED
