"""Enumerators, the numbering in a text: 一、 （一） 第一， 一是; I. (I) First, (1).

This module holds what all languages share. Each language has its own styles (`zh.numbering`, `en.numbering`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from toolkit.language.registry import numbering

#: The number of an enumerator in digits.
NUMBER = "[0-9０-９]{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Enumerator(NamedTuple):
    """One enumerator: its span in the text, its style (a key of a language's styles) and its value from 1 up."""

    start: int
    end: int
    text: str
    style: str
    value: int


class Numbering:
    """The enumerators of one language.

    `styles` are patterns by the name of the style, the strongest first, with the number in the group `n` or `m`; they
    become one pattern. `opening` matches where an enumerator may begin inside a paragraph, and `stop` what comes before
    it there. `value` gives the number of words and letters, None where they are none.
    """

    def __init__(
        self, styles: Mapping[str, str], *, opening: str, stop: str, value: Callable[[str], int | None]
    ) -> None:
        unnamed = {style: re.sub("[?]P<[nm]>", "", text) for style, text in styles.items()}
        self.pattern = re.compile("|".join(f"({text})" for text in unnamed.values()))
        #: Number of a style's group → the style, and the groups of which one holds the number.
        self.groups: dict[int, tuple[str, range]] = {}
        first = 1
        for style, text in unnamed.items():
            after = first + 1 + re.compile(text).groups
            self.groups[first] = style, range(first + 1, after)
            first = after
        self.at_start = re.compile(opening)
        self.after_stop = re.compile(stop + opening)
        self._words = lru_cache(maxsize=1024)(value)

    def value(self, number: str) -> int | None:
        """The value of an enumerator's number; None where it is ill-formed or nothing."""
        if number in _CIRCLED:
            return _CIRCLED.index(number) + 1
        return (int(number) if number.isdigit() else self._words(number)) or None


def leading(text: str, language: str) -> Enumerator | None:
    """The enumerator that a text begins with; None where it has none."""
    found = numbering(language)
    return _at(text, 0, found) if found else None


def inline(text: str, language: str) -> tuple[Enumerator, ...]:
    """The enumerators of a text, at its start and at the starts of clauses, as far as they count up from 1.

    A lone 一是 or First in mid-sentence enumerates nothing and is left out; the leading one is always in.
    """
    own = numbering(language)
    if own is None:
        return ()
    places = [0] if own.at_start.match(text) else []
    places += (stop.end() for stop in own.after_stop.finditer(text))
    found = [enumerator for place in places if (enumerator := _at(text, place, own)) is not None]
    return tuple(sorted(_series(found), key=lambda one: one.start))


def _series(found: list[Enumerator]) -> Iterator[Enumerator]:
    by_style: dict[str, list[Enumerator]] = {}
    for enumerator in found:
        by_style.setdefault(enumerator.style, []).append(enumerator)
    for members in by_style.values():
        run: list[Enumerator] = []
        for enumerator in members:
            if enumerator.value == len(run) + 1:
                run.append(enumerator)
        if len(run) > 1:
            yield from run
        elif members[0].start == 0:
            yield members[0]


def _at(text: str, start: int, numbering: Numbering) -> Enumerator | None:
    found = numbering.pattern.match(text, start)
    if found is None:
        return None
    style, numbers = numbering.groups[found.lastindex or 0]
    value = numbering.value(next(filter(None, map(found.group, numbers))))
    return None if value is None else Enumerator(start, found.end(), found[0], style, value)
