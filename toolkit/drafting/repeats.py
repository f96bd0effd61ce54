"""Finds text that occurs twice, as when a model repeats its answer."""

from __future__ import annotations

import re
from collections import Counter

_END = re.compile(r"(?<=[.!?])\s+|[。！？；\n]")
_SIGN = re.compile(r"[\W_]+")
#: Letters and digits from which on a sentence, or half of a text, is not repeated by chance: of Latin letters and of
#: Chinese ones.
LATIN, HAN = 16, 6


def is_repeated(text: str) -> bool:
    """True if a text has a sentence twice, or its second half is its first one."""
    least = LATIN if text.isascii() or not re.search("[\u3400-\u9fff]", text) else HAN
    pieces = Counter(_SIGN.sub("", piece).casefold() for piece in _END.split(text))
    if any(number > 1 and len(piece) >= least for piece, number in pieces.items()):
        return True
    whole = _SIGN.sub("", text).casefold()
    half, rest = divmod(len(whole), 2)
    return not rest and half >= least and whole[:half] == whole[half:]
