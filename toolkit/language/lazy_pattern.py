"""A regular expression that is compiled when it is first used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


class LazyPattern:
    """A regular expression with the methods that rows need, compiled by `make` when one of them is first called.

    Hundreds of rows are known and few are needed: compiling all of them takes a fifth of a second.
    """

    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    pattern: str

    def __init__(self, make: Callable[[], re.Pattern[str]]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> object:
        if name not in LazyPattern.__annotations__:
            raise AttributeError(name)
        compiled = self._make()
        self.search, self.finditer, self.pattern = compiled.search, compiled.finditer, compiled.pattern
        return getattr(compiled, name)


def whole_words(words: str) -> LazyPattern:
    """Matches one of the English words, in any case."""
    return LazyPattern(lambda: re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
