"""A regular expression that is compiled when it is first used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache


class LazyPattern:
    """A regular expression with the methods that rows need, compiled by `make` when one of them is first called.

    Hundreds of rows are known and few are needed: compiling all of them takes a fifth of a second.
    """

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    findall: Callable[..., list[str]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]
    pattern: str

    def __init__(self, make: Callable[[], re.Pattern[str]]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> object:
        if name not in LazyPattern.__annotations__:
            raise AttributeError(name)
        compiled = self._make()
        for known in LazyPattern.__annotations__:
            setattr(self, known, getattr(compiled, known))
        return getattr(compiled, name)


def lazy(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> LazyPattern:
    """A regular expression of few texts, which is compiled when it is first used."""
    return LazyPattern(lambda: re.compile(pattern, flags))


class WholeWords(LazyPattern):
    """Matches one of the English words, in any case."""

    def __init__(self, words: str) -> None:
        super().__init__(lambda: re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
        self._words = words

    def may_match(self, beginnings: set[str]) -> bool:
        """False where none of the words begins with one of these letters, which are those of a text's words."""
        ours = _beginnings(self._words)
        return not ours or not ours.isdisjoint(beginnings)


def beginnings(text: str) -> set[str]:
    """The first letters of each word of an English text, in lower case."""
    return set(_WORD.findall(text.lower()))


_LETTERS = 3
_WORD = re.compile(f"([a-z]{{1,{_LETTERS}}})[a-z]*")
#: What surely begins one of several words: its letters, less one that may be left out.
_SURE = re.compile(r"[a-z]+?(?=[^a-z?*{]|[a-z][?*{]|\Z)")


@cache
def _beginnings(words: str) -> frozenset[str]:
    """The first letters of each of several words; empty where one does not begin with letters that are sure."""
    found = set()
    for word in words.split("|"):
        sure = _SURE.match(word)
        if sure is None or (sure.end() < _LETTERS and word[sure.end() :][:1] not in ("", " ")):
            return frozenset()
        found.add(sure.group()[:_LETTERS])
    return frozenset(found)
