"""A general Chinese-English dictionary, by which sentences are recognised as each other's translations.

It holds common words only, each with the English words that usually render it: enough of a sentence's words for it to
be told from all others of a document, not a translation. The rows of `words/*.txt` were written for this project; the
places are those of the check name-mismatch.

Definitions of single characters (Unihan's kDefinition) were tried for those that no word covers: 130 KB found the
translation among several hundred sentences a little more often on three sets of texts and less often on one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from operator import itemgetter
from typing import NamedTuple

from toolkit.language.zh.traditional import simplified
from toolkit.memory.aligning.stemming import stem, stems
from toolkit.terminology.places import gazetteer

__all__ = ["meanings", "stems"]

#: The files of words, by field; no two rows have the same word.
FIELDS = (
    "characters culture economy everyday health law life more names nature reports silent state technology world"
).split()
#: Costs of cutting a text into words: one of several characters, one of a single character, and a character that is
#: in no word, which costs more than two words.
_WORD, _CHARACTER, _LOOSE = 2, 3, 5
#: What a month is called: 3月, but not 3个月.
_MONTH = re.compile(r"(?<![0-9])(1[0-2]|0?[1-9]) ?月")
_MONTHS = "January February March April May June July August September October November December".split()
#: Where a character is the measure of a figure, which is compared elsewhere: 3年, 两次, 5 米.
_MEASURED = re.compile("[0-9万亿千百十两一二三四五六七八九] ?\\Z")


class _Words(NamedTuple):
    """What renders each word, as written in its row, and the lengths of the words by their first two characters."""

    english: dict[str, str]
    lengths: dict[str, tuple[int, ...]]


@lru_cache(maxsize=20_000)
def meanings(text: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """The dictionary words of a Chinese text: where each begins, and the stems of English words that render it.

    The text is cut so that the fewest characters are left over, then into the fewest words.
    """
    text = simplified(text)
    found, at, english = [], 0, _words().english
    for word in _cut(text):
        if word in english and not (len(word) == 1 and _MEASURED.search(text, max(0, at - 2), at)):
            rendered = _rendered(word)
            if rendered:
                found.append((at, rendered))
        at += len(word)
    found += [(month.start(), frozenset({stem(_MONTHS[int(month[1]) - 1])})) for month in _MONTH.finditer(text)]
    return tuple(sorted(found, key=itemgetter(0)))


def _cut(text: str) -> list[str]:
    """The words of a simplified text and, one by one, the characters between them."""
    english, lengths = _words()
    size = len(text)
    costs = [0] * (size + 1)
    best = [1] * size
    for at in range(size - 1, -1, -1):
        cost, length = costs[at + 1] + (_CHARACTER if text[at] in english else _LOOSE), 1
        for one in lengths.get(text[at : at + 2], ()):
            end = at + one
            if end <= size and text[at:end] in english and costs[end] + _WORD <= cost:
                cost, length = costs[end] + _WORD, one
        costs[at], best[at] = cost, length
    words, at = [], 0
    while at < size:
        words.append(text[at : at + best[at]])
        at += best[at]
    return words


@cache
def _rendered(word: str) -> frozenset[str]:
    return frozenset(stems(_words().english[word]))


@cache
def _words() -> _Words:
    english: dict[str, str] = {}
    for place in gazetteer().rows:
        english |= dict.fromkeys([name.removeprefix("~") for name in place.zh], " ".join(place.en))
    for field in FIELDS:
        text = files("toolkit.memory.aligning").joinpath(f"words/{field}.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            if not line.startswith("#"):
                ours, _, theirs = line.partition(" | ")
                english |= dict.fromkeys(ours.split(), theirs)
    lengths: dict[str, set[int]] = {}
    for word in english:
        if len(word) > 1:
            lengths.setdefault(word[:2], set()).add(len(word))
    return _Words(english, {start: tuple(sorted(those)) for start, those in lengths.items()})
