"""Enumerators, the numbering in a text: 一、 （一） 第一， 一是; I. (I) First, (1).

This module holds what all languages share. Each language has its own styles (`zh.numbering`, `en.numbering`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import numeric

from toolkit.language.registry import numbering

#: The number of an enumerator in digits.
NUMBER = "[0-9０-９]{1,3}"


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
    it there. `value` gives the number of words and letters, None where they are none. `loose` are patterns of the same
    form that are enumerators only where a document counts with them (`1.1`, `甲、`); one may have a group `letter`.
    """

    def __init__(
        self,
        styles: Mapping[str, str],
        *,
        opening: str,
        stop: str,
        value: Callable[[str], int | None],
        loose: Mapping[str, str] | None = None,
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
        self.loose = {style: re.compile(pattern) for style, pattern in (loose or {}).items()}

    def value(self, number: str) -> int | None:
        """The value of an enumerator's number; None where it is ill-formed or nothing."""
        if number.isdecimal():
            return int(number) or None
        sign = numeric(number, 0) if len(number) == 1 else 0  # ① ⑴ ⒈ ㈠ Ⅰ
        return int(sign) or self._words(number) or None


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


def counted(texts: Sequence[str], language: str) -> list[Enumerator | None]:
    """The enumerator that each paragraph of a document begins with, None where it has none.

    Beside those that `leading` knows, it finds those with which the document counts: 1.1 and 1.2, 甲、 and 乙、; and
    it takes (i) for the ninth letter after (h).
    """
    own = numbering(language)
    if own is None:
        return [None] * len(texts)
    found = _letters_among_numerals([_at(text, 0, own) for text in texts])
    for style, pattern in own.loose.items():
        for place, enumerator in _counting(texts, found, style, pattern, own):
            found[place] = enumerator
    return found


def _letters_among_numerals(found: list[Enumerator | None]) -> list[Enumerator | None]:
    """(i) after (h) and (v) after (u) are letters."""
    letter = 0
    for place, one in enumerate(found):
        if one is not None and one.style == "roman-paren" and _letter(one.text.strip("()（） ")) == letter + 1 > 1:
            found[place] = one = one._replace(style="alpha", value=letter + 1)
        if one is not None and one.style == "alpha":
            letter = one.value
    return found


def _letter(text: str) -> int:
    return ord(text.lower()) - ord("a") + 1 if len(text) == 1 else 0


def _counting(
    texts: Sequence[str], found: Sequence[Enumerator | None], style: str, pattern: re.Pattern[str], own: Numbering
) -> Iterator[tuple[int, Enumerator]]:
    """The loose enumerators of a style that count up from 1, two or more; `1.1` and `2.1` count each on its own."""
    runs: list[list[tuple[int, Enumerator]]] = []
    open_runs: dict[str, list[tuple[int, Enumerator]]] = {}
    for place, text in enumerate(texts):
        one = found[place] or _loose(text, style, pattern, own)
        if one is None or one.style != style:
            continue
        prefix = one.text.strip(".．、 ").rpartition(".")[0]
        if one.value == 1:
            open_runs[prefix] = []
            runs.append(open_runs[prefix])
        elif prefix not in open_runs or one.value != open_runs[prefix][-1][1].value + 1:
            continue
        open_runs[prefix].append((place, one))
    if any(len(run) > 1 for run in runs):
        for run in runs:
            if len(run) > 1 or style.startswith(("decimal", "section", "stem")):  # a chapter may have one section
                yield from run


def _loose(text: str, style: str, pattern: re.Pattern[str], own: Numbering) -> Enumerator | None:
    match = pattern.match(text)
    if match is None:
        return None
    value = _letter(match[1]) if "letter" in pattern.groupindex else own.value(match[1])
    return None if value is None else Enumerator(0, match.end(), match[0], style, value)


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
