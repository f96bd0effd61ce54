"""A regular expression that is compiled when it is first used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from toolkit.language.alternation import together


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
        super().__init__(lambda: re.compile(rf"\b(?:{together(words)})\b", re.IGNORECASE))
        self._words = words

    def may_match(self, small: str) -> bool:
        """False where a text, which is given in lower case, has none of the letters that begin each of the words."""
        for letters in self._beginnings:
            if letters in small:
                return True
        return not self._beginnings

    @cached_property
    def _beginnings(self) -> Sequence[str]:
        """The letters that surely begin each of the words; empty where one does not begin with such letters."""
        found = [_SURE.match(word) for word in self._words.split("|")]
        letters = {one.group() for one in found if one is not None}
        shortest = [one for one in letters if not any(other in one for other in letters - {one})]
        return shortest if None not in found else ()


#: What surely begins one of several words: its letters, less one that may be left out.
_SURE = re.compile(r"[a-z]+?(?=[^a-z?*{]|[a-z][?*{]|\Z)")
