"""Find the nouns of `nouns` in a Chinese and an English text.

They tell whose figure it is where two figures of a sentence are exchanged between their nouns, or a part and its whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.language.guarded import one_of
from toolkit.language.zh_en.nouns import NOUNS

_NO_LINES: frozenset[int] = frozenset()


class _Word(NamedTuple):
    """An English word as it begins, and whether it may have any ending; in capitals only if it is written so."""

    start: str
    is_open: bool
    in_capitals: bool


def nouns_zh(text: str) -> frozenset[int]:
    """The nouns of a Chinese text, by their lines."""
    lines = _lines_with_inner()
    return _NO_LINES.union(*[lines[word] for word in _chinese().findall(text)])


def nouns_alone_zh(text: str) -> frozenset[int]:
    """The nouns of a Chinese text, by their lines, without those inside a longer one: not 村 of 农村."""
    lines = _lines()
    return frozenset(lines[word] for word in _chinese().findall(text))


@cache
def _chinese() -> re.Pattern[str]:
    return one_of(_lines())


@cache
def _lines() -> dict[str, int]:
    """The line of each Chinese word."""
    return {word: at for at, line in enumerate(NOUNS.strip().splitlines()) for word in line.split(" | ")[0].split()}


@cache
def _lines_with_inner() -> dict[str, frozenset[int]]:
    """The lines of each Chinese word and of those inside it."""
    lines = _lines()
    return {word: frozenset(at for inner, at in lines.items() if inner in word) for word in lines}


@cache
def _english() -> tuple[tuple[_Word, ...], ...]:
    """The English words of each line."""
    return tuple(tuple(map(_word, line.split(" | ")[1].split(", "))) for line in NOUNS.strip().splitlines())


def _word(written: str) -> _Word:
    start = written.removesuffix("*")
    in_capitals = start.isupper()
    return _Word(start if in_capitals else start.lower(), start != written, in_capitals)


def places_en(text: str, lines: frozenset[int]) -> list[int]:
    """Where an English text has the nouns of these lines."""
    rows, small = _english(), text.lower()
    found = {
        at for line in lines for word in rows[line] for at in _places(text if word.in_capitals else small, small, word)
    }
    return sorted(found)


def _places(text: str, small: str, word: _Word) -> Iterator[int]:
    """Where a whole word is; a part of a hyphenated word counts only if it comes first."""
    at = text.find(word.start)
    while at >= 0:
        end = at + len(word.start)
        while word.is_open and "a" <= small[end : end + 1] <= "z":
            end += 1
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before == "-" or _is_part(before) or _is_part(after)):
            yield at
        at = text.find(word.start, at + 1)


def _is_part(character: str) -> bool:
    return character.isalnum() or character == "_"
