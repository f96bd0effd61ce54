"""Search text quickly for one of many Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from toolkit.language.alternation import together

_AROUND = re.compile(r"\(\?<?[=!][^()]*\)")
#: A character that begins a run of them, or those of a set.
_FIRST = re.compile(r"(?<![一-鿿])[一-鿿]|\[([^\]^]+)\]")


def guarded(words: str) -> re.Pattern[str]:
    """The pattern of `words`, which is tried only where a match can begin.

    Every match must begin with a Chinese character that is written in the pattern; `tests/test_guarded.py` shows that
    the same is found without the guard. A pattern that begins with a plain word in every alternative needs none.
    """
    return re.compile(f"(?={_firsts(words)})(?:{together(words)})")


def beginning(words: str) -> re.Pattern[str]:
    """What finds each character with which a match of `words` begins, under the same condition as `guarded`.

    It is quicker than that, and finds matches that overlap.
    """
    firsts = _firsts(words)
    return re.compile(f"{firsts}(?<=(?={together(words)}){firsts})")


def _firsts(words: str) -> str:
    """The set of the characters with which a match of `words` can begin."""
    characters = {sign for found in _FIRST.finditer(_AROUND.sub("", words)) for sign in found[1] or found[0]}
    return f"[{''.join(sorted(characters - set('-')))}]"


#: The characters that are told apart at once.
_TOGETHER = 48


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """The pattern of words without special signs, of which it takes the longest at a place; those that begin alike are
    tried together.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    firsts = sorted(rests)
    groups = [firsts[at : at + _TOGETHER] for at in range(0, len(firsts), _TOGETHER)]
    tried = [f"(?=[{''.join(map(re.escape, group))}])(?:{_begun(group, rests)})" for group in groups]
    if len(tried) < 2:
        return re.compile(_begun(firsts, rests) or "(?!)")
    return re.compile(f"(?=[{''.join(map(re.escape, firsts))}])(?:{'|'.join(tried)})")


def _begun(firsts: Iterable[str], rests: Mapping[str, Iterable[str]]) -> str:
    return "|".join(f"{first}(?:{'|'.join(rests[first])})" for first in firsts)
