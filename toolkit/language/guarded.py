"""Search text quickly for one of many Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_AROUND = re.compile(r"\(\?<?[=!][^()]*\)")
#: A character that begins a run of them, or those of a set.
_FIRST = re.compile(r"(?<![一-鿿])[一-鿿]|\[([^\]^]+)\]")


def guarded(words: str) -> re.Pattern[str]:
    """The pattern of `words`, which is tried only where a match can begin.

    Every match must begin with a Chinese character that is written in the pattern; `tests/test_guarded.py` shows that
    the same is found without the guard. A pattern that begins with a plain word in every alternative needs none.
    """
    characters = {sign for found in _FIRST.finditer(_AROUND.sub("", words)) for sign in found[1] or found[0]}
    return re.compile(f"(?=[{''.join(sorted(characters - set('-')))}])(?:{words})")


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """The pattern of words without special signs, of which it takes the longest at a place; those that begin alike are
    tried together.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    return re.compile("|".join(f"{first}(?:{'|'.join(some)})" for first, some in rests.items()) or "(?!)")
